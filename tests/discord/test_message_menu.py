"""“Find sources for this message”, in the menu of any message."""

from typing import Any

import discord
import pytest

from bot.rendering.wording import wording_for
from bot.store.server_settings import ServerSettings
from tests.discord.conftest import Speaks, World, buttons, check_limits, texts
from tests.discord.newsroom import press, set_up, with_newsroom

MENU = "Find sources for this message"


async def found(world: World, message: Any) -> Any:
    result = await world.bob.context_menu(world.channel, MENU, message)
    assert result.ephemeral
    check_limits(result.response.components)
    return result.response


async def test_a_message_is_looked_up_privately_and_can_be_shared(world: World) -> None:
    await with_newsroom(world)
    message = await world.alice.send(world.channel, "They say the telegram to the wardens was signed by Zhu Hailun.")
    before = len(world.channel.history())
    shown = await found(world, message)
    assert "**The Telegram**" in texts(shown.components)[0]
    assert len(world.channel.history()) == before
    await press(world, shown, "Share", world.bob)
    assert len(world.channel.history()) == before + 1


async def test_marks_and_minuses_of_a_message_are_no_operators(world: World) -> None:
    await with_newsroom(world)
    for text in (
        'Zhu Hailun signed the leaked telegram to the wardens, "and nobody ever denied a word of it"',
        "Zhu Hailun signed the leaked telegram to the wardens -telegram -wardens",
        "Zhu Hailun signed „ganz andere Worte“ the leaked telegram to the wardens",
    ):
        shown = await found(world, await world.alice.send(world.channel, text))
        assert "**The Telegram**" in texts(shown.components)[0], text


async def test_a_link_to_a_source_is_answered_by_it_first(world: World) -> None:
    await with_newsroom(world)
    for text in (
        "look https://www.example.org/denial?utm_source=x",
        "<https://example.org/denial#top> telegram wardens",
    ):
        shown = await found(world, await world.alice.send(world.channel, text))
        assert "**Embassy Statement**" in texts(shown.components)[0]


async def test_a_message_without_text_is_said_to_have_none(world: World, speaks: Speaks) -> None:
    speaks(world.bob, "fr")
    message = await world.alice.send(world.channel, "", attachments=[("a.png", b"x")])
    assert texts((await found(world, message)).components) == [wording_for("fr")("answer.no_text")]


async def test_the_text_of_previews_and_of_our_own_answers_counts(world: World) -> None:
    await with_newsroom(world)
    embed = discord.Embed(title="Zhu Hailun", description="signed the leaked telegram to the wardens")
    channel = world.env.bot.get_channel(world.channel.id)
    shown = await found(world, await channel.send(embed=embed))
    assert "**The Telegram**" in texts(shown.components)[0]
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> Who signed the telegram to the wardens?")
    shown = await found(world, world.channel.last_message)
    assert "Telegram" in texts(shown.components)[0]


async def test_somebody_elses_message_is_not_kept_and_not_reported(world: World) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(unanswered_days=9, tell_moderators=True))
    message = await world.alice.send(world.channel, "How are violins varnished?")
    shown = await found(world, message)
    assert "Nothing on that" in texts(shown.components)[0]
    assert "Tell the moderators" not in buttons(shown.components)
    held = b"".join(path.read_bytes() for path in world.database.path.parent.iterdir())
    assert b"violins" not in held


@pytest.mark.parametrize("text", ["😀", "x" * 2000, "@everyone", "```\n```", "||a||", "-", '"', "thanks!"])
async def test_any_message_gets_an_answer(world: World, text: str) -> None:
    await with_newsroom(world)
    await found(world, await world.alice.send(world.channel, text))
    assert not world.env.errors
