"""The file of a new database, which is never empty: one that is empty has lost what it held."""

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from bot.store.cut_off import FIRST


def begin(database: Path) -> None:
    """Put a database without tables at `database`, where there is none, for this user alone.

    It is there as a whole or not at all, whenever the process is killed. Raises OSError and sqlite3.Error.
    """
    handle, name = tempfile.mkstemp(prefix=FIRST, dir=database.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(draft)) as connection:
            # It writes the head of the file.
            connection.execute("PRAGMA journal_mode = WAL")
        try:
            # Unlike renaming, it never takes the place of what another process has just begun.
            os.link(draft, database)
        except OSError:
            # That, or a disk without second names, where whoever holds the folder is alone.
            if not database.exists():
                draft.rename(database)
    finally:
        draft.unlink(missing_ok=True)
