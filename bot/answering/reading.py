"""A source read sentence by sentence: what passages, quotes and contexts are made of."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from functools import cached_property
from operator import itemgetter

from bot.answering.lines import Columns, Cuts, Line, Lines, MadeLines, columns_of, cut_up
from bot.answering.officials import is_statement_of_china, officials_of
from bot.answering.stating import holds_position
from bot.corpus.lead_ins import lead_in
from bot.corpus.source import BlockKind, Source, TextStatus
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.passage import Passage

PASSAGE_WORDS = 130
"""Measured on news: the passage that answers comes first most often at about this size."""

# Lines without words (dashes, dots) fill no passage, and a question looks at every line of one.
_MOST_LINES = 40
_MOST_READINGS = 500
_TERM = itemgetter(0)


def passage_of(source: Source, start: int, end: int) -> Passage:
    """What is searched of `source.text[start:end]`."""
    text, index_terms = source.text[start:end], source.index_terms_in(start, end)
    return Passage(source.id, start, end, source.title, text, index_terms, source.credit)


class Reading:
    """The lines of one source, with their terms as `analyzer` finds them, and its passages."""

    def __init__(self, source: Source, analyzer: Analyzer, columns: Columns | None = None) -> None:
        """`columns`: the lines, where they are known. `everything`: the positions of all of them."""
        self.source = source
        self._analyzer = analyzer
        columns = columns or columns_of(cut_up(source))
        self.lines: Lines = MadeLines(source, analyzer, columns)
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
