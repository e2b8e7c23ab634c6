"""What a reply to one of our answers follows up."""

import logging

import discord
import regex

from bot.discord.faults import describe

_log = logging.getLogger(__name__)

# None holds another "<": what looks for an end up to there takes a time that grows with the message, not its square.
_CHIP = regex.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[^:<>]*:)[^<>]*>")


def question_in(message: discord.Message) -> str:
    """What `message` asks, without mentions and emoji."""
    return without_chips(message.content).strip()


def without_chips(text: str) -> str:
    """`text` without what Discord shows as a name or a picture: mentions, emoji, commands, times."""
    return _CHIP.sub(" ", text)


async def question_before(message: discord.Message, me: discord.ClientUser) -> str:
    """The question whose answer `message` replies to, read where it stands; "" where there is none, or none to see."""
    answer = message.reference.resolved if message.reference else None
    if not isinstance(answer, discord.Message) or answer.author.id != me.id:
        return ""
    channel, asked = message.channel, answer.reference
    try:
        if asked is not None and asked.message_id is not None and asked.channel_id == channel.id:
            return question_in(await channel.fetch_message(asked.message_id))
        if isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.TextChannel):
            # A thread that was opened for an answer has the id of the message that asked.
            return question_in(await channel.parent.fetch_message(channel.id))
    except discord.HTTPException as error:
        _log.info("the question before could not be read: %s", describe(error))
    return ""
