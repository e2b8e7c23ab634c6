"""The state of the database file, looked at without changing it."""

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bot.places import DATABASE
from bot.store.cut_off import refuse_cut_off
from bot.store.errors import NAME_A_BACKUP, RESTORE_ONE, StoreError, empty, foreign, newer, read_only, store_error
from bot.store.migrations import IS_OURS, MIGRATIONS


@dataclass(frozen=True)
class Health:
    """A database that can be used. `missing`: steps that the next start will take. `size`: bytes, its log's too."""

    path: Path
    missing: int
    size: int


def examine(folder: Path) -> Health | None:
    """The database in `folder`, every page of it read; None where there is none.

    Raises StoreError, also where this user could only read it.
    """
    path = folder / DATABASE
    refuse_cut_off(path)
    health = examine_file(path)
    refuse_read_only(path)
    return health


def examine_file(path: Path, named: Path | None = None) -> Health | None:
    """The database in the file `path`, every page of it read; None where there is none.

    Raises StoreError, which speaks of `named` where `path` is a copy of that.
    """
    remedy = NAME_A_BACKUP if named else RESTORE_ONE
    named = named or path
    try:
        if not path.exists():
            return None
        refuse_empty(path, named)
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("malformed")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise sqlite3.DatabaseError("malformed")
            started = bool(connection.execute("SELECT 1 FROM sqlite_schema").fetchone())
            if started and not connection.execute(IS_OURS).fetchone():
                raise foreign(named)
            done = {name for (name,) in connection.execute("SELECT name FROM migrations")} if started else set()
        known = {migration.name for migration in MIGRATIONS}
        if done - known:
            raise newer(named)
        return Health(path, len(known - done), _size(path))
    except sqlite3.Error as error:
        raise store_error(named, error, remedy) from error
    except OSError as error:
        raise StoreError(f"The database {named} cannot be read ({error.strerror}). Give this user access.") from error


def refuse_read_only(path: Path) -> None:
    """Raises StoreError where this user could only read the database `path`: SQLite makes its log beside it."""
    file = path.resolve()
    if file.exists() and not all(os.access(place, os.W_OK) for place in (file, file.parent)):
        raise read_only(path)


def _size(path: Path) -> int:
    path = path.resolve()
    size = path.stat().st_size
    # While a bot runs, most may stand in the log; when it ends, the log goes.
    with contextlib.suppress(FileNotFoundError):
        size += path.with_name(path.name + "-wal").stat().st_size
    return size


def refuse_empty(path: Path, named: Path | None = None) -> None:
    """Raises StoreError where the file `path` is empty: SQLite would begin anew in it, and remove the log beside it."""
    if path.is_file() and not path.stat().st_size:
        raise empty(named or path)
