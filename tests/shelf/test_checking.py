"""Checking: is the page there, and does it still say what is quoted?"""

import datetime
import json
from collections.abc import AsyncIterator

import pytest

from bot.corpus.source import BlockKind, TextStatus
from bot.intake.fetcher import Fetcher
from bot.intake.finding import Finding
from bot.shelf.authority import Actor, Forbidden
from bot.shelf.changes import Refused
from bot.shelf.checking import MONTH, Checking
from bot.store.ledger import Ledger
from tests.conftest import make_source
from tests.intake.conftest import Site, site
from tests.shelf.conftest import HERE, THERE, World, manager, page

__all__ = ["site"]

ME = manager()
SENTENCES = [
    f"The {number} otters of the river were counted by forty volunteers in one night of the winter."
    for number in ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
]
DAY = datetime.timedelta(days=1)


def html(*paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<html lang="en"><head><title>Otter census</title>{head}</head><body><article><h1>Otter census</h1>{body}</article></body></html>'


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[Fetcher]:
    site.page("/wayback", "{}", Content_Type="application/json")
    async with site.fetcher() as made:
        yield made


@pytest.fixture
def checking(world: World, site: Site, fetcher: Fetcher) -> Checking:
    return world.with_fetcher(fetcher, f"{site.address}/wayback").checking


async def kept(world: World, url: str, guild_id: int = HERE) -> str:
    """A published source at `url`."""
    actor = manager(guild_id)
    blocks = tuple((BlockKind.PARAGRAPH, sentence) for sentence in SENTENCES)
    draft = await world.shelf.sources.draft(actor, page(blocks=blocks, url=url))
    return (await world.shelf.sources.publish(actor, draft.source.id)).source.id


async def test_a_page_that_says_the_same_holds(world: World, site: Site, checking: Checking) -> None:
    # Other marks, other spaces, other capitals and a little more say the same.
    same = [sentence.replace(" ", "\n ").replace("The", "THE") for sentence in SENTENCES]
    source_id = await kept(world, site.page("/a", html("An editor’s remark.", *same)))
    verdict = await checking.one(ME, source_id)
    assert (verdict.finding, verdict.share, verdict.fine) == (Finding.HOLDS, 1.0, True)
    assert "/wayback" not in site.hits


@pytest.mark.parametrize("left", [0, 5, 8])
async def test_a_page_that_says_something_else_has_changed(
    world: World, site: Site, checking: Checking, left: int
) -> None:
    other = [f"Nothing of what stood in the {n}th place is there, but some other words are." for n in range(10 - left)]
    source_id = await kept(world, site.page("/a", html(*SENTENCES[:left], *other)))
    verdict = await checking.one(ME, source_id)
    assert verdict.finding is Finding.CHANGED
    assert verdict.share == pytest.approx(left / 10)


async def test_a_page_that_moved_is_named_with_its_new_address(world: World, site: Site, checking: Checking) -> None:
    new = site.page("/new", html(*SENTENCES))
    source_id = await kept(world, site.page("/old", status=301, Location="/new"))
    verdict = await checking.one(ME, source_id)
    assert (verdict.finding, verdict.address) == (Finding.MOVED, new)


async def test_what_is_not_there_is_told_apart_and_an_archived_copy_offered(
    world: World, site: Site, checking: Checking
) -> None:
    copy = {"closest": {"available": True, "url": "http://web.archive.org/web/20200101000000/http://x.example/"}}
    site.page("/wayback", json.dumps({"archived_snapshots": copy}), Content_Type="application/json")
    site.page("/", html("Welcome to the front page of this newspaper."))
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed", Content_Type="text/plain")
    pay = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    cases = {
        site.page("/gone", status=404): Finding.GONE,
        site.page("/gone-too", status=410): Finding.GONE,
        site.page("/home", status=302, Location="/"): Finding.GONE,
        site.page("/broken", status=503): Finding.UNREACHABLE,
        site.page("/circle", status=302, Location="/circle"): Finding.UNREACHABLE,
        site.page("/picture", b"\x89PNG", Content_Type="image/png"): Finding.UNREADABLE,
        site.page("/empty", b""): Finding.UNREADABLE,
        site.page("/pay", html("Subscribe to read on.", head=pay)): Finding.PAYWALLED,
        site.address + "/closed": Finding.DISALLOWED,
        "https://10.0.0.1/a": Finding.FORBIDDEN,
    }
    for url, finding in cases.items():
        verdict = await checking.one(ME, await kept(world, url))
        assert verdict.finding is finding, url
        assert verdict.archive == "https://web.archive.org/web/20200101000000/http://x.example/"
    assert "/closed" not in site.hits


async def test_a_note_is_held_to_its_title_and_nothing_is_said_without_an_address(
    world: World, site: Site, checking: Checking
) -> None:
    note = make_source("otter-census", "Somebody counted.", text_status=TextStatus.NOTES, url=site.page("/", html("A")))
    assert (await checking.verdict(note)).finding is Finding.HOLDS
    other = make_source("dam-dispute", "Quarrels.", text_status=TextStatus.NOTES, url=note.url)
    assert (await checking.verdict(other)).finding is Finding.CHANGED
    assert (await checking.verdict(make_source(url=None))).finding is Finding.NO_ADDRESS


async def test_only_moderators_of_the_server_check_and_each_its_own(
    world: World, site: Site, checking: Checking
) -> None:
    source_id = await kept(world, site.page("/a", html(*SENTENCES)))
    for actor in (Actor(9, HERE), Actor(1, None, manages=True)):
        with pytest.raises(Forbidden):
            await checking.one(actor, source_id)
        with pytest.raises(Forbidden):
            await checking.all(actor)
    with pytest.raises(Refused):
        await checking.one(manager(THERE), source_id)
    assert site.hits == []
    assert await checking.all(manager(THERE)) == []
    ids = await checking.all(ME)
    assert [verdict.source.id async for verdict in checking.each(ME, [*ids, "no-more"])] == [source_id]


async def test_the_regular_check_comes_monthly_and_tells_only_what_is_new(
    world: World, site: Site, checking: Checking
) -> None:
    url = site.page("/a", html(*SENTENCES))
    source_id = await kept(world, url)
    await kept(world, url, THERE)

    async def told() -> list[Finding]:
        checks = await checking.due([HERE], 5)
        assert all(check.guild_id == HERE for check in checks)
        verdicts = [await checking.regular(check) for check in checks]
        return [verdict.finding for verdict in verdicts if verdict]

    assert await told() == []
    assert site.hits == []
    world.clock += MONTH
    assert await told() == []
    assert "/a" in site.hits
    site.page("/a", status=503)
    world.clock += MONTH
    # What cannot be reached once is looked at again before anybody is told.
    assert await told() == []
    assert await checking.due([HERE], 5) == []
    world.clock += DAY
    assert await told() == [Finding.UNREACHABLE]
    site.page("/a", status=404)
    world.clock += MONTH
    assert await told() == [Finding.GONE]
    world.clock += MONTH
    assert await told() == []
    site.page("/a", html(*SENTENCES))
    world.clock += MONTH
    assert await told() == [Finding.HOLDS]
    # A moderator who looked knows.
    site.page("/a", status=404)
    await checking.one(ME, source_id)
    world.clock += MONTH
    assert await told() == []
    await world.shelf.sources.retire(ME, source_id)
    world.clock += MONTH
    site.hits.clear()
    assert await told() == []
    assert site.hits == []


async def test_a_look_that_fails_does_not_hold_up_the_others(world: World, checking: Checking) -> None:
    await kept(world, "https://example.org/a")
    await checking.due([HERE], 1)
    async with world.database.changing() as session:
        ledger = Ledger(session, HERE)
        await ledger.put_texts("source", {"otter-census": '{"state": 1}'})
        await ledger.record(1, "edit", "2026-01-05")
    world.clock += MONTH
    (check,) = await checking.due([HERE], 5)
    with pytest.raises((LookupError, ValueError, TypeError)):
        await checking.regular(check)
    assert await checking.due([HERE], 5) == []
    async with world.database.changing() as session:
        ledger = Ledger(session, HERE)
        await ledger.put("source", "otter-census", None)
        await ledger.record(1, "discard", "2026-01-05")
    world.clock += DAY
    (check,) = await checking.due([HERE], 5)
    assert await checking.regular(check) is None
    world.clock += MONTH
    assert await checking.due([HERE], 5) == []
