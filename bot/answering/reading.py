"""A source read sentence by sentence: what passages, quotes and contexts are made of."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from bot.corpus.source import BlockKind, Source
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.passage import Passage
from bot.text.sentences import sentences
from bot.text.speech import announces
from bot.text.words import Term, word_count

PASSAGE_WORDS = 130
"""Measured on news: the passage that answers comes first most often at about this size."""

# Lines without words (dashes, dots) fill no passage, and a question looks at every line of one.
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a source: `source.text[start:end]`.

    `block` is the position of its block in the source, `whole` False for a piece of an overlong sentence,
    `terms` have their spans in the source's text.
    """

    start: int
    end: int
    kind: BlockKind
    block: int
    whole: bool
    words: int
    terms: tuple[Term, ...]


class Reading:
    """The lines of one source, with their terms as `analyzer` finds them, and its passages."""

    def __init__(self, source: Source, analyzer: Analyzer) -> None:
        self.source = source
        self._analyzer = analyzer
        self.lines = tuple(
            Line(
                sentence.start,
                sentence.end,
                block.kind,
                position,
                sentence.whole,
                word_count(source.text[sentence.start : sentence.end]),
                tuple(
                    Term(t.term, t.start + sentence.start, t.end + sentence.start, t.function)
                    for t in analyzer.terms(source.text[sentence.start : sentence.end])
                ),
            )
            for position, block in enumerate(source.prose.blocks)
            for sentence in sentences(source.text, block.start, block.end)
        )
        self._starts = [line.start for line in self.lines]
        self._block_starts: dict[int, int] = {}
        for i, line in enumerate(self.lines):
            self._block_starts.setdefault(line.block, i)

    @cached_property
    def title(self) -> tuple[Term, ...]:
        """The terms of the source's title."""
        return tuple(self._analyzer.terms(self.source.title))

    def passages(self) -> list[Passage]:
        """The source in passages of whole sentences, about PASSAGE_WORDS each, without overlap.

        A heading opens a passage rather than closing one, and no short rest stands alone.
        """
        groups: list[list[Line]] = []
        size = 0
        for line in self.lines:
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
        if not groups:
            # Nothing but bibliographic data: found by its title, never quoted.
            return [Passage(source.id, 0, 0, source.title, "")]
        return [
            Passage(source.id, g[0].start, g[-1].end, source.title, source.text[g[0].start : g[-1].end]) for g in groups
        ]

    def lead_in(self, i: int) -> int | None:
        """The line that announces the block quotation in which line `i` stands: "She put it this way:"."""
        first = self._block_starts[self.lines[i].block]
        if self.lines[i].kind is not BlockKind.QUOTATION or first == 0:
            return None
        line = self.lines[first - 1]
        text = self.source.text[line.start : line.end]
        return first - 1 if line.kind is BlockKind.PARAGRAPH and announces(text) else None

    def between(self, start: int, end: int) -> range:
        """Positions of the lines that begin at or after `start` and before `end`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def covering(self, start: int, end: int) -> range:
        """Positions of the lines that `source.text[start:end]` touches."""
        return range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end))
