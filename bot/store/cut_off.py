"""A restore that was cut off before its copy came into the database's place."""

from pathlib import Path

from bot.places import DATABASE
from bot.store.errors import StoreError


def draft_of(database: Path) -> Path:
    """Where a restore makes its copy."""
    return database.with_name(f".{DATABASE}.new")


def refuse_cut_off(database: Path) -> None:
    """Raises StoreError where a restore took the database away and put none there: a start would make an empty one."""
    if database.exists() or not draft_of(database).exists():
        return
    kept = sorted(
        path.name for path in database.parent.glob(f"{DATABASE}.*") if not path.name.endswith(("-wal", "-shm"))
    )
    before = (
        f"rename the database from before, {kept[-1]}, to {DATABASE}"
        if kept
        else f"remove {draft_of(database)} to begin with an empty one"
    )
    raise StoreError(
        f"A restore in {database.parent} was cut off, so there is no database. Give `cuttings restore FILE` "
        f"again, or {before}. Nothing was changed."
    )
