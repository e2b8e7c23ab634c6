"""The quiet regular check: now and then some sources, and a word to their moderators where something changed."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.discord.faults import record
from bot.discord.upkeep.checking import verdict_text
from bot.store.checks import Check

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

SECONDS = 900.0
"""Between two looks."""
A_DAY = 96
"""Looks a day. Each takes as large a part of what is due: that of one day is done in the next, and never at once."""
MOST = 200
"""Sources of one look: one after the other, they take some ten minutes. That is half a million a month."""


class RegularCheck:
    """Looks at the sources that are due longest, in the bot's servers. `pause`: waits for so many seconds."""

    def __init__(self, client: "Cuttings", pause: Callable[[float], Awaitable[None]]) -> None:
        self._client = client
        self._pause = pause

    async def run(self) -> None:
        """Look, rest, for ever."""
        while True:
            await self._pause(SECONDS)
            try:
                await self.look()
            except Exception as error:
                # What goes wrong while the disk is full is no reason to stop.
                record(error)

    async def look(self) -> None:
        """Look at some of the sources that are due, if any are; more where more of them wait."""
        for check in await self._client.shelf.checking.due([guild.id for guild in self._client.guilds], MOST, A_DAY):
            try:
                await self._look_at(check)
            except Exception as error:
                # The others are looked at all the same.
                record(error)

    async def _look_at(self, check: Check) -> None:
        verdict = await self._client.shelf.checking.regular(check)
        if verdict is not None:
            await self._client.log_channel.post(check.guild_id, partial(verdict_text, verdict))
