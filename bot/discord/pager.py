"""Screens: what can be looked at page by page, and opened from a select, also after a restart."""

import re
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.browsing.pages import Page
from bot.discord.attended import shown_by
from bot.discord.interaction import Interaction, client_of
from bot.discord.limits import MAX_OPTIONS
from bot.discord.private import replace, send
from bot.rendering.wording import Wording

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


Screen = Callable[[Any, str, int], Coroutine[Any, Any, ui.LayoutView]]
"""Makes the layout of an interaction, a state and a page number, from 1. A state is short text or an id, at most 78
characters, with which a button's id has the 100 that Discord takes; it comes back from buttons of any age, so a screen
trusts nothing in it and asks for permission itself."""

_PAGE, _OPEN = "page1:", "open1:"
# The number is the version of the format: an old button never means something else.


class Pager:
    """Shows screens, each known by the name that the buttons carry. Everything is private to the one who looks."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._screens: dict[str, Screen] = {}

    def add(self, name: str, screen: Screen) -> None:
        """Let `screen` be shown as `name`, up to nine lower-case letters that stay the same for good."""
        self._screens[name] = screen

    async def open(self, interaction: Interaction, name: str, state: str = "", number: int = 1) -> None:
        """Open a screen at a page, as a message of its own."""
        screen = self._screens.get(name)
        if screen is None:
            await self._client.outdated(interaction)
        else:
            await self._anew(interaction, screen, state, number)

    async def turn(self, interaction: Interaction, name: str, state: str, number: int) -> None:
        """Show a page of a screen in the place of the one that the button stands on, where only its reader sees it."""
        screen = self._screens.get(name)
        if screen is None or interaction.message is None or not interaction.message.flags.ephemeral:
            await self.open(interaction, name, state, number)
        else:
            await self._in_place(interaction, screen, state, number)

    @shown_by(send)
    async def _anew(self, interaction: Interaction, screen: Screen, state: str, number: int) -> ui.LayoutView:
        return await screen(interaction, state, number)

    @shown_by(replace)
    async def _in_place(self, interaction: Interaction, screen: Screen, state: str, number: int) -> ui.LayoutView:
        return await screen(interaction, state, number)


class PageButton(
    ui.DynamicItem[ui.Button[Any]], template=_PAGE + r"(?P<name>[a-z]{1,9}):(?P<number>\d{1,5}):(?P<state>.*)"
):
    """Turns to another page of a screen."""

    def __init__(self, name: str, state: str, number: int, label: str, *, disabled: bool = False) -> None:
        self.screen, self.state, self.number = name, state, number
        super().__init__(ui.Button(label=label, custom_id=f"{_PAGE}{name}:{number}:{state}", disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["name"], match["state"], int(match["number"]), "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).pager.turn(interaction, self.screen, self.state, self.number)


class OpenSelect(ui.DynamicItem["ui.Select[Any]"], template=_OPEN + r"(?P<name>[a-z]{1,9}):[a-z]{0,9}"):
    """Opens a screen with what is chosen as its state. `made`: how, see `open_row`."""

    def __init__(self, made: "ui.Select[Any]", name: str) -> None:
        self.screen = name
        super().__init__(made)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(cast("ui.Select[Any]", item), match["name"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).pager.open(interaction, self.screen, self.item.values[0])


PAGER_ITEMS = (PageButton, OpenSelect)


def page_rows(name: str, state: str, page: Page[Any], wording: Wording) -> "list[ui.ActionRow[Any]]":
    """The buttons to the pages before and after `page` of a screen; none where it is the only one."""
    if page.pages == 1:
        return []
    row: ui.ActionRow[Any] = ui.ActionRow()
    at, last = page.number, page.number == page.pages
    row.add_item(PageButton(name, state, at - 1, wording("button.previous"), disabled=at == 1))
    row.add_item(PageButton(name, state, at + 1, wording("button.next"), disabled=last))
    return [row]


def open_rows(
    name: str, options: Sequence[discord.SelectOption], placeholder: str, part: str = ""
) -> "list[ui.ActionRow[Any]]":
    """A select that opens a screen with the chosen option's value as its state; none where there is nothing to choose.

    `part`: a word that tells two selects of one message apart. Options after the 25th are left out.
    """
    if not options:
        return []
    select: ui.Select[Any] = ui.Select(
        custom_id=f"{_OPEN}{name}:{part}", placeholder=placeholder, options=list(options[:MAX_OPTIONS])
    )
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(OpenSelect(select, name))
    return [row]
