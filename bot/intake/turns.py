"""Turns: one request at a time to a host, with a pause in between."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

MAX_REMEMBERED = 1000
"""With more names than this, those that nobody waits for and whose pause is over are forgotten."""


class _Queue:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.wanted = 0
        self.free_from = float("-inf")


class Turns:
    """Hands out turns by name; the next turn begins `interval` seconds after the end of the last, or later."""

    def __init__(
        self, interval: float, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Waits for the turn of `name` and holds it."""
        queue = self._queues.setdefault(name, _Queue())
        queue.wanted += 1
        try:
            async with queue.lock:
                pause = queue.free_from - self._clock()
                if pause > 0:
                    await self._sleep(pause)
                try:
                    yield
                finally:
                    queue.free_from = self._clock() + self._interval
        finally:
            queue.wanted -= 1
            if len(self._queues) > MAX_REMEMBERED:
                now = self._clock()
                self._queues = {n: q for n, q in self._queues.items() if q.wanted or q.free_from > now}
