"""The log channel: one line for each change."""

import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.actor import actor_of
from bot.discord.faults import describe
from bot.discord.moderating.recounting import headline
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.authority import Forbidden
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)

_LOOKED_AT = 5


async def tell_log(interaction: "discord.Interaction[Cuttings]", item_id: str | None = None) -> None:
    """Post the last change of a person (of one thing) in their server's log channel, where there is one.

    The change is kept whether or not this succeeds: a failure is a line in our log.
    """
    client, actor = interaction.client, actor_of(interaction)
    try:
        entries = await client.shelf.history.last(actor, _LOOKED_AT, item_id=item_id)
    except (Forbidden, StoreError) as error:
        _log.warning("a change is kept but not told in the log channel: %s", describe(error))
        return
    told = client.moderators.told
    entry = next((entry for entry in entries if entry.actor == actor.user_id), None)
    # What left everything as it was has no entry, and the one before it is told already.
    if entry is None or actor.guild_id is None or entry.number <= told.get((actor.guild_id, actor.user_id), 0):
        return
    told[actor.guild_id, actor.user_id] = entry.number
    who = markdown.line(shortened(interaction.user.display_name, 80))

    def say(wording: Wording) -> str:
        foot = wording("history.log_line", who=who, change=str(entry.number))
        return f"{headline(entry, wording)}\n-# {foot}"

    await client.log_channel.post(actor.guild_id, say)
