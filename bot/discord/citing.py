"""How to cite a quote: the citation, in the style that its reader chooses."""

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.answering import reference
from bot.answering.answer import Quote
from bot.discord.attended import shown_by
from bot.discord.buttons import StyleSelect
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout, with_rows
from bot.discord.limits import MAX_TEXT
from bot.discord.private import replace, send
from bot.discord.recalling import recalled
from bot.rendering.citing import Style, cite, cite_quote
from bot.rendering.credit import block_within
from bot.rendering.wording import Wording

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


_NAMES = {
    Style.MARKDOWN: "Markdown",
    Style.CHICAGO: "Chicago",
    Style.APA: "APA",
    Style.BIBTEX: "BibTeX",
    Style.CSL_JSON: "CSL-JSON",
}
_ROOM = MAX_TEXT - 500


class Citing:
    """The work of the button and of the choice of styles."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @shown_by(send)
    async def cite(self, interaction: Interaction, references: str) -> ui.LayoutView:
        """Show the plain citation of a quote, and offer the other styles."""
        return await self._layout(interaction, references, Style.PLAIN)

    async def restyle(self, interaction: Interaction, references: str, style: str) -> None:
        """Show another style in the place of the one that is shown."""
        if style in list(Style):
            await self._restyled(interaction, references, Style(style))
        else:
            await self._client.outdated(interaction)

    @shown_by(replace)
    async def _restyled(self, interaction: Interaction, references: str, style: Style) -> ui.LayoutView:
        return await self._layout(interaction, references, style)

    async def _layout(self, interaction: Interaction, references: str, style: Style) -> ui.LayoutView:
        wording = of_reader(interaction)
        quotes = await recalled(interaction, references)
        if not quotes:
            return text_layout(wording("answer.outdated"))
        text = self._citation(quotes[0], style)
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(StyleSelect(reference.pack(quotes, StyleSelect.ROOM), _names(wording), style))
        # In a block for copying: an address in running text needs escapes, which would be copied with it.
        parts = [f"-# {wording('cite.heading')}", block_within(text, _ROOM)]
        if not quotes[0].verbatim:
            parts.append(wording("cite.of_note"))
        return with_rows(text_layout(*parts), row)

    def _citation(self, quote: Quote, style: Style) -> str:
        day = self._client.shelf.now().date()
        text = cite_quote(quote, style, day)
        if len(text) > _ROOM:
            text = cite(quote.source, style, day)
        return text


def _names(wording: Wording) -> dict[Style, str]:
    return {Style.PLAIN: wording("cite.plain")} | _NAMES
