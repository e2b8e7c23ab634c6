"""The buttons of upkeep. Each carries all that it needs, so it works after a restart."""

import re
from enum import StrEnum
from typing import Any, Self

import discord
from discord import ui

from bot.discord.interaction import client_of

_UPKEEP = "upkeep1:"
# The number is the version: an old button never means something else.


class Verb(StrEnum):
    """What a button does."""

    ADD = "add"
    REMOVE = "remove"
    RESOLVE = "resolve"
    GO_ON = "go"
    RESULTS = "results"
    DROP = "drop"
    DRAFTS = "drafts"


# What has more digits is no number of the database's.
class UpkeepButton(ui.DynamicItem[ui.Button[Any]], template=_UPKEEP + r"(?P<verb>[a-z]+):(?P<what>[0-9a-f]{0,18})"):
    """Does `verb` with `what`: the number of a report or run, or the mark of a question."""

    def __init__(self, verb: str, what: str, label: str = "") -> None:
        self.verb, self.what = verb, what
        super().__init__(ui.Button(label=label, custom_id=f"{_UPKEEP}{verb}:{what}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: "re.Match[str]", /
    ) -> Self:
        return cls(match["verb"], match["what"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).upkeep.press(interaction, self.verb, self.what)


def button_row(*buttons: UpkeepButton) -> "ui.ActionRow[Any]":
    """Buttons beside each other."""
    row: ui.ActionRow[Any] = ui.ActionRow()
    for button in buttons:
        row.add_item(button)
    return row
