"""`cuttings backup`, `cuttings restore` and `cuttings adopt`."""

import asyncio
import datetime
from pathlib import Path

from bot.cli.errors import fail
from bot.cli.library import data_folder
from bot.places import DATABASE
from bot.store.application import release
from bot.store.backup import back_up
from bot.store.database import open_database
from bot.store.errors import StoreError
from bot.store.holding import held
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


def adopt() -> None:
    """Let the data go on with another application, and say what becomes of them."""
    folder = data_folder()
    if not (folder / DATABASE).is_file():
        fail(f"There is no database in {folder}. Set CUTTINGS_DATA to the folder that holds it.")
    try:
        with held(folder):
            before = asyncio.run(_released(folder))
    except StoreError as error:
        fail(str(error))
    whose = f" They belonged to the application {before}." if before else ""
    print(
        f"The next `cuttings run` takes the data in {folder} over for the application of its token.{whose}\n"
        "Add that one to the servers: what is kept for each waits for it."
    )


async def _released(folder: Path) -> int | None:
    database = await open_database(folder)
    try:
        async with database.changing() as session:
            return await release(session)
    finally:
        await database.close()
