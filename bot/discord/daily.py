"""What is done once a day, whether anybody asks or not."""

import asyncio
import contextlib
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
    """Forgets what was kept long enough. `pause`: waits for so many seconds. End it with `close`."""

    def __init__(self, client: "Cuttings", pause: Callable[[float], Awaitable[None]]) -> None:
        self._client = client
        self._pause = pause
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin at once, and again every day."""
        self._task = asyncio.create_task(self._run(), name="daily")

    async def close(self) -> None:
        """Do nothing any more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            for chore in (self._client.shelf.readers.sweep, self._forget_who_left):
                try:
                    await chore()
                except Exception as error:
                    record(error)
            await self._pause(DAY)

    async def _forget_who_left(self) -> None:
        await self._client.wait_until_ready()
        for guild_id, user_id in await self._client.shelf.readers.followers():
            if await self._left(guild_id, user_id):
                await self._client.shelf.readers.left(guild_id, user_id)
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
        return guild is None
