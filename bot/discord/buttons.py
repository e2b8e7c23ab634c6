"""What is pressed and chosen under our messages. Each carries all that it needs, so it works after a restart."""

import re
from collections.abc import Iterator
from typing import Any, Self

import discord
from discord import ui

from bot.rendering.citing import Style

MAX_ID = 100
_CONTEXT, _MORE, _SHARE = "context1:", "more2:", "share1"
_CITE, _STYLE, _OFFICIAL = "cite1:", "cite-as1:", "official1:"
_FEEDBACK, _RATE, _REPORT = "feedback1:", "rate1:", "report1:"
_ASK, _TELL = "ask1:", "tell1:"
# The number is the version of the format: an old button never means something else.

_REFERENCES = r"(?P<references>[\w-]*)"
_QUESTION = r"(?P<question>[\s\S]*)"

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


class ContextButton(_Referring, template=_CONTEXT + _REFERENCES):
    """Shows the sentences around its quote, only to the one who asks for them."""

    ROOM = MAX_ID - len(_CONTEXT)
    prefix = _CONTEXT

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.context(interaction, self.references)


class OfficialButton(_Referring, template=_OFFICIAL + _REFERENCES):
    """Shows the official statements on what the quotes above are from."""

    ROOM = MAX_ID - len(_OFFICIAL)
    prefix = _OFFICIAL

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.official(interaction, self.references)


class CiteButton(_Referring, template=_CITE + _REFERENCES):
    """Shows how to cite its quote."""

    ROOM = MAX_ID - len(_STYLE)
    prefix = _CITE

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.citing.cite(interaction, self.references)


class FeedbackButton(_Referring, template=_FEEDBACK + _REFERENCES):
    """Opens the panel for an opinion of its quote and for reports."""

    ROOM = MAX_ID - len(_FEEDBACK)
    prefix = _FEEDBACK

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.feedback.panel(interaction, self.references)


class ReportButton(_Referring, template=_REPORT + _REFERENCES):
    """Opens the form for a report on its quote's source."""

    prefix = _REPORT

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.feedback.form(interaction, self.references)


class RateButton(ui.DynamicItem[ui.Button[Any]], template=_RATE + "(?P<helpful>[01]):" + _REFERENCES):
    """Counts its quote as helpful, or as not."""

    def __init__(self, references: str, label: str, *, helpful: bool) -> None:
        self.references = references
        self.helpful = helpful
        super().__init__(ui.Button(label=label, custom_id=f"{_RATE}{helpful:d}:{references}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["references"], _PRESSED, helpful=match["helpful"] == "1")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.feedback.rate(interaction, self.references, self.helpful)


class MoreButton(ui.DynamicItem[ui.Button[Any]], template=r"more(?:1|2:(?P<first>\d{1,3})):" + _REFERENCES):
    """Shows the next quotes, only to the one who asks for them. `first`: the number of the first of them."""

    ROOM = MAX_ID - len(_MORE) - len("100:")

    def __init__(self, references: str, label: str, first: int) -> None:
        self.references = references
        self.first = first
        super().__init__(ui.Button(label=label, custom_id=f"{_MORE}{first}:{references}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["references"], _PRESSED, int(match["first"] or 1))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.more(interaction, self.references, self.first)


class ShareButton(ui.DynamicItem[ui.Button[Any]], template=_SHARE):
    """Posts the answer that it stands under in the channel."""

    def __init__(self, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=_SHARE, style=discord.ButtonStyle.primary))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(_PRESSED)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.share(interaction)


class StyleSelect(ui.DynamicItem[ui.Select[Any]], template=_STYLE + _REFERENCES):
    """Shows the citation in another style. `options`: styles and what they are called; the `chosen` one is shown."""

    def __init__(self, references: str, options: dict[Style, str], chosen: Style | None = None) -> None:
        self.references = references
        select: ui.Select[Any] = ui.Select(
            custom_id=_STYLE + references,
            options=[
                discord.SelectOption(label=name, value=style.value, default=style is chosen)
                for style, name in options.items()
            ],
        )
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["references"], {Style.PLAIN: Style.PLAIN})

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.citing.restyle(interaction, self.references, self.item.values[0])


class _Asking(ui.DynamicItem[ui.Button[Any]], template="unused"):
    """A button that carries a question, in a message that shows it to the same readers."""

    prefix: str

    def __init__(self, question: str, label: str) -> None:
        self.question = question
        super().__init__(ui.Button(label=label, custom_id=self.prefix + question))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["question"], _PRESSED)


class AskButton(_Asking, template=_ASK + _QUESTION):
    """Asks its question; the answer is private."""

    ROOM = MAX_ID - len(_ASK)
    prefix = _ASK

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.ask(interaction, self.question)


class TellButton(_Asking, template=_TELL + _QUESTION):
    """Opens the form that tells the moderators of a question without an answer."""

    ROOM = MAX_ID - len(_TELL)
    prefix = _TELL

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.presses.feedback.telling(interaction, self.question)


BUTTONS = (
    ContextButton,
    CiteButton,
    FeedbackButton,
    MoreButton,
    OfficialButton,
    ShareButton,
    StyleSelect,
    RateButton,
    ReportButton,
    AskButton,
    TellButton,
)


def references_in(message: discord.Message) -> tuple[list[str], str]:
    """What the buttons of one of our messages carry: one reference a quote, and the ones behind More."""
    ids = list(_custom_ids(message.components))
    shown = [custom_id.removeprefix(_CONTEXT) for custom_id in ids if custom_id.startswith(_CONTEXT)]
    further = [custom_id.rpartition(":")[2] for custom_id in ids if re.match(r"more[12]:", custom_id)]
    return shown, "".join(further[:1])


def _custom_ids(components: Any) -> Iterator[str]:
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))
