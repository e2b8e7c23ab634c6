"""What a reply to one of our answers follows up, or a direct message that refers back."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta

import aiohttp
import discord
import regex

from bot.discord.buttons import references_in
from bot.discord.faults import describe
from bot.text.about_us import about_us
from bot.text.cleaning import one_line
from bot.text.referring import refers_back
from bot.text.small_talk import is_small_talk

_log = logging.getLogger(__name__)

# Each costs a look or two at Discord.
_STEPS = 3

_LOOKED_THROUGH = 10
"""Messages before a direct one, our answers among them: one look."""
_LASTS = timedelta(minutes=10)
"""Whoever writes later has begun anew."""
_PATIENCE = 3.0
"""Seconds. Where Discord lets us wait, the question is answered by itself."""

# None holds another "<": what looks for an end up to there takes a time that grows with the message, not its square.
_CHIP = regex.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[^:<>]*:)[^<>]*>")


def question_in(message: discord.Message) -> str:
    """What `message` asks, without mentions and emoji."""
    return without_chips(message.content).strip()


def without_chips(text: str) -> str:
    """`text` without what Discord shows as a name or a picture: mentions, emoji, commands, times."""
    return _CHIP.sub(" ", text)


async def question_before(message: discord.Message, me: discord.ClientUser) -> str:
    """The question that `message` may follow up, read where it stands; "" where there is none, or none to see.

    It is the one whose answer it replies to; in a direct message that refers back, also the one sent before it. Where
    that one only follows up another ("is it authentic?"), that other comes before it, on a line of its own, and so on,
    a few steps. One that does and found nothing is left out, and one about the bot: their words would lead astray.
    """
    before = latest = ""
    try:
        async with asyncio.timeout(_PATIENCE), aclosing(_asked_before(message, me)) as earlier:
            async for question, answered in earlier:
                if about_us(question):
                    continue
                latest = latest or question
                back = refers_back(question)
                if answered or not back:
                    before = f"{one_line(question)}\n{before}".strip()
                if not back:
                    break
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.info("the question before could not be read: %s", describe(error))
    return before or latest


def _asked_before(message: discord.Message, me: discord.ClientUser) -> "AsyncGenerator[tuple[str, bool]]":
    """The questions before `message`, the latest first, and whether each was answered with quotes."""
    alone = message.guild is not None or message.reference is not None or not refers_back(question_in(message))
    return _replied_to(message, me) if alone else _sent_before(message)


async def _replied_to(message: discord.Message, me: discord.ClientUser) -> "AsyncGenerator[tuple[str, bool]]":
    answer = message.reference.resolved if message.reference else None
    for _ in range(_STEPS):
        asked = await _asked(message.channel, answer, me)
        if asked is None:
            return
        yield question_in(asked), _has_quotes(answer)
        if asked.reference is None or asked.reference.message_id is None:
            return
        answer = asked.reference.resolved or await asked.channel.fetch_message(asked.reference.message_id)


async def _sent_before(message: discord.Message) -> "AsyncGenerator[tuple[str, bool]]":
    answered: set[int | None] = set()
    async for earlier in message.channel.history(limit=_LOOKED_THROUGH, before=message):
        if message.created_at - earlier.created_at > _LASTS:
            return
        question = question_in(earlier)
        if earlier.author.id != message.author.id:
            answered |= {earlier.reference.message_id} if earlier.reference and _has_quotes(earlier) else set()
        elif question and not is_small_talk(question):
            yield question, earlier.id in answered


def _has_quotes(answer: object) -> bool:
    return isinstance(answer, discord.Message) and bool(references_in(answer)[0])


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
