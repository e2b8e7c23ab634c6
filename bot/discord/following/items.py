"""The buttons and selects of what is followed. Each carries all that it needs, so it works after a restart."""

import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.discord.interaction import client_of

_END, _SELECT, _FORGET = "unfollow1:", "following1:", "forget1"
# The number is the version: an old button never means something else.

_PRESSED = ""
"""The label of a button that was pressed: it stands in the message that was sent, and is not sent again."""


class EndButton(ui.DynamicItem[ui.Button[Any]], template=_END + r"(?P<key>[0-9a-f]{24})"):
    """Ends a follow of whoever presses it."""

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        super().__init__(ui.Button(label=label, custom_id=_END + key))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["key"], _PRESSED)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).follows.end(interaction, self.key)


class FollowSelect(ui.DynamicItem[ui.Select[Any]], template=_SELECT + r"(?P<number>\d)"):
    """Ends the follow that is chosen. `number`: of the select in its message."""

    def __init__(self, number: int, options: Sequence[discord.SelectOption] = (), placeholder: str = "") -> None:
        # One that was used is not sent again, but discord.py wants a whole one.
        known = list(options) or [discord.SelectOption(label="-")]
        super().__init__(ui.Select(custom_id=f"{_SELECT}{number}", placeholder=placeholder or None, options=known))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).follows.end_chosen(interaction, self.item.values[0])


class ForgetButton(ui.DynamicItem[ui.Button[Any]], template=_FORGET):
    """Removes all that is kept about whoever presses it."""

    def __init__(self, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=_FORGET, style=discord.ButtonStyle.danger))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(_PRESSED)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).follows.forget(interaction)


FOLLOWING_ITEMS = (EndButton, FollowSelect, ForgetButton)
