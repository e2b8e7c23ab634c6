"""How far a long errand is, for the one who began it."""

import io
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import ui

from bot.discord.faults import describe
from bot.discord.layout import MAX_TEXT, container_of, finished, text_layout
from bot.rendering import markdown

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

import logging

_log = logging.getLogger(__name__)

SECONDS = 4.0
"""Between two edits: Discord allows five in five seconds, for all that a channel sees."""

_ROOM = MAX_TEXT - 1000


class Progress:
    """One private message that is edited. `clock`: seconds that only grow.

    Discord lets it be edited for a quarter of an hour; from then on it stays as it is.
    """

    def __init__(self, interaction: "discord.Interaction[Cuttings]", clock: Callable[[], float] = time.monotonic):
        self._interaction = interaction
        self._clock = clock
        self._next = 0.0

    async def say(self, text: str) -> None:
        """Show `text`, Markdown, if it is time again."""
        if self._clock() >= self._next:
            self._next = self._clock() + SECONDS
            if not await self._edit(text_layout(text)):
                self._next = float("inf")

    async def end(self, text: str, lines: Sequence[str] = (), name: str = "results.txt") -> bool:
        """Show `text`, Markdown, and `lines`, plain; many of them as a file. False where that was not possible."""
        shown = "\n".join(markdown.line(line) for line in lines)
        if not lines:
            return await self._edit(text_layout(text))
        if len(text) + len(shown) < _ROOM:
            return await self._edit(text_layout(text, shown))
        container = container_of(ui.TextDisplay(text), ui.File(f"attachment://{name}"))
        file = discord.File(io.BytesIO("\n".join([*lines, ""]).encode()), name)
        return await self._edit(finished(container), file)

    async def _edit(self, layout: ui.LayoutView, *files: discord.File) -> bool:
        try:
            await self._interaction.edit_original_response(view=layout, attachments=files)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.info("progress is not shown any more: %s", describe(error))
            return False
        return True
