"""The desk: takes a question, hands out the answer."""

import math
from collections.abc import Callable, Iterable

from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.answering.confidence import LINE, Vocabulary, confidence
from bot.answering.evidence import WEIGHTS, Evidence, Weights
from bot.answering.expectation import expectation
from bot.answering.quoting import Candidate, candidates, distinct, quote_of
from bot.answering.reading import Reading
from bot.corpus.side_files import Alias
from bot.corpus.source import Source
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.index import BM25Index, Hit, Index
from bot.retrieval.lexicon import Forms, Lexicon
from bot.retrieval.passage import Passage
from bot.retrieval.query import Query
from bot.retrieval.spelling import Spelling
from bot.text.cleaning import clean
from bot.text.small_talk import is_small_talk

SHOWN = 3
"""Quotes in one answer."""

FURTHER = 6
"""Quotes that come after them."""

MAX_QUESTION = 4000
"""Longer questions are read up to here: Discord allows no longer message."""

_PASSAGES = 24
# A source whose passage and title give less confidence than this is not near the question.
_NEAR = 0.25
_CONTEXT_LINES = 2
_CONTEXT_CHARACTERS = 900


class Desk:
    """Answers questions about a set of sources. The same sources and question give the same answer."""

    def __init__(
        self,
        sources: Iterable[Source],
        aliases: Iterable[Alias] = (),
        index: Callable[[Analyzer], Index] | None = None,
        weights: Weights = WEIGHTS,
    ) -> None:
        """`aliases`: names that mean one thing. `index`: makes another engine than BM25. `weights`: of the evidence."""
        self._weights = weights
        self.analyzer = Analyzer(Lexicon(Forms(a.canonical, a.forms, a.exact) for a in aliases))
        self._readings: dict[str, Reading] = {}
        self._by_key: dict[bytes, str] = {}
        self._index: Index = index(self.analyzer) if index else BM25Index(analyzer=self.analyzer)
        self._spelling = Spelling(self._index.vocabulary, self._index.holding)
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
        readings = {source.id: Reading(source, self.analyzer) for source in sources}
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

    def query(self, question: str, context: str = "") -> Query:
        """What is searched for `question`, its misspelt words repaired."""
        asked, before = (clean(text[:MAX_QUESTION]) for text in (question, context))
        return self.analyzer.query(asked, before, self._spelling.repaired)

    def ask(self, question: str, context: str = "") -> Answer:
        """The answer to `question`: any text at all. `context`: the question before it, where it follows one up."""
        query = self.query(question, context)
        if not query.concepts or is_small_talk(question):
            return NoAnswer(question, 0.0, Refusal.EMPTY)
        hits, found = self._found(question, query)
        sure = self._confidence(query, found[0]) if found else 0.0
        if sure < LINE:
            corrected = self._if_meant(query.corrected, context)
            return NoAnswer(question, sure, Refusal.NOTHING_FOUND, self._nearest(query, hits), corrected)
        chosen = [quote_of(candidate, query) for candidate in distinct(found, SHOWN + FURTHER)]
        for quote in chosen:
            # Looked for here, where an event loop does not have to wait for it.
            _ = quote.link
        return Answered(
            question, sure, tuple(chosen[:SHOWN]), tuple(chosen[SHOWN:]), query.corrected, self._by_title(query, hits)
        )

    def ranked(self, question: str, query: Query, limit: int) -> list[Quote]:
        """The best quote of each source that `query` finds, best first: what is measured on test collections."""
        _, found = self._found(question, query)
        best: dict[str, Candidate] = {}
        for candidate in found:
            best.setdefault(candidate.reading.source.id, candidate)
        return [quote_of(candidate, query) for candidate in list(best.values())[:limit]]

    def _found(self, question: str, query: Query) -> tuple[list[Hit], list[Candidate]]:
        hits = self._index.search(query.weights, _PASSAGES)
        wanted = expectation(question[:MAX_QUESTION])
        evidence = Evidence(query, self._vocabulary.rarity, wanted, self._idf, self._weights)
        return hits, candidates(hits, self._readings.__getitem__, evidence)

    def _idf(self, term: str) -> float:
        """As in BM25, see there."""
        holding = self._index.holding(term)
        return math.log(1 + (self._passages - holding + 0.5) / (holding + 0.5))

    def _if_meant(self, corrected: str | None, context: str) -> str | None:
        """`corrected`, where that question would be answered."""
        if corrected is None:
            return None
        return corrected if isinstance(self.ask(corrected, context), Answered) else None

    @property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._passages, self._index.holding)

    def context(self, quote: Quote) -> Context:
        """`quote` with up to two sentences before and behind it, and with the words that lead in to it."""
        reading = self._readings[quote.source.id]
        inside = reading.covering(quote.start, quote.end)
        start, end = quote.start, quote.end
        for i in range(inside.start - 1, max(inside.start - _CONTEXT_LINES, 0) - 1, -1):
            if quote.start - reading.lines[i].start <= _CONTEXT_CHARACTERS:
                start = reading.lines[i].start
        for i in range(inside.stop, min(inside.stop + _CONTEXT_LINES, len(reading.lines))):
            if reading.lines[i].end - quote.end <= _CONTEXT_CHARACTERS:
                end = reading.lines[i].end
        lead = reading.lead_in(inside.start) if inside else None
        if lead is not None and quote.start - reading.lines[lead].start <= 2 * _CONTEXT_CHARACTERS:
            start = min(start, reading.lines[lead].start)
        return Context(quote, start, end)

    def _confidence(self, query: Query, best: Candidate) -> float:
        nearby = self._terms_of(best.passage)
        sure = confidence(query, best.matched, nearby, self._vocabulary)
        # Function words alone ("who are they") say something only all together.
        complete = len(query.weights) > 1 and best.matched.issuperset(query.weights)
        return sure if complete or not query.function_only else sure / 2

    def _nearest(self, query: Query, hits: list[Hit], least: float = _NEAR) -> tuple[str, ...]:
        """Titles of up to three sources that hold a good part of the question, though no quote of them does."""
        near = (
            hit.passage.title
            for hit in hits
            if confidence(query, self._terms_of(hit.passage), (), self._vocabulary) >= least
        )
        return tuple(dict.fromkeys(near))[:3]

    def _by_title(self, query: Query, hits: list[Hit]) -> tuple[str, ...]:
        """Titles that answer, of sources that have nothing to quote."""
        bare = [hit for hit in hits if not self._readings[hit.passage.source_id].source.has_text]
        return self._nearest(query, bare, LINE)

    def _terms_of(self, passage: Passage) -> set[str]:
        """The terms of a passage and its title."""
        reading = self._readings[passage.source_id]
        lines = (reading.lines[i] for i in reading.between(passage.start, passage.end))
        return {t.term for line in lines for t in line.terms} | {t.term for t in reading.title}
