"""What a reply to one of our answers follows up."""

import logging

import discord
import regex

from bot.discord.faults import describe

_log = logging.getLogger(__name__)

_CHIP = regex.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[^:>]*:)[^>]*>")


def question_in(message: discord.Message) -> str:
    """What `message` asks, without mentions and emoji."""
    return _CHIP.sub(" ", message.content).strip()


async def question_before(message: discord.Message, me: discord.ClientUser) -> str:
    """The question whose answer `message` replies to, read where it stands; "" where there is none, or none to see."""
    answer = message.reference.resolved if message.reference else None
    if not isinstance(answer, discord.Message) or answer.author.id != me.id:
        return ""
    asked = answer.reference
    if asked is None or asked.message_id is None or asked.channel_id != message.channel.id:
        return ""
    try:
        return question_in(await message.channel.fetch_message(asked.message_id))
    except discord.HTTPException as error:
        _log.info("the question before could not be read: %s", describe(error))
        return ""
