"""Every command, menu, control, form and autocomplete, driven by everybody: one table says what each person gets.

`member`: somebody in the server. `moderator`: with the role from /setup. `outsider`: has Manage Server, in another
server. `direct`: somebody in a direct message.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import SetupError

from bot.discord.buttons import BUTTONS
from bot.discord.following.items import FOLLOWING_ITEMS
from bot.discord.moderating.controls import CONTROLS
from bot.discord.pager import PAGER_ITEMS
from bot.discord.upkeep.controls import UpkeepButton, Verb
from tests.discord.conftest import World, buttons, check_limits, components, texts
from tests.discord.moderating.conftest import House, house, other
from tests.discord.moderating.test_permission import REFUSED, filled

__all__ = ["house", "other"]

ACTORS = ("member", "moderator", "outsider", "direct")
DONE, REFUSED_TO, ABSENT = "done", "refused", "not offered"

# What each of ACTORS gets. The outsider has rights, in another server: whatever they do changes nothing in this one.
EVERYBODY = (DONE, DONE, DONE, DONE)
IN_SERVERS = (DONE, DONE, DONE, ABSENT)
MODERATORS = (REFUSED_TO, DONE, DONE, REFUSED_TO)
"""Where Discord cannot keep it from direct messages: `/source` holds commands for everybody, too."""
MODERATORS_THERE = (REFUSED_TO, DONE, DONE, ABSENT)
MANAGERS_THERE = (REFUSED_TO, REFUSED_TO, DONE, ABSENT)
MANAGERS = (REFUSED_TO, REFUSED_TO, DONE, REFUSED_TO)

COMMANDS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "ask": ({"question": "What are the China Cables?"}, EVERYBODY),
    "help": ({}, EVERYBODY),
    "glossary": ({"term": "IJOP"}, EVERYBODY),
    "timeline": ({}, EVERYBODY),
    "topics": ({}, EVERYBODY),
    "about": ({}, EVERYBODY),
    "source show": ({"source": "cables"}, EVERYBODY),
    "source list": ({}, EVERYBODY),
    "follow topic": ({"topic": "china-cables"}, IN_SERVERS),
    "follow name": ({"name": "Zhu Hailun"}, IN_SERVERS),
    "follow search": ({"question": "otters"}, IN_SERVERS),
    "following": ({}, EVERYBODY),
    "privacy": ({}, EVERYBODY),
    "forget-me": ({}, EVERYBODY),
    "source add": ({}, MODERATORS),
    "source drafts": ({}, MODERATORS),
    "source edit": ({"source": "otter-census"}, MODERATORS),
    "source retire": ({"source": "otter-census"}, MODERATORS),
    "source restore": ({"source": "otter-census"}, MODERATORS),
    "source hide": ({"what": "collection:china-cables"}, MODERATORS),
    "source unhide": ({"what": "collection:china-cables"}, MODERATORS),
    "source history": ({}, MODERATORS),
    "source undo": ({}, MODERATORS),
    "source export": ({}, MODERATORS),
    "source import": ({"file": ("a.zip", b"PK")}, MODERATORS),
    "source check": ({"source": "otter-census"}, MODERATORS),
    "source bulk": ({}, MODERATORS),
    "alias add": ({"name": "Marten", "also": "Martes"}, MODERATORS_THERE),
    "alias remove": ({"name": "Otter"}, MODERATORS_THERE),
    "alias list": ({}, MODERATORS_THERE),
    "term add": ({"term": "Drey", "definition": "A nest."}, MODERATORS_THERE),
    "term remove": ({"term": "Holt"}, MODERATORS_THERE),
    "term list": ({}, MODERATORS_THERE),
    "unanswered": ({}, MODERATORS_THERE),
    "reports": ({}, MODERATORS_THERE),
    "feedback": ({}, MODERATORS_THERE),
    "settings": ({}, MODERATORS_THERE),
    "setup": ({}, MANAGERS_THERE),
}
MENUS = {"Find sources for this message": IN_SERVERS, "Add as a source": MODERATORS_THERE}

CONTROL_OF: dict[str, tuple[str, ...]] = {
    "context1:{quote}": EVERYBODY,
    "more2:2:{quote}": EVERYBODY,
    "official1:{quote}": EVERYBODY,
    "share1": EVERYBODY,
    "cite1:{quote}": EVERYBODY,
    "cite-as1:{quote}=apa": EVERYBODY,
    "feedback1:{quote}": EVERYBODY,
    "rate1:1:{quote}": EVERYBODY,
    "report1:{quote}": EVERYBODY,
    "ask1:What are the China Cables?": EVERYBODY,
    "tell1:otters?": EVERYBODY,
    "unfollow1:" + "0" * 24: EVERYBODY,
    "following1:0=" + "0" * 24: EVERYBODY,
    "forget1": EVERYBODY,
    "open1:card:=otter-census": EVERYBODY,
    "page1:card:1:otter-census": EVERYBODY,
    "page1:list:1:": EVERYBODY,
    "page1:term:1:IJOP": EVERYBODY,
    "page1:timeline:1:": EVERYBODY,
    "page1:topics:1:": EVERYBODY,
    "page1:about:1:": EVERYBODY,
    "page1:drafts:1:": MODERATORS,
    "page1:missed:1:": MODERATORS,
    "page1:reports:1:": MODERATORS,
    "page1:feedback:1:": MODERATORS,
    "page1:runs:1:": MODERATORS,
    "page1:aliases:1:": MODERATORS,
    "page1:terms:1:": MODERATORS,
    "press1:publish:1:heron-draft": MODERATORS,
    "press1:discard:1:heron-draft": MODERATORS,
    "press1:retire:2:otter-census": MODERATORS,
    "press1:restore:2:otter-census": MODERATORS,
    "press1:edit-main:2:otter-census": MODERATORS,
    "press1:edit-kind:2:otter-census": MODERATORS,
    "press1:edit-rest:2:otter-census": MODERATORS,
    "press1:edit-body:2:otter-census": MODERATORS,
    "press1:history::otter-census": MODERATORS,
    "press1:undo:2:": MODERATORS,
    "press1:add::": MODERATORS,
    "pick1:open::=heron-draft": MODERATORS,
    "pick1:change::=2": MODERATORS,
    "roles1:set-roles::": MANAGERS,
    "channel1:set-log::": MANAGERS,
    "pick1:set-language::=de": MANAGERS,
    "pick1:set-days::=30": MANAGERS,
    "press1:set-eyes:1:": MANAGERS,
    "press1:set-tell:1:": MANAGERS,
    "press1:wipe-ask::": MANAGERS,
    "press1:wipe::": MANAGERS,
    "channel1:rule::": MANAGERS,
    "pick1:rule-listen::1=every": MANAGERS,
    "press1:rule-thread:1:1": MANAGERS,
    **{f"upkeep1:{verb}:1": MODERATORS for verb in Verb},
}
"""Their ids, as they stand in messages of any age; what is chosen in a select stands behind the `=`."""


OFFERED_TO_ALL = {"source check"}
"""Commands of moderators that complete what `/source show` completes for everybody."""


class Actor:
    """Does what somebody does where they are."""

    def __init__(self, name: str, house: House, other: House) -> None:
        self.name, self._env = name, house.world.env
        self._house = other if name == "outsider" else house
        people = {"member": house.member, "moderator": house.mod, "outsider": other.boss}
        self.who: Any = people.get(name) or self._env.create_user("stranger")

    async def slash(self, command: str, options: dict[str, Any]) -> Any:
        if self.name == "direct":
            return await self.who.slash(command, **options)
        return await self.who.slash(self._house.channel, command, **options)

    async def autocomplete(self, command: str, option: str) -> list[dict[str, Any]]:
        if self.name == "direct":
            return list(await self.who.autocomplete(command, option, ""))
        return list(await self.who.autocomplete(self._house.channel, command, option, ""))

    async def menu(self, name: str) -> Any:
        if self.name == "direct":
            raise SetupError("simcord offers no message menus in direct messages")
        message = await self.who.send(self._house.channel, "What are the China Cables?")
        return await self.who.context_menu(self._house.channel, name, message)

    async def use(self, control: str) -> Any:
        """Press or choose in a control that stands under one of the bot's messages."""
        if self.name == "direct":
            await self.who.send_dm("hello")
            channel = self.who.dm_channel
        else:
            channel = self._house.channel
            await self.who.send(channel, f"<@{self._env.bot.user.id}>")
        message = channel.last_message
        made, chosen = _component(control)
        self._env.backend.get_message(channel.id, message.id).components = [{"type": 1, "components": [made]}]
        if chosen is None:
            return await self.who.click(message, custom_id=made["custom_id"])
        return await self.who.select(message, chosen, custom_id=made["custom_id"])


def _component(control: str) -> tuple[dict[str, Any], list[str] | None]:
    """A control as Discord keeps it, and what is chosen in it; None for a button."""
    custom_id, _, value = control.partition("=")
    made: dict[str, Any] = {"custom_id": custom_id, "id": 1}
    if custom_id.startswith(("roles1", "channel1")):
        kind = 6 if custom_id.startswith("roles1") else 8
        return made | {"type": kind, "min_values": 0, "max_values": 1}, []
    if value:
        options = [{"label": value, "value": value}]
        return made | {"type": 3, "min_values": 1, "max_values": 1, "options": options}, [value]
    return made | {"type": 2, "style": 2, "label": "x"}, None


async def came_of(actor: Actor, told: Any) -> str:
    """What somebody got. A form is sent; whatever is shown fits, is theirs alone and is no fault."""
    if told.modal is not None:
        told = await actor.who.submit_modal(told, dict(_written(told.modal)))
    # A message that was pressed and stays as it was, a bare control here, says nothing.
    shown = [m for m in [told.response, *told.followups] if m is not None and (m.content or texts(m.components))]
    said = [text for m in shown for text in [m.content, *texts(m.components)] if text]
    assert not [text for text in said if "went wrong" in text]
    for message in shown:
        if message.components:
            check_limits(message.components)
    return REFUSED_TO if said and said[-1].startswith(REFUSED) else DONE


def _written(modal: Any) -> Iterator[tuple[str, Any]]:
    """What somebody writes into a form: what stands there, and something into the rest."""
    for made in (field.get("component") or {} for field in components(modal["components"])):
        if made.get("options"):
            yield (
                made["custom_id"],
                [o["value"] for o in made["options"] if o.get("default")] or [made["options"][0]["value"]],
            )
        elif made.get("custom_id") and (made.get("required", True) or made.get("value")):
            yield made["custom_id"], made.get("value") or "Words"


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands(house: House, other: House, command: str) -> None:
    options, outcomes = COMMANDS[command]
    await driven(house, other, outcomes, lambda actor: actor.slash(command, options))


@pytest.mark.parametrize("menu", MENUS)
async def test_menus_of_messages(house: House, other: House, menu: str) -> None:
    await driven(house, other, MENUS[menu], lambda actor: actor.menu(menu))


@pytest.mark.parametrize("control", CONTROL_OF)
async def test_controls_and_the_forms_that_they_open(house: House, other: House, control: str) -> None:
    async def use(actor: Actor) -> Any:
        asked = await house.slash(house.member, "ask", question="What did the otter census count?")
        (context, *_) = buttons(asked.response.components)["Context"]
        return await actor.use(control.format(quote=context.partition(":")[2]))

    await driven(house, other, CONTROL_OF[control], use)


async def driven(house: House, other: House, outcomes: tuple[str, ...], act: Callable[[Actor], Awaitable[Any]]) -> None:
    """Let everybody `act`; each gets what the table says, and only the moderator, who is the last, changes anything."""
    await filled(house)
    before = await kept(house)
    expected, got = dict(zip(ACTORS, outcomes, strict=True)), {}
    for name in sorted(ACTORS, key=lambda name: name == "moderator"):
        actor = Actor(name, house, other)
        assert await kept(house) == before
        try:
            got[name] = await came_of(actor, await act(actor))
        except SetupError:
            got[name] = ABSENT
    assert got == expected


@pytest.mark.parametrize("name", ACTORS)
async def test_autocompletion(house: House, other: House, name: str) -> None:
    await filled(house)
    actor = Actor(name, house, other)
    for command in _commands(house.world):
        outcome = COMMANDS[command.qualified_name][1][ACTORS.index(name)]
        for parameter in command.parameters:
            if parameter.autocomplete and outcome != ABSENT:
                offered = await actor.autocomplete(command.qualified_name, parameter.name)
                assert len(offered) <= 25
                if outcome == REFUSED_TO and command.qualified_name not in OFFERED_TO_ALL:
                    assert offered == [], (command.qualified_name, parameter.name)


async def test_the_table_holds_everything_that_there_is(world: World) -> None:
    bot = world.env.bot
    assert {command.qualified_name for command in _commands(world)} == COMMANDS.keys()
    menus = [*bot.tree.get_commands(type=discord.AppCommandType.message)]
    menus += bot.tree.get_commands(type=discord.AppCommandType.user)
    assert {menu.name for menu in menus} == MENUS.keys()
    ids = [control.partition("=")[0].format(quote="AA") for control in CONTROL_OF]
    for item in (*BUTTONS, *PAGER_ITEMS, *CONTROLS, UpkeepButton, *FOLLOWING_ITEMS):
        assert any(item.__discord_ui_compiled_template__.fullmatch(custom_id) for custom_id in ids), item
    assert {m[1] for m in map(re.compile("(?:press|pick|roles|channel)1:([a-z-]+)").match, ids) if m} == {
        *bot.moderators._deeds
    }
    assert {m[1] for m in map(re.compile("page1:([a-z]+)").match, ids) if m} == {*bot.pager._screens}


def _commands(world: World) -> list[app_commands.Command[Any, Any, Any]]:
    return [c for c in world.env.bot.tree.walk_commands() if isinstance(c, app_commands.Command)]


async def kept(house: House) -> Any:
    """All that the server's moderators keep."""
    async with house.world.database.reading() as session:
        return [
            await session.rows(f"SELECT * FROM {table} WHERE guild_id = ?", house.guild.id)
            for table in ("items", "steps", "changes", "runs")
        ]
