"""Which messages are for us, and where they are answered, as each channel's rule has it."""

import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

import discord

from bot.answering.answer import Answer, Answered
from bot.answering.confidence import UNASKED_LINE
from bot.discord.allowance import Allowances
from bot.discord.faults import describe, record
from bot.discord.language import of_message
from bot.discord.layout import text_layout
from bot.discord.limits import MAX_THREAD_NAME
from bot.discord.spells import Spells, limit_text
from bot.store.errors import StoreError
from bot.store.server_settings import ChannelRule, ServerSettings
from bot.store.server_settings import Listening as Mode
from bot.text.addresses import without_addresses
from bot.text.questions import is_question

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)


class Hearing(Enum):
    """What a message is to us."""

    NOTHING = auto()
    ASKED = auto()
    OVERHEARD = auto()
    """A question to nobody in particular: answered only by who is sure."""


def hearing(rule: ChannelRule, *, addressed: bool, readable: bool) -> Hearing:
    """What a message in a channel with that rule is. `addressed`: is it to us? `readable`: may we see what it asks?"""
    if rule.listening is Mode.OFF:
        return Hearing.NOTHING
    if addressed:
        return Hearing.ASKED
    return Hearing.OVERHEARD if readable and rule.listening is Mode.EVERY else Hearing.NOTHING


def rule_in(settings: ServerSettings, channel_id: int, parent_id: int | None) -> ChannelRule:
    """The rule of a channel, or of a thread, which is its parent's where it has none."""
    known = settings.channels
    return known.get(channel_id) or settings.channel(channel_id if parent_id is None else parent_id)


def is_sure(answer: Answer) -> bool:
    """May it be given to somebody who did not ask us?"""
    return isinstance(answer, Answered) and answer.confidence >= UNASKED_LINE and not answer.unanswered


class Listening:
    """Hears messages. `clock`: seconds that only grow."""

    def __init__(self, client: "Cuttings", clock: Callable[[], float]) -> None:
        self._client = client
        # What is overheard has a limit of its own: who chats has not asked us anything.
        self._overheard = Allowances(clock)
        self._spells = Spells(clock)

    async def hear(self, message: discord.Message, *, addressed: bool) -> Hearing:
        """What `message` is to us. `addressed`: is it to us? Who may not ask (now) is told so, or nothing is."""
        if message.author.bot or message.webhook_id is not None or message.is_system():
            return Hearing.NOTHING
        readable = self._client.intents.message_content and is_question(without_addresses(message.content))
        if not addressed and not readable:
            return Hearing.NOTHING
        rule = await self._rule(message)
        heard = Hearing.ASKED if message.guild is None else hearing(rule, addressed=addressed, readable=readable)
        return heard if await self._admitted(message, heard) else Hearing.NOTHING

    async def post_in_thread(self, message: discord.Message, layout: discord.ui.LayoutView, name: str) -> bool:
        """Answer `message` in a thread of that name, where its channel wants that and we may. Was it?"""
        channel = message.channel
        if not isinstance(channel, discord.TextChannel) or not (await self._rule(message)).threads:
            return False
        ours = channel.permissions_for(channel.guild.me)
        # A thread that we may open and not write in would stay empty.
        if not (ours.create_public_threads and ours.send_messages_in_threads):
            return False
        try:
            thread = await message.create_thread(name=name[:MAX_THREAD_NAME])
            await thread.send(view=layout)
        except discord.HTTPException as error:
            _log.info("no thread for an answer: %s", describe(error))
            return False
        return True

    async def _rule(self, message: discord.Message) -> ChannelRule:
        if message.guild is None:
            return ChannelRule()
        parent = message.channel.parent_id if isinstance(message.channel, discord.Thread) else None
        try:
            settings = await self._client.shelf.settings.of(message.guild.id)
        except StoreError as error:
            # Whoever asks will be told when the answer fails, too.
            record(error)
            return ChannelRule()
        return rule_in(settings, message.channel.id, parent)

    async def _admitted(self, message: discord.Message, heard: Hearing) -> bool:
        """Is there room for one more question of this person? Who asked us is told where there is none."""
        if heard is Hearing.NOTHING:
            return False
        person, server = message.author.id, message.guild.id if message.guild else None
        if heard is Hearing.OVERHEARD:
            return not self._overheard.claim(person, server)
        wait = self._client.allowances.claim(person, server)
        if wait and self._spells.begins(person):
            try:
                await message.author.send(view=text_layout(limit_text(of_message(message), wait)))
            except discord.HTTPException as error:
                # They take no messages from us, and it is nobody else's business.
                _log.info("a limit could not be told: %s", describe(error))
        return not wait
