"""BM25 on postings: `rank_bm25.BM25Okapi` with its interface and parameters, without its cost and its traps.

The library looks at every document in Python for every query word, divides by zero on an empty corpus, and
needs a new object for each addition. Here a query touches the documents that hold one of its words, documents
come and go, and the inverse document frequency is never negative (`idf.py`). The score is the library's:

    sum over q of idf(q) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average length))

The first documents are the base: arrays that never change, that may lie in a file, and that forks share. What comes
later is kept beside them, and what goes is marked as gone.
"""

import copy
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Self, TypeVar

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.retrieval.idf import Holding, NeverNegativeIdf
from bot.retrieval.postings import Integers, Postings

_T = TypeVar("_T")
Document = Sequence[str]
Floats = npt.NDArray[np.float64]
# So many times the number wanted are sorted sooner than sifted, and so many postings sifted sooner than bounded.
_FEW = 4
_MANY = 400
# Among fewer documents than this, what a term adds to the scores takes longer to find than to add: it is kept, for so
# many terms.
_SMALL = 20_000
_MOST_KEPT = 1000
_SCORE = itemgetter(1)
_NONE: Integers = np.empty(0, dtype=np.intp)
_Part = tuple[memoryview, memoryview]
Weights = Iterable[str] | Mapping[str, float]


class PostingsBM25(BM25Okapi):  # type: ignore[misc] # rank-bm25 has no types
    """BM25 over documents that are lists of terms. Document ids are positions in the order of addition.

    `corpus`: the first documents, or their postings. `tokenizer`: makes a document of an item of `corpus`, in this
    process. `k1`, `b`: saturation of the term frequency and strength of the length normalisation.
    `epsilon`: kept for the library's own idf, which a subclass may put back; ours does not use it.
    """

    def __init__(
        self,
        corpus: Iterable[Document] | Postings = (),
        tokenizer: Callable[[str], Document] | None = None,
        k1: float = 1.5,
        b: float = 0.75,
        epsilon: float = 0.25,
    ) -> None:
        super().__init__(corpus, tokenizer, k1, b, epsilon)

    def _tokenize_corpus(self, corpus: Iterable[str]) -> list[Document]:
        return [self.tokenizer(item) for item in corpus]  # the library's process pool is never closed

    def _initialize(self, corpus: Iterable[Document] | Postings) -> Mapping[str, int]:
        self.base = corpus if isinstance(corpus, Postings) else Postings.of(corpus)
        # Document and shape in turns.
        self._later: dict[str, array[int]] = {}
        self._shapes: dict[tuple[int, int], int] = {}
        self._change: dict[str, int] = {}
        self._removed: set[int] = set()
        self._size = self.base.size
        self._tokens = self.base.tokens
        self._measure()
        return self.nd

    def _measure(self) -> None:
        self.nd: Mapping[str, int] = Holding(self.base, self._change)
        self.corpus_size = self._size - len(self._removed)
        self.avgdl = self._tokens / self.corpus_size if self.corpus_size else 0.0
        self._kept: dict[tuple[str, float], _Part] = {}
        self._gone = np.array(sorted(self._removed), dtype=np.int64)
        later = np.array(list(self._shapes), dtype=np.int64).reshape(-1, 2)
        tf = np.concatenate((self.base.frequencies, later[:, 0]))
        lengths = np.concatenate((self.base.lengths, later[:, 1]))
        # The same operations in the same order as the library: the same bits.
        self._worth: Floats = (
            tf * (self.k1 + 1) / (tf + self.k1 * (1 - self.b + self.b * lengths / self.avgdl))
            if self._tokens
            else np.zeros(len(tf))
        )

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf: Mapping[str, float] = NeverNegativeIdf(nd, self.corpus_size)

    def fork(self) -> Self:
        """A copy that changes by itself. Costs what was added and removed since the base, not what the base holds."""
        fork = copy.copy(self)
        fork._later = {term: run[:] for term, run in self._later.items()}
        fork._shapes = self._shapes.copy()
        fork._change = self._change.copy()
        fork._removed = self._removed.copy()
        fork._measure()
        fork._calc_idf(fork.nd)
        return fork

    def add_documents(self, documents: Iterable[Document]) -> range:
        """Add `documents`; their ids. Costs what the new documents cost, not what the old ones did."""
        first = self._size
        for document in documents:
            for term, frequency in Counter(document).items():
                known = len(self.base.frequencies) + len(self._shapes)
                shape = self._shapes.setdefault((frequency, len(document)), known)
                self._later.setdefault(term, array("i")).extend((self._size, shape))
                self._change[term] = self._change.get(term, 0) + 1
            self._size += 1
            self._tokens += len(document)
        self._measure()
        self._calc_idf(self.nd)
        return range(first, self._size)

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
                self._change[term] = self._change.get(term, 0) - 1
        self._measure()
        self._calc_idf(self.nd)

    def together(self, one: str, other: str) -> int:
        """How many documents hold both terms."""
        few, many = sorted((self._documents(one), self._documents(other)), key=len)
        if not len(few):
            return 0
        there = many.take(np.searchsorted(many, few), mode="clip") == few
        if len(self._gone):
            there &= ~np.isin(few, self._gone)
        return int(there.sum())

    def _documents(self, term: str) -> Integers:
        """Those that hold `term` or did before they were removed, ascending."""
        base: Integers = self.base.runs[term] >> self.base.bits
        later = self._later.get(term)
        return base if later is None else np.concatenate((base, np.array(later).reshape(-1, 2)[:, 0]))

    def get_scores(self, query: Weights) -> Floats:
        """One score a document id, 0 where a document holds no word of `query` (or was removed).

        A mapping gives each term a weight, by which its part of the score is multiplied.
        """
        return self._scored(query)[0]

    def _scored(self, query: Weights) -> tuple[Floats, Integers, list[int]]:
        """The score of each document; the documents of the postings of each of the query's terms, and their numbers."""
        weighted = list(query.items()) if isinstance(query, Mapping) else [(term, 1.0) for term in query]
        if weighted and self._size < _SMALL:
            parts = [self._kept.get(item) or self._part(item) for item in weighted]
            # As bytes: numpy takes longer to find out what it joins than to join it.
            documents: Integers = np.frombuffer(b"".join([part for part, _ in parts]), np.intp)
            worth: Floats = np.frombuffer(b"".join([part for _, part in parts]))
            lengths = [len(part) for part, _ in parts]
        else:
            documents, worth, lengths = self._worked_out(weighted)
        # Adds in the order of the query's terms, as the library does. numpy's types know no weights here.
        scores: Floats = np.bincount(documents, worth, self._size)  # type: ignore[assignment]
        if len(self._gone):
            scores[self._gone] = 0
        return scores, documents, lengths

    def _part(self, item: tuple[str, float]) -> _Part:
        """Of one term with its weight: the documents that hold it, and what it adds to their scores. It is kept."""
        kept = self._kept  # after a change there are others
        documents, worth, _ = self._worked_out([item])
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        part = kept[item] = documents.data, worth.data
        return part

    def _worked_out(self, weighted: Iterable[tuple[str, float]]) -> tuple[Integers, Floats, list[int]]:
        """The documents of the postings of each term, in order, what each adds to its score, and their numbers."""
        base, added = self.base, self._later
        runs: list[Integers] = []
        worth: list[float] = []
        later: list[Integers] = []
        later_worth: list[float] = []
        for term, weight in weighted:
            idf = self.idf.get(term)
            if not idf:
                continue
            run = base.runs[term]
            if len(run):
                runs.append(run)
                worth.append(idf * weight)
            if term in added:
                # A copy: a view would keep the array from growing while a search in another thread looks at it.
                later.append(np.array(added[term]).reshape(-1, 2))
                later_worth.append(idf * weight)
        documents = np.concatenate(runs or [_NONE], dtype=np.intp)
        shapes = documents & base.mask
        documents >>= base.bits
        lengths = [len(run) for run in runs]
        if later:
            pairs = np.concatenate(later)
            documents = np.concatenate((documents, pairs[:, 0]))
            shapes = np.concatenate((shapes, pairs[:, 1]))
            lengths += [len(run) for run in later]
        parts: Floats = self._worth.take(shapes)
        # Methods, not functions: in a small collection a question takes no longer than numpy takes to find its method.
        parts *= np.array(worth + later_worth).repeat(lengths)
        return documents, parts, lengths

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of the documents `doc_ids` only, in that order."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, dtype=np.int64)].tolist()
        return scores

    def get_top_n(self, query: Sequence[str], documents: Sequence[_T], n: int = 5) -> list[_T]:
        """The best `n` of `documents`, best first, equal ones in their order; none that scores 0."""
        if len(documents) != self._size:
            raise ValueError("The documents given don't match the index corpus!")
        return [documents[position] for position, _ in self.top(query, n)]

    def holding_each(self, sets: Iterable[Collection[str]]) -> Integers | None:
        """The documents that hold a term of each of these `sets`, ascending, removed ones too; None without sets."""
        found: Integers | None = None
        for terms in sets:
            runs = [self._documents(term) for term in terms]
            one = runs[0] if len(runs) == 1 else np.unique(np.concatenate(runs or [_NONE]))
            found = one if found is None else np.intersect1d(found, one, assume_unique=True)
        return found

    def top(self, query: Weights, n: int, among: Integers | None = None) -> list[tuple[int, float]]:
        """(id, score) of all documents that may be among the best `n`, best first, equal ones by id.

        Documents that tie with the n-th are all there, so that a caller can break ties in an order of its own.
        `among`: which documents may; None: all.
        """
        scores, documents, lengths = self._scored(query)
        if among is not None:
            every, scores, documents = scores, np.zeros_like(scores), _NONE
            scores[among] = every[among]
        # The n-th best document is no worse than the n-th best of those that hold one word: few are left to be ordered.
        least = 0.0
        if len(documents) > _MANY and (long := [length for length in lengths if length >= n]):
            shortest = min(long)
            begin = sum(lengths[: lengths.index(shortest)])
            least = _nth_best(scores.take(documents[begin : begin + shortest]), n)
        (found,) = (scores >= least if least > 0 else scores > 0).nonzero()
        best = scores.take(found)
        if len(found) > _FEW * n:
            (chosen,) = (best >= _nth_best(best.copy(), n)).nonzero()
            found, best = found.take(chosen), best.take(chosen)
        ranked = sorted(zip(found.tolist(), best.tolist(), strict=True), key=_SCORE, reverse=True)
        end = n
        while end < len(ranked) and _SCORE(ranked[end]) == _SCORE(ranked[n - 1]):
            end += 1
        return ranked[:end]


def _nth_best(scores: Floats, n: int) -> float:
    """The `n`-th best of `scores`, which are in another order then."""
    place = len(scores) - n
    scores.partition(place)
    return scores.item(place)
