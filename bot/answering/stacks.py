"""The stacks: sources that can be found, by id, by address and by words, and that come and go."""

import copy
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from bot.answering.calibration import Foreign, fitted, own_questions
from bot.answering.confidence import GENERAL, Judgement, score
from bot.answering.learning import Learned
from bot.answering.lines import Cuts, Line
from bot.answering.reading import Reading, Readings
from bot.answering.signals import Signals, Vocabulary, signals
from bot.corpus.address_book import AddressBook, Link
from bot.corpus.alias import Alias
from bot.corpus.source import Source
from bot.retrieval.analyzer import Analyzer, Repair
from bot.retrieval.index import BM25Index, Hit, Index, Wanted
from bot.retrieval.lexicon import Forms, Lexicon
from bot.retrieval.overlap import less_overlapping
from bot.retrieval.query import Query
from bot.retrieval.spelling import Spelling
from bot.text.foreign import FOREIGN

# Many a sentence has something to do with a word under which readers look for it; of what bears a name it is certain.
_LOOKED_UP = 0.5
# Stacks of so many passages are calibrated once for all forks that differ from them in less than one source in ten:
# to ask some 270 questions after each change would cost more than it could tell.
_MANY_PASSAGES, _MANY_SOURCES = 1000, 10


@dataclass(frozen=True)
class _Origin:
    """What others are forks of. `judgement`: None where it is too small to speak for them."""

    sources: dict[str, Source]
    judgement: Judgement | None

    def speaks_for(self, sources: Mapping[str, Source], touched: Iterable[str]) -> Judgement | None:
        """The judgement for `sources`, if few of them differ from the origin's; only those `touched` may."""
        other = sum(1 for source_id in touched if sources.get(source_id) != self.sources.get(source_id))
        return self.judgement if other * _MANY_SOURCES < len(self.sources) else None


def analyzer_of(aliases: Iterable[Alias]) -> Analyzer:
    """What makes terms of texts, where `aliases` mean one thing."""
    return Analyzer(Lexicon(Forms(a.canonical, a.forms, a.exact) for a in aliases))


class Stacks:
    """Sources with their index, and what a score means among them."""

    def __init__(
        self,
        sources: Iterable[Source],
        aliases: Iterable[Alias] = (),
        index: Callable[[Analyzer], Index] | None = None,
        cuts: Cuts | None = None,
        *,
        judgement: Judgement | None = None,
        learned: Learned | None = None,
    ) -> None:
        """`aliases`: names that mean one thing. `index`: makes another engine than an empty BM25.

        `cuts`: the lines of `sources`, where that engine holds their passages already. `judgement`: that for
        `sources`, where it is known. `learned`: what was learned from questions about some of them.
        """
        self.aliases = tuple(aliases)
        self.analyzer = analyzer_of(self.aliases)
        self._sources: dict[str, Source] = {}
        self._by_key: dict[bytes, str] = {}
        self._readings = Readings(self.analyzer, cuts)
        self._addresses = AddressBook()
        self._index: Index = index(self.analyzer) if index else BM25Index(analyzer=self.analyzer)
        self._spelling = Spelling(self._index)
        self.learned = learned
        self._judged: Judgement | None = None
        self._origin: _Origin | None = None
        self._touched: set[str] = set()
        if cuts:
            first = {source.id: source for source in sources}
            self._addresses = AddressBook(first)
            self._keep(first, cuts.by_key())
        else:
            self.add(sources)
        self._judged = judgement

    def fork(self) -> Self:
        """The same stacks, to change by themselves. Made in milliseconds; the two share the rest.

        Those of many passages are calibrated first, where they were not; forks keep that while they differ little.
        """
        fork = copy.copy(self)
        if self._origin is None:
            judgement = self.judgement if self.passages >= _MANY_PASSAGES else None
            fork._origin = _Origin(self._sources.copy(), judgement)
            fork._judged = self._judged
            fork._touched = set()
        else:
            fork._touched = self._touched.copy()
        fork._sources = self._sources.copy()
        fork._by_key = self._by_key.copy()
        fork._addresses = self._addresses.fork()
        fork._index = self._index.fork()
        fork._spelling = Spelling(fork._index)
        return fork

    @property
    def sources(self) -> list[Source]:
        """All sources, by id."""
        return [self._sources[source_id] for source_id in sorted(self._sources)]

    @property
    def languages(self) -> set[str]:
        """The languages of the sources, as codes."""
        return {source.language for source in self._sources.values()}

    @property
    def passages(self) -> int:
        """How many passages can be searched."""
        return len(self._index)

    def add(self, sources: Iterable[Source]) -> None:
        """Make `sources` answer from now on; one with a known id takes the place of the old one."""
        added = {source.id: source for source in sources}
        for source_id in added:
            self.remove(source_id)
        self._keep(added, {source.key: source_id for source_id, source in added.items()})
        for source in added.values():
            self._addresses.add(source)
        self._index.add([passage for source in added.values() for passage in self._readings.of(source).passages()])

    def _keep(self, sources: dict[str, Source], by_key: dict[bytes, str]) -> None:
        self._sources |= sources
        self._by_key |= by_key
        self._touched.update(sources)
        self._judged = None

    def remove(self, source_id: str) -> None:
        """Let a source answer no more; nothing happens where there is none."""
        source = self._sources.pop(source_id, None)
        if source is not None:
            del self._by_key[source.key]
            self._addresses.remove(source)
            self._index.remove(source_id)
            self._touched.add(source_id)
            self._judged = None

    def source(self, source_id: str) -> Source | None:
        """The source with that id."""
        return self._sources.get(source_id)

    def source_of(self, source_id: str) -> Source:
        """The source with that id, which there is."""
        return self._sources[source_id]

    def source_by_key(self, key: bytes) -> Source | None:
        """The source whose id and text gave `key`; None when it is gone or its text has changed."""
        source_id = self._by_key.get(key)
        return self._sources[source_id] if source_id is not None else None

    def reading(self, source: Source) -> Reading:
        """`source` sentence by sentence."""
        return self._readings.of(source)

    def search(self, weights: Mapping[str, float], limit: int, wanted: Wanted | None = None) -> list[Hit]:
        """The best passages for weighted terms; see `Index.search`."""
        return self._index.search(weights, limit, wanted)

    def holding(self, term: str) -> int:
        """How many passages hold `term`."""
        return self._index.holding(term)

    def repaired(self, word: str, term: str, beside: Collection[str] = ()) -> Repair | None:
        """What `word` was probably meant to be; see `Spelling.repaired`."""
        return self._spelling.repaired(word, term, beside)

    def slip(self, word: str, term: str, beside: Collection[str] = ()) -> Repair | None:
        """What was perhaps meant by `word`, which is right as well; see `Spelling.slip`."""
        return self._spelling.slip(word, term, beside)

    def linked(self, text: str) -> list[Link]:
        """The links in `text` that are addresses of sources, in order."""
        return self._addresses.links(text)

    def standing(self, query: Query) -> Query:
        """`query`, in which what is like a word that no passage holds stands for it wholly.

        Pieces of a Chinese word count for what each tells beyond the one before it.
        """
        index = self._index
        standing = (c if c.guess or index.holding(c.own) else c.replaced for c in query.concepts)
        return replace(query, concepts=tuple(less_overlapping(standing, len(index), index.holding, index.together)))

    @property
    def vocabulary(self) -> Vocabulary:
        """What a word is worth here."""
        return Vocabulary(len(self._index), self._index.holding)

    def sure(self, query: Query, hit: Hit, quoted: range | None = None) -> float:
        """How sure it is that the passage found, or the lines `quoted` of it, answers `query`: from 0 to 1."""
        return self.judgement.confidence(self.signals_of(query, hit, quoted))

    def signals_of(self, query: Query, hit: Hit, quoted: range | None = None) -> Signals:
        """What speaks for and against the passage found, of which the lines `quoted` are shown; None: any may be."""
        reading = self.reading(self.source_of(hit.passage.source_id))
        lines = reading.between(hit.passage.start, hit.passage.end)
        position = query.position and any(map(reading.holds_position, lines))
        named = self.analyzer.proper
        passage = _held(query, named, [reading.lines[i] for i in lines], reading.title | reading.credit)
        # What the passage does not hold, none of its sentences does.
        alone = (reading.lines[i] for i in quoted or lines)
        sentences = [_held(query, named, [line]) for line in alone if _holds_any(line, passage.keys())]
        return signals(query, passage, sentences, hit.score, self.vocabulary, position=position)

    @property
    def judgement(self) -> Judgement:
        """What is seen of a passage means here, worked out when first needed after a change.

        It depends on nothing but the sources, those of the origin, and those about which something was learned.
        """
        if self._judged is None and self.learned and self.learned.speaks_for(self._sources):
            self._judged = self.learned.judgement
        if self._judged is None and self._origin:
            self._judged = self._origin.speaks_for(self._sources, self._touched)
        if self._judged is None:
            own = own_questions(self._sources.values(), self._readings.of, FOREIGN)
            foreign = [Foreign(self._scores(questions), len(questions)) for questions in FOREIGN]
            self._judged = Judgement(GENERAL, fitted(self._scores(own), foreign))
        return self._judged

    def _scores(self, questions: Iterable[str]) -> npt.NDArray[np.float64]:
        """The score of the first passage for each question that finds any."""
        queries = [self.standing(self.analyzer.query(question, holding=self.holding)) for question in questions]
        found = ((query, self._index.search(query.weights, 1)) for query in queries)
        return np.array([score(self.signals_of(query, hits[0]), GENERAL) for query, hits in found if hits])


def _held(
    query: Query, named: Collection[str], lines: Sequence[Line], beside: Set[str] = frozenset()
) -> dict[str, float]:
    """The terms of `query` that `lines` hold, or what stands `beside` them, and how far.

    What only their index says they hold less, where it is none of the `named`.
    """
    looked_up = query.terms & frozenset[str]().union(*(line.index_terms for line in lines))
    held = query.terms & frozenset(beside).union(*(line.held for line in lines))
    return {term: 1.0 if term in named else _LOOKED_UP for term in looked_up} | dict.fromkeys(held, 1.0)


def _holds_any(line: Line, terms: Set[str]) -> bool:
    return not terms.isdisjoint(line.held) or not terms.isdisjoint(line.index_terms)
