"""Jobs for one worker, taken in turns from everybody who has any: nobody waits for all of another's."""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Executor
from functools import partial
from typing import Any, TypeVar

_T = TypeVar("_T")
_Job = tuple[Callable[[], Any], "asyncio.Future[Any]"]


class FairQueue:
    """Runs jobs one at a time on `executor`: of each owner in order, of all owners in turn."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._waiting: dict[Hashable, deque[_Job]] = {}
        self._running = False

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
        while not self._running and self._waiting:
            owner = next(iter(self._waiting))
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
            self._running = True
            work.add_done_callback(partial(self._finished, loop, done))

    def _finished(
        self, loop: asyncio.AbstractEventLoop, done: "asyncio.Future[Any]", work: "asyncio.Future[Any]"
    ) -> None:
        self._running = False
        if work.cancelled():
            done.cancel()
        elif error := work.exception():
            if not done.cancelled():
                done.set_exception(error)
        elif not done.cancelled():
            done.set_result(work.result())
        self._next(loop)
