"""A server's log channel: what its moderators are told there."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.discord.faults import describe
from bot.discord.layout import text_layout
from bot.rendering.wording import Wording, wording_for
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)


class LogChannel:
    """Posts where a server's settings say so."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    async def post(self, guild_id: int, say: Callable[[Wording], str]) -> bool:
        """Post what `say` gives, Markdown in the server's language. Was it? Where it failed, our log says so."""
        guild = self._client.get_guild(guild_id)
        if guild is None:
            return False
        try:
            settings = await self._client.shelf.managing.settings(guild_id)
            # Only a channel of this very server.
            channel = guild.get_channel_or_thread(settings.log_channel or 0)
            if isinstance(channel, discord.abc.Messageable):
                wording = wording_for(settings.language or str(guild.preferred_locale))
                # What is told may have to be read out of long texts.
                await channel.send(view=text_layout(await asyncio.to_thread(say, wording)))
                return True
        except (discord.HTTPException, aiohttp.ClientError, OSError, StoreError) as error:
            _log.warning("not told in the log channel: %s", describe(error))
        return False
