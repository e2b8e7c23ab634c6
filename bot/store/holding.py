"""Holding the data folder for one bot."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import filelock

from bot.places import LOCK
from bot.store.errors import StoreError
from bot.store.folder import make_folder

_PATIENCE = 1.0
"""Seconds: `is_held` holds the folder for a moment, too."""


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the data folder for this process, and let it go at the end, however that comes.

    Raises StoreError where another process holds it: two bots would each answer from what they know, and not hear of
    the other's changes.
    """
    make_folder(folder)
    lock = _lock(folder, _PATIENCE)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise StoreError(
            f"The data folder {folder} is in use by another `cuttings run`, or is being restored. End that first; a "
            "second bot needs a folder of its own (CUTTINGS_DATA). Nothing was changed."
        ) from None
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be held ({error.strerror}). Give this user write access, or set "
            "CUTTINGS_DATA to another folder."
        ) from error
    try:
        yield
    finally:
        lock.release()


def is_held(folder: Path) -> bool:
    """Does another process hold the data folder? Changes nothing. Raises StoreError where that cannot be told."""
    if not (folder / LOCK).exists():
        return False
    try:
        with _lock(folder, 0):
            return False
    except filelock.Timeout:
        return True
    except OSError as error:
        raise StoreError(f"{folder / LOCK} cannot be read ({error.strerror}). Give this user access to it.") from error


def _lock(folder: Path, seconds: float) -> filelock.BaseFileLock:
    return filelock.FileLock(folder / LOCK, timeout=seconds, mode=0o600)
