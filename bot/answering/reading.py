"""A source read sentence by sentence: what passages, quotes and contexts are made of."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from bot.answering.officials import is_statement_of_china, officials_of
from bot.answering.position import answers_somebody
from bot.answering.stating import holds_position
from bot.corpus.lead_ins import lead_in
from bot.corpus.source import KEY_BYTES, BlockKind, Source, TextStatus
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.passage import Passage
from bot.retrieval.postings import Integers
from bot.text.sentences import sentences
from bot.text.speech import announces
from bot.text.words import Term, Token, word_count

PASSAGE_WORDS = 130
"""Measured on news: the passage that answers comes first most often at about this size."""

# Lines without words (dashes, dots) fill no passage, and a question looks at every line of one.
_MOST_LINES = 40
_MOST_READINGS = 500
_TERM = itemgetter(0)
# A sentence that opens with one of these leans on the sentence before it.
_LEANING = frozenset(
    """
    he she it they his her its their this that these those such but however also instead then there
    another others both neither elsewhere meanwhile moreover furthermore besides afterwards likewise yet
    """.split()
)
_THAT = frozenset("that this these those".split())
_BEFORE_THAT = frozenset("after at before by during for from in like of on since under until with".split())
# "Mao Ning also said".
_OPENING = 4


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
        words = [token.word for token in self.tokens[:_OPENING]]
        of_that = len(words) > 1 and words[0] in _BEFORE_THAT and words[1] in _THAT
        return bool(words) and (not self.whole or words[0] in _LEANING or of_that or "also" in words)

    @cached_property
    def leads_in(self) -> bool:
        """Does it announce the words of the next one?"""
        return self.kind is not BlockKind.HEADING and announces(self.text)


def passage_of(source: Source, start: int, end: int) -> Passage:
    """What is searched of `source.text[start:end]`."""
    text, index_terms = source.text[start:end], source.index_terms_in(start, end)
    return Passage(source.id, start, end, source.title, text, index_terms, source.credit)


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


class _Lines(dict[int, Line]):
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


class Reading:
    """The lines of one source, with their terms as `analyzer` finds them, and its passages."""

    def __init__(self, source: Source, analyzer: Analyzer, columns: Columns | None = None) -> None:
        """`columns`: the lines, where they are known. `everything`: the positions of all of them."""
        self.source = source
        self._analyzer = analyzer
        columns = columns or columns_of(cut_up(source))
        self.lines: Lines = _Lines(source, analyzer, columns)
        self._starts, _, self._blocks, *_ = columns
        self.everything = range(len(self._starts))
        self._positions: dict[int, bool] = {}
        # Which lines need the next one, as far as was asked: every window that holds a line asks it.
        self.needing: dict[int, bool] = {}
        self._leads: dict[int, int | None] = {}

    @cached_property
    def title(self) -> frozenset[str]:
        """The terms of the source's title, but for function words."""
        return frozenset(map(_TERM, self._analyzer.index_terms(self.source.title)))

    @cached_property
    def of_china(self) -> bool:
        """Is it a statement of China's government?"""
        return is_statement_of_china(self.source)

    @cached_property
    def _officials(self) -> frozenset[str]:
        return officials_of(self.source)

    def holds_position(self, i: int) -> bool:
        """Does line `i` say what China's government says? All of a statement of its own does, where that is quoted."""
        holds = self._positions.get(i)
        if holds is None:
            spoken = self.of_china and self.source.text_status is TextStatus.FULL
            holds = self._positions[i] = spoken or holds_position(self.lines[i].text, self._officials)
        return holds

    @cached_property
    def credit(self) -> frozenset[str]:
        """The terms of the names of those who wrote and published it."""
        return frozenset(map(_TERM, self._analyzer.index_terms(self.source.credit)))

    def passages(self) -> list[Passage]:
        """The source in passages of whole sentences, about PASSAGE_WORDS each, without overlap.

        A heading opens a passage rather than closing one, and no short rest stands alone.
        """
        groups: list[list[Line]] = []
        size = 0
        for line in map(self.lines.__getitem__, self.everything):
            full = size >= PASSAGE_WORDS or size + line.words > PASSAGE_WORDS * 1.25
            full = full or bool(groups and len(groups[-1]) >= _MOST_LINES)
            opens = line.kind is BlockKind.HEADING and size >= PASSAGE_WORDS // 2
            if not groups or full or opens:
                groups.append([])
                size = 0
            groups[-1].append(line)
            size += line.words
        if len(groups) > 1 and size < PASSAGE_WORDS // 3 and groups[-1][0].kind is not BlockKind.HEADING:
            groups[-2].extend(groups.pop())
        source = self.source
        # Dashes and dots say nothing, and make no corpus larger.
        groups = [group for group in groups if any(line.words for line in group)]
        if not groups:
            # Nothing but bibliographic data: found by its title, never quoted.
            return [passage_of(source, 0, 0)]
        return [passage_of(source, group[0].start, group[-1].end) for group in groups]

    def lead_in(self, i: int) -> int | None:
        """The line that announces the quotation, list or paragraph in which line `i` stands: "She put it this way:"."""
        lead = lead_in(self.source.prose, self._blocks[i], self._leads)
        return None if lead is None else bisect_right(self._blocks, lead) - 1

    def between(self, start: int, end: int) -> range:
        """Positions of the lines that begin at or after `start` and before `end`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def span(self, lines: range) -> tuple[int, int]:
        """Where `lines`, one at least, begin and end in the source's text."""
        return self.lines[lines.start].start, self.lines[lines.stop - 1].end

    def covering(self, start: int, end: int) -> range:
        """Positions of the lines that `source.text[start:end]` touches."""
        return range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end))


class Readings:
    """Sources as readings, made when they are needed; the latest are kept. Forks of a desk share them."""

    def __init__(self, analyzer: Analyzer, cuts: Cuts | None = None) -> None:
        self._analyzer = analyzer
        self._cuts = cuts
        self._kept: OrderedDict[int, Reading] = OrderedDict()

    def of(self, source: Source) -> Reading:
        """The reading of `source`."""
        # By identity: a reading keeps its source, so no other one gets the same number meanwhile.
        reading = self._kept.pop(id(source), None)
        if reading is None:
            reading = Reading(source, self._analyzer, self._cuts.lines(source) if self._cuts else None)
        self._kept[id(source)] = reading
        if len(self._kept) > _MOST_READINGS:
            self._kept.popitem(last=False)
        return reading
