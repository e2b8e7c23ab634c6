"""`cuttings backup` and `cuttings restore`."""

import datetime
from pathlib import Path

from bot.cli.errors import fail
from bot.cli.library import data_folder
from bot.store.backup import back_up
from bot.store.errors import StoreError
from bot.store.restoring import restore as put_back


def backup(file: Path) -> None:
    """Copy the database to `file`, and say how to restore it."""
    try:
        back_up(data_folder(), file)
    except StoreError as error:
        fail(str(error))
    print(f"{file}: {file.stat().st_size:,} bytes. To restore it: stop the bot, then cuttings restore {file}")


def restore(file: Path) -> None:
    """Put the backup `file` in the database's place, and say where the one before is kept."""
    try:
        kept = put_back(data_folder(), file, datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S"))
    except StoreError as error:
        fail(str(error))
    print("Restored." + (f" What was there before is kept as {kept}." if kept else ""))
