"""What readers say back: opinions of quotes, reports on sources, questions that the moderators should know of."""

import math
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.answering import reference
from bot.answering.answer import Quote
from bot.discord.actor import actor_of
from bot.discord.allowance import FEEDBACK, WORDS, Allowance
from bot.discord.attended import attended, shown_by
from bot.discord.buttons import RateButton, ReportButton
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout, with_rows
from bot.discord.offers import home_of
from bot.discord.once import Once
from bot.discord.private import TooSlow, change, in_time, send
from bot.discord.recalling import recalled
from bot.rendering import markdown
from bot.rendering.credit import block_within, shortened
from bot.rendering.wording import Wording
from bot.shelf.authority import Forbidden
from bot.shelf.changes import Reason, Refused
from bot.shelf.readers import MAX_REPORT, MAX_TEXT
from bot.text.cleaning import one_line

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


_REPORT_FORM, _TELL_FORM = "report-form1:", "tell-form1"
_TEXT = "text"
# What is carried from the panel to the form has room in the ids of all three.
_ROOM = 80

_DAY = 86400.0

# Escapes can double it, and a message holds 4,000 characters.
_POSTED, _BLOCK = 1500, 3500


class Feedback:
    """The panel, its buttons and its forms. A form carries what it needs too, so it is heard after a restart.

    `clock`: seconds that only grow.
    """

    def __init__(self, client: "Cuttings", clock: Callable[[], float]) -> None:
        self._client = client
        self._clock = clock
        self._allowance = Allowance(FEEDBACK, clock)
        self._words = Allowance(WORDS, clock)
        self._rated = Once()

    @shown_by(send)
    async def panel(self, interaction: Interaction, references: str) -> ui.LayoutView:
        """Ask what a reader thinks of a quote."""
        wording, quote = of_reader(interaction), await self._quote(interaction, references)
        if quote is None:
            return _refusal(interaction, wording)
        packed = reference.pack([quote], _ROOM)
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(RateButton(packed, wording("button.helpful"), helpful=True))
        row.add_item(RateButton(packed, wording("button.not_helpful"), helpful=False))
        row.add_item(ReportButton(packed, wording("button.report")))
        title = markdown.label(shortened(quote.source.title))
        return with_rows(text_layout(f"{title}\n{wording('reader.ask')}"), row)

    @attended
    async def rate(self, interaction: Interaction, references: str, helpful: bool) -> None:
        """Count an opinion, of one person and source once a day, and take the buttons for it away."""
        await interaction.response.defer()
        wording, quote = of_reader(interaction), await self._quote(interaction, references)
        if quote is None:
            await interaction.edit_original_response(view=_refusal(interaction, wording))
            return
        opinion = interaction.user.id, home_of(interaction), quote.source.id, self._clock() // _DAY
        if not self._rated.is_begun(opinion) and (wait := self._allowance.claim(interaction.user.id)):
            # The panel stays: the same press counts later.
            await interaction.followup.send(view=_later(wording, wait), ephemeral=True)
            return
        with self._rated.begin(opinion) as first:
            if first:
                await self._client.shelf.readers.rate(actor_of(interaction), quote.source.id, helpful)
        if not self._rated.is_done(opinion):
            # Another press is being counted, and shows it.
            return
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(ReportButton(reference.pack([quote], _ROOM), wording("button.report")))
        layout = with_rows(text_layout(wording("reader.counted")), row)
        await interaction.edit_original_response(view=layout)

    @attended
    async def form(self, interaction: Interaction, references: str) -> None:
        """Ask what is wrong with a source."""
        wording = of_reader(interaction)
        form = ui.Modal(title=wording("sheet.report"), custom_id=_REPORT_FORM + references)
        # Where that takes too long, what is wrong can be written all the same: it is looked up when it is sent.
        with suppress(TooSlow):
            quote = await in_time(self._quote(interaction, references))
            if quote is None:
                await interaction.response.edit_message(view=_refusal(interaction, wording))
                return
            form.add_item(ui.TextDisplay(markdown.label(shortened(quote.source.title))))
        form.add_item(_field(wording("sheet.what"), MAX_REPORT))
        await _open(interaction, form)

    @attended
    async def telling(self, interaction: Interaction, question: str) -> None:
        """Show what the moderators would be told."""
        wording = of_reader(interaction)
        form = ui.Modal(title=wording("sheet.tell"), custom_id=_TELL_FORM)
        form.add_item(ui.TextDisplay(wording("reader.nameless")))
        form.add_item(_field(wording("sheet.question"), MAX_TEXT, question))
        await _open(interaction, form)

    async def submitted(self, interaction: Interaction) -> None:
        """Take a form that was sent, if it is one of these."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data or {}
        custom_id, text = str(data.get("custom_id")), _written(data.get("components"))
        if custom_id == _TELL_FORM:
            await self._tell(interaction, text)
        elif custom_id.startswith(_REPORT_FORM):
            await self._report(interaction, custom_id.removeprefix(_REPORT_FORM), text)

    @shown_by(change)
    async def _report(self, interaction: Interaction, references: str, text: str) -> ui.LayoutView:
        wording, quote = of_reader(interaction), await self._quote(interaction, references)
        if quote is None:
            # Who wrote it can copy it into another report.
            return with_rows(_refusal(interaction, wording), ui.TextDisplay(block_within(text, _BLOCK)))
        if enough := self._enough(interaction, wording):
            return with_rows(enough, ui.TextDisplay(block_within(text, _BLOCK)))
        source = quote.source
        try:
            number = await self._client.shelf.readers.report(actor_of(interaction), source.id, text)
        except Refused as refused:
            if refused.why is not Reason.TOO_MANY:
                raise
            return with_rows(text_layout(wording("reader.full")), ui.TextDisplay(block_within(text, _BLOCK)))
        title = markdown.line(shortened(source.title))
        report = f"\n-# {markdown.line(source.id)}"
        await self._log(
            interaction, lambda wording: wording("log.report", report=str(number), title=title) + report, text
        )
        return text_layout(wording("reader.reported"))

    @shown_by(change)
    async def _tell(self, interaction: Interaction, text: str) -> ui.LayoutView:
        wording = of_reader(interaction)
        if enough := self._enough(interaction, wording):
            return with_rows(enough, ui.TextDisplay(block_within(text, _BLOCK)))
        try:
            kept = await self._client.shelf.readers.tell(actor_of(interaction), text)
        except (Forbidden, Refused):
            # A button of days when the server wanted to be told.
            return text_layout(wording("reader.not_told"))
        posted = await self._log(interaction, lambda wording: wording("log.question"), text)
        return text_layout(wording("reader.told") if kept or posted else wording("reader.not_told"))

    def _enough(self, interaction: Interaction, wording: Wording) -> ui.LayoutView | None:
        """What somebody is told who wrote as much as one person may; None where this is counted, and may be heard."""
        person = interaction.user.id
        if self._words.wait(person):
            return text_layout(wording("reader.enough"))
        if wait := self._allowance.claim(person):
            return _later(wording, wait)
        self._words.spend(person)
        return None

    async def _quote(self, interaction: Interaction, references: str) -> Quote | None:
        """The quote that feedback is about; None where it is gone, or where there is nobody to give feedback to."""
        if home_of(interaction) is None:
            return None
        quotes = await recalled(interaction, references)
        return quotes[0] if quotes else None

    async def _log(self, interaction: Interaction, heading: Callable[[Wording], str], text: str) -> bool:
        """Post what a reader wrote where the server's moderators read it, without a name. Was there such a place?"""
        home = home_of(interaction)
        if home is None:
            return False
        said = f"> {markdown.line(shortened(one_line(text), _POSTED))}"
        return await self._client.log_channel.post(home, lambda theirs: f"{heading(theirs)}\n{said}")


def _refusal(interaction: Interaction, wording: Wording) -> ui.LayoutView:
    here = home_of(interaction) is not None
    return text_layout(wording("answer.outdated") if here else wording("reader.not_here"))


def _later(wording: Wording, wait: float) -> ui.LayoutView:
    return text_layout(wording("reader.wait", number=math.ceil(wait)))


def _field(label: str, most: int, written: str = "") -> "ui.Label[Any]":
    text: ui.TextInput[Any] = ui.TextInput(
        custom_id=_TEXT, style=discord.TextStyle.paragraph, max_length=most, default=written or None
    )
    return ui.Label(text=label, component=text)


async def _open(interaction: Interaction, form: ui.Modal) -> None:
    # It carries its state and is heard without this object: discord.py need not keep it.
    form.stop()
    await interaction.response.send_modal(form)


def _written(components: Any) -> str:
    """What was written into the one field of a form."""
    for component in components or ():
        inner = component.get("component") or component
        if inner.get("custom_id") == _TEXT:
            return str(inner.get("value") or "")
    return ""
