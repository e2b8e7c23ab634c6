"""Telling followers what is new, by direct messages."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

import discord

from bot.discord.faults import describe, record
from bot.discord.following.layout import news_layout
from bot.discord.membership import Gone, member_of
from bot.rendering.wording import wording_for
from bot.shelf.news import Match

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)

TELLING = "telling followers"

_BETWEEN = 1.0
"""Seconds between two messages: who writes to many people at once is taken for a spammer."""


class Teller:
    """Tells what is new in servers, one message to each follower for all that was published together.

    A server is looked at when it is woken. No change waits for that, and none fails with it. `pause`: waits for so many
    seconds.
    """

    def __init__(self, client: "Cuttings", pause: Callable[[float], Awaitable[None]]) -> None:
        self._client = client
        self._pause = pause
        self._waiting: dict[int, None] = {}

    def wake(self, guild_id: int) -> None:
        """Something may be new in a server."""
        self._waiting[guild_id] = None
        self._client.errands.begin(TELLING, self._run())

    async def _run(self) -> None:
        await self._client.wait_until_ready()
        while self._waiting:
            guild_id = next(iter(self._waiting))
            del self._waiting[guild_id]
            try:
                glossary, _ = await self._client.looking_up.glossary(guild_id)
                for number, matches in enumerate(await self._client.shelf.news.take(guild_id, glossary)):
                    if number:
                        await self._pause(_BETWEEN)
                    try:
                        await self._tell(matches)
                    except Exception as error:
                        # The others are told all the same: it is news but once.
                        record(error)
            except Exception as error:
                record(error)

    async def _tell(self, matches: Sequence[Match]) -> None:
        """Send one follower what is new, where they still follow it, are in the server, and take messages from us."""
        server, person = matches[0].follow.guild_id, matches[0].follow.user_id
        readers, workload = self._client.shelf.readers, self._client.workload
        followed = [match for match in matches if await readers.follows(match.follow)]
        guild = self._client.get_guild(server)
        if guild is None or not followed or workload.stopping:
            return
        with workload.job():
            # Discord tells a person's language only with what they do, and with what they follow it would say much.
            spoken = await self._client.reception.spoken_in(server, wording_for(str(guild.preferred_locale)))
            layout = news_layout(followed, guild.name, spoken)
            try:
                await (await member_of(guild, person)).send(view=layout)
            except Gone:
                await readers.left(server, person)
            except discord.HTTPException as error:
                _log.info("a follower could not be told: %s", describe(error))
