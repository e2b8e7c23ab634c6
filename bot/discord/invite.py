"""The link that adds the bot to a server, with the permissions that it needs and no others."""

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True,  # to see a mention
    send_messages=True,  # to answer it
    send_messages_in_threads=True,  # to answer it in a thread
    create_public_threads=True,  # to open that thread
    read_message_history=True,  # to answer it as a reply
)
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""No privileged one among them: mentions, replies and direct messages carry their text without it.

Message content joins them only where the operator wants channels in which every question is answered."""


def invite_link(application_id: int) -> str:
    """The address that a server's owner opens to add the bot."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


def personal_link(application_id: int) -> str:
    """The address that a person opens to bring the commands along, wherever they are."""
    return f"{discord.utils.oauth_url(application_id, scopes=('applications.commands',))}&integration_type=1"
