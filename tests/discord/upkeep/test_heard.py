"""`/unanswered`, `/reports` and `/feedback`: for moderators, of their own server, without a name."""

import datetime

import pytest

from bot.rendering.wording import LANGUAGES, wording_for
from bot.shelf.authority import Actor
from tests.discord.conftest import Speaks, buttons, check_limits, texts
from tests.discord.upkeep.conftest import Clock, Rooms, html
from tests.intake.conftest import Site

EN = wording_for("en")

# A page is read in a process of its own, which takes its time on a busy machine.
pytestmark = pytest.mark.simcord(settle_timeout=30)
COMMANDS = ("unanswered", "reports", "feedback")
READER = 5


async def leave(rooms: Rooms) -> None:
    """What readers leave in the first server."""
    readers = rooms.shelf.readers
    for question in ("who ate the cheese", "who ate the cheese?", "where is the *boat*"):
        await readers.missed(rooms.guild.id, question)
    await readers.missed(rooms.guild.id, "who ate the cheese")
    reader = Actor(READER, rooms.guild.id)
    await readers.report(reader, "otter-census", "The date is @everyone wrong")
    await readers.report(reader, "no-more", "Old")
    for source_id, helpful in (("otter-census", True), ("otter-census", False), ("other", False)):
        await readers.rate(reader, source_id, helpful)


async def test_questions_are_grouped_counted_and_removed(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    await leave(rooms)
    seen = await rooms.bob.slash(rooms.channel, "unanswered")
    assert seen.ephemeral
    heading, cheese, boat = texts(seen.response.components)
    assert heading == EN("unanswered.heading")
    assert cheese.startswith("**who ate the cheese**\nwho ate the cheese?")
    assert "asked 3 times" in cheese
    assert "kept until 4 February 2026" in cheese
    assert r"the \*boat\*" in boat
    check_limits(seen.response.components)
    old = await rooms.bob.slash(rooms.channel, "unanswered")
    (remove, _) = buttons(seen.response.components)["Remove"]
    await rooms.bob.click(seen.response, custom_id=remove)
    assert [asked.questions[0].question for asked in await rooms.shelf.readers.unanswered(rooms.boss)] == [
        "where is the *boat*"
    ]
    # The same button on an older message.
    await rooms.bob.click(old.response, custom_id=remove)
    assert len(await rooms.shelf.readers.unanswered(rooms.boss)) == 1
    clock.now += datetime.timedelta(days=31)
    seen = await rooms.bob.slash(rooms.channel, "unanswered")
    assert texts(seen.response.components) == [EN("unanswered.none")]


async def test_where_questions_are_not_kept_that_is_said(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    seen = await rooms.bob.slash(rooms.channel, "unanswered")
    assert texts(seen.response.components) == [EN("unanswered.off")]


async def test_a_source_is_added_beside_the_question(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    await leave(rooms)
    url = site.page("/a", html("Cheese report"))
    seen = await rooms.bob.slash(rooms.channel, "unanswered")
    (add, _) = buttons(seen.response.components)["Add a source"]
    form = await rooms.bob.click(seen.response, custom_id=add)
    (field,) = [row["component"]["custom_id"] for row in form.modal["components"]]
    sent = await rooms.bob.submit_modal(form, {field: f" {url} "})
    assert "Cheese report" in str(sent.response.components)
    assert [s.id for s in await rooms.shelf.sources.outlines(rooms.boss)] == ["cheese-report"]


async def test_a_form_for_a_link_from_before_a_restart_explains_itself(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    await leave(rooms)
    seen = await rooms.bob.slash(rooms.channel, "unanswered")
    form = await rooms.bob.click(seen.response, custom_id=buttons(seen.response.components)["Add a source"][0])
    (field,) = [row["component"]["custom_id"] for row in form.modal["components"]]
    await rooms.restart()
    sent = await rooms.bob.submit_modal(form, {field: "https://example.org/"})
    assert sent.response.content == EN("control.lost_form")


async def test_reports_are_shown_oldest_first_and_resolved(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    await rooms.published("https://example.org/a")
    await leave(rooms)
    seen = await rooms.bob.slash(rooms.channel, "reports")
    heading, first, second = texts(seen.response.components)
    assert heading == EN("reports.heading")
    assert first.startswith("**Otter census**\n-# #1 · 5 January 2026\nThe date is @\u200beveryone wrong")
    assert second.startswith("**no-more**")
    (one, _) = buttons(seen.response.components)["Resolved"]
    old = await rooms.bob.slash(rooms.channel, "reports")
    for shown in (seen, old):
        await rooms.bob.click(shown.response, custom_id=one)
    assert [report.resolved for report in await rooms.shelf.readers.reports(rooms.boss)] == [True, False]
    (entry,) = await rooms.shelf.history.last(rooms.boss, 1)
    assert (entry.action, entry.actor) == ("resolve", rooms.bob.id)
    line = f"**Report resolved** 1\n-# bo · take it back with /source undo {entry.number}"
    assert rooms.logged() == [line]


async def test_opinions_are_counted_for_each_source(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    await rooms.published("https://example.org/a")
    await leave(rooms)
    seen = await rooms.bob.slash(rooms.channel, "feedback")
    assert texts(seen.response.components)[1:] == [
        "**other**\n-# 0 helpful · 1 not helpful",
        "**Otter census**\n-# 1 helpful · 1 not helpful",
    ]


@pytest.mark.parametrize("command", COMMANDS)
async def test_only_moderators_of_the_server_see_it(rooms: Rooms, site: Site, clock: Clock, command: str) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    await leave(rooms)
    member = await rooms.alice.slash(rooms.channel, command)
    assert member.ephemeral
    there = await rooms.mallory.slash(rooms.elsewhere, command)
    for secret in ("cheese", "otter", "everyone", "Old"):
        assert secret not in str(member.response.components) + member.response.content
        assert secret not in str(there.response.components)


async def test_old_buttons_do_nothing_for_one_who_lost_the_role(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    await leave(rooms)
    url = site.page("/a", html("Cheese report"))
    shown = [(await rooms.bob.slash(rooms.channel, command)).response for command in ("unanswered", "reports")]
    form = await rooms.bob.click(shown[0], custom_id=buttons(shown[0].components)["Add a source"][0])
    settings = await rooms.shelf.managing.settings(rooms.guild.id)
    await rooms.shelf.managing.set(rooms.boss, type(settings)(unanswered_days=30))
    (field,) = [row["component"]["custom_id"] for row in form.modal["components"]]
    await rooms.bob.submit_modal(form, {field: url})
    await rooms.bob.click(shown[0], custom_id=buttons(shown[0].components)["Remove"][0])
    await rooms.bob.click(shown[1], custom_id=buttons(shown[1].components)["Resolved"][0])
    assert site.hits == []
    assert len(await rooms.shelf.readers.unanswered(rooms.boss)) == 2
    assert not any(report.resolved for report in await rooms.shelf.readers.reports(rooms.boss))
    assert await rooms.shelf.sources.outlines(rooms.boss) == []


async def test_long_lists_come_in_pages_and_old_buttons_work_after_a_restart(
    rooms: Rooms, site: Site, clock: Clock
) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    for number in range(40):
        await rooms.shelf.readers.missed(rooms.guild.id, f"{'*<@1>' * 50}{number * 7919}")
        await rooms.shelf.readers.report(Actor(READER, rooms.guild.id), f"s{number}", "_`" * 900)
        await rooms.shelf.readers.rate(Actor(READER, rooms.guild.id), f"s{number}", True)
    for command in COMMANDS:
        seen = await rooms.bob.slash(rooms.channel, command)
        check_limits(seen.response.components)
        await rooms.restart()
        if "Next" in buttons(seen.response.components):
            turned = await rooms.bob.click(seen.response, label="Next")
            assert turned is not None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_the_readers_language(
    rooms: Rooms, site: Site, clock: Clock, speaks: Speaks, language: str
) -> None:
    await rooms.furnish(site, clock, unanswered_days=30)
    await leave(rooms)
    speaks(rooms.bob, language)
    wording = wording_for(language)
    for command in COMMANDS:
        seen = await rooms.bob.slash(rooms.channel, command)
        assert texts(seen.response.components)[0] == wording(f"{command}.heading")
        check_limits(seen.response.components)
