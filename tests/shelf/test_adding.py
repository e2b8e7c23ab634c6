"""Adding from links and files, one by one and in runs."""

import asyncio
import itertools
import json
import socket
import threading
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web

from bot.corpus.address import canonical
from bot.corpus.source import Unverified
from bot.intake.archive import API
from bot.intake.fetched import (
    Disallowed,
    FetchError,
    ForbiddenAddress,
    FrontPage,
    Limits,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from bot.intake.fetcher import Fetcher
from bot.intake.finding import Finding
from bot.intake.page import ReadError
from bot.shelf import adding as shelf_adding
from bot.shelf.adding import MOST_RUNS
from bot.shelf.authority import Actor, Forbidden
from bot.shelf.changes import Reason, Refused
from bot.store.errors import StoreError
from bot.store.runs import RowState, Run
from tests.intake.conftest import Site, Web, only_loopback, site
from tests.shelf.conftest import HERE, THERE, World, manager, upload
from tests.shelf.test_whole import Meddling, dump, full_disk

__all__ = ["site"]

ME = manager()
HTML = """<html lang="en"><head><title>{0}</title><meta property="og:site_name" content="The Daily Test">
<meta property="article:published_time" content="2020-03-04"></head><body><article><h1>{0}</h1>
<p>The {0} of the river counted ninety animals last winter, more than in any year before it.</p>
<p>Forty volunteers walked along both banks for three nights and wrote down every track they saw.</p>
</article></body></html>"""


async def test_a_link_becomes_a_draft_and_answers_once_published(world: World, site: Site) -> None:
    url = site.page("/otters", HTML.format("otter census"))
    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, site.address).adding
        draft = await adding.link(ME, url)
        assert (draft.source.published, draft.source.url) == ("2020-03-04", url)
        await world.shelf.sources.publish(ME, draft.source.id)
        assert await world.found("otter census") == [draft.source.id]
        hits = list(site.hits)
        with pytest.raises(Forbidden):
            await adding.link(Actor(9, HERE), url)
        assert site.hits == hits
        with pytest.raises(Unreachable):
            await adding.link(ME, site.address + "/gone")
        with pytest.raises(ForbiddenAddress):
            await adding.link(ME, "http://10.0.0.1/")


async def test_a_file_becomes_a_draft(world: World) -> None:
    draft = await world.shelf.adding.file(
        ME, upload(b"# Otter census\n\nIt counted *ninety* otters.\n"), "text/markdown"
    )
    assert (draft.source.title, draft.source.text) == ("Otter census", "It counted ninety otters.")
    with pytest.raises(ReadError):
        await world.shelf.adding.file(ME, upload(b"\0\1\2" * 100))


async def test_lists_are_not_kept_without_end(world: World) -> None:
    adding = world.shelf.adding
    for _ in range(MOST_RUNS):
        await adding.begin_run(ME, ["https://example.org/a"])
    with pytest.raises(Refused) as refused:
        await adding.begin_run(ME, ["https://example.org/a"])
    assert (refused.value.why, refused.value.detail) == (Reason.TOO_MANY, str(MOST_RUNS))
    await adding.drop_run(ME, 1)
    assert await adding.begin_run(ME, ["https://example.org/a"]) == MOST_RUNS + 1


async def test_no_number_of_a_run_is_given_twice(world: World) -> None:
    adding, urls = world.shelf.adding, ["https://example.org/1"]
    numbers = [await adding.begin_run(manager(), urls) for _ in range(3)]
    for number in (numbers[1], numbers[2], numbers[0]):
        await adding.drop_run(manager(), number)
        assert number not in [run.number for run in await adding.runs(manager())]
    assert await adding.rows(manager(), numbers[2]) == []
    numbers.append(await adding.begin_run(manager(), urls))
    await adding.drop_run(manager(), numbers[2])
    assert [run.number for run in await adding.runs(manager())] == numbers[3:]
    await world.shelf.managing.delete_all(manager())
    numbers.append(await adding.begin_run(manager(), urls))
    assert len(set(numbers)) == 5


async def test_no_number_of_a_run_is_given_again_where_a_server_left_and_came_back(world: World) -> None:
    adding, urls = world.shelf.adding, ["https://example.org/1"]
    numbers = [await adding.begin_run(ME, urls) for _ in range(2)]
    await world.shelf.managing.tidy({HERE})
    await world.shelf.managing.tidy(set())
    assert await adding.runs(ME) == []
    numbers.append(await adding.begin_run(ME, urls))
    assert len(set(numbers)) == 3


async def test_a_run_goes_on_where_it_was_cut_off(world: World, site: Site) -> None:
    addresses = [site.page(f"/{n}", HTML.format(f"census {n}")) for n in range(3)] + [site.address + "/gone"]
    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, site.address).adding
        run = await adding.begin_run(ME, [*addresses, addresses[0]])
        async for row in adding.go_on(ME, run):
            assert row.state is RowState.DONE
            break
        assert await adding.runs(ME) == [Run(run, waiting=3, done=1, failed=0)]
        assert (await adding.runs(manager(THERE)), await adding.rows(manager(THERE), run)) == ([], [])
        told = [row.state async for row in adding.go_on(ME, run)]
        assert told == [RowState.DONE, RowState.DONE, RowState.FAILED]
        assert await adding.runs(ME) == [Run(run, waiting=0, done=3, failed=1)]
        rows = await adding.rows(ME, run)
        assert [row.detail for row in rows[:3]] == [draft.id for draft in await world.shelf.sources.outlines(ME)]
        assert rows[3].detail == Finding.GONE
        assert site.hits.count("/0") == 1
        await adding.drop_run(ME, run)
        assert await adding.rows(ME, run) == []


@pytest.mark.parametrize("path", ["/new", "/there", "/gone"])
async def test_who_may_not_by_the_time_that_a_page_is_read_writes_nothing_of_its_row(
    world: World, site: Site, path: str
) -> None:
    site.page("/robots.txt", "", content_type="text/plain")
    there = site.page("/old", HTML.format("otter census"))
    site.page("/new", HTML.format("heron census"))
    site.page("/there", HTML.format("otter census").replace("<head>", f'<head><link rel="canonical" href="{there}">'))
    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, site.address).adding
        await adding.link(ME, there)
        run = await adding.begin_run(ME, [site.address + path])

        async def anew() -> Actor:
            return Actor(ME.user_id, HERE, manages=path not in site.hits)

        with pytest.raises(Forbidden):
            _ = [row async for row in adding.go_on(ME, run, anew)]
    assert path in site.hits
    assert [row.state for row in await adding.rows(ME, run)] == [RowState.WAITING]
    assert len(await world.shelf.sources.outlines(ME)) == 1


async def test_nobody_waits_for_the_database_while_a_list_compares_addresses(
    world: World, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.page("/otters", HTML.format("otter census"))
    comparing, compared = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slow(address: str) -> str:
        loop.call_soon_threadsafe(comparing.set)
        compared.wait(10)
        return canonical(address)

    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, site.address).adding
        draft = await adding.link(ME, url)
        run = await adding.begin_run(ME, [url])
        monkeypatch.setattr("bot.shelf.addresses.canonical", slow)
        going = asyncio.ensure_future(anext(adding.go_on(ME, run)))
        try:
            await comparing.wait()
            async with asyncio.timeout(5), world.database.reading():
                pass
        finally:
            compared.set()
        row = await going
    assert (row.state, row.detail) == (RowState.HERE, draft.source.id)


async def test_what_robots_forbid_is_not_read(world: World, site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /", content_type="text/plain")
    url = site.page("/otters", HTML.format("otter census"))
    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, site.address).adding
        with pytest.raises(Disallowed):
            await adding.link(ME, url)
    assert await world.shelf.sources.outlines(ME) == []


async def test_of_a_site_that_is_no_more_the_archived_copy_is_read(world: World, site: Site) -> None:
    """Promise 22: that its robots.txt cannot be read either does not mean that it forbids."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gone = f"http://127.0.0.1:{port}/otters"
    async with Fetcher(only_loopback, {site.port, port}, Limits(host_interval=0)) as fetcher:
        with pytest.raises(Unreachable, match="cannot be reached"):
            await world.with_fetcher(fetcher, site.address).adding.link(ME, gone)
    assert site.hits == ["/"]  # the archive was asked


COPY = "https://web.archive.org/web/20200305000000/https://example.org/otters"
CLOSEST = json.dumps({"archived_snapshots": {"closest": {"available": True, "url": COPY}}})


async def test_of_a_page_that_is_there_the_archived_copy_is_looked_up_too(world: World, site: Site) -> None:
    url = site.page("/otters", HTML.format("otter census"))
    site.page("/wayback", CLOSEST, Content_Type="application/json")
    async with site.fetcher() as fetcher:
        draft = await world.with_fetcher(fetcher, f"{site.address}/wayback").adding.link(ME, url)
    assert (draft.source.url, draft.source.archive_url) == (url, COPY)
    assert Unverified.URL not in draft.source.unverified
    assert draft.source.open_url == url


PAGE = "https://example.org/otters"
FRONT = "https://example.org/"
RAW = COPY.replace("20200305000000", "20200305000000id_")


@pytest.mark.parametrize("fate", [TooSlow("It is slow."), TooManyRedirects("A circle."), FRONT], ids=repr)
async def test_of_a_page_that_does_not_come_the_archived_copy_is_read_and_filed_under_its_address(
    world: World, fate: str | FetchError
) -> None:
    html = HTML.format("otter census")
    web = Web({PAGE: fate, FRONT: HTML.format("front page"), RAW: html}, {PAGE: COPY})
    draft = await world.with_fetcher(web, API).adding.link(ME, PAGE)
    assert (draft.source.title, draft.source.url, draft.source.archive_url) == ("otter census", PAGE, COPY)
    assert draft.source.open_url == COPY
    assert draft.source.unverified == {Unverified.URL}


async def test_a_link_to_an_archived_copy_is_filed_under_the_address_of_the_page(world: World) -> None:
    bare = HTML.format("otter census").replace("og:site_name", "no-name")
    draft = await world.with_fetcher(Web({RAW: bare}, {}), API).adding.link(ME, COPY)
    assert (draft.source.publisher, draft.source.url, draft.source.archive_url) == ("example.org", PAGE, COPY)
    assert draft.source.open_url == COPY


async def test_a_front_page_is_not_kept_for_the_page_that_was_asked_for(world: World) -> None:
    web = Web({PAGE: FRONT, FRONT: HTML.format("front page")}, {})
    with pytest.raises(FrontPage):
        await world.with_fetcher(web, API).adding.link(ME, PAGE)
    assert (await world.with_fetcher(web, API).adding.link(ME, FRONT)).source.title == "front page"


async def test_an_archive_that_does_not_answer_holds_nobody_up(
    world: World, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_adding, "_PATIENCE", 0.1)
    over = asyncio.Event()

    async def hang(request: web.Request) -> web.Response:
        await over.wait()
        return web.Response()

    url = site.page("/otters", HTML.format("otter census"))
    site.pages["/wayback"] = hang
    async with site.fetcher() as fetcher:
        draft = await world.with_fetcher(fetcher, f"{site.address}/wayback").adding.link(ME, url)
        over.set()
    assert draft.source.archive_url is None


async def add_link(world: World, fetcher: Fetcher, site: Site, run: int) -> None:
    await world.with_fetcher(fetcher, f"{site.address}/wayback").adding.link(ME, f"{site.address}/otters")


async def add_in_run(world: World, fetcher: Fetcher, site: Site, run: int) -> None:
    _ = [row async for row in world.with_fetcher(fetcher, f"{site.address}/wayback").adding.go_on(ME, run)]


@pytest.mark.parametrize("add", [add_link, add_in_run])
@pytest.mark.parametrize("fault", ["cut off", "500", "garbage", "disk"])
async def test_a_fault_at_any_call_while_a_link_is_added_leaves_no_trace_or_a_whole_draft(
    world: World, site: Site, add: Callable[[World, Fetcher, Site, int], Awaitable[None]], fault: str
) -> None:
    """Promise 12, at the n-th call to the network or the database, for every n until it is done without one."""
    site.page("/robots.txt", "", content_type="text/plain")
    site.page("/otters", HTML.format("otter census"))
    site.page("/wayback", CLOSEST, Content_Type="application/json")
    served = site.pages
    run = await world.shelf.adding.begin_run(ME, [f"{site.address}/otters"])
    before = dump(world.folder)
    for at in itertools.count(1):
        calls = itertools.count(1)
        met = False

        async def faulty(
            request: web.Request, calls: "itertools.count[int]" = calls, at: int = at
        ) -> web.StreamResponse:
            nonlocal met
            if next(calls) != at:
                return await served[request.path](request)
            met = True
            if fault == "cut off" and request.transport is not None:
                request.transport.abort()
            if fault == "garbage":
                return web.Response(body=b"\0\xff" * 500, content_type="text/html")
            return web.Response(status=500)

        if fault != "disk":
            site.pages = dict.fromkeys(served, faulty)
        disk = Meddling(world.database, at if fault == "disk" else 0, full_disk)
        error: Exception | None = None
        async with site.fetcher() as fetcher:
            try:
                with disk:
                    await add(world, fetcher, site, run)
            except (FetchError, ReadError, StoreError) as failure:
                error = failure
            finally:
                met = met or (fault == "disk" and disk.met)
                site.pages = served
        drafts = [await world.shelf.sources.get(ME, outline.id) for outline in await world.shelf.sources.outlines(ME)]
        rows = await world.shelf.adding.rows(ME, run)
        assert len(await world.shelf.history.last(ME)) == len(drafts)
        if drafts:
            assert error is None
            assert [draft.source.title for draft in drafts] == ["otter census"]
            assert "ninety animals" in drafts[0].source.text
            assert add is add_link or [row.state for row in rows] == [RowState.DONE]
            await world.shelf.history.undo(ME)
        else:
            assert met
            assert error is None or dump(world.folder) == before
            assert add is add_link or [row.state for row in rows] == [RowState.WAITING if error else RowState.FAILED]
        await world.shelf.adding.drop_run(ME, run)
        if not met:
            break
        await world.shelf.managing.delete_all(ME)
        run = await world.shelf.adding.begin_run(ME, [f"{site.address}/otters"])
        before = dump(world.folder)
    assert at > 2
