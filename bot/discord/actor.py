"""Who acts: the person behind an interaction, as Discord sent them with it."""

import discord

from bot.discord.interaction import Interaction
from bot.discord.membership import Gone, member_of
from bot.discord.offers import home_of
from bot.shelf.authority import Actor


def actor_of(interaction: Interaction) -> Actor:
    """The actor of this very interaction: roles and rights as they are now, not as they were before.

    Where somebody brought the bot along to a server that it is not in, they act in no server: it keeps nothing there.
    """
    person = interaction.user
    roles = frozenset(role.id for role in person.roles) if isinstance(person, discord.Member) else frozenset[int]()
    return Actor(person.id, home_of(interaction), roles, interaction.permissions.manage_guild)


async def actor_anew(interaction: Interaction) -> Actor:
    """The same person as Discord knows them by now: nothing tells work that outlasts the interaction of lost roles.

    Without any role and right where they have left, or we have. Raises HTTPException where Discord does not say.
    """
    person, guild = interaction.user, interaction.client.get_guild(interaction.guild_id or 0)
    try:
        if guild is None:
            raise Gone
        member = await member_of(guild, person.id)
    except Gone:
        return Actor(person.id, interaction.guild_id)
    roles = frozenset(role.id for role in member.roles)
    return Actor(person.id, interaction.guild_id, roles, member.guild_permissions.manage_guild)
