"""What an answer offers beside its quotes: that depends on where it is given, and to whom."""

from dataclasses import dataclass

import discord

from bot.discord.interaction import Interaction


@dataclass(frozen=True)
class Offers:
    """Which buttons stand under an answer.

    `share`: is there a channel to post it in? `feedback`: a server to count opinions and take reports? `official`: an
    official statement on what is quoted? `ask`: may the question that was probably meant be asked with one press?
    `tell`: the question to tell the moderators of, "" for one that the button must not carry, None for no such button.
    """

    share: bool = False
    feedback: bool = False
    official: bool = False
    ask: bool = False
    tell: str | None = None


def home_of(interaction: Interaction) -> int | None:
    """The server whose collection answers: one that the bot is in.

    Elsewhere, where a person brought the bot along, and in direct messages, the shipped corpus does.
    """
    guild_id = interaction.guild_id
    return guild_id if guild_id is not None and interaction.client.get_guild(guild_id) is not None else None


def may_write(interaction: Interaction) -> bool:
    """May this person write where they are? If not, a post for them would lend them the right of the bot."""
    allowed = interaction.permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    return allowed.send_messages_in_threads if in_thread else allowed.send_messages


def may_share(interaction: Interaction) -> bool:
    """Is there a channel of one of our servers in which this person may have an answer posted?"""
    return home_of(interaction) is not None and may_write(interaction)
