"""How the database fails, in words for the operator."""

import sqlite3
from pathlib import Path


class StoreError(Exception):
    """A database that cannot be used. The message names the file and the remedy."""


NAME_A_BACKUP = "Name a file that `cuttings backup` made."
RESTORE_ONE = "Restore a backup with `cuttings restore`, or move it away."


def store_error(path: Path, error: sqlite3.Error, remedy: str = RESTORE_ONE) -> StoreError:
    """What `error` means for the operator. `remedy`: where the file is damaged."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            text = f"The database {path} is in use by another process. End that process and try again."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return read_only(path)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            text = f"The disk that holds {path} is full or fails. Free some space and try again."
        case _:
            text = f"The database {path} is damaged ({type(error).__name__}). {remedy}"
    return StoreError(text + " Nothing was overwritten.")


def read_only(path: Path) -> StoreError:
    """A database that this user may not change."""
    return StoreError(
        f"The database {path} cannot be written. Give this user write access to the file and its folder. Nothing was "
        "overwritten."
    )


def other_application(folder: Path, before: int, now: int) -> StoreError:
    """Data of another application than the one whose token was given."""
    return StoreError(
        f"The data folder {folder} belongs to the bot with the application id {before}; DISCORD_TOKEN is of another "
        f"one, {now}. Set CUTTINGS_DATA to a folder of its own for that, or, if it shall go on with this data, give "
        "`cuttings adopt` first. Nothing was changed."
    )


def empty(path: Path) -> StoreError:
    """A database file of no bytes. Cuttings leaves none: it was cut off, or a copy was."""
    return StoreError(
        f"The database {path} is empty: what it held is gone. Restore a backup with `cuttings restore`, or delete the "
        "file to begin anew. Nothing was changed."
    )


def newer(path: Path) -> StoreError:
    """A database that a later version wrote."""
    return StoreError(
        f"The database {path} was written by a newer Cuttings. Upgrade Cuttings, or restore the backup "
        "from before the upgrade. Nothing was changed."
    )


def foreign(path: Path) -> StoreError:
    """A file that Cuttings did not write."""
    return StoreError(
        f"The file {path} is no database of Cuttings. Name one that `cuttings backup` made; in the data folder, move "
        "it away. Nothing was changed."
    )
