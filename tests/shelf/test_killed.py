"""Promise 13 for adding from links: a kill at any moment loses no row that was told, and none is done twice."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.places import DATABASE
from bot.shelf.sources import Outline
from bot.store.runs import RowState
from tests.conftest import ROOT
from tests.intake.conftest import Site, site
from tests.shelf.conftest import World, manager
from tests.shelf.test_adding import HTML

__all__ = ["site"]

ME = manager()
PAGES = 8

KILLED = """
import asyncio, sys
from ipaddress import ip_address
from pathlib import Path
from bot.answering.desk import Desk
from bot.intake.fetched import Limits
from bot.intake.fetcher import Fetcher
from bot.store.database import open_database
from tests.shelf.conftest import World, manager

async def run(folder, port, run):
    world = World(folder, await open_database(folder), Desk([]))
    judge = lambda address: address == ip_address("127.0.0.1")
    async with Fetcher(judge, {port}, Limits(host_interval=0)) as fetcher:
        adding = world.with_fetcher(fetcher, f"http://127.0.0.1:{port}/wayback").adding
        async for row in adding.go_on(manager(), run):
            print(row.position, row.state, row.detail, flush=True)

asyncio.run(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
async def test_a_kill_while_links_are_added_loses_nothing_and_does_nothing_twice(
    worlds: Callable[[], Awaitable[World]], tmp_path: Path, site: Site
) -> None:
    world = await worlds()
    links = [site.page(f"/{n}", HTML.format(f"census {n}")) for n in range(PAGES)]
    run = await world.shelf.adding.begin_run(ME, links)
    told: dict[int, str] = {}
    for lines in (0, 1, 2):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", KILLED, str(tmp_path), str(site.port), str(run),
            stdout=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        assert process.stdout is not None
        lines_read = [await process.stdout.readline() for _ in range(lines)]
        # Somewhere in the next page, if it is not between two.
        await asyncio.sleep(0.13 * lines + 0.4 * (lines == 0))
        process.send_signal(signal.SIGKILL)
        rest, _ = await process.communicate()
        for line in b"".join([*lines_read, rest]).decode().splitlines(keepends=True):
            if line.endswith("\n"):
                position, state, detail = line.split()
                assert state == RowState.DONE
                assert int(position) not in told
                told[int(position)] = detail
    world = await worlds()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    async with site.fetcher() as fetcher:
        adding = world.with_fetcher(fetcher, f"{site.address}/wayback").adding
        rows = await adding.rows(ME, run)
        assert {row.position: row.detail for row in rows if row.position in told} == told
        _ = [row async for row in adding.go_on(ME, run)]
        rows = await adding.rows(ME, run)
    drafts: list[Outline] = await world.shelf.sources.outlines(ME)
    assert [row.state for row in rows] == [RowState.DONE] * PAGES
    assert sorted(row.detail for row in rows) == sorted(draft.id for draft in drafts)
    assert len(await world.shelf.history.last(ME, 1000)) == PAGES
