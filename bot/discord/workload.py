"""What the bot is doing right now, so that it can finish before it stops."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Workload:
    """Counts jobs. `stop` waits for the running ones; who would begin one looks at `stopping` first."""

    def __init__(self) -> None:
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self.stopping = False

    @contextmanager
    def job(self) -> Iterator[None]:
        """One job, from entry to exit."""
        self._running += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    async def stop(self, seconds: float) -> bool:
        """Take no new job and wait up to `seconds` for the running ones. Were they all finished?"""
        self.stopping = True
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True
