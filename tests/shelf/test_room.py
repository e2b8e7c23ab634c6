"""What is read for one server neither keeps another waiting nor piles up in memory (promises 11 and 20)."""

import asyncio
from collections import Counter

import pytest

from bot.shelf.room import AT_ONCE
from tests.shelf.conftest import HERE, THERE, World, manager

SERVERS = range(10, 10 + 2 * AT_ONCE)


@pytest.mark.parametrize("zipped", [False, True])
async def test_files_wait_for_their_turn_before_they_are_downloaded(world: World, zipped: bool) -> None:
    loading: Counter[int] = Counter()
    most: Counter[int] = Counter()
    together = 0
    full = asyncio.Event()

    async def add(guild_id: int) -> None:
        async def load() -> bytes:
            nonlocal together
            loading[guild_id] += 1
            most[guild_id] = max(most[guild_id], loading[guild_id])
            together = max(together, loading.total())
            if loading.total() == AT_ONCE:
                full.set()
            await full.wait()
            for _ in range(20):
                await asyncio.sleep(0)
            loading[guild_id] -= 1
            raise ConnectionError

        with pytest.raises(ConnectionError):
            if zipped:
                await world.shelf.transfer.take(manager(guild_id), load)
            else:
                await world.shelf.adding.file(manager(guild_id), load)

    await asyncio.gather(*(add(guild_id) for guild_id in SERVERS for _ in range(4)))
    assert set(most.values()) == {1}
    assert together == AT_ONCE


async def test_one_server_that_adds_a_lot_does_not_keep_another_waiting(world: World) -> None:
    stuck = asyncio.Event()

    async def slow() -> bytes:
        await stuck.wait()
        return b"A text of some length."

    async def quick() -> bytes:
        return b"Another text of some length."

    waiting = [asyncio.create_task(world.shelf.adding.file(manager(HERE), slow)) for _ in range(4 * AT_ONCE)]
    await world.shelf.adding.file(manager(THERE), quick)
    assert not any(task.done() for task in waiting)
    stuck.set()
    await asyncio.gather(*waiting)
