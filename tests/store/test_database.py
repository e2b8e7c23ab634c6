"""The database: clear words when it cannot be used, and nothing overwritten."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import aiosqlite
import pytest

from bot.corpus.full_text import FullText
from bot.corpus.source import BlockKind
from bot.places import DATABASE
from bot.store.backup import back_up
from bot.store.cut_off import remove_drafts
from bot.store.database import open_database
from bot.store.errors import StoreError
from bot.store.health import examine
from bot.store.migrations import MIGRATIONS, Migration
from tests.conftest import ROOT


def reading(folder: Path) -> sqlite3.Connection:
    """Another process's connection to the database in `folder`, in the middle of reading."""
    other = sqlite3.connect(folder / DATABASE, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT value FROM state").fetchall()
    return other


async def test_state_is_kept_over_a_restart(tmp_path: Path) -> None:
    first = await open_database(tmp_path / "new" / "folder")
    assert await first.get_state("a") is None
    await first.set_state("a", "1")
    await first.set_state("a", "2")
    await first.close()
    second = await open_database(tmp_path / "new" / "folder")
    assert await second.get_state("a") == "2"
    await second.close()


async def test_a_failing_step_changes_nothing(tmp_path: Path) -> None:
    await (await open_database(tmp_path)).close()

    async def broken(connection: aiosqlite.Connection) -> None:
        await connection.execute("CREATE TABLE half (x)")
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        await open_database(tmp_path, [*MIGRATIONS, Migration("9999 broken", broken)])
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'half'").fetchall() == []
        assert len(connection.execute("SELECT name FROM migrations").fetchall()) == len(MIGRATIONS)
    connection.close()
    await (await open_database(tmp_path)).close()


async def test_a_step_that_the_disk_has_no_room_for_says_so_and_changes_nothing(tmp_path: Path) -> None:
    await (await open_database(tmp_path)).close()

    async def large(connection: aiosqlite.Connection) -> None:
        await connection.execute("PRAGMA max_page_count = 1")
        await connection.execute("INSERT INTO state VALUES ('large', hex(zeroblob(1000000)))")

    with pytest.raises(StoreError, match="is full"):
        await open_database(tmp_path, [*MIGRATIONS, Migration("9999 large", large)])
    database = await open_database(tmp_path)
    assert await database.get_state("large") is None
    await database.close()


async def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    await (await open_database(tmp_path)).close()
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("INSERT INTO migrations VALUES ('9999 future', 'now')")
    connection.close()
    with pytest.raises(StoreError, match="newer Cuttings"):
        await open_database(tmp_path)


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"precious " * 1000)
    with pytest.raises(StoreError, match="damaged"):
        await open_database(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == b"precious " * 1000


async def test_an_empty_file_is_left_alone_with_the_log_beside_it(tmp_path: Path) -> None:
    log = tmp_path / f"{DATABASE}-wal"
    (tmp_path / DATABASE).touch()
    log.write_bytes(b"precious " * 1000)
    with pytest.raises(StoreError, match="is empty"):
        examine(tmp_path)
    with pytest.raises(StoreError, match="is empty"):
        back_up(tmp_path, tmp_path / "copy")
    with pytest.raises(StoreError, match="is empty"):
        await open_database(tmp_path)
    assert ((tmp_path / DATABASE).read_bytes(), log.read_bytes()) == (b"", b"precious " * 1000)
    assert sorted(path.name for path in tmp_path.iterdir()) == [DATABASE, log.name]


DIES = """
import asyncio, os, sys
from pathlib import Path
from bot.store.database import open_database

left = int(sys.argv[2])

def refused(*_):
    raise PermissionError(1, "Operation not permitted")

if sys.argv[3] == "one":
    os.link = refused

def dying(event, _):
    global left
    left -= event.startswith(("open", "os.", "sqlite3."))
    if not left:
        os._exit(9)

sys.addaudithook(dying)
asyncio.run(open_database(Path(sys.argv[1])))
os._exit(0)
"""


@pytest.mark.parametrize("names", ["many", "one"])
async def test_a_first_start_that_is_killed_at_any_moment_leaves_the_next_one_to_begin(
    tmp_path: Path, names: str
) -> None:
    """Also where a file can have but one name."""
    moment, done = 0, 9
    while done == 9:
        moment += 1
        folder = tmp_path / str(moment)
        dies = [sys.executable, "-c", DIES, str(folder), str(moment), names]
        done = subprocess.run(dies, cwd=ROOT, check=False).returncode
        database = await open_database(folder)
        await database.set_state("a", "1")
        await database.close()
        remove_drafts(folder / DATABASE)
        assert [path.name for path in folder.iterdir()] == [DATABASE]
    assert done == 0 and moment > 5


async def test_a_database_begins_where_a_file_can_have_but_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", Mock(spec=os.link, side_effect=PermissionError(1, "Operation not permitted")))
    database = await open_database(tmp_path)
    await database.set_state("a", "1")
    await database.close()
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE]


async def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    connection.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StoreError, match="no database of Cuttings"):
        await open_database(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


async def test_a_locked_database_says_who_to_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.database._BUSY_SECONDS", 0.05)
    await (await open_database(tmp_path)).close()
    database = await open_database(tmp_path)
    other = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process"):
        await database.set_state("a", "1")
    other.execute("ROLLBACK")
    other.close()
    await database.close()


async def test_a_data_folder_that_cannot_be_made_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="CUTTINGS_DATA"):
        await open_database(tmp_path / "file" / "inside")


async def test_a_damaged_text_is_left_out_and_the_others_are_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = await open_database(tmp_path)
    blocks = ((BlockKind.PARAGRAPH, "Some text."),)
    for name in ("one", "two", "three", "four"):
        await database.put_full_text(FullText(name, "T", "https://e.org", "https://e.org", False, "2026", blocks))
    for name, damage in (("one", "notjson"), ("two", "[1]"), ("three", '[["weird", "x"]]')):
        await database._connection.execute("UPDATE full_texts SET blocks = ? WHERE source_id = ?", (damage, name))
    assert [full.source_id for full in await database.full_texts()] == ["four"]
    assert "two is damaged" in caplog.text
    await database.close()


async def test_a_database_of_the_version_before_servers_keeps_its_data(tmp_path: Path) -> None:
    old = await open_database(tmp_path, MIGRATIONS[:2])
    full = FullText("one", "T", "https://e.org", "https://e.org", False, "2026", ((BlockKind.PARAGRAPH, "Text."),))
    await old.set_state("a", "1")
    await old.put_full_text(full)
    await old.close()
    new = await open_database(tmp_path)
    assert (await new.get_state("a"), await new.full_texts()) == ("1", [full])
    async with new.reading() as session:
        assert await session.rows("SELECT * FROM items") == []
    await new.close()


async def test_a_read_only_database_says_what_to_give(tmp_path: Path) -> None:
    database = await open_database(tmp_path)
    await database.set_state("a", "1")
    await database._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="write access"):
        await database.set_state("a", "2")
    assert await database.get_state("a") == "1"
    await database.close()


@pytest.mark.parametrize("closed", [DATABASE, "."])
async def test_a_look_at_a_database_that_cannot_be_written_says_what_to_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    await (await open_database(tmp_path)).close()
    # To root every file and every folder can be written.
    monkeypatch.setattr(
        "os.access", Mock(spec=os.access, side_effect=lambda path, _: path != (tmp_path / closed).resolve())
    )
    with pytest.raises(StoreError, match="write access"):
        examine(tmp_path)


async def test_who_reads_does_not_wait_for_a_change_and_sees_the_whole_of_it_or_nothing(tmp_path: Path) -> None:
    database = await open_database(tmp_path)
    await database.set_state("a", "1")
    async with database.changing() as session:
        await session.run("UPDATE state SET value = '2'")
        assert await asyncio.wait_for(database.get_state("a"), 10) == "1"
    assert await database.get_state("a") == "2"
    async with database.reading() as session:
        assert await session.row("SELECT value FROM state") == ("2",)
        await database.set_state("a", "3")
        assert await session.row("SELECT value FROM state") == ("2",)
    assert await database.get_state("a") == "3"
    await database.close()
    assert not (tmp_path / f"{DATABASE}-wal").exists()


async def test_who_reads_changes_nothing_and_fails_alone(tmp_path: Path) -> None:
    database = await open_database(tmp_path)
    await database.set_state("a", "1")
    for statement in ("DELETE FROM state", "SELECT nothing"):
        with pytest.raises(StoreError):
            async with database.reading() as session:
                await session.run(statement)
    assert await database.get_state("a") == "1"
    await database.close()


async def test_what_was_forgotten_leaves_the_log_while_others_read(tmp_path: Path) -> None:
    database = await open_database(tmp_path)
    await database.set_state("a", "unmistakable")
    async with database.reading() as session:
        await session.row("SELECT value FROM state")
        scrubbing = asyncio.ensure_future(database.scrub())
        await database.set_state("a", "1")
    await scrubbing
    assert not any(b"unmistakable" in path.read_bytes() for path in tmp_path.iterdir())
    await database.close()


async def test_what_was_forgotten_leaves_the_log_once_another_process_has_read_and_nobody_waits_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.store.database._RETRY_SECONDS", 0.01)
    caplog.set_level("INFO")
    database = await open_database(tmp_path)
    await database.set_state("a", "unmistakable")
    other = reading(tmp_path)
    await database.set_state("a", "1")
    for _ in range(2):
        # Shorter than the five seconds that a change waits for another process.
        await asyncio.wait_for(database.scrub(), 2)
        await asyncio.wait_for(database.set_state("b", "2"), 2)
    assert caplog.text.count("another process reads the database") == 1
    other.close()
    async with asyncio.timeout(10):
        while "no longer in the log" not in caplog.text:
            await asyncio.sleep(0.01)
    assert not any(b"unmistakable" in path.read_bytes() for path in tmp_path.iterdir())
    await database.close()


async def test_a_log_that_still_waits_to_be_emptied_keeps_nothing_from_closing(tmp_path: Path) -> None:
    database = await open_database(tmp_path)
    await database.set_state("a", "unmistakable")
    other = reading(tmp_path)
    await database.set_state("a", "1")
    await database.scrub()
    await asyncio.wait_for(database.close(), 4)
    other.close()
    database = await open_database(tmp_path)
    await database.scrub()
    assert not any(b"unmistakable" in path.read_bytes() for path in tmp_path.iterdir())
    await database.close()
