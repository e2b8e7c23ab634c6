"""Words that a corpus does not know, as the known words that they were probably meant to be."""

from collections.abc import Callable, Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text.everyday import EVERYDAY

# Short words are each other's neighbours by chance; nobody misses two letters in one.
_MIN_LENGTH = 5
_TWO_EDITS = 9


class Spelling:
    """Repairs terms against a vocabulary that may grow.

    `vocabulary`: all terms that are known. `holding`: how many passages hold a term: of several words that could be
    meant, the most frequent one is.
    """

    def __init__(self, vocabulary: Callable[[], Collection[str]], holding: Callable[[str], int]) -> None:
        self._vocabulary = vocabulary
        self._holding = holding
        self._words: list[str] = []
        self._size = -1

    def repaired(self, term: str) -> str | None:
        """The known term that `term` was probably meant to be, by one or two edits; None where there is none.

        A word of everyday English is what it is, though the corpus does not hold it.
        """
        known = self._vocabulary()
        if term in known or term in EVERYDAY or len(term) < _MIN_LENGTH or not _is_word(term):
            return None
        if len(known) != self._size:
            self._words, self._size = sorted(filter(_is_word, known)), len(known)
        edits = 2 if len(term) >= _TWO_EDITS else 1
        near = process.extract(term, self._words, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return min(self._ranked(near), default=(0, 0, None))[2]

    def _ranked(self, near: Iterable[tuple[str, float, int]]) -> list[tuple[float, int, str | None]]:
        """(edits, minus passages, term), so that the least is the best, the same on every machine."""
        return [(edits, -self._holding(word), word) for word, edits, _ in near if len(word) >= _MIN_LENGTH - 1]


def _is_word(term: str) -> bool:
    return term.isalpha() and term.isascii()
