"""Words that differ from another by a slip or two."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from jellyfish import metaphone
from rapidfuzz import process
from rapidfuzz.distance import OSA

_LEAST_LETTERS = 3
# Shorter words have homophones enough: "leek" and "leak".
_LEAST_SOUNDING, _LEAST_SOUNDS = 5, 3


class NearWords:
    """Words of three plain letters or more, by first letter and length: few of them are compared with another."""

    def __init__(self, words: Iterable[str]) -> None:
        self._like = defaultdict[tuple[str, int], list[str]](list)
        for word in filter(is_word, words):
            self._like[word[0], len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._like.get((word[:1], len(word)), ())

    def near(self, word: str, edits: int) -> dict[str, int]:
        """The words with the same first letter that are up to `edits` edits away from `word`, and how many.

        An edit adds, drops or replaces a letter, or swaps two neighbours (optimal string alignment).
        """
        lengths = range(len(word) - edits, len(word) + edits + 1)
        others = chain.from_iterable(self._like.get((word[:1], length), ()) for length in lengths)
        return _within(word, others, edits)

    def sounding(self, word: str, edits: int) -> dict[str, int]:
        """The words up to `edits` edits away that sound like `word`, for who writes by ear ("moskes"), and how many.

        By their Metaphone code (Philips, "Hanging on the Metaphone", 1990).
        """
        if len(word) < _LEAST_SOUNDING or len(code := metaphone(word)) < _LEAST_SOUNDS:
            return {}
        return _within(word, self._sounding.get(code, ()), edits)

    @cached_property
    def _sounding(self) -> dict[str, list[str]]:
        sounding = defaultdict[str, list[str]](list)
        for other in chain.from_iterable(self._like.values()):
            sounding[metaphone(other)].append(other)
        return sounding


def _within(word: str, others: Iterable[str], edits: int) -> dict[str, int]:
    found = process.extract(word, list(others), scorer=OSA.distance, score_cutoff=edits, limit=None)
    return {other: int(distance) for other, distance, _ in found}


def is_word(word: str) -> bool:
    """Is `word` one of plain letters that is long enough to be told from others?"""
    return len(word) >= _LEAST_LETTERS and word.isascii() and word.isalpha()
