"""The desk for many askers at once: answers are worked out off the event loop, each server's at its own desk."""

import asyncio
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bot.answering import reference
from bot.answering.answer import Answer, Context, Quote
from bot.answering.desk import Desk
from bot.answering.fair_queue import FairQueue
from bot.answering.filtering import Filter
from bot.answering.own import Holdings, Own, desk_of, followed

_T = TypeVar("_T")

KEPT = 32
"""Desks of servers that are kept at a time; another is made anew when it is asked."""

_BUILDERS = 2


@dataclass(frozen=True)
class _Kept:
    """A server's desk. `stamp`: how often the server had changed when it was read."""

    desk: Desk
    own: Own
    stamp: int


class AnswerService:
    """One thread answers, everybody in turn (`asker`, None: unknown); others make desks meanwhile, of every server one
    at a time. End it with `close`.

    `desk` is the shipped corpus's. A server that has anything of its own in `holdings` is answered at a desk of its
    own; all others, and direct messages, at `desk`. A desk that answers never changes: another takes its place.
    """

    def __init__(self, desk: Desk, holdings: Holdings | None = None) -> None:
        self.desk = desk
        self._holdings = holdings
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._queue = FairQueue(self._worker)
        self._builders = ThreadPoolExecutor(max_workers=_BUILDERS, thread_name_prefix="desk-builder")
        self._building = FairQueue(self._builders, _BUILDERS)
        self._closed = threading.Event()
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._stamps: Counter[int] = Counter()
        self._reading: dict[int, asyncio.Lock] = {}

    async def ask(
        self,
        question: str,
        guild_id: int | None = None,
        context: str = "",
        only: Filter | None = None,
        *,
        operators: bool = True,
        asker: Hashable = None,
    ) -> Answer:
        """The answer to `question` in a server; the rest as in `Desk.ask`."""
        return await self.at_desk(guild_id, lambda desk: desk.ask(question, context, only, operators=operators), asker)

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
            for quote in quotes or []:
                _ = quote.link
            return quotes

        return await self.at_desk(guild_id, work, asker)

    async def at_desk(self, guild_id: int | None, job: Callable[[Desk], _T], asker: Hashable = None) -> _T:
        """What `job` gives at a server's desk, off the event loop. It must leave the desk as it is."""
        desk = await self._desk(guild_id)
        return await self._queue.run(asker, lambda: job(desk))

    async def study(self, guild_id: int | None, job: Callable[[Desk], _T]) -> _T:
        """`at_desk` for what may take long: nobody's question waits for it, and no other server."""
        desk = await self._desk(guild_id)
        return await self._building.run(guild_id, lambda: job(desk))

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
                kept = await self._building.run(guild_id, partial(self._made, kept, read, stamp))
                self._kept[guild_id] = kept
            self._kept.move_to_end(guild_id)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept.desk

    def _made(self, kept: _Kept | None, read: Callable[[], Own], stamp: int) -> _Kept:
        own = read()
        if own.nothing:
            desk = self.desk
        elif kept is None or kept.own.nothing:
            desk = desk_of(self.desk, own, self._closed.is_set)
        else:
            desk = followed(kept.desk, self.desk, kept.own, own, self._closed.is_set)
        return _Kept(desk, own, stamp)

    def close(self) -> None:
        """End the threads once they have nothing left to do."""
        self._closed.set()
        for threads in (self._worker, self._builders):
            threads.shutdown(wait=False, cancel_futures=True)
