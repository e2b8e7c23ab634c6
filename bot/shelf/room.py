"""Room for what costs memory and a process of its own: fetching, reading, unpacking."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.intake.turns import Turns

AT_ONCE = 3
"""Pieces of work at a time, over all servers: each may hold 25 MB here and a gigabyte in its process."""


class Room:
    """Hands out places: one at a time to each server, so that none keeps the others waiting."""

    def __init__(self) -> None:
        self._turns = Turns(0.0, time.monotonic, asyncio.sleep)
        self._places = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def place(self, guild_id: int | None) -> AsyncIterator[None]:
        """Waits for a place for a server, and holds it."""
        async with self._turns.turn(str(guild_id)), self._places:
            yield
