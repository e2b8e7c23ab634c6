"""What things cost: milliseconds, seconds, bytes of memory."""

import asyncio
import contextlib
import ctypes
import gc
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

_T = TypeVar("_T")
_BEAT_SECONDS = 0.001


@dataclass(frozen=True)
class Spread:
    """Milliseconds: the median, and what 95 of 100 stay under."""

    median: float
    high: float


def spread(job: Callable[[_T], object], items: Iterable[_T], best_of: int = 1) -> Spread:
    """What `job` takes for each of `items`, the quickest of `best_of` times, after one that does not count."""
    items = list(items)
    job(items[0])
    times = [min(timed(partial(job, item))[1] for _ in range(best_of)) for item in items]
    return Spread(float(np.median(times)) * 1000, float(np.percentile(times, 95)) * 1000)


def timed(job: Callable[[], _T]) -> tuple[_T, float]:
    """What `job` gives, and the seconds that it takes."""
    begun = time.perf_counter()
    result = job()
    return result, time.perf_counter() - begun


def resident() -> int:
    """Bytes of memory that this process holds, after it gave back what it could; 0 where that cannot be asked."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


async def held(job: Callable[[], object]) -> tuple[float, float]:
    """Seconds that `job` takes in a worker thread, and the longest time that the event loop stood still meanwhile."""
    longest = 0.0
    with ThreadPoolExecutor(max_workers=1) as worker:
        begun = last = time.perf_counter()
        running = asyncio.get_running_loop().run_in_executor(worker, job)
        while not running.done():
            await asyncio.wait({running}, timeout=_BEAT_SECONDS)
            now = time.perf_counter()
            longest, last = max(longest, now - last - _BEAT_SECONDS), now
        await running
        return last - begun, longest
