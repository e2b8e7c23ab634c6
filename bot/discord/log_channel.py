"""The channel in which a server's moderators read what concerns them."""

import logging
from typing import Any

import discord
from discord import ui
from discord.ext import commands

from bot.discord.faults import describe

_log = logging.getLogger(__name__)


async def post_to_log(client: commands.Bot, guild_id: int, channel_id: int | None, layout: ui.LayoutView) -> bool:
    """Post `layout` in the channel that a server set for that, if it is one of its own. Was it posted?"""
    guild = client.get_guild(guild_id)
    channel: Any = guild.get_channel_or_thread(channel_id) if guild is not None and channel_id is not None else None
    if not isinstance(channel, discord.abc.Messageable):
        return False
    try:
        await channel.send(view=layout)
    except discord.HTTPException as error:
        _log.info("nothing could be posted in a log channel: %s", describe(error))
        return False
    return True
