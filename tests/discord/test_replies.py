"""A reply to one of our answers is understood with the question before it."""

import time
from collections.abc import Sequence
from typing import Any

import pytest

from bot.answering.conversation import Turn, before
from bot.answering.desk import Desk
from bot.discord.replies import without_chips
from bot.store.server_settings import ChannelRule, ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import World, texts
from tests.discord.newsroom import press, set_up

SOURCES = [
    make_source("dam", "The Ilmen dam was approved by Minister Oskar Lund after the flood.", title="Dam"),
    make_source("mine", "The Torva mine was closed after an inspection of the shafts.", title="Mine"),
]
FIRST, SECOND = "What about the Ilmen dam?", "and who approved it?"


def said(message: Any) -> str:
    return "\n".join(texts([component.to_dict() for component in message.components])).replace("*", "")


async def answered(world: World, question: str, reply_to: Any = None, person: Any = None) -> Any:
    content = f"<@{world.env.bot.user.id}> {question}"
    await (person or world.alice).send(world.channel, content, reply_to=reply_to)
    return world.channel.last_message


@pytest.fixture
async def talking(world: World) -> World:
    await world.restart(Desk(SOURCES))
    return world


async def test_a_follow_up_is_understood_with_the_question_before_it(talking: World) -> None:
    assert "Nothing on that" in said(await answered(talking, SECOND)) or "no question" in said(
        await answered(talking, SECOND)
    )
    first = await answered(talking, FIRST)
    assert "Oskar Lund" in said(await answered(talking, SECOND, first, talking.bob))


async def test_a_question_that_stands_alone_is_not_mixed_with_the_one_before(talking: World) -> None:
    first = await answered(talking, FIRST)
    reply = said(await answered(talking, "When was the Torva mine closed?", first))
    assert "Torva" in reply
    assert "Ilmen" not in reply


async def test_a_follow_up_of_a_follow_up_is_understood_with_the_first_question(talking: World) -> None:
    first = await answered(talking, FIRST)
    second = await answered(talking, SECOND, first)
    third = said(await answered(talking, "and after what was it?", second, talking.bob))
    assert "Ilmen" in third
    assert "Torva" not in third


async def test_a_chain_of_questions_without_a_name_leads_back_to_the_one_that_has_it(talking: World) -> None:
    first = await answered(talking, FIRST)
    second = await answered(talking, "when?", first, talking.bob)
    assert "Ilmen" in said(second)
    third = await answered(talking, "by whom?", second)
    assert "Ilmen" in said(third)
    assert "Oskar Lund" in said(await answered(talking, "and which minister?", third))


REFUSED = "and which violins did they varnish?"
THIRD = "and what about it after the flood?"


async def test_a_follow_up_that_found_nothing_is_left_out_of_the_next(
    talking: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = await answered(talking, REFUSED, await answered(talking, FIRST))
    assert "Nothing on that" in said(second)
    asked: list[str] = []
    ask = talking.answers.ask

    async def noted(question: str, home: Any, turns: Sequence[Turn], *args: Any, **options: Any) -> Any:
        asked.append(before(talking.answers.desk, turns))
        return await ask(question, home, turns, *args, **options)

    monkeypatch.setattr(talking.answers, "ask", noted)
    await answered(talking, THIRD, second)
    assert asked == [FIRST]
    assert "Oskar Lund" in await direct(talking, FIRST, REFUSED, THIRD)
    assert asked[-1] == FIRST


async def test_a_question_that_found_nothing_is_all_there_is_where_it_is_the_first(talking: World) -> None:
    first = await answered(talking, "Who varnished the violins?")
    assert "Nothing on that" in said(first)
    third = said(await answered(talking, "what about the Ilmen dam there?", first))
    assert "Oskar Lund" in third


async def test_after_a_restart_too(talking: World) -> None:
    first = await answered(talking, FIRST)
    await talking.restart()
    assert "Oskar Lund" in said(await answered(talking, SECOND, first))


@pytest.mark.parametrize("fault", [{"status": 403, "code": 50001}, {"status": 404, "code": 10008}, {"status": 500}])
async def test_a_question_that_cannot_be_read_any_more_is_no_fault(talking: World, fault: dict[str, int]) -> None:
    first = await answered(talking, FIRST)
    talking.env.inject_error("GET", "/channels/*/messages/*", times=9, **fault)
    assert "went wrong" not in said(await answered(talking, SECOND, first))
    talking.env.backend.faults.clear()


async def test_a_deleted_question_is_no_fault(talking: World) -> None:
    message = await talking.alice.send(talking.channel, f"<@{talking.env.bot.user.id}> {FIRST}")
    first = talking.channel.last_message
    await talking.alice.delete(message)
    assert "went wrong" not in said(await answered(talking, SECOND, first))


async def test_in_a_direct_message_too(talking: World) -> None:
    carol = talking.env.create_user("carol")
    await carol.send_dm(FIRST)
    first = carol.dm_channel.last_message
    reference = {"message_id": str(first.id), "channel_id": str(carol.dm_channel.id)}
    await carol.send_dm(SECOND, reference=reference)
    assert "Oskar Lund" in said(carol.dm_channel.last_message)


async def direct(world: World, *questions: str, minutes: int = 0) -> str:
    """What somebody is answered who writes us the `questions`, each some `minutes` after the one before, no replies."""
    erin = world.env.create_user("erin")
    for question in questions:
        await erin.send_dm(question)
        answer = said(erin.dm_channel.last_message)
        world.env.backend.clock.advance(minutes * 60)
    return answer


LONG = "Can you tell me who made you and do you log my questions?"


async def test_in_a_direct_message_that_is_no_reply_too(talking: World) -> None:
    assert "Oskar Lund" in await direct(talking, FIRST, SECOND)
    assert "Oskar Lund" in await direct(talking, FIRST, "thanks!", SECOND, minutes=4)
    assert "Oskar Lund" in await direct(talking, FIRST, "Is there proof?")
    assert "Oskar Lund" in await direct(talking, FIRST, "when?", "which minister?", minutes=4)
    assert "Oskar Lund" in await direct(talking, FIRST, "thanks", LONG, "who?")


async def test_a_question_about_the_bot_in_between_leaves_a_follow_up_its_question(talking: World) -> None:
    assert "Oskar Lund" in await direct(talking, FIRST, "who funds you?", SECOND)


async def test_a_direct_message_long_after_the_one_before_stands_alone(talking: World) -> None:
    assert "Oskar Lund" not in await direct(talking, FIRST, SECOND, minutes=11)
    assert "nothing to look for" in await direct(talking, FIRST, "when?", minutes=11)


async def test_a_direct_message_that_stands_alone_is_not_mixed_and_reads_nothing(talking: World) -> None:
    assert "Ilmen" not in await direct(talking, "Who approved the Ilmen dam?", "When was the Torva mine closed?")
    assert not [r for r in talking.env.http_requests if r.method == "GET" and r.path.endswith("/messages")]


@pytest.mark.parametrize("fault", [{"status": 403, "code": 50001}, {"status": 429}, {"status": 500}])
async def test_direct_messages_that_cannot_be_read_any_more_are_no_fault(talking: World, fault: dict[str, int]) -> None:
    talking.env.inject_error("GET", "/channels/*/messages", times=9, **fault)
    answer = await direct(talking, FIRST, SECOND)
    assert answer
    assert "went wrong" not in answer
    talking.env.backend.faults.clear()


async def opened_for(world: World, question: str) -> Any:
    """The thread that was opened to answer `question`."""
    rule = ChannelRule(threads=True)
    await set_up(world, ServerSettings().with_channel(world.channel.id, rule))
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {question}")
    (thread,) = world.channel.threads
    return thread


async def test_in_a_thread_that_was_opened_for_the_answer_too(talking: World) -> None:
    thread, me = await opened_for(talking, FIRST), f"<@{talking.env.bot.user.id}>"
    await talking.alice.send(thread, f"{me} {SECOND}", reply_to=thread.last_message)
    assert "Oskar Lund" in said(thread.last_message)


async def test_in_such_a_thread_a_mention_is_enough(talking: World) -> None:
    thread, me = await opened_for(talking, FIRST), f"<@{talking.env.bot.user.id}>"
    await talking.bob.send(thread, "When was the Torva mine closed? I ask nobody.")
    await talking.bob.send(thread, f"{me} when?")
    assert "Ilmen" in said(thread.last_message)
    await talking.alice.send(thread, f"{me} {SECOND}")
    assert "Oskar Lund" in said(thread.last_message)
    await talking.alice.send(thread, f"{me} When was the Torva mine closed?")
    assert "Ilmen" not in said(thread.last_message)
    await talking.bob.send(thread, f"{me} and after what?")
    assert "Torva" in said(thread.last_message)
    assert "Ilmen" not in said(thread.last_message)


async def shared(world: World, channel: Any, question: str) -> Any:
    """The answer to `question`, which nobody but its asker sees, as it was shared in `channel`."""
    answer = (await world.alice.slash(channel, "ask", question=question)).response
    await press(world, answer, "Share")
    return channel.last_message


async def test_a_reply_to_a_shared_answer_is_understood_with_what_it_shows(talking: World) -> None:
    post = await shared(talking, talking.channel, FIRST)
    assert post.reference is None
    assert "Oskar Lund" in said(await answered(talking, SECOND, post, talking.bob))
    assert "Torva" in said(await answered(talking, "when?", await shared(talking, talking.channel, "the Torva mine")))


async def test_what_began_a_thread_of_others_is_read_as_no_question_to_us(talking: World) -> None:
    begun = await talking.bob.send(talking.channel, "What about the Torva mine?")
    backend = talking.env.backend
    backend.create_thread(talking.channel.id, "talk", talking.bob.id, message_id=begun.id)
    (thread,) = talking.channel.threads
    post = await shared(talking, thread, FIRST)
    await talking.bob.send(thread, f"<@{talking.env.bot.user.id}> and when?", reply_to=post)
    told = said(thread.last_message)
    assert "Oskar Lund" in told
    assert "Torva" not in told


async def test_nothing_of_either_question_is_kept(talking: World) -> None:
    await answered(talking, SECOND, await answered(talking, f"{FIRST} unmistakable"))
    held = b"".join(path.read_bytes() for path in talking.database.path.parent.iterdir())
    assert b"unmistakable" not in held
    assert not talking.env.bot.cached_messages


@pytest.mark.parametrize("part", ["</", "<@", "<:a", "<t:", "<#1", "</a:"])
def test_a_message_made_to_be_slow_is_read_in_a_moment(part: str) -> None:
    begun = time.process_time()
    assert without_chips(part * 20_000) == part * 20_000
    # 2,000 took 55 ms when the time grew with the square.
    assert time.process_time() - begun < 0.5


def test_mentions_emoji_and_chips_are_no_part_of_a_question() -> None:
    chips = "<@1> <@!1> <@&2> <#3> <:wave:4> <a:wave:5> <t:1:R> <id:guide> </source add:6>"
    assert without_chips(f"{chips} who < signed > it? {chips}").strip() == "who < signed > it?"


async def test_it_is_said_that_none_of_the_words_are_those_asked_for(talking: World) -> None:
    asked = "What does China say about the Ilmen dam?"
    assert "these are the words of others" in said(await answered(talking, asked))
    assert "these are the words of others" not in said(await answered(talking, "Who approved the Ilmen dam?"))
