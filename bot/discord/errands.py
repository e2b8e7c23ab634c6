"""Work that outlasts the command that began it."""

import asyncio
from collections.abc import Coroutine, Hashable
from typing import Any

from bot.discord.faults import record


class Errands:
    """Runs errands, one of a name at a time. `close` cuts them off: each must leave what it did so far as it is."""

    def __init__(self) -> None:
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}
        self._closed = False

    def begin(self, name: Hashable, work: Coroutine[Any, Any, None]) -> bool:
        """Begin `work`. False where one of that `name` is under way, or all are over; then nothing is begun."""
        if self._closed or name in self._tasks:
            work.close()
            return False
        self._tasks[name] = task = asyncio.create_task(self._run(name, work))
        # Cut off before its first step, it would never be awaited.
        task.add_done_callback(lambda _: work.close())
        return True

    def under_way(self, name: Hashable) -> bool:
        """Is there an errand of that `name`?"""
        return name in self._tasks

    async def _run(self, name: Hashable, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:
            record(error)
        finally:
            del self._tasks[name]

    async def close(self) -> None:
        """Cut off what runs, and begin nothing more."""
        self._closed = True
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
