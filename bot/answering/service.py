"""The desk for many askers at once: answers are worked out off the event loop, each server's at its own desk."""

import asyncio
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bot.answering import reference
from bot.answering.answer import Answer, Context, Quote, linked
from bot.answering.conversation import Turn, before
from bot.answering.desk import Desk
from bot.answering.fair_queue import FairQueue
from bot.answering.filtering import Filter
from bot.answering.own import Holdings, Making, Own, desk_of, followed
from bot.answering.stopping import Stop, Stopped

_T = TypeVar("_T")

KEPT = 32
"""Desks of servers that are kept at a time; another is made anew when it is asked."""

# Threads. What takes long would take longer in more of them.
_LOOKING_UP, _WORKING_LONG = 4, 2


class _Lane:
    """Threads of their own, in which everybody takes turns."""

    def __init__(self, name: str, threads: int) -> None:
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=name)
        self.run = FairQueue(self._threads, threads).run

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True)
class _Kept:
    """A server's desk. `stamp`: how often the server had changed when it was read."""

    desk: Desk
    own: Own
    stamp: int


class AnswerService:
    """One thread answers, everybody in turn (`asker`, None: unknown); others look things up, and others again make
    desks and do what else takes long, for every server one thing at a time. End it with `close`.

    `desk` is the shipped corpus's. A server that has anything of its own in `holdings` is answered at a desk of its
    own; all others, and direct messages, at `desk`. A desk that answers never changes: another takes its place.
    """

    def __init__(self, desk: Desk, holdings: Holdings | None = None) -> None:
        self.desk = desk
        self._holdings = holdings
        self._asking = _Lane("desk", 1)
        self._looking_up = _Lane("desk-lookup", _LOOKING_UP)
        self._long = _Lane("desk-long", _WORKING_LONG)
        self._closed = threading.Event()
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._stamps: Counter[int] = Counter()
        self._reading: dict[int, asyncio.Lock] = {}

    async def ask(
        self,
        question: str,
        guild_id: int | None = None,
        turns: Sequence[Turn] = (),
        only: Filter | None = None,
        *,
        operators: bool = True,
        asker: Hashable = None,
    ) -> Answer:
        """The answer to `question`, asked after `turns`, the oldest first, in a server; the rest as in `Desk.ask`."""

        def work(desk: Desk) -> Answer:
            return desk.ask(question, before(desk, turns), only, operators=operators)

        return await self.at_desk(guild_id, work, asker)

    async def context(self, quote: Quote, guild_id: int | None = None, asker: Hashable = None) -> Context:
        """`quote` among the sentences around it; alone where its source is gone or has changed since."""

        def work(desk: Desk) -> Context:
            there = desk.source(quote.source.id) == quote.source
            return desk.context(quote) if there else Context(quote, quote.start, quote.end)

        return await self.at_desk(guild_id, work, asker)

    async def recall(self, references: str, guild_id: int | None = None, asker: Hashable = None) -> list[Quote] | None:
        """The quotes that a button refers to; None when the collection of that server has changed since."""

        def work(desk: Desk) -> list[Quote] | None:
            quotes = reference.unpack(references, desk.source_by_key)
            return None if quotes is None else linked(quotes)

        return await self.at_desk(guild_id, work, asker)

    async def at_desk(self, guild_id: int | None, job: Callable[[Desk], _T], asker: Hashable = None) -> _T:
        """What `job` gives at a server's desk, off the event loop. It must leave the desk as it is."""
        desk = await self._desk(guild_id)
        return await self._asking.run(asker, lambda: job(desk))

    async def study(self, guild_id: int | None, job: Callable[[Desk], _T]) -> _T:
        """`at_desk` for what is looked up: nobody's question waits for it, and no other server."""
        desk = await self._desk(guild_id)
        return await self._looking_up.run(guild_id, lambda: job(desk))

    async def work_long(self, guild_id: int, job: Callable[[Desk, Stop], _T]) -> _T:
        """`at_desk` for what may take seconds: nobody who asks or looks something up waits for it.

        The job gives up, by Stopped, once what it is given says so.
        """
        desk = await self._desk(guild_id)
        return await self._long.run(guild_id, lambda: job(desk, self._closed.is_set))

    def changed(self, guild_id: int) -> None:
        """What a server has of its own is not what it was: its next question is answered from what is there now."""
        self._stamps[guild_id] += 1

    async def _desk(self, guild_id: int | None) -> Desk:
        if guild_id is None or self._holdings is None:
            return self.desk
        async with self._reading.setdefault(guild_id, asyncio.Lock()):
            stamp = self._stamps[guild_id]
            kept = self._kept.get(guild_id)
            if kept is None or kept.stamp != stamp:
                read = await self._holdings.own(guild_id)
                # Most servers have nothing: they never wait for the desks of others.
                own = await self._looking_up.run(guild_id, read)
                kept = _Kept(await self._made(guild_id, kept, own), own, stamp)
                self._kept[guild_id] = kept
            self._kept.move_to_end(guild_id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept.desk

    async def _made(self, guild_id: int, kept: _Kept | None, own: Own) -> Desk:
        if own.nothing:
            return self.desk
        if kept is None or kept.own.nothing:
            making = desk_of(self.desk, own)
        else:
            making = followed(kept.desk, self.desk, kept.own, own)
        desk = None
        while desk is None:
            if self._closed.is_set():
                raise Stopped
            # After each step it is another server's turn.
            desk = await self._long.run(guild_id, partial(_step, making))
        return desk

    def close(self) -> None:
        """End the threads once they have nothing left to do."""
        self._closed.set()
        for lane in (self._asking, self._looking_up, self._long):
            lane.close()


def _step(making: Making) -> Desk | None:
    """One step of a desk in the making; the desk after the last."""
    try:
        next(making)
    except StopIteration as made:
        desk: Desk = made.value
        return desk
    return None
