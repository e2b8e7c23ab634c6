"""What happens when a button under an answer is pressed."""

import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.buttons import references_in
from bot.discord.faults import describe
from bot.discord.language import of_channel, of_reader
from bot.discord.layout import Sharing, context_layout, quotes_layout, text_layout

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

    Press = discord.Interaction[Cuttings]


_log = logging.getLogger(__name__)


def offer(interaction: "Press") -> Sharing:
    """Sharing is offered where there is a channel that others read."""
    return Sharing.NOT_OFFERED if interaction.guild_id is None else Sharing.OFFERED


class Presses:
    """The buttons' work. Every answer to a press is private but the one that Share posts."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    async def context(self, interaction: "Press", references: str) -> None:
        """Show the sentences around a quote."""

        async def work() -> None:
            quotes = await self._client.answers.recall(references, interaction.guild_id, interaction.user.id)
            if not quotes:
                await self._outdated(interaction)
                return
            context = await self._client.answers.context(quotes[0], interaction.guild_id, interaction.user.id)
            layout = context_layout(context, of_reader(interaction))
            await interaction.response.send_message(view=layout, ephemeral=True)

        await self._client.attend(interaction, work())

    async def more(self, interaction: "Press", references: str) -> None:
        """Show the next quotes."""

        async def work() -> None:
            quotes = await self._client.answers.recall(references, interaction.guild_id, interaction.user.id)
            if not quotes:
                await self._outdated(interaction)
                return
            layout = quotes_layout(quotes, (), of_reader(interaction), sharing=offer(interaction))
            await interaction.response.send_message(view=layout, ephemeral=True)

        await self._client.attend(interaction, work())

    async def share(self, interaction: "Press") -> None:
        """Post the answer that the button stands under, as a message of its own.

        A follow-up to the press would carry the name of the one who pressed to everyone in the channel.
        """

        async def work() -> None:
            shown, further = references_in(interaction.message) if interaction.message else ([], "")
            quotes = [await self._client.answers.recall(one, interaction.guild_id) for one in shown]
            more = await self._client.answers.recall(further, interaction.guild_id) if further else []
            if not quotes or not all(quotes) or more is None:
                await self._outdated(interaction)
                return
            found = [quote for one in quotes if one for quote in one]
            wording = of_reader(interaction)
            post = quotes_layout(found, more, of_channel(interaction), sharing=Sharing.NOT_OFFERED)
            # First the post, then the greyed button: a post that fails can be tried again.
            await interaction.response.defer()
            try:
                await self._post(interaction, post)
            except discord.Forbidden:
                told = text_layout(wording("answer.share_forbidden"))
                await interaction.followup.send(view=told, ephemeral=True)
                return
            try:
                done = quotes_layout(found, more, wording, sharing=Sharing.DONE)
                await interaction.edit_original_response(view=done)
            except discord.HTTPException as error:
                _log.info("the Share button stays as it was: %s", describe(error))

        await self._client.attend(interaction, work())

    async def _post(self, interaction: "Press", layout: discord.ui.LayoutView) -> None:
        if not isinstance(interaction.channel, discord.abc.Messageable):
            raise TypeError("sharing is offered in channels that hold messages only")
        await interaction.channel.send(view=layout)

    async def _outdated(self, interaction: "Press") -> None:
        await interaction.response.send_message(
            view=text_layout(of_reader(interaction)("answer.outdated")), ephemeral=True
        )
