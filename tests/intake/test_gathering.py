"""Gathering published texts: from pages on loopback into the database, one result for each entry."""

import asyncio
import datetime
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.corpus.full_text import with_full_text
from bot.corpus.source import BlockKind, Source, TextStatus, Unverified
from bot.intake.fetched import Limits
from bot.intake.fetcher import Fetcher
from bot.intake.gathering import Gatherer, Outcome, Result, alike
from bot.store.database import Database, open_database
from tests.conftest import make_source

TEXT = "".join(
    f"<p>Paragraph {word} of the report says that zebras were counted near the {word} river by rangers who wrote "
    f"down each number, and that the {word} count was later put in doubt by other people.</p>"
    for word in ("first", "second", "third", "fourth", "fifth", "sixth")
)
MOMENT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def page(title: str, body: str = TEXT, head: str = "") -> web.Response:
    html = (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    return web.Response(text=html, content_type="text/html")


class Site:
    """Published pages on loopback."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        self.base = ""

    async def answer(self, request: web.Request) -> web.Response:
        self.hits.append(request.path)
        match request.path.strip("/").split("/"):
            case ["robots.txt"]:
                return web.Response(text="User-agent: *\nDisallow: /private")
            case ["read", *_]:
                return page(
                    "Zebra count", TEXT + "<blockquote><p>We never saw a zebra, said the mayor.</p></blockquote>"
                )
            case ["paid"]:
                return page(
                    "Zebra count",
                    head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Zebra count","isAccessibleForFree":false}</script>',
                )
            case ["teaser"]:
                return page("Zebra count", "<p>Only a few words.</p>")
            case ["other"]:
                return page("Cooking rice at home")
            case ["nosnippet"]:
                return page("Zebra count", head='<meta name="robots" content="nosnippet">')
            case ["private"]:
                return page("Zebra count")
            case ["slow"]:
                await asyncio.sleep(0.6)
            case ["circle"]:
                raise web.HTTPFound("/circle")
            case ["inside"]:
                raise web.HTTPFound("http://127.0.0.1:22/")
            case ["available"]:
                return web.Response(text="{}", content_type="application/json")
        return web.Response(status=404)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    app = web.Application()
    app.router.add_get("/{rest:.*}", made.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@pytest.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path)
    yield opened
    await opened.close()


def entry(site: Site, path: str, **fields: object) -> Source:
    url = f"{site.base}/{path}" if path else None
    values: dict[str, object] = {"title": "Zebra count", "text_status": TextStatus.NOTES, "url": url}
    return make_source(path.replace("/", "-") or "nowhere", "Our note on zebras.", **(values | fields))


async def gather(
    site: Site, shelf: Database, *sources: Source, again: bool = False, seconds: float = 20.0
) -> dict[str, Result]:
    port = int(site.base.rsplit(":", 1)[1])
    limits = Limits(host_interval=0, seconds=seconds)
    async with Fetcher(judge=lambda address: True, ports={port}, limits=limits) as fetcher:
        gatherer = Gatherer(fetcher, shelf, lambda: MOMENT, f"{site.base}/available")
        return {r.source.id: r for r in await gatherer.gather(sources, again)}


async def test_each_entry_gets_its_result_and_only_read_ones_are_kept(site: Site, shelf: Database) -> None:
    sources = [
        entry(site, p) for p in ("read", "paid", "teaser", "other", "nosnippet", "private", "missing", "gone", "")
    ]
    sources[7] = entry(site, "gone", archive_url=f"{site.base}/read/copy")
    sources.append(entry(site, "read/full", text_status=TextStatus.FULL))
    results = await gather(site, shelf, *sources)
    assert {source_id: result.outcome for source_id, result in results.items()} == {
        "read": Outcome.READ,
        "paid": Outcome.PAYWALLED,
        "teaser": Outcome.PAYWALLED,
        "other": Outcome.DIFFERS,
        "nosnippet": Outcome.DISALLOWED,
        "private": Outcome.DISALLOWED,
        "missing": Outcome.GONE,
        "gone": Outcome.READ,
        "nowhere": Outcome.NO_ADDRESS,
        "read-full": Outcome.FULL,
    }
    assert "/private" not in site.hits
    assert [full.source_id for full in await shelf.full_texts()] == ["gone", "read"]


async def test_what_cannot_be_reached_is_said_so_and_read_in_its_archived_copy(site: Site, shelf: Database) -> None:
    outcomes = {"slow": Outcome.UNREACHABLE, "circle": Outcome.UNREACHABLE, "inside": Outcome.FORBIDDEN}
    for path, outcome in outcomes.items():
        results = await gather(site, shelf, entry(site, path), seconds=0.3)
        assert results[path].outcome is outcome
        assert results[path].detail
        copied = await gather(site, shelf, entry(site, path, archive_url=f"{site.base}/read/{path}"), seconds=0.3)
        assert (copied[path].outcome, copied[path].detail) == (Outcome.READ, f"{site.base}/read/{path}")


async def test_of_a_page_that_is_gone_an_archived_copy_that_shows_another_is_not_told(
    site: Site, shelf: Database
) -> None:
    results = await gather(site, shelf, entry(site, "gone", archive_url=f"{site.base}/other"))
    assert results["gone"].outcome is Outcome.GONE


async def test_a_second_run_goes_on_where_the_first_ended(site: Site, shelf: Database) -> None:
    await gather(site, shelf, entry(site, "read"))
    first = site.hits.count("/read")
    results = await gather(site, shelf, entry(site, "read"), entry(site, "read/two"))
    assert [r.outcome for r in results.values()] == [Outcome.KEPT, Outcome.READ]
    assert site.hits.count("/read") == first
    again = await gather(site, shelf, entry(site, "read"), again=True)
    assert again["read"].outcome is Outcome.READ


async def test_what_was_read_is_quoted_in_full_with_a_deep_link(site: Site, shelf: Database) -> None:
    noted = entry(site, "read", unverified=frozenset({Unverified.URL}))
    await gather(site, shelf, noted)
    (full,) = await shelf.full_texts()
    assert full.fetched == "2026-01-02T03:04:05+00:00"
    source = with_full_text(noted, full)
    assert source.text_status is TextStatus.FULL
    assert source.verified_url == f"{site.base}/read"
    assert any(block.kind is BlockKind.QUOTATION for block in source.prose.blocks)
    assert all(
        source.text[b.start : b.end] == text for b, (_, text) in zip(source.prose.blocks, full.blocks, strict=True)
    )
    answer = Desk([source]).ask("zebras counted near the third river")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].verbatim
    assert "#:~:text=" in (answer.quotes[0].link or "")
    # A text never goes to another entry that has the same id, nor to one whose address was corrected.
    assert with_full_text(entry(site, "read", url=f"{site.base}/corrected"), full).text_status is TextStatus.NOTES
    assert with_full_text(entry(site, "read", title="Another piece"), full).text_status is TextStatus.NOTES


async def test_an_archived_copy_is_linked_as_what_it_is(site: Site, shelf: Database) -> None:
    noted = entry(site, "gone", archive_url=f"{site.base}/read/copy")
    await gather(site, shelf, noted)
    (full,) = await shelf.full_texts()
    assert full.archived
    source = with_full_text(noted, full)
    assert source.url == noted.url
    assert source.open_url == source.archive_url == full.url


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A second major Xinjiang leak", "A second major Xinjiang leak – SupChina", True),
        (
            "Data leak reveals how China brainwashes Uighurs",
            "Data leak reveals how China ‘brainwashes’ Uighurs in prison camps",
            True,
        ),
        ("Zebra count", "Cooking rice at home", False),
        ("Zebra count", "", False),
        ("China Cables: the surveillance system behind the repression", "The Irish Times", False),
        ("A close reading of the China Cables", "The China Project", False),
        ("What China said about the leaked cables", "China", False),
    ],
)
def test_titles_are_compared_as_a_reader_would(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
