"""Postings: for each term the documents that hold it, in flat arrays that never change.

Of a posting BM25 needs the frequency of the term and the length of the document. Both are small numbers, and few of
their pairs occur: a posting names its pair, its *shape*, and what a shape is worth is looked up in a small table. So a
posting takes six bytes, and scoring one is one look-up in a table that stays in the processor's cache.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

_LOW = 0xFFFFFFFF
# Runs below this are kept as numpy wants them: what it costs to get them ready is most of what they cost.
_SHORT = 1000
Integers = npt.NDArray[np.integer[Any]]


class Run(NamedTuple):
    """The postings of one term: ids of documents, ascending, and the shape of each."""

    documents: Integers
    shapes: Integers


@dataclass(frozen=True)
class Postings:
    """The postings of `size` documents with `tokens` terms in all.

    `rows`: term → row, in the order in which the terms came up. Row r has the postings from `offsets[r]` up to
    `offsets[r + 1]`: ids of documents, ascending (`documents`), and `shapes`. A shape s stands for the term frequency
    `frequencies[s]` in a document of `lengths[s]` terms. `short`: the short runs that were asked for.
    """

    rows: Mapping[str, int]
    offsets: Integers
    documents: Integers
    shapes: Integers
    frequencies: Integers
    lengths: Integers
    size: int
    tokens: int
    short: dict[str, Run] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, documents: Iterable[Sequence[str]]) -> "Postings":
        """The postings of `documents`, lists of terms; ids are their positions."""
        builder = Builder()
        for document in documents:
            builder.append(document)
        return builder.postings()

    def run(self, term: str) -> Run | None:
        """The postings of `term`; None where no document holds it."""
        row = self.rows.get(term)
        if row is None:
            return None
        begin, end = self.offsets.item(row), self.offsets.item(row + 1)
        run = Run(self.documents[begin:end], self.shapes[begin:end])
        if end - begin < _SHORT:
            run = self.short[term] = Run(*(part.astype(np.intp) for part in run))
        return run

    def holding(self, term: str) -> int:
        """How many documents hold `term`."""
        row = self.rows.get(term)
        return 0 if row is None else self.offsets.item(row + 1) - self.offsets.item(row)


class Builder:
    """Gathers documents, one after the other, for postings."""

    def __init__(self) -> None:
        self._rows = defaultdict[str, int](count().__next__)
        self._tokens, self._lengths = array("i"), array("i")

    def append(self, document: Sequence[str]) -> None:
        """Add one document, a list of terms."""
        self._tokens.extend(map(self._rows.__getitem__, document))
        self._lengths.append(len(document))

    def postings(self) -> Postings:
        """The postings of all documents so far."""
        lengths = np.array(self._lengths, dtype=np.int64)
        # One number a token, term before document: sorted, they are the postings.
        keys = np.array(self._tokens, dtype=np.int64)
        keys <<= 32
        keys |= np.repeat(np.arange(len(lengths)), lengths)
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        pairs = np.diff(first, append=len(keys))
        keys = keys[first]
        documents = (keys & _LOW).astype(np.int32)
        keys >>= 32
        offsets = np.searchsorted(keys, np.arange(len(self._rows) + 1))
        # The same again: one number a pair of frequency and length.
        pairs <<= 32
        pairs |= lengths[documents]
        known = np.unique(pairs)
        shapes = np.searchsorted(known, pairs).astype(np.min_scalar_type(len(known)))
        size, tokens = len(self._lengths), len(self._tokens)
        return Postings(dict(self._rows), offsets, documents, shapes, known >> 32, known & _LOW, size, tokens)
