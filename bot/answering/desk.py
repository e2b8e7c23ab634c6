"""The desk: takes a question, hands out the answer."""

import math
from collections.abc import Iterable

from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.answering.confidence import LINE, confidence
from bot.answering.quoting import Candidate, candidates, distinct, quote_of
from bot.answering.reading import Reading
from bot.corpus.source import BlockKind, Source
from bot.retrieval.index import BM25Index, Hit, Index
from bot.text.cleaning import clean
from bot.text.words import query_terms, terms

SHOWN = 3
"""Quotes in one answer."""

FURTHER = 6
"""Quotes that come after them."""

MAX_QUESTION = 4000
"""Longer questions are read up to here: Discord allows no longer message."""

_PASSAGES = 24
_CONTEXT_LINES = 2
_CONTEXT_CHARACTERS = 900
# Confidence weighs terms as if this many more passages had none of them, so that in a corpus of a few
# passages its everyday words do not weigh nothing.
_ELSEWHERE = 300


class Desk:
    """Answers questions about a set of sources. The same sources and question give the same answer."""

    def __init__(self, sources: Iterable[Source], index: Index | None = None) -> None:
        self._readings: dict[str, Reading] = {}
        self._by_key: dict[bytes, str] = {}
        self._index: Index = BM25Index() if index is None else index
        self._passages = 0
        self.add(sources)

    @property
    def sources(self) -> list[Source]:
        """All sources, by id."""
        return [self._readings[source_id].source for source_id in sorted(self._readings)]

    @property
    def passages(self) -> int:
        """How many passages can be searched."""
        return self._passages

    def add(self, sources: Iterable[Source]) -> None:
        """Make `sources` answer from now on; one with a known id takes the place of the old one."""
        readings = {source.id: Reading(source) for source in sources}
        for source_id in readings:
            self.remove(source_id)
        passages = [passage for reading in readings.values() for passage in reading.passages()]
        self._readings |= readings
        self._by_key |= {reading.source.key: source_id for source_id, reading in readings.items()}
        self._passages += len(passages)
        self._index.add(passages)

    def remove(self, source_id: str) -> None:
        """Let a source answer no more; nothing happens where there is none."""
        reading = self._readings.pop(source_id, None)
        if reading is not None:
            del self._by_key[reading.source.key]
            self._passages -= len(reading.passages())
            self._index.remove(source_id)

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        reading = self._readings.get(source_id)
        return reading.source if reading else None

    def source_by_key(self, key: bytes) -> Source | None:
        """The source whose id and text gave `key`; None when it is gone or its text has changed."""
        source_id = self._by_key.get(key)
        return self._readings[source_id].source if source_id is not None else None

    def ask(self, question: str) -> Answer:
        """The answer to `question`: any text at all."""
        query = query_terms(clean(question)[:MAX_QUESTION])
        if not query:
            return NoAnswer(question, 0.0, Refusal.EMPTY)
        hits = self._index.search(query, _PASSAGES)
        found = candidates(hits, self._readings.__getitem__, query, self._rarity)
        sure = self._confidence(query, found[0], hits) if found else 0.0
        if sure < LINE:
            return NoAnswer(question, sure, Refusal.NOTHING_FOUND, self._nearest(query, hits))
        chosen = [quote_of(candidate, query) for candidate in distinct(found, SHOWN + FURTHER)]
        return Answered(question, sure, tuple(chosen[:SHOWN]), tuple(chosen[SHOWN:]))

    def context(self, quote: Quote) -> Context:
        """`quote` with up to two sentences before and behind it."""
        reading = self._readings[quote.source.id]
        inside = reading.covering(quote.start, quote.end)
        start, end = quote.start, quote.end
        for i in range(inside.start - 1, max(inside.start - _CONTEXT_LINES, 0) - 1, -1):
            if quote.start - reading.lines[i].start <= _CONTEXT_CHARACTERS:
                start = reading.lines[i].start
        for i in range(inside.stop, min(inside.stop + _CONTEXT_LINES, len(reading.lines))):
            if reading.lines[i].end - quote.end <= _CONTEXT_CHARACTERS:
                end = reading.lines[i].end
        return Context(quote, start, end)

    def _confidence(self, query: list[str], best: Candidate, hits: list[Hit]) -> float:
        first, last = best.reading.lines[best.lines.start], best.reading.lines[best.lines.stop - 1]
        nearby = {t.term for t in terms(best.reading.source.title)}
        for hit in hits:
            passage = hit.passage
            if passage.source_id == best.reading.source.id and passage.start <= first.start < last.end <= passage.end:
                nearby |= {
                    t.term
                    for i in best.reading.between(passage.start, passage.end)
                    for t in best.reading.lines[i].terms
                }
        sure = confidence(query, best.matched, nearby, self._rarity)
        # Function words alone ("who are they") say something only all together.
        alone = all(t.function for t in terms(" ".join(query)))
        return sure / 2 if alone and not best.matched.issuperset(query) else sure

    def _rarity(self, term: str) -> float:
        """The term's idf in a collection with _ELSEWHERE more passages."""
        # From idf = log(1 + (N - n + .5) / (n + .5)): (N + 1) / (n + .5) = exp(idf).
        holding = (self._passages + 1) / math.exp(self._index.weight(term)) - 0.5
        return math.log((self._passages + _ELSEWHERE + 1) / (max(holding, 0) + 0.5))

    def _nearest(self, query: list[str], hits: list[Hit]) -> tuple[str, ...]:
        """Titles of the sources that share most with the question."""
        titles = dict.fromkeys(hit.passage.title for hit in hits)
        return tuple(titles)[:3]


def is_quotable(source: Source) -> bool:
    """Does the source hold any text of its own?"""
    return any(block.kind is not BlockKind.HEADING for block in source.prose.blocks)
