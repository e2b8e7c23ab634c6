"""Postings: for each term the documents that hold it, in flat arrays that never change.

Of a posting BM25 needs the frequency of the term and the length of the document. Both are small numbers, and few of
their pairs occur: a posting names its pair, its *shape*, and what a shape is worth is looked up in a small table. So
scoring a posting is one look-up in a table that stays in the processor's cache, and document and shape make one number:
four bytes for each up to a million documents, eight where they do not suffice.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

_LOW = 0xFFFFFFFF
Integers = npt.NDArray[np.integer[Any]]
_NONE: Integers = np.empty(0, dtype=np.intp)


class _Runs(dict[str, Integers]):
    """Keeps those that were asked for, which are views: it takes longer to find a short one than to score it."""

    def __init__(self, rows: Mapping[str, int], offsets: Integers, packed: Integers) -> None:
        super().__init__()
        self._rows, self._offsets, self._packed = rows, offsets, packed

    def __missing__(self, term: str) -> Integers:
        row = self._rows.get(term)
        if row is None:
            return _NONE
        self[term] = run = self._packed[self._offsets.item(row) : self._offsets.item(row + 1)]
        return run


@dataclass(frozen=True)
class Postings:
    """The postings of `size` documents with `tokens` terms in all.

    `rows`: term → row, in the order in which the terms came up. Row r has the postings `packed` from `offsets[r]` up to
    `offsets[r + 1]`: `document << bits | shape`, ascending. A shape s stands for the term frequency `frequencies[s]` in
    a document of `lengths[s]` terms.
    """

    rows: Mapping[str, int]
    offsets: Integers
    packed: Integers
    frequencies: Integers
    lengths: Integers
    size: int
    tokens: int

    @classmethod
    def of(cls, documents: Iterable[Sequence[str]]) -> "Postings":
        """The postings of `documents`, lists of terms; ids are their positions."""
        builder = Builder()
        for document in documents:
            builder.append(document)
        return builder.postings()

    @cached_property
    def bits(self) -> Integers:
        """How many bits a shape takes: one number, in an array, as numpy has to make one of any number."""
        return np.array(len(self.frequencies).bit_length())

    @cached_property
    def mask(self) -> Integers:
        """These bits, the same way."""
        return np.array((1 << self.bits.item()) - 1)

    @cached_property
    def runs(self) -> Mapping[str, Integers]:
        """term → its postings; none for a term that no document holds."""
        return _Runs(self.rows, self.offsets, self.packed)

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
        documents = keys & _LOW
        keys >>= 32
        offsets = np.searchsorted(keys, np.arange(len(self._rows) + 1))
        # The same again: one number a pair of frequency and length.
        pairs <<= 32
        pairs |= lengths[documents]
        known = np.unique(pairs)
        size, tokens = len(self._lengths), len(self._tokens)
        bits = len(known).bit_length()
        packed = documents << bits | np.searchsorted(known, pairs)
        packed = packed.astype(np.uint32 if size << bits <= _LOW else np.int64)
        return Postings(dict(self._rows), offsets, packed, known >> 32, known & _LOW, size, tokens)
