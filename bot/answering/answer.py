"""What comes back for a question: quotes, or the plain word that there are none."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.answering.above import above
from bot.answering.deep_link import deep_link
from bot.corpus.source import BlockKind, Source, TextStatus
from bot.text.about_us import AboutUs
from bot.text.attribution import torn
from bot.text.foretelling import foretells
from bot.text.sentences import MAX_WORDS, sentences
from bot.text.speech import announces

SHOWN = 3
"""Quotes in one answer."""

FURTHER = 6
"""Quotes that come after them."""


@dataclass(frozen=True)
class Quote:
    """A span of a source: `source.text[start:end] == text`, always.

    `matched`: spans within `text` of the words that answer the question's, in order, without overlap.
    `score`: what quotes are ordered by; comparable within one answer only.
    """

    source: Source
    start: int
    end: int
    matched: tuple[tuple[int, int], ...] = ()
    score: float = 0.0

    @property
    def text(self) -> str:
        """The quoted words."""
        return self.source.text[self.start : self.end]

    @property
    def verbatim(self) -> bool:
        """Are these the published words (a quote), or our own about them (a note)?"""
        return self.source.text_status is TextStatus.FULL

    def overlaps(self, other: "Quote") -> bool:
        """Do both share words of one source?"""
        return self.source.id == other.source.id and self.start < other.end and other.start < self.end

    @cached_property
    def link(self) -> str | None:
        """Where the source opens: at these words, where that is possible."""
        return deep_link(self.source, self.start, self.end)

    @property
    def set_off(self) -> bool:
        """Are these the words of somebody whom the source quotes, without what says whose they are?"""
        return set_off(self.source, self.start, self.end)

    @cached_property
    def above(self) -> tuple[str, ...]:
        """What stands above these words and says whose they are, or that they are denied: see `above`."""
        return above(self.source, self.start, self.end)

    @property
    def cut(self) -> tuple[bool, bool]:
        """Is a sentence cut off before it, and after it? So only in sentences over the limits."""
        text = self.source.text
        pieces = [
            piece
            for block in self.source.blocks_in(self.start, self.end)
            if block.end - block.start > MAX_WORDS
            for piece in sentences(text, block.start, block.end, self.source.language)
            if not piece.whole
        ]
        before = any(p.end <= self.start and text[p.end : self.start].isspace() for p in pieces)
        after = any(self.end <= p.start and text[self.end : p.start].isspace() for p in pieces)
        starts, ends = {p.start for p in pieces}, {p.end for p in pieces}
        return before and self.start in starts, after and self.end in ends


def linked(quotes: Iterable[Quote]) -> list[Quote]:
    """`quotes` with their links: looked for here, where an event loop does not have to wait for it."""
    found = list(quotes)
    for quote in found:
        _ = quote.link
    return found


def once(sources: Iterable[Source], most: int | None = None) -> tuple[Source, ...]:
    """`sources` in their order, each one and each title once; the first ones, where there are `most`."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.title, source)
        if len(found) == most:
            break
    return tuple(found.values())


def set_off(source: Source, start: int, end: int) -> bool:
    """Does `source.text[start:end]` begin inside a block quotation or a turn, or tear a speech from its speaker?"""
    turn = bisect_right(source.turns, start)
    if turn and source.text[source.turns[turn - 1] : start].strip():
        return True
    blocks = source.blocks_in(start, end)
    if blocks and blocks[0].start <= start and blocks[0].kind is BlockKind.QUOTATION:
        return True
    before = ""
    for block in blocks:
        first, last = max(start, block.start), min(end, block.end)
        if (spoken := source.speeches_in(block)) and not (announces(before) or foretells(before)):
            since = bisect_right(spoken, first, key=lambda speech: speech.end)
            until = bisect_left(spoken, last, key=lambda speech: speech.start)
            if torn(source.text, first, last, spoken[since:until], source.language):
                return True
        before = source.text[first:last]
    return False


class Refusal(StrEnum):
    """Why there is no answer."""

    EMPTY = "empty"
    """There is no question: no word to search for."""

    SMALL_TALK = "small-talk"
    """It is a greeting, thanks or the like."""

    ABOUT_US = "about-us"
    """It is to the bot, about itself: nothing is searched."""

    NOTHING_FOUND = "nothing-found"
    """Nothing in the corpus answers with enough confidence."""


@dataclass(frozen=True)
class Answered:
    """Up to three `quotes`, best first, and the ones that come after them (`more`).

    `confidence`: from 0 to 1, how sure it is that the first quote is about what was asked. `corrected`: how the
    question was read, where a word of it was taken for a misspelt one. `by_title`: sources whose titles fit too, of
    which there is no text to quote. `unanswered`: what else was asked for, of which nothing is told. `of_others`: is it
    asked what China's government says, and told by none of the quotes?
    """

    question: str
    confidence: float
    quotes: tuple[Quote, ...]
    more: tuple[Quote, ...] = ()
    corrected: str | None = None
    by_title: tuple[Source, ...] = ()
    unanswered: tuple[str, ...] = ()
    of_others: bool = False


@dataclass(frozen=True)
class NoAnswer:
    """Nothing on that. `suggestions` are the sources that are nearest to the question.

    `corrected`: the question as it was probably meant, where that would be answered. `narrowed`: were filters, phrases
    or excluded words in the way of any other passage? `unread`: is the question in a language in which no source is,
    as far as its words tell? `about_us`: what of the bot it asks, where that is why it was refused.
    """

    question: str
    confidence: float
    refusal: Refusal
    suggestions: tuple[Source, ...] = ()
    corrected: str | None = None
    narrowed: bool = False
    unread: bool = False
    about_us: AboutUs | None = None


Answer = Answered | NoAnswer


@dataclass(frozen=True)
class Context:
    """A quote among the sentences around it: `source.text[start:end]`, with the quote inside."""

    quote: Quote
    start: int
    end: int
