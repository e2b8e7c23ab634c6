"""Each channel's rule: which messages are answered, and where."""

from typing import Any

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.answering.answer import Answered, NoAnswer, Refusal
from bot.answering.confidence import UNASKED_LINE
from bot.answering.desk import Desk
from bot.discord.listening import Hearing, hearing, is_sure, rule_in
from bot.shelf.authority import Actor
from bot.store.server_settings import ChannelRule, Listening, ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import World, texts

QUESTION = "What are the China Cables?"
OFF, MENTION, EVERY = map(ChannelRule, Listening)


@pytest.mark.parametrize(
    ("rule", "addressed", "readable", "heard"),
    [
        (OFF, True, True, Hearing.NOTHING),
        (OFF, False, True, Hearing.NOTHING),
        (MENTION, True, False, Hearing.ASKED),
        (MENTION, False, True, Hearing.NOTHING),
        (EVERY, True, False, Hearing.ASKED),
        (EVERY, False, True, Hearing.OVERHEARD),
        (EVERY, False, False, Hearing.NOTHING),
    ],
)
def test_what_a_message_is(rule: ChannelRule, addressed: bool, readable: bool, heard: Hearing) -> None:
    assert hearing(rule, addressed=addressed, readable=readable) is heard


def test_a_thread_has_its_parents_rule_where_it_has_none() -> None:
    settings = ServerSettings().with_channel(1, OFF).with_channel(3, EVERY)
    assert rule_in(settings, 1, None) == OFF
    assert rule_in(settings, 2, 1) == OFF
    assert rule_in(settings, 3, 1) == EVERY
    assert rule_in(settings, 4, None) == MENTION


def test_unasked_it_speaks_only_when_it_is_sure() -> None:
    assert is_sure(Answered("q", UNASKED_LINE, ()))
    assert not is_sure(Answered("q", UNASKED_LINE - 0.01, ()))
    assert not is_sure(NoAnswer("q", 1.0, Refusal.EMPTY))


async def ruled(world: World, rule: ChannelRule, channel: ChannelHandle | None = None) -> None:
    """Set the rule of a channel."""
    managing = world.env.bot.shelf.managing
    settings = (await managing.settings(world.guild.id)).with_channel((channel or world.channel).id, rule)
    await managing.set(Actor(1, world.guild.id, manages=True), settings)


def said(world: World, channel: ChannelHandle | None = None) -> list[Any]:
    """What the bot wrote in a channel."""
    return [m for m in (channel or world.channel).history() if m.author.id == world.env.bot.user.id and m.components]


def mention(world: World, text: str = QUESTION) -> str:
    return f"<@{world.env.bot.user.id}> {text}"


@pytest.fixture
async def listening(world: World) -> World:
    """A world whose operator lets the bot read messages that are not to it."""
    await world.restart(message_content=True)
    return world


async def test_where_it_is_off_not_even_a_mention_is_answered_but_the_command_is(world: World) -> None:
    await ruled(world, OFF)
    for text in (mention(world), mention(world, "")):
        await world.alice.send(world.channel, text)
    assert not said(world)
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert "China Cables" in str(result.response.components)
    # Rules are followed at once, and elsewhere nothing has changed.
    await world.alice.send(other := world.guild.create_text_channel("other"), mention(world))
    assert said(world, other)
    await ruled(world, MENTION)
    await world.alice.send(world.channel, mention(world))
    assert said(world)


async def test_every_question_is_answered_where_it_is_sure(listening: World) -> None:
    await ruled(listening, EVERY)
    await listening.alice.send(listening.channel, QUESTION)
    (answer,) = said(listening)
    assert answer.reference is not None
    assert "ICIJ calls" in str([c.to_dict() for c in answer.components])
    other = listening.guild.create_text_channel("other")
    await listening.alice.send(other, QUESTION)
    assert not said(listening, other)


@pytest.mark.parametrize(
    "text",
    ["hello there", "thanks!", "What's for dinner?", "who wants pizza tonight?", "?", "😀", "lol what",
     "The China Cables are classified documents that ICIJ published.",
     "https://thechinaproject.com/2019/11/26/a-second-major-xinjiang-leak?x=what",
     "nice? https://thechinaproject.com/2019/11/26/a-second-major-xinjiang-leak", "@everyone what?",
     "is this anonymous?", "who funds you?", "what is Cuttings?"],
)  # fmt: skip
async def test_small_talk_and_what_it_is_not_sure_of_get_no_reply(listening: World, text: str) -> None:
    await ruled(listening, EVERY)
    await listening.alice.send(listening.channel, text)
    assert not said(listening)


async def test_bots_and_webhooks_are_never_answered(listening: World) -> None:
    await ruled(listening, EVERY)
    await listening.guild.create_webhook(listening.channel).send(QUESTION)
    robot = listening.guild.add_member(listening.env.create_user("robot", bot=True))
    await robot.send(listening.channel, QUESTION)
    await robot.send(listening.channel, mention(listening))
    assert not said(listening)


async def test_without_the_intent_only_mentions_are_answered(world: World) -> None:
    await ruled(world, EVERY)
    await world.alice.send(world.channel, QUESTION)
    assert not said(world)
    await world.alice.send(world.channel, mention(world))
    assert said(world)
    assert not world.env.bot.intents.message_content


async def test_a_fault_that_nobody_asked_for_is_told_to_nobody(
    listening: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ruled(listening, EVERY)

    def broken(question: str, context: str = "") -> None:
        raise RuntimeError

    monkeypatch.setattr(listening.answers.desk, "ask", broken)
    await listening.alice.send(listening.channel, QUESTION)
    assert not said(listening)


async def test_who_chats_may_still_ask(listening: World) -> None:
    await ruled(listening, EVERY)
    for i in range(20):
        await listening.alice.send(listening.channel, f"who wants pizza {i}?")
    assert not said(listening)
    assert listening.env.backend.dm_channels == {}
    result = await listening.alice.slash(listening.channel, "ask", question=QUESTION)
    assert "China Cables" in str(result.response.components)


async def test_answers_come_in_a_thread_where_the_rule_says_so_and_the_thread_has_the_rule(listening: World) -> None:
    await ruled(listening, ChannelRule(Listening.EVERY, threads=True))
    message = await listening.alice.send(listening.channel, QUESTION)
    assert not said(listening)
    (thread,) = listening.channel.threads
    assert thread.id == message.id
    assert thread.name == "A second major Xinjiang leak"
    assert "ICIJ calls" in str([c.to_dict() for c in said(listening, thread)[0].components])
    # Within the thread answers stay in it.
    await listening.alice.send(thread, "Who is Adrian Zenz?")
    assert len(said(listening, thread)) == 2
    assert len(listening.channel.threads) == 1
    await listening.alice.send(listening.channel, mention(listening, "capital of France"))
    assert {t.name for t in listening.channel.threads} == {"A second major Xinjiang leak", "Sources"}


@pytest.mark.parametrize("source_title", ["@everyone " * 30, "# <@1>", "a"])
async def test_a_thread_takes_any_title(listening: World, source_title: str) -> None:
    await listening.restart(Desk([make_source("zebras", "Rangers counted every zebra.", title=source_title)]))
    await ruled(listening, ChannelRule(Listening.MENTION, threads=True))
    await listening.alice.send(listening.channel, mention(listening, "zebra"))
    (thread,) = listening.channel.threads
    assert 0 < len(thread.name or "") <= 100


@pytest.mark.parametrize(
    ("status", "code"), [(403, 50013), (403, 50001), (404, 10008), (400, 160004), (400, 160006), (400, 50083)]
)
async def test_where_there_can_be_no_thread_the_answer_is_in_the_channel(
    listening: World, status: int, code: int
) -> None:
    await ruled(listening, ChannelRule(Listening.MENTION, threads=True))
    listening.env.inject_error("POST", "/channels/*/messages/*/threads", status=status, code=code)
    await listening.alice.send(listening.channel, mention(listening))
    (answer,) = said(listening)
    assert "ICIJ calls" in "\n".join(texts([c.to_dict() for c in answer.components]))
    assert not listening.env.errors


@pytest.mark.parametrize("missing", ["create_public_threads", "send_messages_in_threads"])
async def test_without_the_permission_no_thread_is_tried(world: World, missing: str) -> None:
    no_threads = discord.PermissionOverwrite(**{missing: False})
    private = world.guild.create_text_channel("private", overwrites={world.guild.default_role: no_threads})
    await ruled(world, ChannelRule(Listening.MENTION, threads=True), private)
    await world.alice.send(private, mention(world))
    assert said(world, private)
    assert not any(r.path.endswith("/threads") for r in world.env.http_requests)


async def test_rules_of_one_server_are_not_anothers(listening: World) -> None:
    await ruled(listening, EVERY)
    other = listening.env.create_guild()
    channel = other.create_text_channel("there")
    dora = other.add_member(listening.env.create_user("dora"))
    await dora.send(channel, QUESTION)
    assert not said(listening, channel)


async def test_rules_hold_after_a_restart(listening: World) -> None:
    await ruled(listening, OFF)
    await listening.restart()
    await listening.alice.send(listening.channel, mention(listening))
    assert not said(listening)
