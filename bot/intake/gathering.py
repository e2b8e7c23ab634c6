"""Gathering the published texts of a corpus: politely, resumably, one result for each entry."""

import asyncio
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from bot.corpus.full_text import FullText
from bot.corpus.source import Source, TextStatus
from bot.intake.archive import API
from bot.intake.fetched import FetchError
from bot.intake.fetcher import Fetcher
from bot.intake.finding import finding_of
from bot.intake.looking import Look, Looking
from bot.intake.page import Page, ReadError
from bot.text.words import terms

MIN_WORDS = 120
"""A page with less text than this shows a teaser, not the piece."""

MIN_SNIPPET = 700
"""A page that allows shorter snippets than our quotes are is not quoted."""

_AT_ONCE = 4
_READERS = 2


class Outcome(StrEnum):
    """What became of one entry. Whatever can come of a page that is not read has the name that it has as a Finding."""

    READ = "read"
    KEPT = "read before"
    FULL = "full in the corpus"
    PAYWALLED = "paywalled"
    GONE = "gone"
    DIFFERS = "differs"
    DISALLOWED = "disallowed"
    FORBIDDEN = "no public address"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"
    NO_ADDRESS = "no address"


@dataclass(frozen=True, slots=True)
class Result:
    """`detail`: why, or the address that gave the text."""

    source: Source
    outcome: Outcome
    detail: str = ""


class TextStore(Protocol):
    """Where texts are kept. `put_full_text` returns when the text is safe."""

    async def full_texts(self) -> list[FullText]: ...

    async def put_full_text(self, full: FullText) -> None: ...


@dataclass(frozen=True)
class Gatherer:
    """Reads entries with `fetcher` into `store`. `now`: the time in UTC. `archive`: the archive's look-up address."""

    fetcher: Fetcher
    store: TextStore
    now: Callable[[], datetime.datetime]
    archive: str = API

    async def gather(
        self, sources: Iterable[Source], again: bool = False, done: Callable[[Result], None] = lambda result: None
    ) -> list[Result]:
        """One result a source, in their order; `done` is told of each as it comes.

        What was read before is kept unless `again`. Each text is in the store before its result is told, so a
        run that is cut off loses nothing and the next one goes on where it ended.
        """
        kept = [] if again else await self.store.full_texts()
        places = asyncio.Semaphore(_AT_ONCE)
        looking = Looking(self.fetcher, self.archive, asyncio.Semaphore(_READERS))

        async def one(source: Source) -> Result:
            async with places:
                result = await self._result(source, any(full.belongs_to(source) for full in kept), looking)
            done(result)
            return result

        return list(await asyncio.gather(*(one(source) for source in sources)))

    async def _result(self, source: Source, kept: bool, looking: Looking) -> Result:
        """What becomes of `source`; a text is in the store when it is READ."""
        if source.text_status is TextStatus.FULL:
            return Result(source, Outcome.FULL)
        if kept:
            return Result(source, Outcome.KEPT)
        try:
            look = await _look(source, looking)
        except (FetchError, ReadError) as error:
            return _failed(source, error)
        if look is None:
            return Result(source, Outcome.NO_ADDRESS)
        refused = _refusal(source, look.page)
        if refused is not None:
            # What a copy shows instead says nothing about the page.
            return refused if look.instead_of is None else _failed(source, look.instead_of)
        moment = self.now().isoformat(timespec="seconds")
        await self.store.put_full_text(
            FullText(source.id, source.title, source.url or "", look.address, look.archived, moment, look.page.blocks)
        )
        return Result(source, Outcome.READ, look.address)


async def _look(source: Source, looking: Looking) -> Look | None:
    if source.url is not None:
        return await looking.at_or_copy(source.url, source.archive_url, source.published)
    return replace(await looking.at(source.archive_url), archived=True) if source.archive_url is not None else None


def _failed(source: Source, error: FetchError | ReadError) -> Result:
    return Result(source, Outcome[finding_of(error).name], str(error))


def _refusal(source: Source, page: Page) -> Result | None:
    """Why `page` is not kept as the text of `source`; None where it is."""
    if page.max_snippet is not None and page.max_snippet < MIN_SNIPPET:
        return Result(source, Outcome.DISALLOWED, f"the page allows snippets of {page.max_snippet} characters only")
    if not page.free:
        return Result(source, Outcome.PAYWALLED, "the page says that it is not free")
    if not alike(source.title, page.title):
        return Result(source, Outcome.DIFFERS, f"the page is titled “{page.title}”")
    if page.words < MIN_WORDS:
        return Result(source, Outcome.PAYWALLED, f"the page shows {page.words} words only")
    return None


def alike(title: str, other: str) -> bool:
    """Could these be one piece's title, as an entry gives it (`title`) and as its page does (`other`)?

    Most of the entry's telling words, or nearly all of a page's that shortens it: an outlet's name alone is no title.
    """
    mine, theirs = _words(title), _words(other)
    shared = len(mine & theirs)
    return bool(mine) and (shared >= 0.6 * len(mine) or (len(theirs) >= 4 and shared >= 0.8 * len(theirs)))


def _words(title: str) -> set[str]:
    return {term.term for term in terms(title) if not term.function}
