"""Promise 16: a backup taken during writes restores to an equal database."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.places import DATABASE
from bot.store.backup import back_up
from bot.store.database import open_database
from bot.store.errors import StoreError
from tests.conftest import Cli


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


async def test_a_backup_taken_during_writes_holds_whole_changes_and_restores(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "data")
    stop = asyncio.Event()

    async def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            async with database.changing() as session:
                await session.run("INSERT INTO state VALUES (?, 'left')", f"{number} left")
                await session.run("INSERT INTO state VALUES (?, 'right')", f"{number} right")

    writing = asyncio.create_task(write())
    for number in range(5):
        await asyncio.to_thread(back_up, tmp_path / "data", tmp_path / f"copy{number}")
    stop.set()
    await writing
    for number in range(5):
        with closing(sqlite3.connect(tmp_path / f"copy{number}")) as copy:
            counts = dict(copy.execute("SELECT value, count(*) FROM state GROUP BY value").fetchall())
        assert counts.get("left") == counts.get("right")
    back_up(tmp_path / "data", tmp_path / "last")
    await database.close()
    assert dump(tmp_path / "last") == dump(tmp_path / "data" / DATABASE)
    (tmp_path / "restored").mkdir()
    shutil.copy(tmp_path / "last", tmp_path / "restored" / DATABASE)
    await (await open_database(tmp_path / "restored")).close()
    assert dump(tmp_path / "restored" / DATABASE) == dump(tmp_path / "data" / DATABASE)


async def test_a_backup_writes_nothing_over(tmp_path: Path) -> None:
    await (await open_database(tmp_path)).close()
    (tmp_path / "there").write_text("precious")
    for target in (tmp_path / "there", tmp_path / "no" / "folder"):
        with pytest.raises(StoreError, match="Name a"):
            back_up(tmp_path, target)
    assert (tmp_path / "there").read_text() == "precious"
    (tmp_path / DATABASE).write_bytes(b"damaged " * 1000)
    with pytest.raises(StoreError, match="damaged"):
        back_up(tmp_path, tmp_path / "copy")
    assert sorted(path.name for path in tmp_path.iterdir()) == [DATABASE, "there"]


def test_the_command_backs_up_and_names_what_is_wrong(cli: Cli, tmp_path: Path) -> None:
    missing = cli("backup", "copy.sqlite3")
    assert missing.returncode == 2 and "CUTTINGS_DATA" in missing.stderr
    asyncio.run(make(tmp_path / "data"))
    done = cli("backup", "copy.sqlite3")
    assert done.returncode == 0 and "restore" in done.stdout
    assert dump(tmp_path / "copy.sqlite3") == dump(tmp_path / "data" / DATABASE)
    assert cli("backup", "copy.sqlite3").returncode == 2


async def make(folder: Path) -> None:
    database = await open_database(folder)
    await database.set_state("a", "1")
    await database.close()
