"""Promise 20: one person cannot starve the others; the limit is said politely, only to them."""

import asyncio
import threading
from typing import Any

import discord
import pytest

from bot.answering.desk import Desk
from bot.discord.allowance import PERSON, QUESTIONS, WORDS
from bot.shelf.authority import Actor
from bot.store.server_settings import ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import Speaks, World, texts
from tests.discord.newsroom import QUESTION as ASKED
from tests.discord.newsroom import SOURCES, ask, press, set_up
from tests.discord.test_allowance import Clock

QUESTION = "What are the China Cables?"


@pytest.fixture
async def clock(world: World) -> Clock:
    clock = Clock()
    await world.restart(clock=clock)
    return clock


async def test_over_the_limit_a_command_says_privately_when_to_ask_again(
    world: World, clock: Clock, speaks: Speaks
) -> None:
    speaks(world.alice, "de")
    for _ in range(PERSON.burst):
        result = await world.alice.slash(world.channel, "ask", question=QUESTION)
        assert "China Cables" in str(result.response.components)
    refused = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert refused.ephemeral
    assert refused.response.content.startswith("Gerade sind es viele Fragen auf einmal: Bitte in 4 Sekunden")
    # Nobody else waits for that, and neither does what is no question.
    assert "China Cables" in str((await world.bob.slash(world.channel, "ask", question=QUESTION)).response.components)
    assert (await world.alice.slash(world.channel, "help")).response.components
    clock.now += 4
    assert (await world.alice.slash(world.channel, "ask", question=QUESTION)).response.components


async def test_over_the_limit_a_mention_is_told_directly_once_in_a_spell(world: World, clock: Clock) -> None:
    async def mention() -> Any:
        await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {QUESTION}")

    for _ in range(PERSON.burst + 5):
        await mention()
    answers = [m for m in world.channel.history() if m.author.id == world.env.bot.user.id]
    assert len(answers) == PERSON.burst
    assert list(world.env.backend.dm_channels) == [world.alice.id]
    (told,) = dm_texts(world, world.alice.id)
    assert "ask again in 4 seconds" in told
    clock.now += 61
    for _ in range(PERSON.burst + 5):
        await mention()
    assert len(dm_texts(world, world.alice.id)) == 2


async def test_over_the_limit_feedback_is_refused_privately_and_loses_no_text(world: World, clock: Clock) -> None:
    animals = ("zebras", "otters", "herons")
    counted = [make_source(animal, f"The {animal} of the river were counted twice.") for animal in animals]
    await world.restart(Desk([*SOURCES, *counted]), clock=clock)
    await set_up(world, ServerSettings(tell_moderators=True, unanswered_days=9))
    readers, boss = world.env.bot.shelf.readers, Actor(1, world.guild.id, manages=True)
    panels = [await press(world, await ask(world, f"were the {one} counted?"), "Feedback") for one in animals]
    nothing = await ask(world, "How are violins varnished?")

    async def said_back(number: int) -> list[Any]:
        rated = await press(world, panels[number].response, "Helpful")
        form = await press(world, panels[number].response, "Report a problem")
        reported = await world.alice.submit_modal(form, {"text": f"wrong {number}"})
        form = await press(world, nothing, "Tell the moderators")
        return [rated, reported, await world.alice.submit_modal(form, {"text": f"violins {number}"})]

    async def kept() -> tuple[int, int, int]:
        opinions, reports, asked = (
            await readers.opinions(boss),
            await readers.reports(boss),
            await readers.unanswered(boss),
        )
        return sum(one.helpful for one in opinions), len(reports), sum(group.times for group in asked)

    await said_back(0)
    await said_back(1)
    # Five of six; and a question that found nothing was counted when it was asked, too.
    assert await kept() == (2, 2, 2)
    refused = await said_back(2)
    assert await kept() == (2, 2, 2)
    messages = [one.followups[-1] if one.followups else one.response for one in refused]
    assert all(message.ephemeral for message in messages)
    shown = [texts(message.components) for message in messages]
    assert all("try again in 60 seconds" in one[0] for one in shown)
    assert ("wrong 2" in shown[1][1]) and ("violins 2" in shown[2][1])
    # Others are heard meanwhile; and the same press counts later.
    answer = await world.bob.slash(world.channel, "ask", question=ASKED)
    panel = await press(world, answer.response, "Feedback", world.bob)
    await press(world, panel.response, "Helpful", world.bob)
    clock.now += 60
    await press(world, panels[2].response, "Helpful")
    assert await kept() == (4, 2, 2)


async def test_one_person_does_not_fill_the_moderators_lists(world: World, clock: Clock) -> None:
    await world.restart(Desk([*SOURCES]), clock=clock)
    await set_up(world, ServerSettings(tell_moderators=True, unanswered_days=9))
    readers, boss = world.env.bot.shelf.readers, Actor(1, world.guild.id, manages=True)
    panel = await press(world, await ask(world), "Feedback")
    answer = await world.bob.slash(world.channel, "ask", question=ASKED)
    honest = await press(world, answer.response, "Feedback", world.bob)

    async def report(panel: Any, who: Any) -> str:
        form = await press(world, panel.response, "Report a problem", who)
        return str((await who.submit_modal(form, {"text": "The date is wrong"})).response.components)

    clock.now += 100_000
    for _ in range(WORDS.burst):
        assert "can read it" in await report(panel, world.alice)
        clock.now += 60
    refused = await report(panel, world.alice)
    assert "in a day" in refused and "The date is wrong" in refused
    assert "can read it" in await report(honest, world.bob)
    assert len(await readers.reports(boss)) == WORDS.burst + 1
    for number in range(QUESTIONS.burst + 5):
        # Over the limit, it is answered as before.
        assert "Nothing on that" in str((await ask(world, f"How are {'violins' * number} varnished?")).components)
        clock.now += 4
    assert sum(group.times for group in await readers.unanswered(boss)) == QUESTIONS.burst
    clock.now += 86_400
    assert "can read it" in await report(panel, world.alice)


async def test_a_reader_is_told_that_the_list_is_full_and_so_are_the_moderators(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.restart(Desk([*SOURCES]))
    await set_up(world, ServerSettings(unanswered_days=9))
    for name in ("bot.store.heard", "bot.discord.upkeep.heard"):
        monkeypatch.setattr(f"{name}.MOST_REPORTS", 1)
        monkeypatch.setattr(f"{name}.MOST_QUESTIONS", 1)
    panel = await press(world, await ask(world), "Feedback")
    said = []
    for _ in range(2):
        form = await press(world, panel.response, "Report a problem")
        said.append(str((await world.alice.submit_modal(form, {"text": "The date is wrong"})).response.components))
    assert "can read it" in said[0]
    assert "is full" in said[1] and "The date is wrong" in said[1]
    await ask(world, "How are violins varnished?")
    role = world.guild.create_role("chief", permissions=discord.Permissions(manage_guild=True))
    boss = world.guild.add_member(world.env.create_user("boss"), roles=[role])
    for command in ("reports", "unanswered"):
        seen = await boss.slash(world.channel, command)
        assert "The list is full" in texts(seen.response.components)[1]


def dm_texts(world: World, user_id: int) -> list[str]:
    """What the bot wrote to somebody directly."""
    channel = world.env.backend.dm_channels.get(user_id)
    posts = [r for r in world.env.http_requests if r.method == "POST" and r.path == f"/channels/{channel}/messages"]
    return ["\n".join(texts(post.json["components"])) for post in posts]


async def test_closed_direct_messages_are_met_with_silence(
    world: World, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(PERSON.burst):
        await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {QUESTION}")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {QUESTION}")
    message = world.channel.last_message
    assert message is not None
    assert message.author.id == world.alice.id
    assert "fault" not in caplog.text


async def test_a_direct_conversation_has_the_limit_too(world: World, clock: Clock) -> None:
    carol = world.env.create_user("carol")
    for _ in range(PERSON.burst + 3):
        await carol.send_dm(QUESTION)
    said = dm_texts(world, carol.id)
    assert len(said) == PERSON.burst + 1
    assert "ask again in 4 seconds" in said[-1]


async def test_many_questions_of_one_do_not_keep_another_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, order, ask = threading.Event(), list[str](), Desk.ask

    def slow(desk: Desk, question: str, *rest: Any, **options: Any) -> Any:
        gate.wait(10)
        order.append(question)
        return ask(desk, question, *rest, **options)

    monkeypatch.setattr(Desk, "ask", slow)
    many = [asyncio.ensure_future(world.answers.ask(f"cables {i}", asker="one")) for i in range(50)]
    await asyncio.sleep(0)
    other = asyncio.ensure_future(world.answers.ask("leak", asker="other"))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*many, other)
    assert order.index("leak") <= 2
