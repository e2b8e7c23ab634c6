"""What readers say back on Discord, and who learns of it."""

from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.discord.allowance import FEEDBACK
from bot.shelf.authority import Actor
from bot.store.server_settings import ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import World, at_once, buttons, check_limits, components, texts
from tests.discord.newsroom import QUESTION, SOURCES, ask, press, set_up, with_newsroom

NOTHING = "How are violins varnished?"


def moderator(world: World) -> Actor:
    return Actor(1, world.guild.id, manages=True)


async def opinions(world: World) -> list[tuple[str, int, int]]:
    return [tuple(one) for one in await world.env.bot.shelf.readers.opinions(moderator(world))]


def stored(world: World) -> bytes:
    return b"".join(path.read_bytes() for path in world.database.path.parent.iterdir())


def posts(channel: Any) -> list[str]:
    return ["\n".join(texts([c.to_dict() for c in message.components])) for message in channel.history()]


async def test_an_opinion_is_counted_once_a_day_and_without_whose_it_is(world: World) -> None:
    now = [5000.0]
    await world.restart(Desk([*SOURCES]), clock=lambda: now[0])
    for person, label, counts in (
        (world.alice, "Helpful", (1, 0)),
        (world.alice, "Helpful", (1, 0)),
        (world.alice, "Not helpful", (1, 0)),
        (world.bob, "Not helpful", (1, 1)),
        (None, "Helpful", (2, 1)),
    ):
        if person is None:
            now[0] += 86400
        reader = person or world.alice
        answer = (await reader.slash(world.channel, "ask", question=QUESTION)).response
        panel = await press(world, answer, "Feedback", reader)
        assert panel.ephemeral
        check_limits(panel.response.components)
        await press(world, panel.response, label, reader)
        assert await opinions(world) == [("leak", *counts)]
        # Only a report can follow.
        assert buttons(panel.response.components).keys() == {"Report a problem"}
        assert "without your name" in texts(panel.response.components)[0]
    assert str(world.alice.id).encode() not in stored(world)


async def test_two_quick_presses_count_once(world: World) -> None:
    await with_newsroom(world)
    panel = (await press(world, await ask(world), "Feedback")).response
    presses = [buttons(panel.components)[label][0] for label in ("Helpful", "Helpful", "Not helpful")]
    await at_once(world.env, *(world.alice.click(panel, custom_id=custom_id) for custom_id in presses))
    assert await opinions(world) == [("leak", 1, 0)]


async def test_a_second_press_of_the_last_opinion_of_a_spell_is_not_told_to_wait(world: World) -> None:
    await with_newsroom(world)
    panel = (await press(world, await ask(world), "Feedback")).response
    for number in range(FEEDBACK.burst - 1):
        form = await press(world, panel, "Report a problem")
        await world.alice.submit_modal(form, {"text": f"wrong {number}"})
    custom_id = buttons(panel.components)["Helpful"][0]
    seen = await at_once(world.env, *(world.alice.click(panel, custom_id=custom_id) for _ in range(2)))
    assert await opinions(world) == [("leak", 1, 0)]
    assert not any(press.followups for press in seen)


async def test_a_report_reaches_the_moderators_list_and_channel_without_a_name(world: World) -> None:
    await with_newsroom(world)
    log = world.guild.create_text_channel("moderators")
    await set_up(world, ServerSettings(log_channel=log.id))
    panel = await press(world, await ask(world), "Feedback")
    form = await press(world, panel.response, "Report a problem")
    assert len(form.modal["title"]) <= 45
    assert "**The Telegram**" in [c.get("content") for c in components(form.modal["components"])]
    done = await world.alice.submit_modal(form, {"text": "The date is wrong @everyone **x** https://evil.example"})
    assert done.ephemeral
    assert "without your name" in texts(done.response.components)[0]
    (report,) = await world.env.bot.shelf.readers.reports(moderator(world))
    assert (report.source_id, report.text[:17]) == ("leak", "The date is wrong")
    (post,) = posts(log)
    assert "**Report 1:** The Telegram" in post
    assert "@\u200beveryone \\*\\*x\\*\\* https\\://" in post
    assert "alice" not in post
    assert str(world.alice.id) not in post
    assert str(world.alice.id).encode() not in stored(world)


async def test_a_form_that_was_open_during_a_restart_is_heard(world: World) -> None:
    await with_newsroom(world)
    panel = await press(world, await ask(world), "Feedback")
    form = await press(world, panel.response, "Report a problem")
    await world.restart()
    await world.alice.submit_modal(form, {"text": "The date is wrong"})
    assert len(await world.env.bot.shelf.readers.reports(moderator(world))) == 1


async def test_feedback_on_a_source_that_changed_explains_itself_and_loses_no_text(world: World) -> None:
    await with_newsroom(world)
    panel = await press(world, await ask(world), "Feedback")
    second = await press(world, await ask(world), "Feedback")
    form = await press(world, panel.response, "Report a problem")
    await world.restart(Desk([make_source(markdown="A zebra.")]))
    done = await world.alice.submit_modal(form, {"text": "The date is wrong ``` x"})
    assert "has changed since" in texts(done.response.components)[0]
    assert "The date is wrong" in texts(done.response.components)[1]
    await press(world, second.response, "Helpful")
    assert "has changed since" in texts(second.response.components)[0]
    assert await opinions(world) == []


@pytest.mark.parametrize("fault", [{"status": 403, "code": 50013}, {"status": 500, "code": 0}])
async def test_a_log_channel_that_cannot_be_written_to_loses_no_report(world: World, fault: dict[str, int]) -> None:
    await with_newsroom(world)
    log = world.guild.create_text_channel("moderators")
    await set_up(world, ServerSettings(log_channel=log.id))
    panel = await press(world, await ask(world), "Feedback")
    form = await press(world, panel.response, "Report a problem")
    world.env.inject_error("POST", "/channels/*/messages", times=9, **fault)
    done = await world.alice.submit_modal(form, {"text": "wrong"})
    assert "can read it" in texts(done.response.components)[0]
    assert len(await world.env.bot.shelf.readers.reports(moderator(world))) == 1
    world.env.backend.faults.clear()


async def test_no_report_is_posted_in_another_server(world: World) -> None:
    await with_newsroom(world)
    elsewhere = world.env.create_guild().create_text_channel("theirs")
    await set_up(world, ServerSettings(log_channel=elsewhere.id))
    panel = await press(world, await ask(world), "Feedback")
    await world.alice.submit_modal(await press(world, panel.response, "Report a problem"), {"text": "wrong"})
    assert posts(elsewhere) == []


async def test_a_direct_message_offers_no_feedback(world: World) -> None:
    await with_newsroom(world)
    carol = world.env.create_user("carol")
    answer = (await carol.slash("ask", question=QUESTION)).response
    assert {"Context", "Cite"} <= buttons(answer.components).keys()
    assert not {"Feedback", "Share"} & buttons(answer.components).keys()


async def test_what_a_server_thinks_counts_there_only(world: World) -> None:
    await with_newsroom(world)
    other = world.env.create_guild()
    dora = other.add_member(world.env.create_user("dora"))
    answer = (await dora.slash(other.create_text_channel("theirs"), "ask", question=QUESTION)).response
    panel = await press(world, answer, "Feedback", dora)
    await press(world, panel.response, "Helpful", dora)
    assert await opinions(world) == []
    assert len(await world.env.bot.shelf.readers.opinions(Actor(1, other.id, manages=True))) == 1


# Telling the moderators of a question


async def test_the_moderators_are_told_of_a_question_where_they_want_to_be(world: World) -> None:
    await with_newsroom(world)
    assert "Tell the moderators" not in buttons((await ask(world, NOTHING)).components)
    log = world.guild.create_text_channel("moderators")
    await set_up(world, ServerSettings(log_channel=log.id, tell_moderators=True))
    nothing = await ask(world, NOTHING)
    form = await press(world, nothing, "Tell the moderators")
    (field,) = [c["component"] for c in form.modal["components"] if c.get("component")]
    assert field["value"] == NOTHING
    done = await world.alice.submit_modal(form, {"text": f"{NOTHING} @everyone"})
    assert "without your name" in texts(done.response.components)[0]
    (post,) = posts(log)
    assert "violins" in post
    assert "@everyone" not in post
    assert "alice" not in post
    # The list of questions is off: the database holds nothing of it.
    assert b"violins" not in stored(world)


async def test_what_is_told_is_on_the_list_where_there_is_one(world: World) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(tell_moderators=True, unanswered_days=9))
    form = await press(world, await ask(world, NOTHING), "Tell the moderators")
    done = await world.alice.submit_modal(form, {"text": NOTHING})
    assert "are told" in texts(done.response.components)[0]
    ((asked,),) = [group.questions for group in await world.env.bot.shelf.readers.unanswered(moderator(world))]
    assert (asked.question, asked.asked) == (NOTHING, 1)


async def test_where_nobody_can_be_told_it_is_said(world: World) -> None:
    await with_newsroom(world)
    log = world.guild.create_text_channel("moderators")
    await set_up(world, ServerSettings(log_channel=log.id, tell_moderators=True))
    form = await press(world, await ask(world, NOTHING), "Tell the moderators")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    done = await world.alice.submit_modal(form, {"text": NOTHING})
    assert "could not be told" in texts(done.response.components)[0]


async def test_in_public_the_button_does_not_carry_the_question(world: World) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(tell_moderators=True, unanswered_days=9))
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {NOTHING}")
    message = world.channel.last_message
    assert message is not None
    assert buttons([c.to_dict() for c in message.components])["Tell the moderators"] == ["tell1:"]
    form = await press_public(world, message, "tell1:")
    assert [c["component"].get("value") for c in form.modal["components"] if c.get("component")] == [None]


async def press_public(world: World, message: Any, custom_id: str) -> Any:
    return await world.bob.click(message, custom_id=custom_id)
