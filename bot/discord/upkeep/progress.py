"""How far a long errand is, for the one who began it."""

import io
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import ui

from bot.discord.faults import describe, record
from bot.discord.frame import container_of, finished
from bot.discord.language import of_reader
from bot.discord.layout import MAX_TEXT
from bot.discord.refusals import refusal
from bot.rendering import markdown
from bot.rendering.wording import Wording
from bot.shelf.authority import Forbidden
from bot.shelf.changes import Refused

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)

Say = Callable[[Wording], str]
"""Says something in a language, as Markdown."""

SECONDS = 4.0
"""Between two edits: Discord allows five in five seconds, for all that a channel sees."""


class Progress:
    """One private message that is edited.

    Discord lets it be edited for a quarter of an hour; from then on it stays as it is, and the server's log channel is
    told how the errand ended.
    """

    def __init__(self, interaction: "discord.Interaction[Cuttings]") -> None:
        self._interaction = interaction
        self._clock = interaction.client.clock
        self._next = 0.0
        self._said: list[Say] = []

    async def say(self, text: Say) -> None:
        """Show `text` if it is time again."""
        self._said = [text]
        if self._clock() >= self._next:
            self._next = self._clock() + SECONDS
            if not await self._edit(finished(container_of(text(of_reader(self._interaction))))):
                self._next = float("inf")

    async def end(
        self, text: str, lines: Sequence[str] = (), name: str = "results.txt", row: "ui.ActionRow[Any] | None" = None
    ) -> bool:
        """Show `text`, Markdown, and `lines`, plain; many of them as a file; `row` last.

        False where that was not possible.
        """
        shown = _fitting(lines, MAX_TEXT - len(text))
        container = container_of(*filter(None, (text, shown)))
        files = [discord.File(io.BytesIO("\n".join([*lines, ""]).encode()), name)] if shown is None else []
        if shown is None:
            container.add_item(ui.File(f"attachment://{name}"))
        if row is not None:
            container.add_item(row)
        return await self._edit(finished(container), *files)

    async def log(self, *texts: Say) -> None:
        """Say how the errand ended in the log channel, for who can no longer be told here."""

        def say(wording: Wording) -> str:
            return "\n".join(text(wording) for text in texts)

        client, guild_id = self._interaction.client, self._interaction.guild_id
        if guild_id is None or not await client.log_channel.post(guild_id, say):
            _log.warning("nobody could be told how a long errand ended")

    async def over(self, work: Awaitable[None]) -> None:
        """Do `work`, which says how far it is; where it fails, its person is told here, or the log channel is."""
        try:
            await work
        except Exception as error:
            mine, theirs = _why(error, of_reader(self._interaction))
            _log.warning("a long errand was cut short: %s", describe(error))
            if not await self.end(mine):
                await self.log(*self._said, theirs)

    async def _edit(self, layout: ui.LayoutView, *files: discord.File) -> bool:
        try:
            await self._interaction.edit_original_response(view=layout, attachments=files)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.info("progress is not shown any more: %s", describe(error))
            return False
        return True


def _why(error: Exception, wording: Wording) -> tuple[str, Say]:
    """Why an errand ended, for the one who began it and for the moderators of the server."""
    match error:
        case Forbidden():
            # They were allowed to begin it: the role went while it ran.
            return wording("errand.no_longer"), lambda wording: wording("errand.left")
        case Refused():
            return refusal(error, wording) or "", lambda wording: refusal(error, wording) or ""
    reference = record(error)
    mine = refusal(error, wording) or wording("fault.failed", reference=reference)
    return mine, lambda wording: wording("errand.failed", reference=reference)


def _fitting(lines: Sequence[str], room: int) -> str | None:
    """`lines` as Markdown; None where that is longer than `room`. Of many lines only the first are looked at."""
    shown: list[str] = []
    for line in lines:
        shown.append(markdown.line(line))
        room -= len(shown[-1]) + (len(shown) > 1)
        if room < 0:
            return None
    return "\n".join(shown)
