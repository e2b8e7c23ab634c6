"""What happens when a button under an answer is pressed."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.answering.answer import Quote, linked
from bot.answering.desk import Desk
from bot.corpus.source import Source
from bot.discord.attended import attended, shown_by
from bot.discord.buttons import references_in
from bot.discord.citing import Citing
from bot.discord.faults import describe
from bot.discord.feedback import Feedback
from bot.discord.interaction import Interaction
from bot.discord.language import of_channel, of_reader
from bot.discord.layout import context_layout, quotes_layout, text_layout
from bot.discord.offers import Offers, home_of, may_share, may_write
from bot.discord.official import said_officially
from bot.discord.once import Once
from bot.discord.private import send
from bot.discord.recalling import recalled
from bot.discord.reception import Inquiry

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)


class Presses:
    """The buttons' work. Every answer to a press is private but the one that Share posts.

    `clock`: seconds that only grow.
    """

    def __init__(self, client: "Cuttings", clock: Callable[[], float]) -> None:
        self._client = client
        self._shared = Once()
        self.citing = Citing(client)
        self.feedback = Feedback(client, clock)

    @shown_by(send)
    async def context(self, interaction: Interaction, references: str) -> ui.LayoutView:
        """Show the sentences around a quote."""
        wording, home = of_reader(interaction), home_of(interaction)
        quotes = await recalled(interaction, references)
        if not quotes:
            return text_layout(wording("answer.outdated"))
        return context_layout(await self._client.answers.context(quotes[0], home, interaction.user.id), wording)

    @shown_by(send)
    async def more(self, interaction: Interaction, references: str, first: int) -> ui.LayoutView:
        """Show the next quotes, numbered from `first`."""
        wording = of_reader(interaction)
        quotes = await recalled(interaction, references)
        if not quotes:
            return text_layout(wording("answer.outdated"))
        offers = await self._offers(interaction, quotes, share=may_share(interaction))
        return quotes_layout(quotes, (), wording, offers, first=first)

    @shown_by(send)
    async def official(self, interaction: Interaction, references: str) -> ui.LayoutView:
        """Show what governments say about what is quoted."""
        wording, home = of_reader(interaction), home_of(interaction)
        quotes = await recalled(interaction, references)
        if not quotes:
            return text_layout(wording("answer.outdated"))

        def look(desk: Desk) -> tuple[list[Quote], list[Source]]:
            said, bare = said_officially(desk, quotes)
            return linked(said), bare

        said, bare = await self._client.answers.at_desk(home, look, interaction.user.id)
        if not said and not bare:
            return text_layout(wording("answer.outdated"))
        offers = Offers(share=bool(said) and may_share(interaction), feedback=home is not None)
        return quotes_layout(said, (), wording, offers, head=[wording("answer.official")], by_title=bare)

    async def ask(self, interaction: Interaction, question: str) -> None:
        """Answer the question that a button carries."""
        home = home_of(interaction)
        await self._client.reception.serve(
            interaction, Inquiry(question, home, interaction.user.id, shareable=may_share(interaction))
        )

    @attended
    async def share(self, interaction: Interaction) -> None:
        """Post the answer that the button stands under, as a message of its own, for somebody who may write there.

        A follow-up to the press would carry the name of the one who pressed to everyone in the channel.
        """
        home, wording = home_of(interaction), of_reader(interaction)
        if not may_write(interaction):
            told = text_layout(wording("answer.share_not_yours"))
            await interaction.response.send_message(view=told, ephemeral=True)
            return
        await interaction.response.defer()
        shown, further = references_in(interaction.message) if interaction.message else ([], "")
        quotes = [await recalled(interaction, one) for one in shown]
        more = await recalled(interaction, further) if further else []
        if not quotes or not all(quotes) or more is None:
            told = text_layout(wording("answer.outdated"))
            await interaction.followup.send(view=told, ephemeral=True)
            return
        found = [quote for one in quotes if one for quote in one]
        spoken = await self._client.reception.spoken_in(home, of_channel(interaction))
        post = quotes_layout(found, more, spoken, await self._offers(interaction, found))
        # First the post, then the greyed button: a post that fails can be tried again.
        message_id = interaction.message.id if interaction.message else 0
        try:
            with self._shared.begin(message_id) as first:
                if first:
                    await self._post(interaction, post)
        except discord.Forbidden:
            told = text_layout(wording("answer.share_forbidden"))
            await interaction.followup.send(view=told, ephemeral=True)
            return
        if not self._shared.is_done(message_id):
            # Another press of the same button is posting it.
            return
        try:
            await interaction.edit_original_response(view=_shared(interaction, wording("button.shared")))
        except discord.HTTPException as error:
            _log.info("the Share button stays as it was: %s", describe(error))

    async def _offers(self, interaction: Interaction, quotes: list[Quote], *, share: bool = False) -> Offers:
        home = home_of(interaction)
        official = await self._client.reception.official(quotes, home, interaction.user.id)
        return Offers(share=share, feedback=home is not None, official=official)

    async def _post(self, interaction: Interaction, layout: ui.LayoutView) -> None:
        if not isinstance(interaction.channel, discord.abc.Messageable):
            raise TypeError("sharing is offered in channels that hold messages only")
        await interaction.channel.send(view=layout)


def _shared(interaction: Interaction, label: str) -> ui.LayoutView:
    """The message that the press was under, with its button greyed."""
    if interaction.message is None:
        raise TypeError("a button stands under a message")
    pressed = interaction.data.get("custom_id") if interaction.data else None
    layout = ui.LayoutView.from_message(interaction.message)
    for item in layout.walk_children():
        if isinstance(item, ui.Button) and item.custom_id == pressed:
            item.label, item.disabled = label, True
    layout.stop()
    return layout
