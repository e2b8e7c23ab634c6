"""The lines of a source, sentence by sentence: as objects that work out what is asked of them, and as numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from bot.answering.above import opens_untold
from bot.answering.position import answers_somebody
from bot.corpus.source import KEY_BYTES, BlockKind, Source
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.postings import Integers
from bot.text.foretelling import foretells
from bot.text.leaning import leans
from bot.text.sentences import sentences
from bot.text.speech import announces
from bot.text.words import Term, Token, word_count

_TERM = itemgetter(0)


@dataclass(eq=False)  # frozen ones take four times as long to make, and a question makes hundreds
class Line:
    """One sentence of a source: `source.text[start:end]`.

    `block` is the position of its block in the source, `whole` False for a piece of an overlong sentence.
    """

    start: int
    end: int
    kind: BlockKind
    block: int
    whole: bool
    words: int
    _source: Source = field(repr=False)
    _analyzer: Analyzer = field(repr=False)

    @property
    def text(self) -> str:
        """The line's own words."""
        return self._source.text[self.start : self.end]

    @cached_property
    def tokens(self) -> list[Token]:
        """The terms. Worked out when first looked at: few lines ever are."""
        return self._analyzer.tokens(self.text)

    @property
    def held(self) -> Iterator[str]:
        """The terms, one by one."""
        return map(_TERM, self.tokens)

    @cached_property
    def index_terms(self) -> frozenset[str]:
        """The terms under which readers look for it, too."""
        if not self._source.index_terms:
            return frozenset()
        words = self._source.index_terms_in(self.start, self.end)
        return frozenset(token.term for token in self._analyzer.index_terms(words))

    @property
    def terms(self) -> list[Term]:
        """The same, with their spans in the source's text."""
        return self._analyzer.terms(self.text, self.start)

    @cached_property
    def answers_somebody(self) -> bool:
        """Do its index terms say that a government answers somebody in it?"""
        return answers_somebody(self._source.index_terms_in(self.start, self.end))

    @cached_property
    def leans(self) -> bool:
        """Does it lean on the line before it, if that is in the same block?"""
        return not self.whole or leans(self.text, [word for _, word, _ in self.tokens[:4]], self._source.language)

    @cached_property
    def leads_in(self) -> bool:
        """Does it announce the words of the next one?"""
        return self.kind is not BlockKind.HEADING and announces(self.text)

    @cached_property
    def foretells(self) -> bool:
        """Does it tell, without a colon, that somebody's words follow?"""
        return self.kind is not BlockKind.HEADING and foretells(self.text)

    @cached_property
    def names_no_speaker(self) -> bool:
        """Does it open with somebody's words in quotation marks, and not tell whose they are?"""
        source = self._source
        own = self.kind is not BlockKind.HEADING
        return own and opens_untold(source, source.prose.blocks[self.block], self.start, self.end)


Columns = Sequence[Sequence[int]]
"""Lines in numbers: one sequence for each field of Cut, each with one number a line."""


class Cut(NamedTuple):
    """A line in numbers, as a file can keep it; see Line."""

    start: int
    end: int
    block: int
    whole: int
    words: int


def cut_up(source: Source) -> list[Cut]:
    """The lines of `source`, in order."""
    return [
        Cut(s.start, s.end, position, s.whole, word_count(source.text[s.start : s.end]))
        for position, block in enumerate(source.prose.blocks)
        for s in sentences(source.text, block.start, block.end, source.language)
    ]


def columns_of(cuts: Sequence[Cut]) -> Columns:
    """The same lines, a sequence for each field."""
    return list(zip(*cuts, strict=True)) or [()] * len(Cut._fields)


@dataclass(frozen=True, eq=False)
class Cuts:
    """The lines of many sources in arrays, one for each field of Cut, and their keys.

    The first of `sources` has those from `bounds[0]` up to `bounds[1]`, and so on. `keys`: one after the other.
    """

    sources: Mapping[str, Source]
    columns: Sequence[Integers]
    bounds: Integers
    keys: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, sources: Mapping[str, Source], cuts: Sequence[Sequence[Cut]]) -> "Cuts":
        """The lines of `sources`, in their order."""
        rows = np.array([cut for some in cuts for cut in some], dtype=np.int32).reshape(-1, len(Cut._fields))
        keys = b"".join([source.key for source in sources.values()])
        return cls(sources, tuple(rows.T), np.cumsum([0, *map(len, cuts)]), np.frombuffer(keys, np.uint8))

    def by_key(self) -> dict[bytes, str]:
        """key → id, without a look at the texts, on which the keys depend."""
        keys: list[bytes] = self.keys.view(f"V{KEY_BYTES}").tolist()
        return dict(zip(keys, self.sources, strict=True))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {source_id: number for number, source_id in enumerate(self.sources)}

    @cached_property
    def _views(self) -> list[memoryview]:
        # They give whole numbers of Python one by one in half the time of numpy, and copy nothing.
        return [column.data for column in self.columns]

    def lines(self, source: Source) -> Columns | None:
        """The lines of `source`; None where it is not, or no longer, one of these."""
        if self.sources.get(source.id) is not source:
            return None
        number = self._numbers[source.id]
        rows = slice(self.bounds.item(number), self.bounds.item(number + 1))
        return [view[rows] for view in self._views]


class Lines(Protocol):
    """Lines by position, and nothing else: they are not all there before they are looked at."""

    def __getitem__(self, i: int, /) -> Line:
        """Line `i`."""


class MadeLines(dict[int, Line]):
    """Lines that are made of their numbers when first looked at. A dictionary: a question looks up a thousand."""

    def __init__(self, source: Source, analyzer: Analyzer, columns: Columns) -> None:
        super().__init__()
        self._columns = columns
        self._source = source
        self._analyzer = analyzer

    def __missing__(self, i: int) -> Line:
        start, end, block, whole, words = [column[i] for column in self._columns]
        kind = self._source.prose.blocks[block].kind
        line = self[i] = Line(start, end, kind, block, bool(whole), words, self._source, self._analyzer)
        return line
