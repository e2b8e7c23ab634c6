"""The buttons and selects of moderators. Each carries all that it needs, so it works after a restart."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.discord.interaction import Interaction, client_of
from bot.discord.limits import MAX_OPTIONS

# A number of more digits is none of the database's.
_MEANT = r":(?P<verb>[a-z-]+):(?P<number>\d{0,18}):(?P<what>.*)"
# The number in the name is the version: an old control never means something else.
_PRESS, _PICK, _ROLES, _CHANNEL = "press1", "pick1", "roles1", "channel1"


def _carried(kind: str, verb: str, number: int | None, what: str) -> str:
    return f"{kind}:{verb}:{'' if number is None else number}:{what}"


class _Carrying(ui.DynamicItem[ui.Item[Any]], template="unused"):
    """A control that says what to do (`verb`) with what, in which state of it (`number`)."""

    def __init__(self, item: ui.Item[Any], match: "re.Match[str]") -> None:
        super().__init__(item)
        self.verb = match["verb"]
        self.number = int(match["number"]) if match["number"] else None
        self.what = match["what"]

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: "re.Match[str]", /
    ) -> Self:
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        chosen = _chosen(interaction)
        await client_of(interaction).moderators.act(interaction, self.verb, self.number, self.what, chosen)


class Press(_Carrying, template=_PRESS + _MEANT):
    """A button."""


class Pick(_Carrying, template=_PICK + _MEANT):
    """A select of texts."""


class PickRoles(_Carrying, template=_ROLES + _MEANT):
    """A select of roles."""


class PickChannel(_Carrying, template=_CHANNEL + _MEANT):
    """A select of a channel."""


CONTROLS = (Press, Pick, PickRoles, PickChannel)


def _chosen(interaction: Interaction) -> tuple[str, ...]:
    """What was chosen, as Discord sends it."""
    data: Any = interaction.data or {}
    return tuple(map(str, data.get("values", ())))


def button(
    verb: str,
    label: str,
    what: str = "",
    number: int | None = None,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> "ui.Button[Any]":
    """A button that does `verb`."""
    return ui.Button(label=label, custom_id=_carried(_PRESS, verb, number, what), style=style)


def pick(verb: str, placeholder: str, options: Sequence[discord.SelectOption], what: str = "") -> "ui.ActionRow[Any]":
    """A row that lets choose one of `options`, at most MAX_OPTIONS."""
    custom_id = _carried(_PICK, verb, None, what)
    return ui.ActionRow(ui.Select(custom_id=custom_id, placeholder=placeholder, options=list(options)))


def pick_roles(verb: str, placeholder: str, chosen: Iterable[int]) -> "ui.ActionRow[Any]":
    """A row that lets choose any number of roles, up to MAX_OPTIONS; `chosen` are."""
    roles = [discord.SelectDefaultValue(id=role, type=discord.SelectDefaultValueType.role) for role in sorted(chosen)]
    select: ui.RoleSelect[Any] = ui.RoleSelect(
        custom_id=_carried(_ROLES, verb, None, ""),
        placeholder=placeholder,
        min_values=0,
        max_values=MAX_OPTIONS,
        default_values=roles[:MAX_OPTIONS],
    )
    return ui.ActionRow(select)


def pick_channel(verb: str, placeholder: str, chosen: int | None) -> "ui.ActionRow[Any]":
    """A row that lets choose one text channel, or none; `chosen` is."""
    kind = discord.SelectDefaultValueType.channel
    select: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id=_carried(_CHANNEL, verb, None, ""),
        placeholder=placeholder,
        channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        min_values=0,
        default_values=[] if chosen is None else [discord.SelectDefaultValue(id=chosen, type=kind)],
    )
    return ui.ActionRow(select)
