"""A copy of the database while the bot runs."""

import contextlib
import sqlite3
from pathlib import Path

from bot.places import DATABASE
from bot.store.errors import StoreError, store_error
from bot.store.health import refuse_empty
from bot.store.private import make_private


def back_up(folder: Path, target: Path) -> None:
    """Copy the database in `folder` to the new file `target`, as it is at one moment. Raises StoreError.

    The copy is there as a whole or not at all, and nothing is ever written over.
    """
    database = folder / DATABASE
    if not database.is_file():
        raise StoreError(f"There is no database at {database}. Set CUTTINGS_DATA to the folder that holds it.")
    refuse_empty(database)
    if target.exists():
        raise StoreError(f"{target} is there already. Name a new file.")
    if not target.parent.is_dir():
        raise StoreError(f"There is no folder {target.parent}. Name a file in a folder that there is.")
    draft = target.with_name(f".{target.name}.new")
    try:
        with contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            draft.unlink(missing_ok=True)
            make_private(draft)
            connection.execute("VACUUM INTO ?", (str(draft),))
        with contextlib.closing(sqlite3.connect(draft)) as copy:
            if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("malformed")
        draft.replace(target)
    except sqlite3.Error as error:
        raise store_error(database, error) from error
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror}). Name another file.") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
