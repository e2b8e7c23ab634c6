"""`/help`: how to ask, a live example, what is stored."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.layout import help_layout
from bot.rendering import wording

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Helping(commands.Cog):
    """Explains the bot to the person who asks."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="help", description=wording.HELP_DESCRIPTION)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def help(self, interaction: "discord.Interaction[Cuttings]") -> None:
        async def work() -> None:
            desk = self._client.answers.desk
            covers = wording.HELP_COVERS.format(
                sources=wording.count(len(desk.sources), "source", "sources"),
                passages=wording.count(desk.passages, "passage", "passages"),
            )
            await interaction.response.send_message(view=help_layout(self._client.example, covers), ephemeral=True)

        await self._client.attend(interaction, work())
