"""Words that differ from another by a slip or two."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LEAST_LETTERS = 3


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
        others = list(chain.from_iterable(self._like.get((word[:1], length), ()) for length in lengths))
        found = process.extract(word, others, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return {other: int(distance) for other, distance, _ in found}


def is_word(word: str) -> bool:
    """Is `word` one of plain letters that is long enough to be told from others?"""
    return len(word) >= _LEAST_LETTERS and word.isascii() and word.isalpha()
