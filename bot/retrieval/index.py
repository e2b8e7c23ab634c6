"""The index: where passages are found. Another engine can stand in its place."""

import copy
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, Protocol, Self

import numpy as np

from bot.retrieval.analyzer import Analyzer
from bot.retrieval.bm25 import PostingsBM25
from bot.retrieval.known_words import Known, KnownWords
from bot.retrieval.passage import Passage
from bot.retrieval.postings import Builder, Integers, Postings


class Hit(NamedTuple):
    """A passage that holds at least one of the terms asked for, and its score (greater than 0)."""

    passage: Passage
    score: float


class Wanted(Protocol):
    """Which passages are wanted. It saves asking for those of other sources, and for those that lack a needed term."""

    @property
    def needed(self) -> Sequence[Collection[str]]:
        """Sets of terms: a passage that is wanted holds one of each."""

    def is_of(self, source_id: str) -> bool:
        """May passages of that source be wanted?"""

    def __call__(self, passage: Passage) -> bool:
        """Is `passage` wanted?"""


class Index(Protocol):
    """What answering needs of an engine."""

    def add(self, passages: Iterable[Passage]) -> None:
        """Make `passages` searchable."""

    def remove(self, source_id: str) -> None:
        """Forget all passages of a source."""

    def search(self, weights: Mapping[str, float], limit: int, wanted: Wanted | None = None) -> list[Hit]:
        """The best `limit` passages for weighted terms, best first; equal ones by source id, then start.

        `wanted`: those that may be among them; None: all may.
        """

    def holding(self, term: str) -> int:
        """How many passages hold `term`."""

    def together(self, one: str, other: str) -> int:
        """How many passages hold both terms."""

    def vocabulary(self) -> Mapping[str, str]:
        """Every word that a passage holds, without case and accents, and its term; another object after a change."""

    def __len__(self) -> int:
        """How many passages there are."""

    def fork(self) -> Self:
        """A copy that changes by itself, made in milliseconds."""


class Analysed(NamedTuple):
    """A passage and its title: its terms without function words, and (word, term) of each word."""

    terms: list[str]
    words: set[tuple[str, str]]


@dataclass(frozen=True)
class Base:
    """The first passages of an index: they never change, and forks share them.

    `of_source`: source id → positions of its passages.
    """

    passages: Sequence[Passage] = ()
    of_source: Mapping[str, range] = field(default_factory=dict)
    postings: Postings = field(default_factory=Builder().postings)
    words: Mapping[str, Known] = field(default_factory=dict)


class BM25Index:
    """An Index on BM25: all that is searched of each passage together, without function words.

    The first passages that are added become the base.
    """

    def __init__(
        self, passages: Iterable[Passage] = (), analyzer: Analyzer | None = None, base: Base | None = None
    ) -> None:
        """`base`: the first passages, where they were indexed before."""
        self._analyzer = analyzer or Analyzer()
        self._open(base or Base())
        self.add(passages)

    def _open(self, base: Base) -> None:
        self.base = base
        self._later: list[Passage] = []
        self._of_source: dict[str, Sequence[int]] = dict(base.of_source)
        self._words = KnownWords(base.words)
        self._bm25 = PostingsBM25(base.postings)

    def fork(self) -> Self:
        fork = copy.copy(self)
        fork._later = self._later.copy()
        fork._of_source = self._of_source.copy()
        fork._bm25 = self._bm25.fork()
        return fork

    def add(self, passages: Iterable[Passage]) -> None:
        """`passages` of sources that are not in the index, those of one source together."""
        if not self.base.passages and not self._later:
            self._open(self._based(passages))
            return
        added = list(passages)
        analysed = [self._analysed(passage) for passage in added]
        positions: dict[str, list[int]] = {}
        for position, passage in enumerate(added, len(self.base.passages) + len(self._later)):
            positions.setdefault(passage.source_id, []).append(position)
        self._of_source |= positions
        self._later += added
        self._bm25.add_documents(found.terms for found in analysed)
        self._words = self._words.changed(chain.from_iterable(found.words for found in analysed), 1)

    def _based(self, passages: Iterable[Passage]) -> Base:
        held: list[Passage] = []
        builder, words = Builder(), Counter[tuple[str, str]]()
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for position, passage in enumerate(passages):
            found = self._analysed(passage)
            held.append(passage)
            first.setdefault(passage.source_id, position)
            last[passage.source_id] = position
            builder.append(found.terms)
            words.update(found.words)
        of_source = {source_id: range(first[source_id], last[source_id] + 1) for source_id in first}
        known = {word: Known(term, passages) for (word, term), passages in words.items()}
        return Base(held, of_source, builder.postings(), known)

    def remove(self, source_id: str) -> None:
        gone = {position: self._analysed(self._passage(position)) for position in self._of_source.pop(source_id, ())}
        self._bm25.remove_documents({position: found.terms for position, found in gone.items()})
        self._words = self._words.changed(chain.from_iterable(found.words for found in gone.values()), -1)

    def search(self, weights: Mapping[str, float], limit: int, wanted: Wanted | None = None) -> list[Hit]:
        deep, among = limit, self._bm25.holding_each(wanted.needed) if wanted else None
        while True:
            best = self._bm25.top(weights, deep, among)
            hits = sorted(
                (Hit(self._passage(i), score) for i, score in best), key=lambda h: (-h.score, h.passage.order)
            )
            found = [hit for hit in hits if wanted is None or wanted(hit.passage)]
            if wanted is None or len(found) >= limit or len(best) < deep:
                return found[:limit]
            if deep == limit:
                # To ask for each source takes longer than to find a few of many.
                among = self._of_sources(wanted.is_of, among)
            deep *= 8

    def _of_sources(self, wanted: Callable[[str], bool], among: Integers | None) -> Integers:
        """The positions of the passages of the sources that are `wanted`, of those `among` all passages."""
        positions = [position for source_id, own in self._of_source.items() if wanted(source_id) for position in own]
        found = np.array(sorted(positions), dtype=np.intp)
        return found if among is None else np.intersect1d(found, among, assume_unique=True)

    def holding(self, term: str) -> int:
        return self._bm25.nd.get(term, 0)

    def together(self, one: str, other: str) -> int:
        return self._bm25.together(one, other)

    def vocabulary(self) -> Mapping[str, str]:
        return self._words

    def __len__(self) -> int:
        return int(self._bm25.corpus_size)

    def _passage(self, position: int) -> Passage:
        first = len(self.base.passages)
        return self.base.passages[position] if position < first else self._later[position - first]

    def _analysed(self, passage: Passage) -> Analysed:
        found = self._analyzer.tokens(passage.title) + self._analyzer.tokens(passage.text)
        found += self._analyzer.index_terms(passage.index_terms) + self._analyzer.index_terms(passage.credit)
        # "WHO" is a name, and no spelling of "who".
        words = {(t.word, t.term) for t in found if t.word and not t.term.endswith(".")}
        return Analysed([t.term for t in found if not t.function], words)
