"""The index: where passages are found. Another engine can stand in its place."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import NamedTuple, Protocol

from bot.retrieval.analyzer import Analyzer
from bot.retrieval.bm25 import PostingsBM25
from bot.retrieval.lexicon import CONCEPTS
from bot.retrieval.passage import Passage
from bot.text.words import Term, folded


class Hit(NamedTuple):
    """A passage that holds at least one of the terms asked for, and its score (greater than 0)."""

    passage: Passage
    score: float


class Index(Protocol):
    """What answering needs of an engine."""

    def add(self, passages: Iterable[Passage]) -> None:
        """Make `passages` searchable."""

    def remove(self, source_id: str) -> None:
        """Forget all passages of a source."""

    def search(
        self, weights: Mapping[str, float], limit: int, allow: Callable[[Passage], bool] | None = None
    ) -> list[Hit]:
        """The best `limit` passages for weighted terms, best first; equal ones by source id, then start.

        `allow`: may this passage be among them? None: all may.
        """

    def holding(self, term: str) -> int:
        """How many passages hold `term`."""

    def vocabulary(self) -> Mapping[str, str]:
        """Every word that was ever added, without case and accents, and its term."""


class BM25Index:
    """An Index on BM25: title and text of each passage together.

    Function words have postings of their own. They are searched when a question has nothing else, and count
    neither in a passage's length nor in any other score.
    """

    def __init__(self, passages: Iterable[Passage] = (), analyzer: Analyzer | None = None) -> None:
        self._analyzer = analyzer or Analyzer()
        self._passages: list[Passage] = []
        self._of_source: dict[str, list[int]] = {}
        self._words: dict[str, str] = {}
        self._content = PostingsBM25()
        self._function = PostingsBM25()
        self.add(passages)

    def add(self, passages: Iterable[Passage]) -> None:
        added = list(passages)
        for passage in added:
            self._of_source.setdefault(passage.source_id, []).append(len(self._passages))
            self._passages.append(passage)
        documents = [self._documents(passage) for passage in added]
        self._content.add_documents(content for content, _ in documents)
        self._function.add_documents(function for _, function in documents)

    def remove(self, source_id: str) -> None:
        gone = {p: self._documents(self._passages[p]) for p in self._of_source.pop(source_id, [])}
        self._content.remove_documents({position: content for position, (content, _) in gone.items()})
        self._function.remove_documents({position: function for position, (_, function) in gone.items()})

    def search(
        self, weights: Mapping[str, float], limit: int, allow: Callable[[Passage], bool] | None = None
    ) -> list[Hit]:
        deep = limit if allow is None else len(self._passages)
        found = self._content.top(weights, deep) or self._function.top(weights, deep)
        hits = [Hit(self._passages[position], score) for position, score in found]
        ranked = sorted(hits, key=lambda hit: (-hit.score, hit.passage.order))
        return list(islice((hit for hit in ranked if allow is None or allow(hit.passage)), limit))

    def holding(self, term: str) -> int:
        return self._content.nd.get(term, 0) or self._function.nd.get(term, 0)

    def vocabulary(self) -> Mapping[str, str]:
        return self._words

    def _documents(self, passage: Passage) -> tuple[list[str], list[str]]:
        """The content terms and the function words of a passage and its title."""
        found: list[Term] = []
        for text in (passage.title, passage.text):
            here = self._analyzer.terms(text)
            self._words.update((folded(text[t.start : t.end]), t.term) for t in here if t.term[0] not in CONCEPTS)
            found += here
        return [t.term for t in found if not t.function], [t.term for t in found if t.function]
