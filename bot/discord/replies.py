"""What a reply to one of our answers follows up."""

import logging

import discord
import regex

from bot.discord.faults import describe
from bot.text.referring import refers_back

_log = logging.getLogger(__name__)

# Each costs a look or two at Discord.
_STEPS = 3

# None holds another "<": what looks for an end up to there takes a time that grows with the message, not its square.
_CHIP = regex.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[^:<>]*:)[^<>]*>")


def question_in(message: discord.Message) -> str:
    """What `message` asks, without mentions and emoji."""
    return without_chips(message.content).strip()


def without_chips(text: str) -> str:
    """`text` without what Discord shows as a name or a picture: mentions, emoji, commands, times."""
    return _CHIP.sub(" ", text)


async def question_before(message: discord.Message, me: discord.ClientUser) -> str:
    """The question whose answer `message` replies to, read where it stands; "" where there is none, or none to see.

    Where that one only follows up another ("is it authentic?"), that other comes before it, and so on, a few steps.
    """
    before = ""
    answer = message.reference.resolved if message.reference else None
    try:
        for _ in range(_STEPS):
            asked = await _asked(message.channel, answer, me)
            if asked is None:
                break
            question = question_in(asked)
            before = f"{question} {before}".strip()
            if not refers_back(question) or asked.reference is None or asked.reference.message_id is None:
                break
            answer = asked.reference.resolved or await asked.channel.fetch_message(asked.reference.message_id)
    except discord.HTTPException as error:
        _log.info("the question before could not be read: %s", describe(error))
    return before


async def _asked(
    channel: "discord.abc.MessageableChannel", answer: object, me: discord.ClientUser
) -> discord.Message | None:
    """The message that `answer` in `channel` answers; None where it is no answer of ours."""
    if not isinstance(answer, discord.Message) or answer.author.id != me.id:
        return None
    asked = answer.reference
    if asked is not None and asked.message_id is not None and asked.channel_id == channel.id:
        return await channel.fetch_message(asked.message_id)
    if isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.TextChannel):
        # A thread that was opened for an answer has the id of the message that asked.
        return await channel.parent.fetch_message(channel.id)
    return None
