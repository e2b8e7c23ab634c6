"""What stands under an answer, and what is offered where there is none."""

import asyncio
import re
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.corpus.source import Kind
from bot.shelf.authority import Actor
from bot.store.errors import StoreError
from bot.store.server_settings import ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import Speaks, World, buttons, check_limits, components, texts
from tests.discord.newsroom import LEAK, QUESTION, ask, press, publish, set_up, with_newsroom
from tests.discord.test_asking import big_desk
from tests.shelf.conftest import page

NOTHING = "How are violins varnished?"


def rows(message: Any) -> list[dict[str, Any]]:
    return [component.to_dict() for component in message.components]


# The answer


async def test_a_quote_is_shown_with_all_that_is_known_of_it_and_one_tap_to_each_next_step(world: World) -> None:
    await with_newsroom(world)
    message = await ask(world)
    check_limits(message.components)
    shown = texts(message.components)[0]
    assert "**The Telegram**\n-# The Wire · Ann Reporter · 24 November 2019 · News report" in shown
    first = next(c for c in components(message.components) if c["type"] == 1)
    labels = [button["label"] for button in first["components"]]
    assert labels == ["example.org", "Archived copy", "Context", "Cite", "Feedback"]
    assert first["components"][0]["url"].startswith("https://example.org/leak#:~:text=")
    assert first["components"][1]["url"] == "https://web.archive.org/web/2019/https://example.org/leak"


async def test_several_quotes_are_numbered_and_more_goes_on_counting(world: World) -> None:
    await world.restart(big_desk())
    message = await ask(world, "zebra")
    assert [text[:11] for text in texts(message.components)] == ["> **1** · “", "> **2** · “", "> **3** · “"]
    more = (await press(world, message, "More")).response
    assert [text[:11] for text in texts(more.components)] == ["> **4** · “", "> **5** · “", "> **6** · “"]


async def test_the_language_is_said_where_it_is_not_the_readers(world: World, speaks: Speaks) -> None:
    await with_newsroom(world)
    melons = "Who grows melons in Hotan?"
    assert "News report · Chinese (Simplified)" in texts((await ask(world, melons)).components)[0]
    speaks(world.alice, "zh-TW")
    assert "中文" not in texts((await ask(world, melons)).components)[0]
    assert "英文" in texts((await ask(world)).components)[0]


async def test_buttons_of_earlier_versions_still_work(world: World) -> None:
    await with_newsroom(world)
    message = await ask(world, "telegram")
    (context,) = buttons(message.components)["Context"][:1]
    old = context.removeprefix("context1:")
    sent = await world.env.bot.get_channel(world.channel.id).send(view=old_layout(old))
    for custom_id in (f"context1:{old}", f"more1:{old}"):
        pressed = await world.alice.click(sent, custom_id=custom_id)
        assert "telegram" in texts(pressed.response.components)[0]
    pressed = await world.alice.click(sent, custom_id="share1")
    assert not pressed.followups


def old_layout(references: str) -> Any:
    from discord import ui

    row: ui.ActionRow[Any] = ui.ActionRow()
    for custom_id in (f"context1:{references}", f"more1:{references}", "share1"):
        row.add_item(ui.Button(label=custom_id[:5], custom_id=custom_id))
    layout = ui.LayoutView()
    layout.add_item(row)
    return layout


async def test_what_everyone_reads_is_in_the_language_that_the_server_set(world: World, speaks: Speaks) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(language="fr"))
    message = await ask(world)
    await press(world, message, "Share")
    assert "Contexte" in buttons(rows(world.channel.last_message))
    mention = f"<@{world.env.bot.user.id}>"
    await world.alice.send(world.channel, f"{mention} {QUESTION}")
    assert "Contexte" in buttons(rows(world.channel.last_message))
    await world.alice.send(world.channel, mention)
    assert "Mentionnez-moi" in texts(rows(world.channel.last_message))[0]


# Official statements


async def test_an_official_statement_is_one_tap_away_where_there_is_one(world: World) -> None:
    await with_newsroom(world)
    message = await ask(world, "Who signed the telegram, Zhu Hailun?")
    if "Embassy Statement" in "".join(texts(message.components)):
        pytest.fail("the statement is quoted already")
    shown = await press(world, message, "Official statements")
    assert shown.ephemeral
    check_limits(shown.response.components)
    head, said = texts(shown.response.components)[:2]
    assert head == "-# What governments say of this, in statements and in reports"
    # The words that are bold elsewhere are those of a question, and here none is asked.
    assert "“The embassy said that the telegram was a pure fabrication." in said
    assert "**Embassy Statement**" in said
    assert "Official statement" in said
    assert "Official statements" not in buttons((await ask(world, "melons in Hotan")).components)


async def test_what_a_government_is_reported_to_say_is_one_tap_away_too(world: World) -> None:
    # Too far apart to be quoted together.
    filler = " ".join(f"Of matter {i} nothing is known." for i in range(30))
    text = f"{LEAK.text} {filler} The foreign ministry said that it rains. The foreign ministry said that no such telegram was signed."
    await world.restart(Desk([make_source("long", text, title="The Camp Report")]))
    message = await ask(world, "Who signed the telegram, Zhu Hailun?")
    assert "no such telegram" not in "".join(texts(message.components))
    shown = await press(world, message, "Official statements")
    said = texts(shown.response.components)[1]
    assert "“The foreign ministry said that no such telegram was signed.”" in said
    assert "The Camp Report" in said


async def test_an_official_statement_without_a_text_is_named(world: World) -> None:
    bare = make_source("bare", "", title="White Paper", kind=Kind.OFFICIAL_STATEMENT, related=("leak",))
    await world.restart(Desk([LEAK, bare]))
    shown = await press(world, await ask(world, "Who signed the telegram, Zhu Hailun?"), "Official statements")
    assert "White Paper" in texts(shown.response.components)[-1]
    assert "Share" not in buttons(shown.response.components)


async def test_an_official_statement_that_went_away_explains_itself(world: World) -> None:
    await with_newsroom(world)
    message = await ask(world, "Who signed the telegram, Zhu Hailun?")
    actor = Actor(1, world.guild.id, manages=True)
    await world.env.bot.shelf.hiding.hide(actor, "denial")
    shown = await press(world, message, "Official statements")
    assert "has changed since" in texts(shown.response.components)[0]


# No answer


async def test_what_was_probably_meant_is_asked_with_one_press(world: World) -> None:
    await with_newsroom(world)
    message = await ask(world, "meloms")
    if "Ask: melons" not in buttons(message.components):
        pytest.skip(str(texts(message.components)))
    shown = await press(world, message, "Ask: melons")
    assert shown.ephemeral
    assert "Hotan" in texts(shown.response.components)[0]


async def test_a_question_without_an_answer_is_shown_what_there_is(world: World) -> None:
    await with_newsroom(world)
    said = "\n".join(texts((await ask(world, NOTHING)).components))
    assert "What the collection covers" in said
    for collection in ("cables", "responses", "farming"):
        assert f"**{collection}**" in said


async def test_what_is_nearest_is_opened_with_one_press(world: World) -> None:
    await with_newsroom(world, make_source("bare", "", title="Police Memo", collection="cables"))
    topics = await ask(world, NOTHING)
    listed = await world.alice.select(topics, [_options(topics)["farming"]])
    assert listed.ephemeral
    assert "**Melons**" in "\n".join(texts(listed.response.components))
    bare = await ask(world, "police memo")
    check_limits(bare.components)
    card = await world.alice.select(bare, [_options(bare)["Police Memo"]])
    assert card.ephemeral
    assert texts(card.response.components)[0].startswith("**Police Memo**")


def _options(message: Any) -> dict[str, str]:
    """label → value, of the menu in a message."""
    (menu,) = (c for c in components(message.components) if c["type"] == 3)
    return {option["label"]: option["value"] for option in menu["options"]}


async def test_topics_are_those_of_the_own_server_and_are_safe_to_show(world: World) -> None:
    await with_newsroom(world)
    await publish(world, page("Heron census", publisher="Secret Gazette"))
    other = world.env.create_guild()
    dora = other.add_member(world.env.create_user("dora"))
    theirs = await dora.slash(other.create_text_channel("theirs"), "ask", question=NOTHING)
    assert "Heron" not in str(theirs.response.components)
    assert "Gazette" not in str(theirs.response.components)


@pytest.mark.parametrize("days", [0, 5])
async def test_a_question_without_an_answer_is_kept_only_where_the_server_wants_it(world: World, days: int) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(unanswered_days=days))
    await ask(world, NOTHING)
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {NOTHING}")
    await ask(world, QUESTION)
    await world.env.create_user("carol").slash("ask", question=NOTHING)
    groups = await world.env.bot.shelf.readers.unanswered(Actor(1, world.guild.id, manages=True))
    kept = [(q.question, q.asked) for group in groups for q in group.questions]
    assert kept == ([(NOTHING, 2)] if days else [])
    held = b"".join(path.read_bytes() for path in world.database.path.parent.iterdir())
    assert (b"violins" in held) == bool(days)
    assert str(world.alice.id).encode() not in held


@pytest.mark.parametrize(
    ("question", "commands"),
    [
        ("Is this anonymous?", {"/ask", "/privacy", "/forget-me"}),
        ("谁能看到我问什么？", {"/ask", "/privacy", "/forget-me"}),
        ("who funds you?", {"/help", "/about"}),
        ("How many sources do you have?", {"/source list", "/topics", "/about"}),
    ],
)
@pytest.mark.parametrize("language", ["en-US", "de", "zh-TW"])
async def test_a_question_to_the_bot_about_itself_is_answered_and_never_counts_as_one_that_found_nothing(
    world: World, speaks: Speaks, language: str, question: str, commands: set[str]
) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(tell_moderators=True, unanswered_days=5))
    speaks(world.alice, language)
    message = await ask(world, question)
    check_limits(message.components)
    (told,) = texts(message.components)
    assert set(re.findall(r"`(/[a-z -]+)`", told)) == commands
    assert not buttons(message.components)
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> {question}")
    assert not await world.env.bot.shelf.readers.unanswered(Actor(1, world.guild.id, manages=True))


async def test_a_list_that_cannot_be_kept_takes_no_answer_away(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(unanswered_days=5))

    async def full(*args: Any) -> None:
        raise StoreError("disk full while keeping violins")

    monkeypatch.setattr(world.env.bot.shelf.readers, "missed", full)
    assert "Nothing on that" in texts((await ask(world, NOTHING)).components)[0]
    assert "violins" not in caplog.text


async def test_an_answer_waits_for_no_change_of_another_server(world: World) -> None:
    await with_newsroom(world)
    await set_up(world, ServerSettings(unanswered_days=5))
    requests = world.env.http_requests

    async def change_until_answered() -> None:
        async with asyncio.timeout(30), world.database.changing():
            while not any(sent.path.endswith("/callback") and sent.json["type"] == 4 for sent in requests):
                await asyncio.sleep(0.01)

    change = asyncio.create_task(change_until_answered())
    shown = await world.alice.slash(world.channel, "ask", question=NOTHING)
    await change
    assert "Nothing on that" in texts(shown.response.components)[0]
    (group,) = await world.env.bot.shelf.readers.unanswered(Actor(1, world.guild.id, manages=True))
    assert group.times == 1


# Somebody brought the bot along to a server that it is not in


async def test_where_the_bot_is_no_member_the_shipped_corpus_answers_and_nothing_is_shared(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_newsroom(world)
    await publish(world, page("Heron census"))
    assert "Heron" in str((await ask(world, "heron census")).components)
    before = await ask(world)
    monkeypatch.setattr(world.env.bot, "get_guild", lambda guild_id: None)
    assert "Heron" not in str((await ask(world, "heron census")).components)
    message = await ask(world)
    assert {"Context", "Cite"} <= buttons(message.components).keys()
    assert not {"Share", "Feedback"} & buttons(message.components).keys()
    panel = await press(world, before, "Feedback")
    assert "only in a server that I am a member of" in texts(panel.response.components)[0]


async def test_commands_can_be_brought_along_by_a_person(world: World) -> None:
    (told,) = [r for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands")]
    for command in told.json:
        if command["name"] in {"ask", "help", "Find sources for this message"}:
            assert sorted(command["integration_types"]) == [0, 1]
            assert sorted(command["contexts"]) == [0, 1, 2]
