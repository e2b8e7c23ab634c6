"""How far a long errand is, for the one who began it."""

import io
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import discord
from discord import ui

from bot.discord.faults import describe, record
from bot.discord.frame import container_of, finished
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.limits import MAX_TEXT
from bot.discord.refusals import refusal
from bot.rendering import markdown
from bot.rendering.wording import Wording
from bot.shelf.authority import Forbidden
from bot.shelf.changes import Refused

_log = logging.getLogger(__name__)

Say = Callable[[Wording], str]
"""Says something in a language, as Markdown."""

SECONDS = 4.0
"""Between two edits: Discord allows five in five seconds, for all that a channel sees."""


class Progress:
    """One private message that is edited.

    Discord lets it be edited for a quarter of an hour; from then on it stays as it is, and the server's log channel is
    told how the errand ended. Where the bot stops meanwhile, neither is told of it.
    """

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._clock = interaction.client.clock
        self._next = 0.0
        self._said: list[Say] = []
        self._foot: Say | None = None

    async def say(self, text: Say, foot: Say | None = None) -> None:
        """Show `text` if it is time again.

        `foot`: what the log channel is told below the end of the errand. With it, it is told of that in any case.
        """
        self._said, self._foot = [text], foot
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

    async def log(self, told: bool, *texts: Say) -> None:
        """Say how the errand ended in the log channel, where its person was not `told` here, or where there is a foot.

        It is one post, however much the errand did.
        """
        if told and self._foot is None:
            return
        parts = texts if self._foot is None else (*texts, self._foot)

        def say(wording: Wording) -> str:
            return "\n".join(part(wording) for part in parts)

        client, guild_id = self._interaction.client, self._interaction.guild_id
        if not (guild_id is not None and await client.log_channel.post(guild_id, say)) and not told:
            _log.warning("nobody could be told how a long errand ended")

    async def over(self, work: Awaitable[None]) -> None:
        """Do `work`, which says how far it is; where it fails, its person is told here, or the log channel is."""
        try:
            await work
        except Exception as error:
            mine, theirs = _why(error, of_reader(self._interaction))
            _log.warning("a long errand was cut short: %s", describe(error))
            await self.log(await self.end(mine), *self._said, theirs)

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
