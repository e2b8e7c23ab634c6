"""Where things are kept."""

from pathlib import Path

import platformdirs

DATABASE = "cuttings.sqlite3"
INDEX = "index.bin"
LOCK = "cuttings.lock"
"""Held while the bot runs; empty."""


def default_data() -> Path:
    """The platform's own place for an application's data."""
    return Path(platformdirs.user_data_dir("cuttings", appauthor=False))


def written_path(written: str | Path) -> Path:
    """The absolute path that an operator wrote: `~` is the home folder. Raises ValueError where there is none."""
    try:
        return Path(written).expanduser().absolute()
    except RuntimeError:
        raise ValueError("names the home folder of nobody") from None
