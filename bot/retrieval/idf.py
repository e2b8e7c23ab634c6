"""Inverse document frequency: what a term is worth that few documents hold.

It is never negative:

    idf(q) = log(1 + (N - n + 0.5) / (n + 0.5))

with N documents of which n hold q (the form that Lucene uses; Robertson and Zaragoza, "The Probabilistic
Relevance Framework: BM25 and Beyond", 2009, section 3.4).
"""

import math
from collections.abc import Iterator, Mapping

from bot.retrieval.postings import Postings


class Holding(Mapping[str, int]):
    """term → how many documents hold it, for the terms that any does, in the order in which they came up."""

    def __init__(self, base: Postings, change: dict[str, int]) -> None:
        self._base = base
        self._change = change

    def get(self, term: str, default: int = 0) -> int:  # type: ignore[override]
        return self._base.holding(term) + self._change.get(term, 0) or default

    def __getitem__(self, term: str) -> int:
        documents = self.get(term)
        if not documents:
            raise KeyError(term)
        return documents

    def __iter__(self) -> Iterator[str]:
        later = (term for term in self._change if term not in self._base.rows)
        return (term for terms in (self._base.rows, later) for term in terms if self.get(term))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class NeverNegativeIdf(Mapping[str, float]):
    """term → idf, worked out when asked for: adding a document changes every value, and most are not needed."""

    def __init__(self, nd: Mapping[str, int], size: int) -> None:
        self._nd = nd
        self._size = size
        self._known: dict[str, float] = {}

    def get(self, term: str, default: float = 0.0) -> float:  # type: ignore[override]
        return self._known.get(term) or (self[term] if self._nd.get(term) else default)

    def __getitem__(self, term: str) -> float:
        """From 0 for a term that all documents hold."""
        idf = self._known.get(term)
        if idf is None:
            documents = self._nd[term]
            idf = self._known[term] = math.log(1 + (self._size - documents + 0.5) / (documents + 0.5))
        return idf

    def __iter__(self) -> Iterator[str]:
        return iter(self._nd)

    def __len__(self) -> int:
        return len(self._nd)
