"""`/source bulk`: a result for each line, resumable, and nothing for anybody else."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from bot.intake.finding import Finding
from bot.rendering import markdown
from bot.rendering.wording import LANGUAGES, wording_for
from bot.shelf.changes import Reason, Refused
from bot.shelf.links import MAX_BYTES
from bot.store.errors import StoreError
from tests.conftest import held
from tests.discord.conftest import Speaks, buttons, check_limits, texts
from tests.discord.upkeep.conftest import Clock, Rooms, html
from tests.intake.conftest import Site

EN = wording_for("en")

# A page is read in a process of its own, which takes its time on a busy machine.
pytestmark = pytest.mark.simcord(settle_timeout=30)


def pages(site: Site, number: int) -> list[str]:
    return [
        site.page(f"/{n}", html(f"Census {n}", f"The census number {n} counted all the otters.")) for n in range(number)
    ]


async def drafts(rooms: Rooms) -> list[str]:
    return [draft.id for draft in await rooms.shelf.sources.outlines(rooms.boss)]


@pytest.mark.parametrize("pasted", [True, False])
async def test_every_link_has_a_result_and_every_bad_line_is_named(
    rooms: Rooms, site: Site, clock: Clock, pasted: bool
) -> None:
    await rooms.furnish(site, clock)
    links = "\n".join([*pages(site, 3), site.address + "/gone", "nonsense"])
    options = {"links": links.replace("\n", " ")} if pasted else {"file": ("a.csv", links.encode())}
    seen = await rooms.bob.slash(rooms.channel, "source bulk", **options)
    head, rows = texts(seen.response.components)
    assert seen.ephemeral
    assert all(part in head for part in ("List 1", "3 drafts", "1 failed", "0 waiting", "1 line without"))
    for part in ("nonsense", "Census 0", "Census 1", "Census 2", EN("finding.gone")):
        assert part in rows.replace("\\", "")
    assert await drafts(rooms) == ["census-0", "census-1", "census-2"]
    check_limits(seen.response.components)
    offered = await rooms.bob.click(seen.response, label="Drafts")
    assert EN("drafts.some", number=3) in texts(offered.response.components)[0]


async def test_columns_that_are_not_read_are_named(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    table = f"url,title,kind\n{pages(site, 1)[0]},Otters,op-ed\n"
    seen = await rooms.bob.slash(rooms.channel, "source bulk", file=("a.csv", table.encode()))
    assert markdown.line(EN("bulk.left_out", columns="title, kind")) in texts(seen.response.components)[1]


async def test_what_is_there_already_gives_no_second_draft(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    (link,) = pages(site, 1)
    twin = site.page("/print/0", html("Census 0").replace("<head>", f'<head><link rel="canonical" href="{link}">'))
    shipped = rooms.env.bot.answers.desk.sources[0]
    seen = await rooms.bob.slash(
        rooms.channel, "source bulk", links=f"{link} {link}?utm_source=x {twin} {shipped.url}?utm_source=x"
    )
    head, rows = texts(seen.response.components)
    assert "1 draft · 3 already here · 0 failed · 0 waiting" in head
    assert rows.count(markdown.line(EN("same.address", title="Census 0"))) == 2
    assert markdown.line(EN("same.address", title=shipped.title)) in rows
    again = await rooms.bob.slash(rooms.channel, "source bulk", links=link)
    assert "0 drafts · 1 already here · 0 failed" in texts(again.response.components)[0]
    assert await drafts(rooms) == ["census-0"]
    assert site.hits.count("/0") == 1
    # What the server leaves out is not there for it.
    await rooms.shelf.hiding.hide(rooms.boss, shipped.id)
    hidden = await rooms.bob.slash(rooms.channel, "source bulk", links=f"{shipped.url}")
    assert "already here" not in texts(hidden.response.components)[0]


async def test_many_results_come_as_a_file(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    links = [f"{site.address}/{'x' * 200}/{number}" for number in range(30)]
    seen = await rooms.bob.slash(rooms.channel, "source bulk", file=("a.txt", "\n".join(links).encode()))
    assert "30 failed" in texts(seen.response.components)[0]
    (file,) = seen.response.attachments
    assert file.filename == "list-1.txt"


async def test_what_is_no_list_is_said_and_nothing_begins(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    for data in (b"nothing here", b"\0\xff\x89PNG", b"- [a: {", b""):
        seen = await rooms.bob.slash(rooms.channel, "source bulk", file=("a.yaml", data))
        assert EN("bulk.no_links") in texts(seen.response.components)[0]
    seen = await rooms.bob.slash(rooms.channel, "source bulk", file=("a.yaml", b"x" * (MAX_BYTES + 1)))
    assert texts(seen.response.components) == [EN("bulk.too_long", kilobytes="256")]
    many = "\n".join(f"https://example.org/{number}" for number in range(501))
    seen = await rooms.bob.slash(rooms.channel, "source bulk", file=("a.txt", many.encode()))
    assert seen.response.content == EN("refused.too-long", what="500")
    assert await rooms.shelf.adding.runs(rooms.boss) == []
    seen = await rooms.bob.slash(rooms.channel, "source bulk")
    assert texts(seen.response.components) == [EN("bulk.how")]


async def test_a_file_of_nothing_but_bad_lines_does_not_hold_the_event_loop(
    rooms: Rooms, site: Site, clock: Clock
) -> None:
    await rooms.furnish(site, clock)
    lines = b"*a*\n" * (MAX_BYTES // 4)
    took = await held(rooms.bob.slash(rooms.channel, "source bulk", file=("a.txt", lines)))
    assert took < 0.1
    seen = await rooms.bob.slash(rooms.channel, "source bulk", file=("a.txt", lines))
    (file,) = seen.response.attachments
    assert file.size < 50_000


async def test_nobody_else_begins_sees_or_drops_a_run(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    links = pages(site, 1)
    seen = await rooms.alice.slash(rooms.channel, "source bulk", links=links[0])
    assert seen.ephemeral
    assert site.hits == []
    run = await rooms.shelf.adding.begin_run(rooms.boss, links)
    shown = await rooms.bob.slash(rooms.channel, "source bulk")
    assert list(buttons(shown.response.components)) == ["Go on", "Results", "Forget the list"]
    theirs = await rooms.mallory.slash(rooms.elsewhere, "source bulk")
    assert texts(theirs.response.components) == [EN("bulk.how")]
    # A moderator who lost the role meanwhile presses the old buttons.
    await rooms.shelf.managing.set(rooms.boss, (await rooms.shelf.managing.settings(rooms.guild.id)).__class__())
    for label in ("Go on", "Results", "Forget the list"):
        pressed = await rooms.bob.click(shown.response, label=label)
        assert "census" not in str(pressed.response.components if pressed.response else "")
    assert [kept.number for kept in await rooms.shelf.adding.runs(rooms.boss)] == [run]
    assert site.hits == []


async def test_a_run_that_a_restart_cut_off_is_offered_and_goes_on(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    links = pages(site, 3)
    over, asked = asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.Response:
        asked.set()
        await over.wait()
        return web.Response(text=html("Census 1"), content_type="text/html")

    site.pages["/1"] = slow
    bot = rooms.env.bot
    run = await rooms.shelf.adding.begin_run(rooms.boss, links)
    assert bot.errands.begin("test", consume(rooms, run))
    await asyncio.wait_for(asked.wait(), 10)
    await bot.errands.close()
    assert not bot.errands.begin("test", consume(rooms, run))
    over.set()
    (kept,) = await rooms.shelf.adding.runs(rooms.boss)
    assert (kept.waiting, kept.done) == (2, 1)
    await rooms.restart()
    shown = await rooms.bob.slash(rooms.channel, "source bulk")
    assert "2 waiting" in texts(shown.response.components)[1]
    old = await rooms.bob.slash(rooms.channel, "source bulk")
    results = await rooms.bob.click(shown.response, label="Results")
    assert "Census 0" in texts(results.response.components)[1].replace("\\", "")
    went = await rooms.bob.click(shown.response, label="Go on")
    assert "3 drafts" in texts(went.response.components)[0]
    assert site.hits.count("/0") == 1
    await rooms.bob.click(shown.response, label="Forget the list")
    assert await rooms.shelf.adding.runs(rooms.boss) == []
    gone = await rooms.bob.click(old.response, label="Results")
    assert gone.ephemeral
    assert len(await drafts(rooms)) == 3


async def consume(rooms: Rooms, run: int) -> None:
    async for _ in rooms.shelf.adding.go_on(rooms.boss, run):
        pass


@pytest.mark.parametrize("way", ["role", "server"])
async def test_who_is_no_longer_a_moderator_adds_no_row_more(
    rooms: Rooms, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    await rooms.furnish(site, clock)
    links, members = pages(site, 3), rooms.env.backend.get_guild(rooms.guild.id).members
    draft = rooms.shelf.sources.draft

    async def demoted(*given: Any, **named: Any) -> Any:
        kept = await draft(*given, **named)
        if way == "role":
            members[rooms.bob.id].role_ids.clear()
        else:
            del members[rooms.bob.id]
        return kept

    monkeypatch.setattr(rooms.shelf.sources, "draft", demoted)
    seen = await rooms.bob.slash(rooms.channel, "source bulk", links=" ".join(links))
    assert await drafts(rooms) == ["census-0"]
    assert "/1" not in site.hits
    assert texts(seen.response.components) == [EN("errand.no_longer")]
    (run,) = await rooms.shelf.adding.runs(rooms.boss)
    assert (run.done, run.waiting) == (1, 2)
    (told,) = rooms.logged()
    assert "1 draft · 0 failed · 2 waiting" in told
    assert EN("errand.left") in told


async def test_where_discord_does_not_say_who_they_are_nothing_is_added(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    rooms.env.inject_error("GET", "/guilds/*/members/*", status=403, code=50001)
    await rooms.bob.slash(rooms.channel, "source bulk", links=" ".join(pages(site, 1)))
    assert await drafts(rooms) == []


async def test_where_the_message_cannot_be_edited_any_more_the_log_channel_tells(
    rooms: Rooms, site: Site, clock: Clock
) -> None:
    await rooms.furnish(site, clock)
    links = pages(site, 2)
    for _ in range(10):
        rooms.env.inject_error("PATCH", "/webhooks/*/*/messages/@original", status=401, code=50027)
    await rooms.bob.slash(rooms.channel, "source bulk", links=" ".join(links))
    assert len(await drafts(rooms)) == 2
    assert ["2 drafts" in text for text in rooms.logged()] == [True]


async def test_a_run_has_one_line_in_the_log_channel(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    links = pages(site, 3)
    await rooms.bob.slash(rooms.channel, "source bulk", links=" ".join([*links, f"{site.address}/gone"]))
    assert rooms.logged() == ["**List 1**\n3 drafts · 1 failed · 0 waiting\n-# bo · each draft: /source history"]
    # Nothing new was made: nothing is told.
    await rooms.bob.slash(rooms.channel, "source bulk", links=f"{site.address}/gone")
    assert len(rooms.logged()) == 1


@pytest.mark.parametrize("why", ["role", "storage", "room"])
async def test_where_it_fails_and_the_message_cannot_be_edited_any_more_the_log_channel_tells_why(
    rooms: Rooms, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    await rooms.furnish(site, clock)
    members, draft = rooms.env.backend.get_guild(rooms.guild.id).members, rooms.shelf.sources.draft
    failures = {"storage": StoreError("/data/secret"), "room": Refused(Reason.TOO_MANY, "5000")}

    async def failing(*given: Any, **named: Any) -> Any:
        if why != "role" and await drafts(rooms):
            raise failures[why]
        if why == "role":
            members[rooms.bob.id].role_ids.clear()
        return await draft(*given, **named)

    monkeypatch.setattr(rooms.shelf.sources, "draft", failing)
    for _ in range(10):
        rooms.env.inject_error("PATCH", "/webhooks/*/*/messages/@original", status=401, code=50027)
    await rooms.bob.slash(rooms.channel, "source bulk", links=" ".join(pages(site, 3)))
    (text,) = rooms.logged()
    assert "1 draft · 0 failed · 2 waiting" in text
    assert text.endswith("-# bo · each draft: /source history")
    said = {"role": EN("errand.left"), "storage": "Stopped by an error", "room": "5000"}
    assert said[why] in text
    assert "secret" not in text
    assert any("cut short" in line for line in caplog.messages)


async def test_others_are_answered_meanwhile(rooms: Rooms, site: Site, clock: Clock) -> None:
    await rooms.furnish(site, clock)
    pages(site, 1)
    over = asyncio.Event()

    async def slow(request: web.Request) -> web.Response:
        await over.wait()
        return web.Response(status=404)

    site.pages["/0"] = slow
    run = await rooms.shelf.adding.begin_run(rooms.boss, [f"{site.address}/0"])
    rooms.env.bot.errands.begin("test", consume(rooms, run))
    answer = await rooms.env.bot.answers.ask("What are the China Cables?", rooms.guild.id)
    assert answer.quotes
    over.set()
    await rooms.env.settle()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_the_readers_language(
    rooms: Rooms, site: Site, clock: Clock, speaks: Speaks, language: str
) -> None:
    await rooms.furnish(site, clock)
    speaks(rooms.bob, language)
    wording = wording_for(language)
    seen = await rooms.bob.slash(rooms.channel, "source bulk", links=f"{site.address}/gone {site.address}/gone x")
    head, rows = texts(seen.response.components)
    assert wording("run_count.failed", number=1) in head
    assert wording(f"finding.{Finding.GONE}") in rows
    assert markdown.line(wording("bulk.bad_line", line="1", text="x")) in rows
