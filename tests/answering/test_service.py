"""Each server at its own desk, and nobody waits for another's."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.answering import calibration, stacks
from bot.answering.confidence import Calibration
from bot.answering.desk import Desk
from bot.answering.own import Own
from bot.answering.service import KEPT, AnswerService
from bot.answering.stopping import Stop, Stopped
from tests.conftest import make_source

SHIPPED = make_source("shipped", "The harbour was dredged in March by forty workers.")


class Kept:
    """Holdings in memory. `reads`: how often each server's were read; `reading` is called in the thread that reads."""

    def __init__(self) -> None:
        self.of: dict[int, Own] = {}
        self.reads: list[int] = []
        self.reading: Callable[[], object] = lambda: None

    async def own(self, guild_id: int) -> Callable[[], Own]:
        self.reads.append(guild_id)

        def read() -> Own:
            self.reading()
            return self.of.get(guild_id, Own())

        return read


def own_of(source_id: str, text: str) -> Own:
    return Own({source_id: make_source(source_id, text)})


async def test_what_a_server_has_is_read_once_until_it_changes() -> None:
    kept = Kept()
    kept.of[1] = own_of("a", "The otter census counted ninety animals.")
    service = AnswerService(Desk([SHIPPED]), kept)
    desks = [await service.at_desk(1, lambda desk: desk) for _ in range(3)]
    assert kept.reads == [1] and desks[0] is desks[2] is not service.desk
    assert await service.at_desk(2, lambda desk: desk) is service.desk
    service.changed(1)
    kept.of[1] = Own()
    assert await service.at_desk(1, lambda desk: desk) is service.desk
    assert desks[0].source("a") is not None
    service.close()


async def test_the_desks_that_are_kept_are_bounded() -> None:
    kept = Kept()
    service = AnswerService(Desk([SHIPPED]), kept)
    for guild_id in range(KEPT + 5):
        await service.ask("harbour", guild_id)
    await service.ask("harbour", KEPT + 4)
    await service.ask("harbour", 0)
    assert len(kept.reads) == KEPT + 6
    service.close()


async def test_a_change_while_the_desk_is_made_is_not_missed() -> None:
    kept = Kept()
    kept.of[1] = own_of("a", "The otter census counted ninety animals.")
    service = AnswerService(Desk([SHIPPED]), kept)
    loop = asyncio.get_running_loop()

    def change() -> None:
        loop.call_soon_threadsafe(service.changed, 1)

    kept.reading = change
    await service.ask("otter", 1)
    kept.reading = lambda: None
    kept.of[1] = Own()
    assert await service.at_desk(1, lambda desk: desk) is service.desk
    service.close()


async def test_a_failing_read_is_a_failure_and_the_next_one_is_tried() -> None:
    kept = Kept()
    service = AnswerService(Desk([SHIPPED]), kept)

    def fail() -> None:
        raise OSError("no")

    kept.reading = fail
    with pytest.raises(OSError, match="no"):
        await service.ask("harbour", 1)
    kept.reading = lambda: None
    assert (await service.ask("harbour", 1)).confidence > 0
    service.close()


async def test_nobody_waits_for_another_servers_desk_and_closing_ends_its_making() -> None:
    kept = Kept()
    kept.of[1] = own_of("a", "The otter census counted ninety animals.")
    service = AnswerService(Desk([SHIPPED]), kept)
    read, go_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait() -> None:
        loop.call_soon_threadsafe(read.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()

    kept.reading = wait
    making = asyncio.ensure_future(service.ask("otter", 1))
    await read.wait()
    kept.reading = lambda: None
    assert (await service.ask("harbour", None)).confidence > 0
    assert (await service.ask("harbour", 2)).confidence > 0
    assert not making.done()
    service.close()
    go_on.set()
    with pytest.raises(Stopped):
        await making


async def test_nobody_who_looks_something_up_waits_for_what_takes_long() -> None:
    service = AnswerService(Desk([SHIPPED]), Kept())
    begun, over = threading.Semaphore(0), threading.Event()

    def work(desk: Desk, stop: Stop) -> bool:
        begun.release()
        return over.wait(30) and stop()

    long = [asyncio.ensure_future(service.work_long(guild_id, work)) for guild_id in range(5)]
    for _ in range(2):
        await asyncio.to_thread(begun.acquire)
    for guild_id in (None, 1, 7):
        assert await asyncio.wait_for(service.study(guild_id, lambda desk: desk.source("shipped")), 10) == SHIPPED
        assert (await asyncio.wait_for(service.ask("harbour", guild_id), 10)).confidence > 0
    assert not any(work.done() for work in long)
    service.close()
    over.set()
    assert (await asyncio.gather(*long, return_exceptions=True)).count(True) == 2


async def test_a_desk_of_long_texts_is_made_in_steps_between_which_others_have_their_turn() -> None:
    text = "The otter census counted ninety animals. " * 3000
    kept = Kept()
    kept.of[1] = own_of("a", "The otter census counted ninety animals.")
    long = Own({name: make_source(name, text) for name in "abcdef"})
    kept.of |= {2: long, 3: long}
    service = AnswerService(Desk([SHIPPED]), kept)
    making = [asyncio.ensure_future(service.ask("otter", guild_id)) for guild_id in (2, 3)]
    assert (await service.ask("otter", 1)).confidence > 0
    assert not any(ask.done() for ask in making)
    service.close()
    assert await asyncio.gather(*making, return_exceptions=True)


async def test_what_a_score_means_at_a_servers_desk_is_worked_out_where_no_question_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = Kept()
    kept.of[1] = own_of("a", "The otter census counted ninety animals.")
    service = AnswerService(Desk([SHIPPED]), kept)
    threads: list[str] = []

    def fitted(*args: Any) -> Calibration:
        threads.append(threading.current_thread().name)
        return calibration.fitted(*args)

    monkeypatch.setattr(stacks, "fitted", fitted)
    await service.ask("otter", 1)
    assert [name.rpartition("_")[0] for name in threads] == ["desk-long"]
    service.close()
