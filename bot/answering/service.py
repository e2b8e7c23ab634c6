"""The desk for many askers at once: answers are worked out off the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.answering import reference
from bot.answering.answer import Answer, Context, Quote
from bot.answering.desk import Desk

_T = TypeVar("_T")


class AnswerService:
    """One worker thread, so askers are served in turn and the index needs no lock. End it with `close`."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def ask(self, question: str) -> Answer:
        """The answer to `question`."""
        return await self._work(lambda: self.desk.ask(question))

    async def context(self, quote: Quote) -> Context:
        """`quote` among the sentences around it."""
        return await self._work(lambda: self.desk.context(quote))

    async def recall(self, references: str) -> list[Quote] | None:
        """The quotes that a button refers to; None when the collection has changed since."""

        def work() -> list[Quote] | None:
            quotes = reference.unpack(references, self.desk.source_by_key)
            for quote in quotes or []:
                _ = quote.link
            return quotes

        return await self._work(work)

    async def _work(self, job: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, job)

    def close(self) -> None:
        """End the worker thread once it has nothing left to do."""
        self._worker.shutdown(wait=False, cancel_futures=True)
