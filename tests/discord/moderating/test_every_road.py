"""Promises 7 and 8 over all there is: no command and no control is forgotten by the tables that prove them."""

from typing import Any

import pytest
from discord import AppCommandType, app_commands

from bot.discord.upkeep.controls import Verb
from tests.discord.conftest import World, texts
from tests.discord.moderating.conftest import HTML, House, message_of
from tests.discord.moderating.test_permission import COMMANDS, COMPLETED, REFUSED, everything, filled, kept_by
from tests.intake.conftest import Site

READERS: list[tuple[str, dict[str, Any]]] = [
    ("following", {}),
    ("privacy", {}),
    ("ask", {"question": "What did the badger census count?"}),
    ("source show", {"source": "badger-census"}),
    ("source list", {}),
    ("glossary", {"term": "Sett"}),
    ("timeline", {}),
    ("topics", {}),
    ("about", {}),
    ("follow topic", {"topic": "burrows"}),
    ("follow name", {"name": "Badger"}),
    ("follow search", {"question": "badger census"}),
    ("forget-me", {}),
    ("help", {}),
]
"""What everybody may do."""

TYPED = [
    ("ask", "outlet"), ("ask", "collection"), ("ask", "after"), ("ask", "before"), ("ask", "language"),
    ("source show", "source"), ("source list", "outlet"), ("source list", "collection"), ("source list", "language"),
    ("glossary", "term"), ("timeline", "name"), ("timeline", "collection"), ("follow topic", "topic"),
    ("follow name", "name"), ("source check", "source"), ("term add", "source"), *COMPLETED,
]  # fmt: skip
SECRET = ("adger", "Burrow Gazette", "burrows", "Sett")
"""What only one of the two servers has."""


def whole(told: Any) -> str:
    """All that somebody was shown, what cannot be read at a glance too."""
    messages = [m for m in (told.response, *told.followups) if m is not None]
    return "\n".join(f"{m.content or ''}{texts(m.components)}{m.components}" for m in messages)


def commands(world: World) -> list[app_commands.Command[Any, ..., Any]]:
    return [c for c in world.env.bot.tree.walk_commands() if isinstance(c, app_commands.Command)]


async def test_the_tables_name_every_command_and_every_completion(world: World) -> None:
    assert {c.qualified_name for c in commands(world)} == {name for name, _ in [*COMMANDS, *READERS]}
    completed = {(c.qualified_name, p.name) for c in commands(world) for p in c.parameters if p.autocomplete}
    assert completed == set(TYPED)
    menus = world.env.bot.tree.get_commands(type=AppCommandType.message)
    assert {menu.name for menu in menus} == {"Add as a source", "Find sources for this message"}


async def with_badgers(house: House) -> None:
    """A server with things that no other has."""
    fields = {"title": "Badger census", "publisher": "Burrow Gazette", "collection": "burrows", "text": "full"}
    draft = await house.shelf.sources.write(house.manager, fields, "The badger census counted seven badgers.")
    await house.shelf.sources.publish(house.manager, draft.source.id)
    await house.slash(house.mod, "alias add", name="Badger", also="Brock")
    await house.slash(house.mod, "term add", term="Sett", definition="Where a badger lives.")
    await house.settle(unanswered_days=9)
    await house.shelf.readers.missed(house.guild.id, "Who is the Badger King?")
    await house.shelf.readers.report(house.manager, "badger-census", "Badgers are wrong")
    await house.shelf.readers.rate(house.manager, "badger-census", True)
    await house.shelf.adding.begin_run(house.manager, ["https://badger.example/"])


async def test_no_command_shows_one_server_what_is_anothers(house: House, other: House) -> None:
    await filled(other)
    await with_badgers(house)
    # There it is seen.
    for command in ("source list", "unanswered", "reports", "feedback"):
        assert "adger" in whole(await house.slash(house.boss, command)), command
    before = await kept_by(house)
    for command, options in [*COMMANDS, *READERS]:
        # What was asked for is said again; what it would have found is not.
        asked = str(options)
        told = await other.slash(other.boss, command, **options)
        shown = whole(told)
        for secret in SECRET:
            assert secret in asked or secret.casefold() in asked.casefold() or secret not in shown, (command, secret)
        assert "seven badgers" not in shown
        assert "badger.example" not in shown
    for command, option in TYPED:
        for typed in ("", "badger", "burrow", "sett"):
            offered = await other.boss.autocomplete(other.channel, command, option, typed)
            assert not [c for c in offered if any(secret in str(c) for secret in SECRET)], (command, option)
    assert await kept_by(house) == before


@pytest.mark.parametrize("who", ["member", "ex-moderator", "moderator of another server"])
async def test_no_control_of_any_sort_obeys_one_who_is_no_moderator(house: House, other: House, who: str) -> None:
    """Every verb that a control can carry, as an old message or a forged one would send it."""
    bot = house.world.env.bot
    await filled(house)
    await with_badgers(house)
    person = {
        "member": house.member,
        "ex-moderator": house.mod,
        "moderator of another server": house.guild.add_member(other.mod.user, roles=[]),
    }[who]
    held = await house.slash(house.mod, "source history")
    if person is not house.mod:
        held = await house.slash(person, "help")
    house.world.env.backend.get_guild(house.guild.id).members[house.mod.id].role_ids.clear()
    before = await everything(house)
    ids = [f"pick1:{verb}:1:{house.channel.id if 'rule' in verb else 'otter-census'}" for verb in bot.moderators._deeds]
    ids += [f"upkeep1:{verb}:1" for verb in Verb if verb is not Verb.ADD]
    ids += ["page1:drafts:1:", "page1:missed:1:", "page1:reports:1:", "page1:feedback:1:", "page1:runs:1:"]
    ids += ["page1:aliases:1:", "page1:terms:1:"]
    for custom_id in ids:
        message = message_of(held)._message
        value = ""
        control: dict[str, Any] = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}
        if custom_id.startswith("pick1"):
            value = "every" if "rule-listen" in custom_id else "2"
            control = {"type": 3, "options": [{"label": "x", "value": value}], "custom_id": custom_id}
        message.components.append({"type": 1, "components": [control]})
        if "options" in control:
            told = await person.select(message_of(held), [value], custom_id=custom_id)
        else:
            told = await person.click(message_of(held), custom_id=custom_id)
        message.components.pop()
        shown = whole(told)
        assert told.modal is None, custom_id
        assert any(refused in shown for refused in REFUSED), (custom_id, shown)
        assert "badger.example" not in shown
    assert await everything(house) == before


async def test_a_moderator_of_another_server_is_nobody_here(house: House, other: House, site: Site) -> None:
    await filled(house)
    stranger = house.guild.add_member(other.mod.user, roles=[])
    before = await everything(house)
    for command, options in COMMANDS:
        told = await house.slash(stranger, command, **options)
        shown = whole(told)
        assert told.modal is None
        assert shown.startswith(REFUSED), command
    message = await stranger.send(house.channel, site.page("/x", HTML.format("x")))
    assert whole(await stranger.context_menu(house.channel, "Add as a source", message)).startswith(REFUSED)
    assert site.hits == []
    assert await everything(house) == before
