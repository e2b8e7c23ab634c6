"""The desk: takes a question, hands out the answer."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Self

import numpy as np
import numpy.typing as npt

from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.answering.calibration import Calibration, fitted, own_questions
from bot.answering.confidence import LINE, score
from bot.answering.evidence import WEIGHTS, Evidence, Weights
from bot.answering.expectation import expectation
from bot.answering.filtering import Filter
from bot.answering.narrowing import Narrowing
from bot.answering.operators import Asked, parse_question
from bot.answering.quoting import Candidate, candidates, distinct, opening, quote_of
from bot.answering.reading import Cuts, Reading, Readings
from bot.answering.signals import Vocabulary, signals
from bot.corpus.address_book import AddressBook, Link
from bot.corpus.side_files import Alias
from bot.corpus.source import Source
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.index import BM25Index, Hit, Index
from bot.retrieval.lexicon import Forms, Lexicon
from bot.retrieval.passage import Passage
from bot.retrieval.query import Query
from bot.retrieval.spelling import Spelling
from bot.text.cleaning import clean
from bot.text.foreign import FOREIGN
from bot.text.small_talk import is_small_talk

SHOWN = 3
"""Quotes in one answer."""

FURTHER = 6
"""Quotes that come after them."""

MAX_QUESTION = 4000
"""Longer questions are read up to here: Discord allows no longer message."""

_PASSAGES = 16
# A source whose passage and title give less confidence than this is not near the question.
_NEAR = 0.25
# A desk of so many passages is calibrated once for all its forks that differ from it in less than one source in ten:
# to ask some 270 questions after each change would cost more than it could tell.
_MANY_PASSAGES, _MANY_SOURCES = 1000, 10
_CONTEXT_LINES = 2
_CONTEXT_CHARACTERS = 900


@dataclass(frozen=True)
class _Origin:
    """The desk that others are forks of. `calibration`: None where it is too small to speak for them."""

    sources: dict[str, Source]
    calibration: Calibration | None

    def speaks_for(self, sources: Mapping[str, Source], touched: Iterable[str]) -> Calibration | None:
        """The calibration for `sources`, if few of them differ from the origin's; only those `touched` may."""
        other = sum(1 for source_id in touched if sources.get(source_id) != self.sources.get(source_id))
        return self.calibration if other * _MANY_SOURCES < len(self.sources) else None


def analyzer_of(aliases: Iterable[Alias]) -> Analyzer:
    """What makes terms of texts, where `aliases` mean one thing."""
    return Analyzer(Lexicon(Forms(a.canonical, a.forms, a.exact) for a in aliases))


class Desk:
    """Answers questions about a set of sources. The same sources and question give the same answer."""

    def __init__(
        self,
        sources: Iterable[Source],
        aliases: Iterable[Alias] = (),
        index: Callable[[Analyzer], Index] | None = None,
        cuts: Cuts | None = None,
        *,
        weights: Weights = WEIGHTS,
        calibration: Calibration | None = None,
    ) -> None:
        """`aliases`: names that mean one thing. `index`: makes another engine than an empty BM25.

        `cuts`: the lines of `sources`, where that engine holds their passages already. `weights`: of the evidence.
        `calibration`: that for `sources`, where it is known.
        """
        self._weights = weights
        self.aliases = tuple(aliases)
        self.analyzer = analyzer_of(self.aliases)
        self._sources: dict[str, Source] = {}
        self._by_key: dict[bytes, str] = {}
        self._readings = Readings(self.analyzer, cuts)
        self._addresses = AddressBook()
        self._index: Index = index(self.analyzer) if index else BM25Index(analyzer=self.analyzer)
        self._spelling = Spelling(self._index.vocabulary, self._index.holding)
        self._calibrated: Calibration | None = None
        self._origin: _Origin | None = None
        self._touched: set[str] = set()
        if cuts:
            self._keep({source.id: source for source in sources})
        else:
            self.add(sources)
        self._calibrated = calibration

    def fork(self) -> Self:
        """A desk that answers as this one does, and changes by itself. Made in milliseconds; the two share the rest.

        One of many passages is calibrated first, where it was not yet; its forks keep that while they differ little.
        """
        fork = copy.copy(self)
        if self._origin is None:
            calibration = self.calibration if self.passages >= _MANY_PASSAGES else None
            fork._origin = _Origin(self._sources.copy(), calibration)
            fork._calibrated = self._calibrated
            fork._touched = set()
        else:
            fork._touched = self._touched.copy()
        fork._sources = self._sources.copy()
        fork._by_key = self._by_key.copy()
        fork._addresses = self._addresses.fork()
        fork._index = self._index.fork()
        fork._spelling = Spelling(fork._index.vocabulary, fork._index.holding)
        return fork

    @property
    def sources(self) -> list[Source]:
        """All sources, by id."""
        return [self._sources[source_id] for source_id in sorted(self._sources)]

    @property
    def passages(self) -> int:
        """How many passages can be searched."""
        return len(self._index)

    def add(self, sources: Iterable[Source]) -> None:
        """Make `sources` answer from now on; one with a known id takes the place of the old one."""
        added = {source.id: source for source in sources}
        for source_id in added:
            self.remove(source_id)
        self._keep(added)
        self._index.add([passage for source in added.values() for passage in self._readings.of(source).passages()])

    def _keep(self, sources: dict[str, Source]) -> None:
        self._sources |= sources
        self._by_key |= {source.key: source_id for source_id, source in sources.items()}
        for source in sources.values():
            self._addresses.add(source)
        self._touched.update(sources)
        self._calibrated = None

    def remove(self, source_id: str) -> None:
        """Let a source answer no more; nothing happens where there is none."""
        source = self._sources.pop(source_id, None)
        if source is not None:
            del self._by_key[source.key]
            self._addresses.remove(source)
            self._index.remove(source_id)
            self._touched.add(source_id)
            self._calibrated = None

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        return self._sources.get(source_id)

    def _source_of(self, source_id: str) -> Source:
        return self._sources[source_id]

    def source_by_key(self, key: bytes) -> Source | None:
        """The source whose id and text gave `key`; None when it is gone or its text has changed."""
        source_id = self._by_key.get(key)
        return self._sources[source_id] if source_id is not None else None

    def query(self, question: str, context: str = "") -> Query:
        """What is searched for `question`, its misspelt words repaired."""
        asked, before = (clean(text[:MAX_QUESTION]) for text in (question, context))
        return self.analyzer.query(asked, before, self._spelling.repaired)

    def ask(
        self,
        question: str,
        context: str = "",
        only: Filter | None = None,
        *,
        of: str | None = None,
        operators: bool = True,
    ) -> Answer:
        """The answer to `question`: any text at all. `context`: the question before it, which it may follow up.

        Then it is read with that one, too, and the surer answer is given. `only`: which sources may answer. With
        `operators`, `"exact phrase"` and `-word` in the question narrow it too. A link in it that is the address of a
        source makes that source answer first. `of`: the one source that may.
        """
        links = self._addresses.links(clean(question[:MAX_QUESTION]))
        text = _without(clean(question[:MAX_QUESTION]), links)
        asked = parse_question(text) if operators else Asked(text)
        narrowing = Narrowing(only or Filter(), asked, self._source_of, of)
        answer = self._answer(asked.text, "", narrowing)
        if context:
            followed = self._answer(asked.text, parse_question(context[:MAX_QUESTION]).text, narrowing)
            if isinstance(followed, Answered) and followed.confidence > answer.confidence:
                answer = followed
        answer = replace(answer, question=question)
        linked = (s for s in self.by_address(question) if narrowing.only.matches(s) and of in (None, s.id))
        return self._linked(answer, list(islice(linked, SHOWN + FURTHER)), asked, narrowing)

    def said(self, source: Source, question: str = "", *, operators: bool = True) -> list[Quote]:
        """What one of its sources says about `question`; where it is nothing, or nothing is asked, its opening."""
        text = clean(question[:MAX_QUESTION])
        asked = parse_question(text) if operators else Asked(text)
        return self._said_by(source, asked, Narrowing(Filter(), asked, self._source_of))

    def by_address(self, text: str) -> list[Source]:
        """The sources whose addresses are links in `text`, in the order of the links."""
        found = (source_id for link in self._addresses.links(clean(text[:MAX_QUESTION])) for source_id in link.sources)
        return [self._source_of(source_id) for source_id in dict.fromkeys(found)]

    def _answer(self, question: str, context: str, narrowing: Narrowing) -> Answer:
        query = self.query(question, context)
        if not query.concepts or is_small_talk(question):
            return NoAnswer(question, 0.0, Refusal.EMPTY)
        hits, found = self._found(question, query, narrowing)
        chosen = distinct(found, SHOWN + FURTHER)
        sure = self._confidence(query, chosen[0], hits) if chosen else 0.0
        if sure < LINE:
            corrected = self._if_meant(query.corrected, context, narrowing)
            near = self._nearest(query, hits)
            return NoAnswer(question, sure, Refusal.NOTHING_FOUND, near, corrected, bool(narrowing))
        quotes = [quote_of(candidate, query) for candidate in chosen]
        for quote in quotes:
            # Looked for here, where an event loop does not have to wait for it.
            _ = quote.link
        return Answered(
            question, sure, tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:]), query.corrected, self._by_title(query, hits)
        )

    def ranked(self, question: str, query: Query, limit: int) -> list[Quote]:
        """The best quote of each source that `query` finds, best first: what is measured on test collections."""
        _, found = self._found(question, query)
        best: dict[str, Candidate] = {}
        for candidate in found:
            best.setdefault(candidate.reading.source.id, candidate)
            if len(best) == limit:
                break
        return [quote_of(candidate, query) for candidate in best.values()]

    def _found(
        self, question: str, query: Query, narrowing: Narrowing | None = None
    ) -> tuple[list[Hit], Iterator[Candidate]]:
        hits = self._index.search(query.weights, _PASSAGES, narrowing or None)
        wanted = expectation(question[:MAX_QUESTION], narrowing.asked.phrases if narrowing else ())
        evidence = Evidence(query, self._vocabulary.rarity, wanted, self._weights)
        return hits, candidates(hits, self._reading, evidence)

    def _reading(self, source_id: str) -> Reading:
        return self._readings.of(self._sources[source_id])

    def _linked(self, answer: Answer, sources: list[Source], asked: Asked, narrowing: Narrowing) -> Answer:
        """`answer`, with what `sources`, which the question links to, say about it in front."""
        said = [self._said_by(source, asked, narrowing) for source in sources]
        first = [quotes[0] for quotes in said if quotes] + [quote for quotes in said for quote in quotes[1:]]
        bare = tuple(source for source in sources if not source.has_text)
        if not first:
            if isinstance(answer, Answered):
                return replace(answer, by_title=_once((*bare, *answer.by_title)))
            refusal = Refusal.NOTHING_FOUND if bare else answer.refusal
            return replace(answer, refusal=refusal, suggestions=_once((*bare, *answer.suggestions)))
        others = (*answer.quotes, *answer.more) if isinstance(answer, Answered) else ()
        quotes = (*first, *(quote for quote in others if quote.source not in sources))[: SHOWN + FURTHER]
        return Answered(answer.question, 1.0, quotes[:SHOWN], quotes[SHOWN:], answer.corrected, bare)

    def _said_by(self, source: Source, asked: Asked, narrowing: Narrowing) -> list[Quote]:
        """What `source` says about what is asked; where it is nothing, or nothing is asked, its opening."""
        query = self.query(asked.text)
        found: Iterable[Candidate] = ()
        if not query.function_only:
            _, found = self._found(asked.text, query, replace(narrowing, of=source.id))
        quotes = [quote_of(candidate, query) for candidate in distinct(found, SHOWN)]
        first = self.opening(source) if not quotes and not asked.phrases and not asked.excluded else None
        if first is not None:
            quotes = [first]
        for quote in quotes:
            _ = quote.link
        return quotes

    def opening(self, source: Source) -> Quote | None:
        """How one of the sources begins: its first sentences that can stand alone; None where it has none."""
        reading = self._readings.of(source)
        lines = opening(reading)
        return Quote(source, reading.lines[lines.start].start, reading.lines[lines.stop - 1].end) if lines else None

    def _if_meant(self, corrected: str | None, context: str, narrowing: Narrowing) -> str | None:
        """`corrected`, where that question would be answered."""
        if corrected is None:
            return None
        return corrected if isinstance(self._answer(corrected, context, narrowing), Answered) else None

    @property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(len(self._index), self._index.holding)

    def context(self, quote: Quote) -> Context:
        """`quote` with up to two sentences before and behind it, and with the words that lead in to it."""
        reading = self._reading(quote.source.id)
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

    def _confidence(self, query: Query, best: Candidate, hits: list[Hit]) -> float:
        sure = self._sure(query, next(hit for hit in hits if hit.passage is best.passage))
        # Function words alone ("who are they") say something only all together.
        complete = len(query.weights) > 1 and best.matched.issuperset(query.weights)
        return sure if complete or not query.function_only else sure / 2

    def _sure(self, query: Query, hit: Hit) -> float:
        return self.calibration.confidence(self._score(query, hit))

    def _score(self, query: Query, hit: Hit) -> float:
        return score(signals(query, self._terms_of(hit.passage), hit.score, self._vocabulary))

    @property
    def calibration(self) -> Calibration:
        """What a score means here, worked out when first needed after a change.

        It depends on nothing but the sources and those of the origin.
        """
        if self._calibrated is None and self._origin:
            self._calibrated = self._origin.speaks_for(self._sources, self._touched)
        if self._calibrated is None:
            own = own_questions(self._sources.values(), self._readings.of, FOREIGN)
            self._calibrated = fitted(self._scores(own), self._scores(FOREIGN))
        return self._calibrated

    def _scores(self, questions: Iterable[str]) -> npt.NDArray[np.float64]:
        """The score of the first passage for each question that finds any."""
        queries = [self.analyzer.query(question) for question in questions]
        found = ((query, self._index.search(query.weights, 1)) for query in queries)
        return np.array([self._score(query, hits[0]) for query, hits in found if hits])

    def _nearest(self, query: Query, hits: list[Hit], least: float = _NEAR) -> tuple[Source, ...]:
        """Up to three sources that hold a good part of the question, though no quote of them does."""
        near = (self._source_of(hit.passage.source_id) for hit in hits if self._sure(query, hit) >= least)
        return _once(near)[:3]

    def _by_title(self, query: Query, hits: list[Hit]) -> tuple[Source, ...]:
        """Sources whose titles answer and that have nothing to quote."""
        bare = [hit for hit in hits if not self._sources[hit.passage.source_id].has_text]
        return self._nearest(query, bare, LINE)

    def _terms_of(self, passage: Passage) -> set[str]:
        """The terms of a passage and its title."""
        reading = self._reading(passage.source_id)
        lines = (reading.lines[i] for i in reading.between(passage.start, passage.end))
        return {t.term for line in lines for t in line.tokens} | {t.term for t in reading.title}


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """`sources` in their order, each one and each title once."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.title, source)
    return tuple(found.values())


def _without(text: str, links: Sequence[Link]) -> str:
    for link in reversed(links):
        text = f"{text[: link.start]} {text[link.end :]}"
    return text
