"""Room for what costs memory and a process of its own: fetching, reading, unpacking."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.intake.turns import Turns

AT_ONCE = 3
"""Pieces of work at a time, over all servers: each may hold 25 MB here and a gigabyte in its process."""


class Room:
    """Hands out places: one at a time to each server, so that none keeps the others waiting.

    `clock`: seconds that only grow. `pause`: waits for so many.
    """

    def __init__(self, clock: Callable[[], float], pause: Callable[[float], Awaitable[object]]) -> None:
        self._turns = Turns(0.0, clock, pause)
        self._places = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def place(self, guild_id: int | None) -> AsyncIterator[None]:
        """Waits for a place for a server, and holds it."""
        async with self._turns.turn(str(guild_id)), self._places:
            yield
