"""Promise 20: one person cannot starve the others."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from bot.answering.fair_queue import FairQueue


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


async def test_owners_take_turns_and_each_keeps_an_order(executor: ThreadPoolExecutor) -> None:
    queue, begun, gate = FairQueue(executor), list[str](), threading.Event()

    def job(name: str) -> str:
        gate.wait(5)
        begun.append(name)
        return name

    names = ["a1", "a2", "a3", "a4", "b1", "b2", "c1"]
    waiting = [asyncio.ensure_future(queue.run(name[0], partial(job, name))) for name in names]
    await asyncio.sleep(0)
    gate.set()
    assert await asyncio.gather(*waiting) == names
    assert begun == ["a1", "a2", "b1", "c1", "a3", "b2", "a4"] or begun == ["a1", "b1", "c1", "a2", "b2", "a3", "a4"]


async def test_a_failure_is_its_owners_alone(executor: ThreadPoolExecutor) -> None:
    queue = FairQueue(executor)

    def fail() -> None:
        raise LookupError("mine")

    failing, fine = queue.run("a", fail), queue.run("b", lambda: "fine")
    results = await asyncio.gather(failing, fine, return_exceptions=True)
    assert isinstance(results[0], LookupError)
    assert results[1] == "fine"


async def test_who_gives_up_before_the_turn_costs_nothing(executor: ThreadPoolExecutor) -> None:
    queue, begun, gate = FairQueue(executor), list[str](), threading.Event()
    first = asyncio.ensure_future(queue.run("a", lambda: gate.wait(5)))
    second = asyncio.ensure_future(queue.run("a", lambda: begun.append("second")))
    third = asyncio.ensure_future(queue.run("b", lambda: begun.append("third")))
    await asyncio.sleep(0)
    second.cancel()
    gate.set()
    await asyncio.gather(first, third)
    assert begun == ["third"]


async def test_who_gives_up_while_it_runs_does_not_stop_the_rest(executor: ThreadPoolExecutor) -> None:
    queue, gate = FairQueue(executor), threading.Event()
    first = asyncio.ensure_future(queue.run("a", lambda: gate.wait(5)))
    second = asyncio.ensure_future(queue.run("b", lambda: "done"))
    await asyncio.sleep(0)
    first.cancel()
    gate.set()
    assert await second == "done"


async def test_who_waits_when_it_is_shut_down_is_not_kept_waiting() -> None:
    pool, gate = ThreadPoolExecutor(1), threading.Event()
    queue = FairQueue(pool)
    waiting = [asyncio.ensure_future(queue.run(i, lambda: gate.wait(5))) for i in range(3)]
    await asyncio.sleep(0)
    pool.shutdown(wait=False, cancel_futures=True)
    gate.set()
    first, *others = await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 5)
    assert first is True
    assert all(isinstance(other, RuntimeError) for other in others)


async def test_of_several_workers_an_owner_has_one() -> None:
    with ThreadPoolExecutor(2) as pool:
        queue, gate = FairQueue(pool, 2), threading.Event()
        waiting = [asyncio.ensure_future(queue.run("a", lambda: gate.wait(5))) for _ in range(4)]
        assert await asyncio.wait_for(queue.run("b", lambda: "fine"), 4) == "fine"
        assert not any(job.done() for job in waiting)
        gate.set()
        assert all(await asyncio.gather(*waiting))
