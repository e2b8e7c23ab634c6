"""A server that removes the bot takes what its readers left with it."""

from bot.store.heard import Heard
from bot.store.people import Follow, Following, People
from tests.discord.conftest import World


async def test_a_server_that_leaves_takes_its_readers_part(world: World) -> None:
    ours, other = world.guild.id, 4040
    async with world.database.changing() as session:
        for guild_id in (ours, other):
            await People(session).follow(Follow(guild_id, 5, Following.TOPIC, "otters"))
            await Heard(session, guild_id).miss("who ate the cheese", "2026-01-05")
    await world.env.bot.get_guild(ours).leave()
    await world.env.settle()
    async with world.database.reading() as session:
        kept = [(await People(session).follows(i), await Heard(session, i).missed()) for i in (ours, other)]
    assert [(len(follows), len(missed)) for follows, missed in kept] == [(0, 0), (1, 1)]
