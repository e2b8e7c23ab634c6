"""The log channel: one line for each change."""

import logging

from bot.discord.actor import actor_of
from bot.discord.faults import describe
from bot.discord.interaction import Interaction
from bot.discord.moderating.recounting import headline
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.authority import Forbidden
from bot.shelf.changes import Refused
from bot.store.errors import StoreError

_log = logging.getLogger(__name__)


async def tell_log(interaction: Interaction, number: int) -> None:
    """Post the change `number`, which this person made, in their server's log channel, where there is one.

    The change is kept whether or not this succeeds: a failure is a line in our log.
    """
    client, actor = interaction.client, actor_of(interaction)
    try:
        entry = await client.shelf.history.entry(actor, number)
    except (Forbidden, Refused, StoreError) as error:
        _log.warning("a change is kept but not told in the log channel: %s", describe(error))
        return
    who = markdown.line(shortened(interaction.user.display_name, 80))

    def say(wording: Wording) -> str:
        foot = wording("history.log_line", who=who, change=str(entry.number))
        return f"{headline(entry, wording)}\n-# {foot}"

    if actor.guild_id is not None:
        await client.log_channel.post(actor.guild_id, say)
