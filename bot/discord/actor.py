"""Who acts: the person behind an interaction, as Discord sent them with it."""

from typing import Any

import discord

from bot.shelf.authority import Actor


def actor_of(interaction: discord.Interaction[Any]) -> Actor:
    """The actor of this very interaction: roles and rights as they are now, not as they were before."""
    person = interaction.user
    roles = frozenset(role.id for role in person.roles) if isinstance(person, discord.Member) else frozenset[int]()
    return Actor(person.id, interaction.guild_id, roles, interaction.permissions.manage_guild)
