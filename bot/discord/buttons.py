"""The buttons under an answer. Each carries all that it needs, so it works after a restart."""

import re
from collections.abc import Iterator
from typing import Any, Self

import discord
from discord import ui

_MAX_ID = 100
_CONTEXT, _MORE, _SHARE = "context1:", "more1:", "share1"
# The number is the version of the reference format: an old button never means something else.

_PRESSED = ""
"""The label of a button that was pressed: it stands in the message that was sent, and is not sent again."""


class _Referring(ui.DynamicItem[ui.Button[Any]], template="unused"):
    """A button that carries references to quotes."""

    prefix: str

    def __init__(self, references: str, label: str) -> None:
        self.references = references
        super().__init__(ui.Button(label=label, custom_id=self.prefix + references))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["references"], _PRESSED)


class ContextButton(_Referring, template=_CONTEXT + r"(?P<references>[\w-]*)"):
    """Shows the sentences around its quote, only to the one who asks for them."""

    ROOM = _MAX_ID - len(_CONTEXT)
    prefix = _CONTEXT

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.context(interaction, self.references)


class MoreButton(_Referring, template=_MORE + r"(?P<references>[\w-]*)"):
    """Shows the next quotes, only to the one who asks for them."""

    ROOM = _MAX_ID - len(_MORE)
    prefix = _MORE

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.more(interaction, self.references)


class ShareButton(ui.DynamicItem[ui.Button[Any]], template=_SHARE):
    """Posts the answer that it stands under in the channel."""

    def __init__(self, label: str, *, used: bool = False) -> None:
        button: ui.Button[Any] = ui.Button(
            label=label, custom_id=_SHARE, style=discord.ButtonStyle.primary, disabled=used
        )
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(_PRESSED)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.share(interaction)


BUTTONS = (ContextButton, MoreButton, ShareButton)


def references_in(message: discord.Message) -> tuple[list[str], str]:
    """What the buttons of one of our messages carry: one reference a quote, and the ones behind More."""
    ids = list(_custom_ids(message.components))
    shown = [custom_id.removeprefix(_CONTEXT) for custom_id in ids if custom_id.startswith(_CONTEXT)]
    further = [custom_id.removeprefix(_MORE) for custom_id in ids if custom_id.startswith(_MORE)]
    return shown, "".join(further[:1])


def _custom_ids(components: Any) -> Iterator[str]:
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))
