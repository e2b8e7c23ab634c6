"""The log channel: one line for each change."""

import asyncio
import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.actor import actor_of
from bot.discord.faults import describe
from bot.discord.layout import text_layout
from bot.discord.moderating.recounting import headline
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import ENGLISH, wording_for
from bot.shelf.authority import Forbidden
from bot.store.database import StoreError

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)


async def tell_log(interaction: "discord.Interaction[Cuttings]", item_id: str | None = None) -> None:
    """Post the last change of a person (of one thing) in their server's log channel, where there is one.

    The change is kept whether or not this succeeds: a failure is a line in our log.
    """
    guild = interaction.guild
    if guild is None:
        return
    shelf, actor = interaction.client.shelf, actor_of(interaction)
    try:
        settings = await shelf.managing.settings(guild.id)
        # Only a channel of this very server.
        channel = guild.get_channel_or_thread(settings.log_channel) if settings.log_channel else None
        if not isinstance(channel, discord.abc.Messageable):
            return
        (entry,) = await shelf.history.last(actor, 1, item_id=item_id)
        wording = wording_for(settings.language or str(interaction.guild_locale or ENGLISH))
        line = await asyncio.to_thread(headline, entry, wording)
        who = markdown.line(shortened(interaction.user.display_name, 80))
        foot = wording("history.log_line", who=who, change=str(entry.number))
        await channel.send(view=text_layout(f"{line}\n-# {foot}"))
    except (discord.HTTPException, Forbidden, StoreError, ValueError) as error:
        _log.warning("a change is kept but not told in the log channel: %s", describe(error))
