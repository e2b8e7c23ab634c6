"""A restore that was cut off before its copy came into the database's place."""

import contextlib
from pathlib import Path

from bot.places import DATABASE
from bot.store.errors import StoreError

_DRAFT = f".{DATABASE}.new"
FIRST = f".{DATABASE}.first."
"""How the names begin of the files in which a new database is made."""
_BESIDE = ("-wal", "-shm", "-journal")


def kept_of(database: Path, moment: str) -> Path:
    """Where the restore of that moment keeps the database from before."""
    return database.with_name(f"{DATABASE}.{moment}")


def draft_of(database: Path, moment: str) -> Path:
    """Where the restore of that moment makes its copy."""
    return database.with_name(f"{_DRAFT}.{moment}")


def remove_drafts(database: Path) -> None:
    """Remove what restores and first starts that were cut off left beside `database`, for whoever holds the folder.

    Where there is no database, it stays: it says why.
    """
    if database.exists():
        for draft in (*database.parent.glob(f"{_DRAFT}*"), *database.parent.glob(f"{FIRST}*")):
            with contextlib.suppress(OSError):
                draft.unlink()


def refuse_cut_off(database: Path) -> None:
    """Raises StoreError where a restore took the database away and put none there: a start would make an empty one."""
    if database.exists():
        return
    drafts = sorted(path for path in database.parent.glob(f"{_DRAFT}*") if not path.name.endswith(_BESIDE))
    if not drafts:
        return
    moments = [draft.name.removeprefix(f"{_DRAFT}.") for draft in drafts]
    kept = [path.name for moment in moments if (path := kept_of(database, moment)).exists()]
    before = (
        f"rename the database from before, {kept[-1]}, to {DATABASE}"
        if kept
        else f"remove {', '.join(map(str, drafts))} to begin with an empty one"
    )
    raise StoreError(
        f"A restore in {database.parent} was cut off, and there is no database. Give `cuttings restore FILE` "
        f"again, or {before}. Nothing was changed."
    )
