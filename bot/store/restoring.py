"""Putting a backup in the database's place."""

import contextlib
import itertools
import os
import shutil
import sqlite3
from pathlib import Path

from bot.places import DATABASE
from bot.store.cut_off import draft_of, kept_of, remove_drafts
from bot.store.errors import NAME_A_BACKUP, StoreError, foreign, store_error
from bot.store.health import examine_file
from bot.store.holding import held
from bot.store.migrations import MIGRATIONS
from bot.store.private import keep_private, make_private

_PARTS = ("", "-wal", "-shm")
"""SQLite's files. A log that a crash left beside another database would be played into it, and damage it."""
_CONTENT = ("", "-wal", "-journal")
"""Those that hold what a database holds: where it was not closed, its last changes are in a log alone."""


def restore(folder: Path, backup: Path, moment: str) -> Path | None:
    """Let a copy of `backup` be the database in `folder`. Raises StoreError, and changes nothing then.

    `backup` may be a database that was not closed, with its log beside it. It is only read.

    What was there is kept under a name with `moment` in it: its path, or None where there was none.
    """
    _look_at(backup)
    with held(folder):
        return _put(folder / DATABASE, backup, moment)


def _put(database: Path, backup: Path, moment: str) -> Path | None:
    moment = _unused(database, moment)
    draft, kept = draft_of(database, moment), kept_of(database, moment)
    moved: list[tuple[Path, Path]] = []
    try:
        _copy(backup, draft)
        keep_private(database)
        _let_go(database)
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
        raise StoreError(
            f"{database.parent} cannot be written ({error.strerror}). Give this user access, and room."
        ) from error
    finally:
        _remove(draft)
        remove_drafts(database)
    return kept if there else None


def _unused(database: Path, moment: str) -> str:
    """`moment`, with a number where the database of an earlier restore is kept under it."""
    names = itertools.chain([moment], (f"{moment}-{number}" for number in itertools.count(2)))
    return next(name for name in names if not kept_of(database, name).exists())


def _look_at(backup: Path) -> None:
    """Raises StoreError where `backup` is no file that can be read."""
    try:
        if not backup.exists():
            raise StoreError(f"There is no file {backup}. {NAME_A_BACKUP}")
        if backup.is_dir():
            raise StoreError(f"{backup} is a folder. {NAME_A_BACKUP}")
        if not backup.is_file():
            raise StoreError(f"{backup} is no file. {NAME_A_BACKUP}")
        with backup.open("rb") as file:
            if not file.read(1):
                raise StoreError(f"{backup} is empty. {NAME_A_BACKUP}")
    except OSError as error:
        raise StoreError(f"{backup} cannot be read ({error.strerror}). Give this user access to it.") from error


def _copy(backup: Path, draft: Path) -> None:
    """Let the file `draft` be a sound database with all that `backup` holds. Raises StoreError and OSError."""
    # The copy is opened, not the backup: SQLite would make files beside that, and on a read-only disk it could not.
    source = backup.resolve()
    _remove(draft)
    before = _stamps(source)
    for part in before:
        copy = draft.with_name(draft.name + part)
        make_private(copy)
        shutil.copyfile(source.with_name(source.name + part), copy)
    if _stamps(source) != before:
        raise StoreError(
            f"{backup} changed while it was copied. End the process that uses it, or copy it with `cuttings backup`. "
            "Nothing was changed."
        )
    try:
        with contextlib.closing(sqlite3.connect(draft)) as opened:
            # It brings the log into the file.
            opened.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        # What is operational is the disk's; what is not, the backup's.
        where = draft if isinstance(error, sqlite3.OperationalError) else backup
        raise store_error(where, error, NAME_A_BACKUP) from error
    health = examine_file(draft, backup)
    if health is None or health.missing == len(MIGRATIONS):
        raise foreign(backup)
    with draft.open("rb+") as whole:
        os.fsync(whole.fileno())


def _stamps(database: Path) -> dict[str, tuple[int, int]]:
    """The files there are of a database that hold its content, each with its size and when it was changed."""
    files = {part: database.with_name(database.name + part) for part in _CONTENT}
    stats = {part: file.stat() for part, file in files.items() if file.exists()}
    return {part: (stat.st_size, stat.st_mtime_ns) for part, stat in stats.items()}


def _remove(draft: Path) -> None:
    for part in {*_PARTS, *_CONTENT}:
        with contextlib.suppress(OSError):
            draft.with_name(draft.name + part).unlink(missing_ok=True)


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
