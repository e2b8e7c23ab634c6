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
