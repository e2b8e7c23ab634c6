"""Promise 17: a signal ends the process in good order while long work runs, and what was not done waits."""

import asyncio
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp import web

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.intake.fetcher import Fetcher
from bot.places import DATABASE
from bot.shelf.authority import Actor
from bot.shelf.shelf import Shelf
from bot.store.database import open_database
from tests.discord.loopback import GUILD, REACHING_LOOPBACK, loopback, source_interaction, start_bot
from tests.discord.test_process import stopped
from tests.intake.conftest import Site, site
from tests.shelf.conftest import page

__all__ = ["site"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are a POSIX thing")


@pytest.mark.parametrize("command", ["bulk", "check", "check all"])
async def test_a_signal_ends_long_work_and_it_goes_on_later(
    tmp_path: Path, founding: Path, site: Site, command: str
) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def hang(request: web.Request) -> web.Response:
        asked.set()
        await over.wait()
        return web.Response()

    site.pages["/slow"] = hang
    url = f"{site.address}/slow"
    await keep(tmp_path, url)
    # What is a source already is not read again for a list.
    options = {"bulk": {"links": f"{url}?page=2 {url}?page=3"}, "check": {"source": "otter-census"}, "check all": {}}[
        command
    ]
    async with loopback() as served:
        process = await start_bot(served, str(tmp_path), founding, first=REACHING_LOOPBACK)
        await asyncio.wait_for(served.ready.wait(), 20)
        await served.dispatch("INTERACTION_CREATE", source_interaction(command.split(maxsplit=1)[0], **options))
        await asyncio.wait_for(asked.wait(), 20)
        seconds, _, err = await stopped(process, signal.SIGTERM)
        over.set()
    assert process.returncode == 0, err
    assert seconds < 10
    assert "Traceback" not in err
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT state FROM runs").fetchall()
        assert rows == ([("waiting",)] * 2 if command == "bulk" else [])


async def keep(folder: Path, url: str) -> None:
    """A published source at `url`."""
    database = await open_database(folder)
    answers = AnswerService(Desk([]))
    sources = Shelf(database, answers, Fetcher()).sources
    boss = Actor(1, int(GUILD), manages=True)
    await sources.publish(boss, (await sources.draft(boss, page(url=url))).source.id)
    answers.close()
    await database.close()
