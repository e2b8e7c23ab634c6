"""What is pressed and chosen under our messages. Each carries all that it needs, so it works after a restart."""

import re
from collections.abc import Iterator
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord.interaction import client_of
from bot.discord.limits import MAX_CUSTOM_ID
from bot.rendering.citing import Style

_CONTEXT, _STYLE, _RATE, _MORE, _SHARE = "context1:", "cite-as1:", "rate1:", "more2:", "share1"
# The number is the version of the format: an old button never means something else.

_REFERENCES = r"(?P<carried>[\w-]*)"
_QUESTION = r"(?P<carried>[\s\S]*)"

_PRESSED = ""
"""The label of a button that was pressed: it stands in the message that was sent, and is not sent again."""


class _Carrying(ui.DynamicItem[ui.Button[Any]], template="unused"):
    """A button that carries a text behind a prefix: references to quotes, or a question that its message shows.

    `ROOM`: characters that it can carry.
    """

    PREFIX: ClassVar[str]
    ROOM: ClassVar[int]

    def __init_subclass__(cls, *, prefix: str, carries: str) -> None:
        super().__init_subclass__(template=prefix + carries)
        cls.PREFIX, cls.ROOM = prefix, MAX_CUSTOM_ID - len(prefix)

    def __init__(self, carried: str, label: str) -> None:
        self.carried = carried
        super().__init__(ui.Button(label=label, custom_id=self.PREFIX + carried))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["carried"], _PRESSED)


class ContextButton(_Carrying, prefix=_CONTEXT, carries=_REFERENCES):
    """Shows the sentences around its quote, only to the one who asks for them."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.context(interaction, self.carried)


class OfficialButton(_Carrying, prefix="official1:", carries=_REFERENCES):
    """Shows the official statements on what the quotes above are from."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.official(interaction, self.carried)


class CiteButton(_Carrying, prefix="cite1:", carries=_REFERENCES):
    """Shows how to cite its quote."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.citing.cite(interaction, self.carried)


class FeedbackButton(_Carrying, prefix="feedback1:", carries=_REFERENCES):
    """Opens the panel for an opinion of its quote and for reports."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.feedback.panel(interaction, self.carried)


class ReportButton(_Carrying, prefix="report1:", carries=_REFERENCES):
    """Opens the form for a report on its quote's source."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.feedback.form(interaction, self.carried)


class AskButton(_Carrying, prefix="ask1:", carries=_QUESTION):
    """Asks its question; the answer is private."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.ask(interaction, self.carried)


class TellButton(_Carrying, prefix="tell1:", carries=_QUESTION):
    """Opens the form that tells the moderators of a question without an answer."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.feedback.telling(interaction, self.carried)


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
        return cls(match["carried"], _PRESSED, helpful=match["helpful"] == "1")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.feedback.rate(interaction, self.references, self.helpful)


class MoreButton(ui.DynamicItem[ui.Button[Any]], template=r"more(?:1|2:(?P<first>\d{1,3})):" + _REFERENCES):
    """Shows the next quotes, only to the one who asks for them. `first`: the number of the first of them."""

    ROOM = MAX_CUSTOM_ID - len(_MORE) - len("100:")

    def __init__(self, references: str, label: str, first: int) -> None:
        self.references = references
        self.first = first
        super().__init__(ui.Button(label=label, custom_id=f"{_MORE}{first}:{references}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["carried"], _PRESSED, int(match["first"] or 1))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.more(interaction, self.references, self.first)


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
        await client_of(interaction).presses.share(interaction)


class StyleSelect(ui.DynamicItem[ui.Select[Any]], template=_STYLE + _REFERENCES):
    """Shows the citation in another style. `options`: styles and what they are called; the `chosen` one is shown."""

    ROOM = MAX_CUSTOM_ID - len(_STYLE)

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
        return cls(match["carried"], {Style.PLAIN: Style.PLAIN})

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await client_of(interaction).presses.citing.restyle(interaction, self.references, self.item.values[0])


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
