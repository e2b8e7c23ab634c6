"""A server that removes the bot takes what its readers left with it."""

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
    # Whether somebody is still in a server is looked for, too: what they follow says nothing here.
    assert [reports for _, reports in await left(world, ours, other)] == [1, 0]


async def test_a_bot_that_is_another_one_takes_nothing_of_the_servers_of_the_one_before(world: World) -> None:
    other = 4040
    await leave_something(world, other)
    await world.database.set_state("application", "1")
    await world.restart()
    await world.env.settle()
    assert [reports for _, reports in await left(world, other)] == [1]
