"""Share posts only where its presser may write themselves: the bot lends nobody its rights."""

from typing import Any

import discord
import pytest

from tests.discord.conftest import World, at_once, buttons, texts
from tests.discord.newsroom import QUESTION, ask, press, with_newsroom

MAY = discord.PermissionOverwrite(
    view_channel=True, send_messages=True, send_messages_in_threads=True, create_public_threads=True
)
REFUSED = "You may not write here yourself"


def announcements(world: World, **denied: bool) -> Any:
    """A channel in which the bot may write, and everybody else only what is not `denied`."""
    overwrites = {
        world.guild.default_role: discord.PermissionOverwrite(**denied),
        world.guild.me: MAY,
    }
    return world.guild.create_text_channel("announcements", overwrites=overwrites)


async def test_share_is_not_offered_where_the_asker_may_not_write(world: World) -> None:
    await with_newsroom(world)
    channel = announcements(world, send_messages=False)
    answer = (await world.alice.slash(channel, "ask", question=QUESTION)).response
    assert "Context" in buttons(answer.components)
    assert "Share" not in buttons(answer.components)


async def test_who_lost_the_right_to_write_shares_nothing_by_an_old_button(world: World) -> None:
    await with_newsroom(world)
    channel = announcements(world)
    answer = (await world.alice.slash(channel, "ask", question=QUESTION)).response
    assert "Share" in buttons(answer.components)
    everyone = world.env.backend.get_guild(world.guild.id).roles[world.guild.id]
    everyone.permissions &= ~discord.Permissions(send_messages=True).value
    told = await press(world, answer, "Share")
    assert told.ephemeral
    assert REFUSED in texts(told.response.components)[0]
    assert channel.history() == []


@pytest.mark.parametrize("denied", ["send_messages", "send_messages_in_threads"])
async def test_in_a_thread_the_right_to_write_in_threads_decides(world: World, denied: str) -> None:
    await with_newsroom(world)
    channel = announcements(world, **{denied: False})
    await world.env.bot.get_channel(channel.id).create_thread(name="talk", type=discord.ChannelType.public_thread)
    (thread,) = channel.threads
    answer = (await world.alice.slash(thread, "ask", question=QUESTION)).response
    assert ("Share" in buttons(answer.components)) is (denied == "send_messages")


def posted(world: World) -> int:
    return sum(message.author.bot for message in world.channel.history())


async def test_two_quick_presses_post_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await with_newsroom(world)
    answer = await ask(world)
    (share,) = buttons(answer.components)["Share"]
    await at_once(world.env, *(world.alice.click(answer, custom_id=share) for _ in range(3)))
    assert posted(world) == 1
    assert "Shared" in buttons(answer.components)
    # Another answer is another post.
    await press(world, await ask(world), "Share")
    assert posted(world) == 2


async def test_what_could_not_be_posted_can_be_shared_again(world: World) -> None:
    await with_newsroom(world)
    answer = await ask(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await press(world, answer, "Share")
    assert posted(world) == 0
    await press(world, answer, "Share")
    assert posted(world) == 1


async def test_who_may_write_shares_as_before(world: World) -> None:
    await with_newsroom(world)
    await press(world, await ask(world), "Share")
    assert world.channel.last_message is not None
