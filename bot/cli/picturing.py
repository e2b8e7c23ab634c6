"""`cuttings picture`."""

import asyncio
from pathlib import Path

from bot.cli.errors import fail
from bot.cli.library import open_beside, open_desk


def draw_answer(typed: str, png: Path, *, folder: Path | None, width: int, press: str | None) -> None:
    """Write the picture of what a command or question brings on Discord."""
    from bot.discord.picture import PictureError, draw

    if png.is_dir() or not png.parent.is_dir():
        fail(f"{png} cannot be written: name a file in a folder that is there.")
    try:
        asyncio.run(draw(open_desk(folder), open_beside(folder), typed, png, width=width, press=press))
    except PictureError as error:
        fail(str(error))
