"""An interaction of this bot: somebody typed a command, pressed, chose or sent something."""

from typing import TYPE_CHECKING, Any, TypeAlias

import discord

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

Interaction: TypeAlias = "discord.Interaction[Cuttings]"


def client_of(interaction: discord.Interaction[Any]) -> "Cuttings":
    """The bot that an interaction came to. discord.py, which calls back with any client's, does not know its type."""
    client: Cuttings = interaction.client
    return client
