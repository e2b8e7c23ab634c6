"""Asking on Discord: real slash commands, messages and clicks against a simulated Discord."""

import logging
import re
from typing import Any

import discord
import pytest

from bot.answering.desk import Desk
from tests.conftest import make_source
from tests.discord.conftest import World, buttons, check_limits, components, texts

QUESTION = "What are the China Cables?"


async def asked(world: World, question: str = QUESTION) -> Any:
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert result.response is not None
    check_limits(result.response.components)
    return result


async def test_ask_answers_only_the_asker_with_the_quote_first(world: World) -> None:
    result = await asked(world)
    assert result.ephemeral
    shown = texts(result.response.components)
    assert shown[0].startswith("> **1** · “ICIJ calls the leaked collection of documents “the **China Cables**,”")
    assert "**A second major Xinjiang leak**\n-# The China Project (SupChina) · 26 November 2019" in shown[0]
    found = buttons(result.response.components)
    assert found["thechinaproject.com"][0].startswith("https://thechinaproject.com/2019/11/26/")
    assert "#:~:text=ICIJ%20calls" in found["thechinaproject.com"][0]
    assert {"Context", "Share"} <= set(found)


async def test_a_link_to_a_source_is_answered_by_it_and_operators_are_heeded(world: World) -> None:
    linked = await asked(
        world, "<https://www.thechinaproject.com/2019/11/26/a-second-major-xinjiang-leak/?utm_source=x>"
    )
    assert "**A second major Xinjiang leak**" in texts(linked.response.components)[0]
    assert "Context" in buttons(linked.response.components)
    refused = await asked(world, f"{QUESTION} -cables")
    assert "ask again without them" in "\n".join(texts(refused.response.components))


async def test_context_shows_the_sentences_around_with_the_quote_marked(world: World) -> None:
    result = await asked(world)
    context = await world.alice.click(result.response, custom_id=buttons(result.response.components)["Context"][0])
    assert context.ephemeral
    check_limits(context.response.components)
    text = texts(context.response.components)[0]
    assert "**ICIJ calls the leaked collection" in text
    assert "The new leaks, from the International Consortium" in text


async def test_share_posts_the_same_answer_in_the_channel(world: World) -> None:
    result = await asked(world)
    before = texts(result.response.components)
    shared = await world.alice.click(result.response, label="Share")
    assert not shared.followups
    post = world.channel.last_message
    assert post is not None
    rows = [c.to_dict() for c in post.components]
    check_limits(rows)
    assert texts(rows) == before
    assert "Share" not in buttons(rows)
    # Nothing in the post says who pressed: no text, and no interaction that everyone's client would be told of.
    assert post.interaction_metadata is None
    assert post.reference is None
    assert "alice" not in str(rows)
    # The private answer now says so, and cannot be shared twice by accident.
    (button,) = [c for c in components(result.response.components) if c.get("custom_id") == "share1"]
    assert (button["label"], button["disabled"]) == ("Shared", True)
    # The buttons of the shared answer work for others.
    other = await world.bob.click(post, custom_id=buttons(rows)["Context"][0])
    assert other.ephemeral


def posted(world: World) -> list[Any]:
    """The components of the channel's last message."""
    message = world.channel.last_message
    assert message is not None
    return [component.to_dict() for component in message.components]


async def test_a_share_that_is_not_allowed_is_said_privately_and_can_be_tried_again(world: World) -> None:
    result = await asked(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    press = await world.alice.click(result.response, label="Share")
    (told,) = press.followups
    assert told.ephemeral
    assert "not allowed to write" in texts(told.components)[0]
    await world.alice.click(result.response, label="Share")
    assert texts(posted(world)) == texts(result.response.components)


def big_desk() -> Desk:
    texts = [
        "Rangers counted every zebra in the northern hills before the rains.",
        "A zebra census began in March, when helicopters flew over the delta.",
        "Critics doubt that zebra numbers mean anything without tracking collars.",
        "The ministry paid farmers who reported zebra sightings by telephone.",
        "Old zebra skins were measured at the museum to learn about diets.",
        "Schoolchildren painted a zebra on each bus that serves the park.",
        "No zebra was seen near the mine after the river turned brown.",
        "Poachers sold one zebra to a circus, court records show.",
    ]
    return Desk(make_source(f"report-{i}", text) for i, text in enumerate(texts))


async def test_more_shows_the_next_quotes_until_there_are_none(world: World) -> None:
    await world.restart(big_desk())
    result = await asked(world, "zebra")
    seen = set(texts(result.response.components))
    assert len(seen) == 3
    message = result.response
    while "More" in buttons(message.components):
        more = await world.alice.click(message, label="More")
        assert more.ephemeral
        check_limits(more.response.components)
        new = set(texts(more.response.components))
        assert not new & seen
        seen |= new
        message = more.response
    assert len(seen) > 4


async def test_buttons_work_after_a_restart(world: World) -> None:
    result = await asked(world)
    await world.restart()
    context = await world.alice.click(result.response, custom_id=buttons(result.response.components)["Context"][0])
    assert "ICIJ calls" in texts(context.response.components)[0]
    shared = await world.alice.click(result.response, label="Share")
    assert not shared.followups
    assert texts(posted(world)) == texts(result.response.components)


async def test_old_buttons_explain_themselves_when_the_source_has_changed(world: World) -> None:
    result = await asked(world)
    await world.restart(big_desk())
    for custom_id in [buttons(result.response.components)["Context"][0], "share1"]:
        press = await world.alice.click(result.response, custom_id=custom_id)
        told = press.followups[-1] if press.followups else press.response
        assert told.ephemeral
        assert "has changed since" in texts(told.components)[0]


async def test_a_mention_is_answered_in_the_channel_as_a_reply(world: World) -> None:
    me = world.env.bot.user
    message = await world.alice.send(world.channel, f"<@{me.id}> {QUESTION}")
    reply = world.channel.last_message
    assert reply is not None
    assert reply.author.id == me.id
    assert reply.reference is not None
    assert reply.reference.message_id == message.id
    assert "ICIJ calls" in str([c.to_dict() for c in reply.components])
    assert "Share" not in str([c.to_dict() for c in reply.components])


async def test_a_reply_to_an_answer_is_a_question(world: World) -> None:
    me = world.env.bot.user
    await world.alice.send(world.channel, f"<@{me.id}> {QUESTION}")
    answer = world.channel.last_message
    await world.alice.send(world.channel, f"<@{me.id}> who is Adrian Zenz?", reply_to=answer)
    reply = world.channel.last_message
    assert reply is not None
    assert "researcher Adrian" in str([c.to_dict() for c in reply.components]).replace("*", "")


@pytest.mark.parametrize("text", ["<@{me}>", "<@!{me}>   ", "<@{me}> <#123> <:e:1>"])
async def test_a_mention_without_a_question_gets_one_line_of_help(world: World, text: str) -> None:
    await world.alice.send(world.channel, text.format(me=world.env.bot.user.id))
    reply = world.channel.last_message
    assert reply is not None
    (line,) = [c["content"] for c in components([c.to_dict() for c in reply.components]) if c["type"] == 10]
    assert "/ask" in line
    assert "\n" not in line


@pytest.mark.parametrize("text", ["help", "hi", "who are you?"])
async def test_who_greets_or_asks_for_help_is_told_where_it_is(world: World, text: str) -> None:
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {text}")
    carol = world.env.create_user("carol")
    await carol.send_dm(text)
    for reply in (world.channel.last_message, carol.dm_channel.last_message):
        assert reply is not None
        assert "/help" in str([c.to_dict() for c in reply.components])


async def test_other_messages_are_left_alone(world: World) -> None:
    for text in ("What are the China Cables?", "@everyone look", f"<@{world.bob.id}> hi"):
        await world.alice.send(world.channel, text)
        assert getattr(world.channel.last_message, "content", None) == text


async def test_direct_messages_work(world: World) -> None:
    carol = world.env.create_user("carol")
    await carol.send_dm(QUESTION)
    reply = carol.dm_channel.last_message
    assert "ICIJ calls" in str([c.to_dict() for c in reply.components])
    private = await carol.slash("ask", question=QUESTION)
    assert private.ephemeral
    assert "Share" not in buttons(private.response.components)


async def test_no_answer_says_so_plainly(world: World) -> None:
    result = await asked(world, "capital of France")
    assert texts(result.response.components)[0].startswith("**Nothing on that in the collection.**")


async def test_a_misspelt_question_says_how_it_was_read(world: World) -> None:
    answered = texts((await asked(world, "What are the China Cablse?")).response.components)
    assert answered[0] == "-# Read as: What are the China Cables?"
    refused = "\n".join(texts((await asked(world, "Ebrahimain")).response.components))
    assert "Did you mean “Ebrahimian”?" in refused


@pytest.mark.parametrize("question", ["😀", "x" * 4000, "\u202e\u200b", "of the and", "?", "@everyone", "camp " * 700])
async def test_any_question_gets_a_message_within_the_limits(world: World, question: str) -> None:
    await asked(world, question)


async def test_help_shows_a_live_example_and_what_is_stored(world: World) -> None:
    result = await world.alice.slash(world.channel, "help")
    assert result.ephemeral
    check_limits(result.response.components)
    text = "\n".join(texts(result.response.components))
    assert "> “ICIJ calls the leaked collection" in text
    assert "What I store about you when you ask: nothing." in text


HOSTILE = (
    "@everyone @here <@123456789012345678> <@&123456789012345678> zebras <t:0:R> </ask:1> ||spoiler|| "
    "[click](https://evil.example) https://evil.example discord.gg/abc **bold** # heading"
)


async def test_hostile_sources_ping_nobody_and_forge_nothing(world: World) -> None:
    source = make_source(markdown=HOSTILE.replace("[", "\\["), title=f"Title {HOSTILE}", publisher=HOSTILE)
    await world.restart(Desk([source]))
    result = await asked(world, "zebras")
    context = await world.alice.click(result.response, label="Context")
    shared = await world.alice.click(result.response, label="Share")
    assert not shared.followups
    for rows in (result.response.components, context.response.components, posted(world)):
        for text in texts(rows):
            live = re.sub(r"\\[^0-9A-Za-z\s]", "\uf8ff", text)
            assert not re.search(r"@everyone|@here|<[@#t/:]|https?://|\]\(|\|\||discord\.gg", live), live
    for request in world.env.http_requests:
        data = (request.json or {}) if isinstance(request.json, dict) else {}
        body = data.get("data", data)
        if isinstance(body, dict) and "components" in body:
            assert body.get("allowed_mentions", {}).get("parse") == []
    assert world.env.bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_long_hostile_quotes_still_fit(world: World) -> None:
    sources = [
        make_source(
            f"s-{i}",
            f"Zebra{i} zebra " + "\\_\\*\\~" * 100 + f" {i * 7919}" * 20 + ".",
            title="_" * 300,
            publisher="*" * 300,
        )
        for i in range(5)
    ]
    await world.restart(Desk(sources))
    result = await asked(world, "zebra")
    for custom_id in buttons(result.response.components)["Context"]:
        context = await world.alice.click(result.response, custom_id=custom_id)
        check_limits(context.response.components)


async def test_a_fault_is_told_with_a_reference_and_is_never_shown_as_nothing_found(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(question: str, *args: Any, **options: Any) -> None:
        raise RuntimeError(f"cannot answer {question}")

    monkeypatch.setattr(world.answers.desk, "ask", broken)
    with caplog.at_level(logging.DEBUG, logger="bot"):
        result = await world.alice.slash(world.channel, "ask", question="my secret question")
        await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> my secret question")
    assert result.ephemeral
    told = re.search(r"no answer either way.*Error ([0-9a-f]{6})", result.response.content)
    assert told is not None
    assert told[1] in caplog.text
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text
    assert "alice" not in caplog.text
    reply = world.channel.last_message
    assert reply is not None
    assert "no answer either way" in str([c.to_dict() for c in reply.components])


@pytest.mark.parametrize(
    ("status", "code"), [(403, 50013), (404, 10003), (429, 0), (500, 0), (404, 10062), (400, 160002)]
)
async def test_discords_failures_neither_crash_nor_loop(world: World, status: int, code: int) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=3)
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {QUESTION}")
    world.env.inject_error("POST", "/interactions/*/callback", status=status, code=code, times=3)
    await world.alice.slash(world.channel, "ask", question=QUESTION)
    posts = [r for r in world.env.http_requests if r.method == "POST"]
    assert len(posts) < 20
    world.env.backend.faults.clear()
    await asked(world)
    assert not world.env.errors


async def test_without_permission_to_read_history_the_answer_is_a_plain_message(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {QUESTION}")
    reply = world.channel.last_message
    assert reply is not None
    assert reply.author.id == world.env.bot.user.id
    assert reply.reference is None


async def test_commands_are_told_to_discord_only_when_they_changed(world: World) -> None:
    def told() -> int:
        return sum(1 for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands"))

    first = told()
    assert first == 1
    await world.restart()
    assert told() == first


async def test_while_stopping_nothing_new_is_started(world: World) -> None:
    await world.env.bot.workload.stop(1)
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert "restarting" in result.response.content


async def test_nothing_of_a_question_or_an_asker_is_stored(world: World) -> None:
    await asked(world, "China Cables unmistakable-phrase")
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> China Cables unmistakable-phrase")
    folder = world.database.path.parent
    held = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"unmistakable" not in held
    assert str(world.alice.id).encode() not in held
    bot = world.env.bot
    assert len(bot.cached_messages) == 0
    assert not bot.persistent_views
