"""The quiet regular check: now and then one source, and a word to its moderators where something changed."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.discord.faults import record
from bot.discord.upkeep.checking import verdict_text

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

SECONDS = 900.0
"""Between two looks: 96 a day, nearly 3,000 a month, over all servers."""


class RegularCheck:
    """Looks at the source that is due longest, in the servers that the bot is in. `sleep` takes seconds."""

    def __init__(self, client: "Cuttings", sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._client = client
        self._sleep = sleep

    async def run(self) -> None:
        """Look, rest, for ever."""
        while True:
            await self._sleep(SECONDS)
            try:
                await self.look()
            except Exception as error:
                # What goes wrong with one source, or while the disk is full, is no reason to stop.
                record(error)

    async def look(self) -> None:
        """Forget questions that were kept long enough, and look at one source that is due, if one is."""
        shelf = self._client.shelf
        await shelf.readers.sweep()
        for check in await shelf.checking.due([guild.id for guild in self._client.guilds], 1):
            verdict = await shelf.checking.regular(check)
            if verdict is not None:
                await self._client.log_channel.post(check.guild_id, partial(verdict_text, verdict))
