"""`/help`: how to ask, a live example, what is stored."""

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.language import localised, of_reader
from bot.discord.layout import help_layout
from bot.discord.reach import everywhere

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Helping(commands.Cog):
    """Explains the bot to the person who asks."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="help", description=localised("command.help.description"))
    @everywhere
    @attended
    async def help(self, interaction: Interaction) -> None:
        desk = self._client.answers.desk
        layout = help_layout(
            self._client.example, of_reader(interaction), sources=len(desk.sources), passages=desk.passages
        )
        await interaction.response.send_message(view=layout, ephemeral=True)
