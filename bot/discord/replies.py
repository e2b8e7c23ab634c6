"""What a reply to one of our answers follows up, or a message that refers back where we talk with its author."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from datetime import timedelta

import aiohttp
import discord
import regex

from bot.answering.answer import Quote
from bot.answering.conversation import Turn
from bot.discord.buttons import references_in
from bot.discord.faults import describe
from bot.text.about_us import about_us
from bot.text.referring import may_refer_back

Recall = Callable[[str], Awaitable[list[Quote] | None]]
"""The quotes that a button refers to; None where they are there no more."""

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


async def turns_before(message: discord.Message, me: discord.ClientUser, recall: Recall) -> list[Turn]:
    """The questions that `message` may follow up, the oldest first, read where they stand; none where none is to see.

    It is the one whose answer it replies to, or, for an answer that was shared, what that shows. What replies to none
    and may refer back follows the one sent before it in a direct message, the one answered before it in a thread of
    ours. Where that one may follow up another ("is it authentic?", "how many?"), that other comes before it, and so on,
    a few steps.
    """
    turns: list[Turn] = []
    try:
        async with asyncio.timeout(_PATIENCE), aclosing(_asked_before(message, me, recall)) as earlier:
            async for turn in earlier:
                turns.insert(0, turn)
                if not may_refer_back(turn.question) and not about_us(turn.question):
                    break
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.info("the question before could not be read: %s", describe(error))
    return turns


def _asked_before(message: discord.Message, me: discord.ClientUser, recall: Recall) -> "AsyncGenerator[Turn]":
    """The questions before `message`, the latest first."""
    channel = message.channel
    if message.reference is None and may_refer_back(question_in(message)):
        if isinstance(channel, discord.Thread) and channel.owner_id == me.id:
            return _answered_in(channel, message, me)
        if message.guild is None:
            return _sent_before(message)
    return _replied_to(message, me, recall)


async def _replied_to(message: discord.Message, me: discord.ClientUser, recall: Recall) -> "AsyncGenerator[Turn]":
    answer = message.reference.resolved if message.reference else None
    for _ in range(_STEPS):
        if not isinstance(answer, discord.Message) or answer.author.id != me.id:
            return
        asked = await _asked(message.channel, answer, me)
        if asked is None:
            # What was shared tells nobody who asked it, nor what: only what it shows.
            for quote in await _first_shown(answer, recall):
                yield Turn(quote.source.title, answered=True)
            return
        yield Turn(question_in(asked), _has_quotes(answer))
        if asked.reference is None or asked.reference.message_id is None:
            return
        answer = asked.reference.resolved or await asked.channel.fetch_message(asked.reference.message_id)


async def _sent_before(message: discord.Message) -> "AsyncGenerator[Turn]":
    answered: set[int | None] = set()
    async for earlier in message.channel.history(limit=_LOOKED_THROUGH, before=message):
        if message.created_at - earlier.created_at > _LASTS:
            return
        question = question_in(earlier)
        if earlier.author.id != message.author.id:
            answered |= {earlier.reference.message_id} if earlier.reference and _has_quotes(earlier) else set()
        elif question:
            yield Turn(question, earlier.id in answered)


async def _answered_in(
    thread: discord.Thread, message: discord.Message, me: discord.ClientUser
) -> "AsyncGenerator[Turn]":
    """What we answered before `message` in a thread of ours, and at last the question that it was opened for."""
    answered: dict[int | None, bool] = {}
    async for earlier in thread.history(limit=_LOOKED_THROUGH, before=message):
        if earlier.author.id == me.id and earlier.reference:
            answered[earlier.reference.message_id] = _has_quotes(earlier)
        elif earlier.id in answered:
            yield Turn(question_in(earlier), answered[earlier.id])
    if isinstance(thread.parent, discord.TextChannel):
        yield Turn(question_in(await thread.parent.fetch_message(thread.id)), answered=True)


def _has_quotes(answer: object) -> bool:
    return isinstance(answer, discord.Message) and bool(references_in(answer)[0])


async def _first_shown(answer: discord.Message, recall: Recall) -> list[Quote]:
    shown, _ = references_in(answer)
    return (await recall(shown[0]) or [])[:1] if shown else []


async def _asked(
    channel: "discord.abc.MessageableChannel", answer: discord.Message, me: discord.ClientUser
) -> discord.Message | None:
    """The message that our `answer` in `channel` answers; None where it answers none."""
    asked = answer.reference
    if asked is not None and asked.message_id is not None and asked.channel_id == channel.id:
        return await channel.fetch_message(asked.message_id)
    if isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.TextChannel):
        # A thread that we opened for an answer has the id of the message that asked. Other threads begin with anything.
        return await channel.parent.fetch_message(channel.id) if channel.owner_id == me.id else None
    return None
