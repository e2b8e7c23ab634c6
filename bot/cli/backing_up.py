"""`cuttings backup`."""

from pathlib import Path

from bot.cli.errors import fail
from bot.cli.library import data_folder
from bot.store.backup import back_up
from bot.store.errors import StoreError


def backup(file: Path) -> None:
    """Copy the database to `file`, and say how to restore it."""
    try:
        back_up(data_folder(), file)
    except StoreError as error:
        fail(str(error))
    print(f"{file}: {file.stat().st_size:,} bytes. To restore: stop the bot, and put it in the database's place.")
