"""Jobs for a few workers, taken in turns from everybody who has any: nobody waits for all of another's."""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Executor
from functools import partial
from typing import Any, TypeVar

_T = TypeVar("_T")
_Job = tuple[Callable[[], Any], "asyncio.Future[Any]"]


class FairQueue:
    """Runs jobs on `executor`, `at_once` at a time: of each owner one by one and in order, of all owners in turn."""

    def __init__(self, executor: Executor, at_once: int = 1) -> None:
        self._executor = executor
        self._at_once = at_once
        self._waiting: dict[Hashable, deque[_Job]] = {}
        self._running: set[Hashable] = set()

    async def run(self, owner: Hashable, job: Callable[[], _T]) -> _T:
        """What `job` gives back or raises. Cancelled before its turn, it is not begun.

        Raises RuntimeError once the executor was shut down.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[_T] = loop.create_future()
        self._waiting.setdefault(owner, deque()).append((job, done))
        self._next(loop)
        return await done

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        while len(self._running) < self._at_once and (free := [o for o in self._waiting if o not in self._running]):
            owner = free[0]
            jobs = self._waiting.pop(owner)
            job, done = jobs.popleft()
            if jobs:
                # Behind all others who wait.
                self._waiting[owner] = jobs
            if done.cancelled():
                continue
            try:
                work = loop.run_in_executor(self._executor, job)
            except RuntimeError as closed:
                done.set_exception(closed)
                continue
            self._running.add(owner)
            work.add_done_callback(partial(self._finished, loop, owner, done))

    def _finished(
        self,
        loop: asyncio.AbstractEventLoop,
        owner: Hashable,
        done: "asyncio.Future[Any]",
        work: "asyncio.Future[Any]",
    ) -> None:
        self._running.remove(owner)
        if work.cancelled():
            done.cancel()
        elif error := work.exception():
            if not done.cancelled():
                done.set_exception(error)
        elif not done.cancelled():
            done.set_result(work.result())
        self._next(loop)
