"""`/setup` and `/settings`, and what is offered at a message."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.language import localised, of_reader
from bot.discord.moderating.forms import Lost, lost

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Moderating(commands.Cog):
    """Commands for those who look after a server's collection."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._menu = app_commands.guild_only(
            app_commands.ContextMenu(name=localised("command.add_message.name"), callback=self._add_message)
        )

    async def cog_load(self) -> None:
        self._client.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._client.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(name="setup", description=localised("command.setup.description"))
    @app_commands.guild_only()
    @attended
    async def setup(self, interaction: Interaction) -> None:
        await self._client.moderators.configuring.setup(interaction)

    @app_commands.command(name="settings", description=localised("command.settings.description"))
    @app_commands.guild_only()
    @attended
    async def settings(self, interaction: Interaction) -> None:
        await self._client.moderators.configuring.settings(interaction)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Explain a form that was opened before a restart, or too long ago; Discord keeps what was typed in it."""
        data: Any = interaction.data or {}
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        why = lost(str(data.get("custom_id")), self._client.run_id, self._client.clock())
        if why is not None:
            await self._explain(interaction, why)

    @attended
    async def _explain(self, interaction: Interaction, why: Lost) -> None:
        await interaction.response.send_message(of_reader(interaction)(f"control.{why}"), ephemeral=True)

    @attended
    async def _add_message(self, interaction: Interaction, message: discord.Message) -> None:
        await self._client.moderators.adding.message(interaction, message)
