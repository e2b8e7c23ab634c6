"""BM25 on postings: `rank_bm25.BM25Okapi` with its interface and parameters, without its cost and its traps.

The library looks at every document in Python for every query word, divides by zero on an empty corpus, and
needs a new object for each addition. Here a query touches the documents that hold one of its words, documents
come and go, and the inverse document frequency is never negative:

    idf(q) = log(1 + (N - n + 0.5) / (n + 0.5))

with N documents of which n hold q (the form that Lucene uses; Robertson and Zaragoza, "The Probabilistic
Relevance Framework: BM25 and Beyond", 2009, section 3.4). The score is the library's:

    sum over q of idf(q) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average length))
"""

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

_T = TypeVar("_T")
Document = Sequence[str]


class _NeverNegativeIdf(Mapping[str, float]):
    """term → idf, worked out when asked for: adding a document changes every value, and most are not needed."""

    def __init__(self, bm25: "PostingsBM25") -> None:
        self._bm25 = bm25

    def __getitem__(self, term: str) -> float:
        return self._bm25.weight(self._bm25.nd[term])

    def __iter__(self) -> Iterator[str]:
        return iter(self._bm25.nd)

    def __len__(self) -> int:
        return len(self._bm25.nd)


class PostingsBM25(BM25Okapi):  # type: ignore[misc] # rank-bm25 has no types
    """BM25 over documents that are lists of terms. Document ids are positions in the order of addition.

    `corpus`: the first documents. `tokenizer`: makes a document of an item of `corpus`, in this process.
    `k1`, `b`: saturation of the term frequency and strength of the length normalisation.
    `epsilon`: kept for the library's own idf, which a subclass may put back; ours does not use it.
    """

    def __init__(
        self,
        corpus: Iterable[Document] = (),
        tokenizer: Callable[[str], Document] | None = None,
        k1: float = 1.5,
        b: float = 0.75,
        epsilon: float = 0.25,
    ) -> None:
        self.nd: dict[str, int] = {}
        self._postings: dict[str, tuple[array[int], array[int]]] = {}
        self._removed: set[int] = set()
        self._tokens = 0
        super().__init__(corpus, tokenizer, k1, b, epsilon)

    def _tokenize_corpus(self, corpus: Iterable[str]) -> list[Document]:
        return [self.tokenizer(item) for item in corpus]  # the library's process pool is never closed

    def _initialize(self, corpus: Iterable[Document]) -> dict[str, int]:
        for document in corpus:
            self._append(document)
        self._measure()
        return self.nd

    def _append(self, document: Document) -> None:
        position = len(self.doc_len)
        self.doc_len.append(len(document))
        self._tokens += len(document)
        for term, frequency in Counter(document).items():
            documents, frequencies = self._postings.setdefault(term, (array("i"), array("i")))
            documents.append(position)
            frequencies.append(frequency)
            self.nd[term] = self.nd.get(term, 0) + 1

    def _measure(self) -> None:
        self.corpus_size = len(self.doc_len) - len(self._removed)
        self.avgdl = self._tokens / self.corpus_size if self.corpus_size else 0.0
        self._lengths = np.array(self.doc_len, dtype=np.int64)

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf: Mapping[str, float] = _NeverNegativeIdf(self)

    def weight(self, documents: int) -> float:
        """The idf of a term that `documents` documents hold: from 0 for all of them, highest for none."""
        return math.log(1 + (self.corpus_size - documents + 0.5) / (documents + 0.5))

    def add_documents(self, documents: Iterable[Document]) -> range:
        """Add `documents`; their ids. Costs what the new documents cost, not what the old ones did."""
        first = len(self.doc_len)
        for document in documents:
            self._append(document)
        self._measure()
        self._calc_idf(self.nd)
        return range(first, len(self.doc_len))

    def remove_documents(self, documents: Mapping[int, Document]) -> None:
        """Remove documents, given by id together with the terms that they were added with.

        From then on scores are those of an index that never held them. Ids are not given out again.
        """
        for position, document in documents.items():
            if position in self._removed:
                continue
            self._removed.add(position)
            self._tokens -= len(document)
            for term in set(document):
                self.nd[term] -= 1
                if not self.nd[term]:
                    del self.nd[term], self._postings[term]
        self._measure()
        self._calc_idf(self.nd)

    def get_scores(self, query: Iterable[str] | Mapping[str, float]) -> npt.NDArray[np.float64]:
        """One score a document id, 0 where a document holds no word of `query` (or was removed).

        A mapping gives each term a weight, by which its part of the score is multiplied.
        """
        weights = query if isinstance(query, Mapping) else None
        scores = np.zeros(len(self.doc_len))
        for term in query:
            posting = self._postings.get(term)
            if posting is None:
                continue
            # Copies: a view would keep the array from growing while a search in another thread looks at it.
            documents = np.array(posting[0], dtype=np.int64)
            tf = np.array(posting[1], dtype=np.int64)
            # The same operations in the same order as the library: the same bits.
            part = (self.idf.get(term) or 0) * (
                tf * (self.k1 + 1) / (tf + self.k1 * (1 - self.b + self.b * self._lengths[documents] / self.avgdl))
            )
            scores[documents] += part if weights is None else part * weights[term]
        if self._removed:
            scores[np.fromiter(self._removed, dtype=np.int64)] = 0
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the documents `doc_ids` only, in that order."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, dtype=np.int64)].tolist()
        return scores

    def get_top_n(self, query: Sequence[str], documents: Sequence[_T], n: int = 5) -> list[_T]:
        """The best `n` of `documents`, best first, equal ones in their order; none that scores 0."""
        if len(documents) != len(self.doc_len):
            raise ValueError("The documents given don't match the index corpus!")
        return [documents[position] for position, _ in self.top(query, n)]

    def top(self, query: Iterable[str] | Mapping[str, float], n: int) -> list[tuple[int, float]]:
        """(id, score) of all documents that may be among the best `n`, best first, equal ones by id.

        Documents that tie with the n-th are all there, so that a caller can break ties in an order of its own.
        """
        scores = self.get_scores(query)
        found = np.flatnonzero(scores > 0)
        if n < len(found):
            limit = np.partition(scores[found], len(found) - n)[len(found) - n]
            found = found[scores[found] >= limit]
        order = np.lexsort((found, -scores[found]))
        return [(int(position), float(scores[position])) for position in found[order]]
