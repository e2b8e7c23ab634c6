"""`/source check` and the quiet regular check."""

import asyncio
import datetime
import json

import pytest

from bot.corpus.source import Source
from bot.discord.upkeep.regular import A_DAY, MOST, SECONDS, RegularCheck
from bot.rendering.wording import LANGUAGES, wording_for
from bot.shelf.checking import MONTH, Verdict
from bot.store.checks import Check
from bot.store.errors import StoreError
from tests.discord.conftest import Speaks, buttons, check_limits, texts
from tests.discord.upkeep.conftest import Clock, Rooms, html
from tests.intake.conftest import Site

EN = wording_for("en")

# A page is read in a process of its own, which takes its time on a busy machine.
pytestmark = pytest.mark.simcord(settle_timeout=30)


async def three_published(rooms: Rooms, site: Site) -> None:
    """Three sources, at the pages /0, /1 and /2."""
    for number in range(3):
        await rooms.published(site.page(f"/{number}", html("Otter census")))


async def test_a_moderator_sees_whether_the_page_still_holds(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    source_id = await rooms.published(site.page("/a", html("Otter census")))
    seen = await rooms.bob.slash(rooms.channel, "source check", source=source_id)
    assert seen.ephemeral
    (shown,) = texts(seen.response.components)
    assert EN("finding.holds") in shown
    assert EN("check.share", percent="100") in shown
    site.page("/a", status=404)
    copy = '{"closest": {"available": true, "url": "http://web.archive.org/web/20200101000000/http://x.example/"}}'
    site.page("/wayback", f'{{"archived_snapshots": {copy}}}', Content_Type="application/json")
    seen = await rooms.bob.slash(rooms.channel, "source check", source=source_id)
    assert EN("finding.gone") in texts(seen.response.components)[0]
    assert buttons(seen.response.components) == {
        "Archived copy": ["https://web.archive.org/web/20200101000000/http://x.example/"]
    }
    check_limits(seen.response.components)


async def test_all_are_looked_at_one_after_the_other(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    seen = await rooms.bob.slash(rooms.channel, "source check")
    assert texts(seen.response.components) == [EN("check.none")]
    await three_published(rooms, site)
    site.page("/1", status=410)
    seen = await rooms.bob.slash(rooms.channel, "source check")
    head, line = texts(seen.response.components)
    assert EN("check.looked", done="3", total="3") in head
    assert f"{EN('finding.gone')}: 1" in head
    assert "otter-census-2" in line.replace("\\", "")


async def test_who_is_no_longer_a_moderator_looks_at_nothing_more(
    rooms: Rooms, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rooms.furnish(site, clock)
    await three_published(rooms, site)
    verdict = rooms.shelf.checking.verdict

    async def demoted(source: Source) -> Verdict:
        rooms.env.backend.get_guild(rooms.guild.id).members[rooms.bob.id].role_ids.clear()
        return await verdict(source)

    monkeypatch.setattr(rooms.shelf.checking, "verdict", demoted)
    seen = await rooms.bob.slash(rooms.channel, "source check")
    assert texts(seen.response.components) == [EN("errand.no_longer")]
    assert {"/0", "/1", "/2"}.intersection(site.hits) == {"/0"}


async def test_where_that_can_no_longer_be_told_privately_the_log_channel_is_told(
    rooms: Rooms, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rooms.furnish(site, clock)
    await three_published(rooms, site)
    verdict = rooms.shelf.checking.verdict

    async def failing(source: Source) -> Verdict:
        if source.id == "otter-census-2":
            raise ZeroDivisionError
        return await verdict(source)

    monkeypatch.setattr(rooms.shelf.checking, "verdict", failing)
    for _ in range(10):
        rooms.env.inject_error("PATCH", "/webhooks/*/*/messages/@original", status=401, code=50027)
    await rooms.bob.slash(rooms.channel, "source check")
    (text,) = rooms.logged()
    assert EN("check.looked", done="1", total="3") in text
    assert EN("errand.failed", reference="").split("(")[0] in text


async def test_nobody_else_may_look(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    source_id = await rooms.published(site.page("/a", html("Otter census")))
    for who, where in ((rooms.alice, rooms.channel), (rooms.mallory, rooms.elsewhere)):
        for options in ({"source": source_id}, {}):
            seen = await who.slash(where, "source check", **options)
            assert seen.ephemeral
            assert EN("finding.holds") not in str(seen.response.components)
    assert "/a" not in site.hits


async def test_the_regular_check_is_quiet_until_something_changes(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    await rooms.published(site.page("/a", html("Otter census")))
    regular = rooms.env.bot.upkeep.regular
    await regular.look()
    clock.now += MONTH
    await regular.look()
    assert "/a" in site.hits
    assert rooms.logged() == []
    site.page("/a", html("Otter census", "Something else stands there now, and nothing of what was."))
    clock.now += MONTH
    await regular.look()
    (told,) = rooms.logged()
    assert EN("finding.changed") in told
    assert rooms.logged(rooms.elsewhere) == []
    # Where it may not post, nothing breaks and the next look comes.
    rooms.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    site.page("/a", status=404)
    clock.now += MONTH
    await regular.look()
    assert len(rooms.logged()) == 1


async def test_the_regular_check_rests_between_looks_and_survives_a_fault(
    rooms: Rooms, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rooms.furnish(site, clock)
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) > 2:
            raise asyncio.CancelledError

    async def full(*given: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(rooms.shelf.checking, "due", full)
    with pytest.raises(asyncio.CancelledError):
        await RegularCheck(rooms.env.bot, nap).run()
    assert naps == [SECONDS] * 3


async def test_the_regular_check_rests_as_the_bot_does(rooms: Rooms) -> None:
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        await asyncio.sleep(3600)

    await rooms.restart(pause=nap)
    await rooms.env.settle()
    assert SECONDS in naps


async def test_how_far_long_work_is_is_said_by_the_clock_of_the_bot(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    await three_published(rooms, site)
    edits = []
    for step in (0.0, 5.0):
        seconds = iter(range(1000))
        await rooms.restart(clock=lambda seconds=seconds, step=step: step * next(seconds))
        before = len(rooms.env.http_requests)
        await rooms.bob.slash(rooms.channel, "source check")
        edits.append(sum(r.method == "PATCH" for r in rooms.env.http_requests[before:]))
    # At first and at the end, or each time.
    assert edits == [2, 5]


async def test_the_regular_check_looks_at_more_where_more_is_due_and_never_at_all_at_once(
    rooms: Rooms, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rooms.furnish(site, clock)
    looked: list[str] = []

    async def looking(check: Check) -> None:
        looked.append(check.source_id)
        raise ZeroDivisionError

    async def waiting(number: int) -> None:
        async with rooms.database.changing() as session:
            await session.run("DELETE FROM checks")
            due = [(clock.now - MONTH + datetime.timedelta(seconds=n)).isoformat() for n in range(number)]
            await session.run(
                "INSERT INTO checks (guild_id, source_id, due) SELECT ?, 's' || key, value FROM json_each(?)",
                rooms.guild.id, json.dumps(due),
            )  # fmt: skip
        looked.clear()

    async def swept() -> None:
        raise AssertionError("that is done once a day")

    monkeypatch.setattr(rooms.shelf.checking, "regular", looking)
    monkeypatch.setattr(rooms.shelf.readers, "sweep", swept)
    regular = rooms.env.bot.upkeep.regular
    for number, first_look in ((0, 0), (3, 1), (5 * A_DAY, 5), (A_DAY * MOST * 2, MOST)):
        await waiting(number)
        await regular.look()
        assert looked == [f"s{n}" for n in range(first_look)]
    await waiting(5 * A_DAY)
    for _ in range(3 * A_DAY):
        await regular.look()
    # What failed comes again tomorrow; of the others hardly any still waits after three days.
    assert len(set(looked)) == len(looked) > 4.7 * A_DAY


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_the_readers_language(
    rooms: Rooms, site: Site, clock: Clock, speaks: Speaks, language: str
) -> None:
    await rooms.furnish(site, clock)
    speaks(rooms.bob, language)
    source_id = await rooms.published(site.page("/a", status=404))
    seen = await rooms.bob.slash(rooms.channel, "source check", source=source_id)
    assert wording_for(language)("finding.gone") in texts(seen.response.components)[0]
