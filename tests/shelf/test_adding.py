"""Adding from links and files, one by one and in runs."""

import socket

import pytest

from bot.intake.fetched import Disallowed, ForbiddenAddress, Unreachable
from bot.intake.fetcher import Fetcher, Limits
from bot.intake.page import ReadError
from bot.shelf.authority import Actor, Forbidden
from bot.shelf.finding import Finding
from bot.store.runs import RowState, Run
from tests.intake.conftest import Site, only_loopback, site
from tests.shelf.conftest import HERE, THERE, World, manager, upload

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
        assert [row.detail for row in rows[:3]] == [s.source.id for s in await world.shelf.sources.all(ME)]
        assert rows[3].detail == Finding.GONE
        assert site.hits.count("/0") == 1
        await adding.drop_run(ME, run)
        assert await adding.rows(ME, run) == []


async def test_what_robots_forbid_is_not_read(world: World, site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /", content_type="text/plain")
    url = site.page("/otters", HTML.format("otter census"))
    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, site.address).adding
        with pytest.raises(Disallowed):
            await adding.link(ME, url)
    assert await world.shelf.sources.all(ME) == []


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
