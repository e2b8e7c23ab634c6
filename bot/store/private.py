"""Files that only this user may read. Windows keeps those in a user's folder from others by itself."""

import contextlib
import stat
from pathlib import Path

_OWNER = 0o600


def make_private(path: Path) -> None:
    """Make the empty file `path` where there is none. Raises OSError."""
    if not path.exists():
        path.touch(mode=_OWNER)


def keep_private(database: Path) -> None:
    """Let nobody else read `database` and SQLite's files beside it, where everybody could.

    Where a group alone was let in, somebody meant it.
    """
    for part in ("", "-wal", "-shm"):
        file = database.with_name(database.name + part)
        with contextlib.suppress(OSError):  # missing, or another user's
            if stat.S_IMODE(file.stat().st_mode) & stat.S_IRWXO:
                file.chmod(_OWNER)
