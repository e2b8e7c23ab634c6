"""What is done once a day, whether anybody asks or not."""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import discord

from bot.discord.faults import describe, record
from bot.discord.membership import Gone, member_of

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)

DAY = 24 * 3600.0
_BETWEEN = 1.0
"""Seconds between two questions to Discord that nobody waits for."""


class Daily:
    """Forgets questions that were kept long enough, and what people follow in servers that they left.

    Discord does not say who leaves, it has to be asked.

    `pause`: waits for so many seconds.
    """

    def __init__(self, client: "Cuttings", pause: Callable[[float], Awaitable[None]]) -> None:
        self._client = client
        self._pause = pause

    async def run(self) -> None:
        """Look at once, and every day."""
        await self._client.wait_until_ready()
        while True:
            for work in (self._client.shelf.readers.sweep, self._forget_who_left):
                try:
                    await work()
                except Exception as error:
                    record(error)
            await self._pause(DAY)

    async def _forget_who_left(self) -> None:
        for guild_id, user_id in await self._client.shelf.readers.followers():
            try:
                if await self._left(guild_id, user_id):
                    await self._client.shelf.readers.left(guild_id, user_id)
            except Exception as error:
                # The others are looked up all the same.
                record(error)
            await self._pause(_BETWEEN)

    async def _left(self, guild_id: int, user_id: int) -> bool:
        guild = self._client.get_guild(guild_id)
        try:
            if guild is not None:
                await member_of(guild, user_id)
        except Gone:
            return True
        except discord.HTTPException as error:
            _log.info("a follower could not be looked up: %s", describe(error))
        # A server that we are not in says nothing about anybody; what goes with it, `Managing.tidy` knows.
        return False
