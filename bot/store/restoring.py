"""Putting a backup in the database's place."""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

from bot.places import DATABASE
from bot.store.cut_off import draft_of
from bot.store.errors import StoreError, store_error
from bot.store.health import examine_file

_PARTS = ("", "-wal", "-shm")
"""SQLite's files. A log that a crash left beside another database would be played into it, and damage it."""


def restore(folder: Path, backup: Path, moment: str) -> Path | None:
    """Let a copy of `backup` be the database in `folder`. Raises StoreError, and changes nothing then.

    What was there is kept under a name with `moment` in it: its path, or None where there was none.
    """
    database = folder / DATABASE
    if examine_file(backup) is None:
        raise StoreError(f"There is no file {backup}. Name a backup.")
    draft = draft_of(database)
    moved: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, draft)
        with draft.open("rb") as copied:
            os.fsync(copied.fileno())
        _let_go(database)
        kept = database.with_name(f"{DATABASE}.{moment}")
        there = [part for part in _PARTS if database.with_name(DATABASE + part).exists()]
        for part in there:
            place, away = database.with_name(DATABASE + part), kept.with_name(kept.name + part)
            place.rename(away)
            moved.append((place, away))
        draft.replace(database)
    except OSError as error:
        for place, away in reversed(moved):
            with contextlib.suppress(OSError):
                away.rename(place)
        raise StoreError(f"{folder} cannot be written ({error.strerror}). Give this user access, and room.") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return kept if there else None


def _let_go(database: Path) -> None:
    """Bring what the log holds into `database`, which nobody else may have open. A damaged one is left as it is."""
    try:
        sound = examine_file(database) is not None
    except StoreError:
        sound = False
    if not sound:
        return
    try:
        with contextlib.closing(sqlite3.connect(database, timeout=0)) as connection:
            # It takes the database for itself alone, so it fails while a bot has it open.
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise store_error(database, error) from error
