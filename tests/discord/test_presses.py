"""Whatever is pressed: in another server, in a direct message, after a restart, after a change, on hostile text."""

import re
from typing import Any

import pytest
from discord import SelectOption, ui

from bot.answering import reference
from bot.answering.answer import Quote
from bot.answering.desk import Desk
from bot.corpus.source import Kind
from bot.shelf.authority import Actor
from tests.conftest import make_source
from tests.discord.conftest import World, check_limits, components, texts
from tests.discord.newsroom import NOTE, ask, with_newsroom
from tests.discord.test_asking import HOSTILE
from tests.shelf.conftest import page

CARRYING = (
    "context1:",
    "more1:",
    "more2:4:",
    "official1:",
    "cite1:",
    "cite-as1:",
    "feedback1:",
    "rate1:1:",
    "report1:",
)
"""What begins the ids of all that carries references to quotes."""
OUTDATED = "has changed since"


def carrying(references: str) -> ui.LayoutView:
    """A message with one of everything that can carry `references`."""
    layout = ui.LayoutView(timeout=None)
    for prefix in CARRYING:
        row: ui.ActionRow[Any] = ui.ActionRow()
        if prefix == "cite-as1:":
            options = [SelectOption(label=style, value=style) for style in ("plain", "bibtex")]
            row.add_item(ui.Select(custom_id=prefix + references, options=options))
        else:
            row.add_item(ui.Button(label="x", custom_id=prefix + references))
        layout.add_item(row)
    layout.stop()
    return layout


async def pressed(person: Any, message: Any, prefix: str, references: str) -> tuple[Any, list[str]]:
    """What pressing brings, and the texts that the presser then reads."""
    if prefix == "cite-as1:":
        result = await person.select(message, ["bibtex"], custom_id=prefix + references)
    else:
        result = await person.click(message, custom_id=prefix + references)
    if result.modal:
        return result, [c.get("content", "") for c in components(result.modal["components"])]
    assert result.response is not None
    check_limits(result.response.components)
    return result, texts(result.response.components)


async def own_reference(world: World) -> str:
    """A reference to a quote of a source that only the world's server has."""
    manager, sources = Actor(1, world.guild.id, manages=True), world.env.bot.shelf.sources
    draft = await sources.draft(manager, page("Heron census", publisher="Secret Gazette"))
    shelved = await sources.publish(manager, draft.source.id)
    quote = Quote(shelved.source, 0, len(shelved.source.text))
    return reference.pack([quote], 70)


async def sent(world: World, channel: Any, references: str) -> Any:
    return await world.env.bot.get_channel(channel.id).send(view=carrying(references))


@pytest.mark.parametrize("prefix", CARRYING)
async def test_a_servers_own_source_is_shown_in_that_server_alone(world: World, prefix: str) -> None:
    await with_newsroom(world)
    references = await own_reference(world)
    message = await sent(world, world.channel, references)
    if prefix != "official1:":
        assert OUTDATED not in "".join((await pressed(world.bob, message, prefix, references))[1])
    other = world.env.create_guild()
    channel, dora = other.create_text_channel("theirs"), other.add_member(world.env.create_user("dora"))
    result, said = await pressed(dora, await sent(world, channel, references), prefix, references)
    assert OUTDATED in said[0]
    assert not result.modal
    assert "heron" not in "".join(said).casefold()
    assert not await world.env.bot.shelf.readers.opinions(Actor(1, other.id, manages=True))


@pytest.mark.parametrize("prefix", CARRYING)
async def test_in_a_direct_message_a_servers_own_source_is_not_shown(world: World, prefix: str) -> None:
    await with_newsroom(world)
    references = await own_reference(world)
    carol = world.env.create_user("carol")
    await carol.send_dm("telegram wardens")
    dm = await world.env.bot.get_user(carol.id).create_dm() if world.env.bot.get_user(carol.id) else None
    dm = dm or await world.env.bot.create_dm(await world.env.bot.fetch_user(carol.id))
    message = await dm.send(view=carrying(references))
    _, said = await pressed(carol, message, prefix, references)
    assert OUTDATED in said[0] or "only in a server" in said[0]


@pytest.mark.parametrize("prefix", CARRYING)
@pytest.mark.parametrize("references", ["", "x", "A" * 80, "-_-_", "AAAAAAAAAAAA"])
async def test_what_is_damaged_explains_itself(world: World, prefix: str, references: str) -> None:
    await with_newsroom(world)
    message = await sent(world, world.channel, references)
    _, said = await pressed(world.alice, message, prefix, references)
    assert OUTDATED in said[0]
    assert not world.env.errors


@pytest.mark.parametrize("prefix", CARRYING)
async def test_everything_works_after_a_restart_and_explains_itself_after_a_retirement(
    world: World, prefix: str
) -> None:
    await with_newsroom(world)
    references = await own_reference(world)
    first, second = await sent(world, world.channel, references), await sent(world, world.channel, references)
    await world.restart()
    if prefix != "official1:":
        assert OUTDATED not in "".join((await pressed(world.alice, first, prefix, references))[1])
    shelf, manager = world.env.bot.shelf, Actor(1, world.guild.id, manages=True)
    (kept,) = await shelf.sources.outlines(manager)
    await shelf.sources.retire(manager, kept.id)
    assert OUTDATED in (await pressed(world.alice, second, prefix, references))[1][0]


@pytest.mark.parametrize("prefix", CARRYING)
async def test_hostile_sources_forge_nothing_in_any_message(world: World, prefix: str) -> None:
    text = HOSTILE.replace("[", "\\[").replace("zebras", "zebras are")
    fields: dict[str, Any] = {"title": f"Title {HOSTILE}", "publisher": HOSTILE, "authors": (HOSTILE,)}
    source = make_source("one", text, **fields)
    official = make_source("two", f"Denied: {text}", kind=Kind.OFFICIAL_STATEMENT, related=("one",), **fields)
    await world.restart(Desk([source, official, NOTE]))
    references = reference.pack([Quote(source, 0, len(source.text))], 70)
    _, said = await pressed(world.alice, await sent(world, world.channel, references), prefix, references)
    for shown in said:
        outside = re.sub(r"(?s)```.*?```", "", shown)
        live = re.sub(r"\\[^0-9A-Za-z\s]", "\uf8ff", outside)
        assert not re.search(r"@everyone|@here|<[@#t/:]|https?://|\]\(|\|\||discord\.gg", live), live


@pytest.mark.parametrize(
    "custom_id",
    ["page1:zzz:2:x", "page9:topics:2:", "open1:zzz:x", "upkeep1:zz:1", "press1:zzz::", "cite-as1:A", "share0", "zzz"],
)
@pytest.mark.parametrize("private", [True, False])
async def test_what_an_older_version_meant_by_a_button_is_said_to_be_outdated(
    world: World, custom_id: str, private: bool
) -> None:
    await with_newsroom(world)
    layout: Any = ui.LayoutView(timeout=None)
    row: ui.ActionRow[Any] = ui.ActionRow()
    select = custom_id.startswith(("open", "cite"))
    options = [SelectOption(label="x", value="zzz")]
    row.add_item(
        ui.Select(custom_id=custom_id, options=options) if select else ui.Button(label="x", custom_id=custom_id)
    )
    layout.add_item(row)
    layout.stop()
    if private:
        message = await ask(world)
        stored = world.env.backend.get_message(world.channel.id, message.id)
        stored.components = [*stored.components, *layout.to_components()]
    else:
        message = await world.env.bot.get_channel(world.channel.id).send(view=layout)
    if select:
        result = await world.alice.select(message, ["zzz"], custom_id=custom_id)
    else:
        result = await world.alice.click(message, custom_id=custom_id)
    assert result.ephemeral
    assert "older version of mine" in "".join(texts(result.response.components))
    assert not world.env.errors


async def test_a_question_in_a_button_is_asked_as_it_stands(world: World) -> None:
    await with_newsroom(world)
    hostile = "telegram @everyone [a](https://b.example)\n||x|| <@1>"
    layout = ui.LayoutView(timeout=None)
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(ui.Button(label="x", custom_id=f"ask1:{hostile}"))
    row.add_item(ui.Button(label="y", custom_id=f"tell1:{hostile}"))
    layout.add_item(row)
    layout.stop()
    message = await world.env.bot.get_channel(world.channel.id).send(view=layout)
    answer = await world.alice.click(message, custom_id=f"ask1:{hostile}")
    assert answer.ephemeral
    check_limits(answer.response.components)
    form = await world.alice.click(message, custom_id=f"tell1:{hostile}")
    # Where the server does not want to be told, a button of other days changes nothing.
    told = await world.alice.submit_modal(form, {"text": hostile})
    assert "could not be told" in texts(told.response.components)[0]
    assert not world.env.errors
