"""Promises 13, 14 and 16: a backup is restored whole, whatever state the database before it is in, which is kept."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.places import DATABASE, LOCK
from bot.store.backup import back_up
from bot.store.database import open_database
from bot.store.errors import StoreError
from bot.store.health import examine
from bot.store.restoring import restore
from tests.conftest import ROOT, Cli
from tests.store.test_backup import dump

CRASH = """
import asyncio, os, sys
from pathlib import Path
from bot.store.database import open_database

async def run():
    database = await open_database(Path(sys.argv[1]))
    for number in range(int(sys.argv[2])):
        await database.set_state(f"key {number}", "x" * 500)
    os._exit(9)

asyncio.run(run())
"""


def files(folder: Path) -> dict[str, bytes]:
    """What is in `folder`, but for the file by which a process holds it."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LOCK}


def crash(folder: Path, writes: int) -> None:
    """Write, and die without closing."""
    subprocess.run([sys.executable, "-c", CRASH, str(folder), str(writes)], cwd=ROOT, check=False)


def test_after_a_crash_the_backup_comes_back_as_it_was(tmp_path: Path) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    crash(folder, 20)
    back_up(folder, backup)
    crash(folder, 300)
    assert (folder / f"{DATABASE}-wal").stat().st_size > 0
    kept = restore(folder, backup, "1")
    assert sorted(files(folder)) == [DATABASE, f"{DATABASE}.1"]
    assert dump(folder / DATABASE) == dump(backup)
    assert kept is not None
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT count(*) FROM state").fetchone() == (300,)
        assert before.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_only_the_log_of_a_crash_holds_is_restored_and_the_backup_left_alone(cli: Cli, tmp_path: Path) -> None:
    crash(tmp_path / "crashed", 50)
    copied = shutil.copytree(tmp_path / "crashed", tmp_path / "copied")
    (copied / f"{DATABASE}-shm").unlink()  # as on another machine, or in an archive
    before = files(copied)
    assert set(before) == {DATABASE, f"{DATABASE}-wal"}
    for path in (*copied.iterdir(), copied):
        path.chmod(path.stat().st_mode & ~0o222)  # as on a read-only disk
    (tmp_path / "link").symlink_to(copied / DATABASE)
    for number, place in enumerate((copied / DATABASE, tmp_path / "link")):
        data = tmp_path / f"data {number}"
        done = cli("restore", str(place), env={"CUTTINGS_DATA": str(data)})
        assert (done.returncode, done.stdout.strip()) == (0, "Restored.")
        assert files(copied) == before
        assert list(files(data)) == [DATABASE]
        with closing(sqlite3.connect(data / DATABASE)) as restored:
            assert restored.execute("SELECT count(*) FROM state").fetchone() == (50,)


def test_a_log_that_an_earlier_restore_left_is_not_played_into_the_copy(tmp_path: Path) -> None:
    crash(tmp_path / "crashed", 50)
    crash(tmp_path / "elsewhere", 3)
    back_up(tmp_path / "elsewhere", tmp_path / "copy")
    folder = tmp_path / "data"
    folder.mkdir()
    for part in ("", "-wal"):
        shutil.copy(tmp_path / "crashed" / (DATABASE + part), folder / f".{DATABASE}.new.1{part}")
    restore(folder, tmp_path / "copy", "1")
    assert list(files(folder)) == [DATABASE]
    assert dump(folder / DATABASE) == dump(tmp_path / "copy")


def test_a_database_that_changes_while_it_is_copied_is_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash(tmp_path / "live", 3)
    copy = shutil.copyfile

    def slowly(source: Path, target: Path) -> None:
        copy(source, target)
        if not source.name.endswith("-wal"):
            crash(tmp_path / "live", 5)

    monkeypatch.setattr("bot.store.restoring.shutil.copyfile", slowly)
    with pytest.raises(StoreError, match="cuttings backup"):
        restore(tmp_path / "data", tmp_path / "live" / DATABASE, "1")
    assert files(tmp_path / "data") == {}


async def test_while_a_bot_has_the_database_open_nothing_is_restored(tmp_path: Path) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    database = await open_database(folder)
    await database.set_state("a", "1")
    back_up(folder, backup)
    await database.set_state("a", "2")
    with pytest.raises(StoreError, match="in use by another process"):
        restore(folder, backup, "1")
    await database.set_state("b", "3")
    assert (await database.get_state("a"), await database.get_state("b")) == ("2", "3")
    await database.close()
    assert list(files(folder)) == [DATABASE]


def damage(folder: Path) -> None:
    (folder / f"{DATABASE}-shm").unlink()
    for name in (DATABASE, f"{DATABASE}-wal"):
        (folder / name).write_bytes(b"damaged " * 2000)


def test_a_damaged_database_is_kept_with_all_its_files(tmp_path: Path) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    crash(folder, 20)
    back_up(folder, backup)
    damage(folder)
    restore(folder, backup, "1")
    assert dump(folder / DATABASE) == dump(backup)
    for name in (f"{DATABASE}.1", f"{DATABASE}.1-wal"):
        assert (folder / name).read_bytes() == b"damaged " * 2000


def test_what_is_no_sound_backup_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    crash(folder, 20)
    back_up(folder, backup)
    shutil.copy(backup, tmp_path / "newer")
    with closing(sqlite3.connect(tmp_path / "newer")) as connection:
        connection.execute("INSERT INTO migrations VALUES ('9999 future', 'now')")
        connection.commit()
    (tmp_path / "damaged").write_bytes(backup.read_bytes()[:5000] + b"x" * 5000)
    (tmp_path / "other").write_bytes(b"no database " * 100)
    before = files(folder)
    for name in ("newer", "damaged", "other", "missing"):
        with pytest.raises(StoreError, match=name) as refused:
            restore(folder, tmp_path / name, "1")
        # That is what was just tried.
        assert "`cuttings restore`" not in str(refused.value)
        assert files(folder) == before


def test_the_command_restores_also_where_there_is_nothing_yet(cli: Cli, tmp_path: Path) -> None:
    crash(tmp_path / "elsewhere", 3)
    back_up(tmp_path / "elsewhere", tmp_path / "copy")
    done = cli("restore", str(tmp_path / "copy"))
    assert (done.returncode, done.stdout.strip()) == (0, "Restored.")
    assert dump(tmp_path / "data" / DATABASE) == dump(tmp_path / "copy")
    again = cli("restore", str(tmp_path / "copy"))
    assert f"{DATABASE}." in again.stdout
    missing = cli("restore", "missing")
    assert missing.returncode == 2 and "missing" in missing.stderr


def test_what_cuttings_did_not_write_is_no_backup(cli: Cli, tmp_path: Path) -> None:
    crash(tmp_path / "data", 20)
    before = dump(tmp_path / "data" / DATABASE)
    (tmp_path / "empty").touch()
    with closing(sqlite3.connect(tmp_path / "foreign")) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    with closing(sqlite3.connect(tmp_path / "framework")) as connection:
        connection.execute("CREATE TABLE migrations (id INTEGER, migration TEXT)")
    (tmp_path / "folder").mkdir()
    for name in ("empty", "foreign", "framework", "folder", "/dev/null"):
        done = cli("restore", name)
        assert done.returncode == 2
        assert name in done.stderr and "`cuttings backup`" in done.stderr and "disk" not in done.stderr
        assert dump(tmp_path / "data" / DATABASE) == before
    assert "is a folder" in cli("restore", "folder").stderr
    # Nor is it made one where it stands in the data folder.
    (tmp_path / "other").mkdir()
    shutil.copy(tmp_path / "foreign", tmp_path / "other" / DATABASE)
    assert "no database of Cuttings" in cli("doctor", env={"CUTTINGS_DATA": str(tmp_path / "other")}).stdout


def test_two_restores_in_one_second_keep_both_databases_from_before(tmp_path: Path) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    crash(folder, 20)
    back_up(folder, backup)
    first, second = restore(folder, backup, "1"), restore(folder, backup, "1")
    assert first is not None and second is not None and first != second
    assert sorted(files(folder)) == sorted([DATABASE, first.name, second.name])


def test_a_restore_that_was_killed_long_ago_names_no_other_database_and_the_next_one_tidies_it_up(
    tmp_path: Path,
) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    crash(tmp_path / "elsewhere", 20)
    back_up(tmp_path / "elsewhere", backup)
    folder.mkdir()
    (folder / f"{DATABASE}.20200101-000000").write_bytes(b"of another time")
    for name in (".new", ".new.20260101-000000", ".new.20260101-000000-wal"):
        (folder / f".{DATABASE}{name}").write_bytes(b"half")
    with pytest.raises(StoreError, match="to begin with an empty one") as refused:
        examine(folder)
    assert "20200101" not in str(refused.value)
    assert f".{DATABASE}.new.20260101-000000" in str(refused.value)
    before = files(folder)
    with pytest.raises(StoreError, match="damaged"):
        (tmp_path / "damaged").write_bytes(b"no database " * 100)
        restore(folder, tmp_path / "damaged", "1")
    assert files(folder) == before
    restore(folder, backup, "1")
    assert sorted(files(folder)) == [DATABASE, f"{DATABASE}.20200101-000000"]


CUT_OFF = """
import os, sys
from pathlib import Path
from bot.store.restoring import restore

die_before, number, rename, replace = int(sys.argv[3]), 0, Path.rename, Path.replace

def dying(move):
    def moved(*given):
        global number
        number += 1
        if number == die_before:
            os._exit(9)
        return move(*given)
    return moved

Path.rename, Path.replace = dying(rename), dying(replace)
restore(Path(sys.argv[1]), Path(sys.argv[2]), "1")
"""


@pytest.mark.parametrize("damaged", [False, True])
async def test_a_restore_that_is_killed_leaves_a_whole_database_or_says_so(tmp_path: Path, damaged: bool) -> None:
    backup = tmp_path / "copy"
    crash(tmp_path / "elsewhere", 20)
    back_up(tmp_path / "elsewhere", backup)
    refused = 0
    for die_before in range(1, 6):
        folder = tmp_path / f"data {die_before}"
        crash(folder, 30)
        if damaged:
            damage(folder)
        done = subprocess.run(
            [sys.executable, "-c", CUT_OFF, str(folder), str(backup), str(die_before)], cwd=ROOT, check=False
        )
        if not damaged or done.returncode == 0 or not (folder / DATABASE).exists():
            try:
                database = await open_database(folder)
            except StoreError as error:
                refused += 1
                assert "cuttings restore" in str(error) and f"{DATABASE}.1" in str(error)
                assert not (folder / DATABASE).exists()
                with pytest.raises(StoreError, match="cut off"):
                    examine(folder)
                restore(folder, backup, "2")
                database = await open_database(folder)
            assert await database.get_state("key 19") == "x" * 500
            await database.close()
        restore(folder, backup, "3")
        assert not any(".new" in name for name in files(folder))
    assert refused >= 1


def test_a_restore_that_fails_between_its_steps_puts_everything_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, backup = tmp_path / "data", tmp_path / "copy"
    crash(folder, 20)
    back_up(folder, backup)
    damage(folder)
    before = files(folder)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match="No space left"):
        restore(folder, backup, "1")
    # Looking at it makes SQLite's index of the log anew.
    (folder / f"{DATABASE}-shm").unlink(missing_ok=True)
    assert files(folder) == before
