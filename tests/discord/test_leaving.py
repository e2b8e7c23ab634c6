"""A server that removes the bot takes what its readers left with it."""

import pytest

from bot.store.application import release
from bot.store.errors import StoreError
from bot.store.heard import Heard
from bot.store.people import Follow, Following, People
from tests.discord.conftest import World


async def leave_something(world: World, *guild_ids: int) -> None:
    async with world.database.changing() as session:
        for guild_id in guild_ids:
            await People(session).follow(Follow(guild_id, 5, Following.TOPIC, "otters"))
            await Heard(session, guild_id).report("otters", "The date is wrong", "2026-01-05")


async def left(world: World, *guild_ids: int) -> list[tuple[int, int]]:
    """How much is kept of what readers left in each server."""
    async with world.database.reading() as session:
        kept = [(await People(session).follows(i), await Heard(session, i).reports()) for i in guild_ids]
    return [(len(follows), len(reports)) for follows, reports in kept]


async def test_a_server_that_leaves_takes_its_readers_part(world: World) -> None:
    ours, other = world.guild.id, 4040
    await leave_something(world, ours, other)
    await world.env.bot.get_guild(ours).leave()
    await world.env.settle()
    assert await left(world, ours, other) == [(0, 0), (1, 1)]


async def test_servers_that_left_while_the_bot_was_off_take_theirs_at_the_next_start(world: World) -> None:
    ours, other = world.guild.id, 4040
    await leave_something(world, ours, other)
    await world.restart()
    await world.env.settle()
    assert await left(world, ours, other) == [(0, 1), (0, 0)]


async def test_a_bot_that_is_another_one_is_refused_and_takes_nothing(world: World) -> None:
    ours, other = world.guild.id, 4040
    await leave_something(world, ours, other)
    await world.database.set_state("application", "1")
    with pytest.raises(StoreError, match=r"application id 1;.*CUTTINGS_DATA.*`cuttings adopt`"):
        await world.restart()
    assert await left(world, ours, other) == [(1, 1), (1, 1)]
    assert await world.database.get_state("application") == "1"


async def test_one_that_goes_on_with_the_data_of_another_takes_nothing_of_servers_that_wait_for_it(
    world: World,
) -> None:
    ours, other, third = world.guild.id, 4040, 5050
    await leave_something(world, ours, other)
    await world.database.set_state("application", "1")
    async with world.database.changing() as session:
        assert await release(session) == 1
    await leave_something(world, third)
    for _ in range(2):
        await world.restart()
        await world.env.settle()
        # Nobody in our own server is user 5.
        assert await left(world, ours, other, third) == [(0, 1), (1, 1), (0, 0)]
    # One to which it was added once is its own.
    await world.env.bot.shelf.managing.tidy({ours, other})
    await world.env.bot.shelf.managing.tidy({ours})
    assert await left(world, ours, other) == [(0, 1), (0, 0)]
