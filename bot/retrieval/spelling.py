"""Words that a corpus does not know, as the known words that they were probably meant to be."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text.everyday import EVERYDAY
from bot.text.function_words import FUNCTION_WORDS, unswapped

# Short words are each other's neighbours by chance; nobody misses two letters in one.
_MIN_LENGTH = 5
_TWO_EDITS = 9


class Repair(NamedTuple):
    """A known word, without case and accents, and its term."""

    word: str
    term: str


class Spelling:
    """Repairs words against a vocabulary.

    `vocabulary`: the words that are known, without case and accents, and their terms; another object where they
    have changed. `holding`: how many passages
    hold a term: of several words that could be meant, the most frequent one is.
    """

    def __init__(self, vocabulary: Callable[[], Mapping[str, str]], holding: Callable[[str], int]) -> None:
        self._vocabulary = vocabulary
        self._holding = holding
        self._known: Mapping[str, str] = {}
        self._words: list[str] = []

    def repaired(self, word: str, term: str) -> Repair | None:
        """What `word`, whose term is `term`, was probably meant to be; None where it needs no repair or has none.

        One edit away, or two in a long word, and with the same first letter: that one is rarely missed, and names
        differ in it (Lenin, Benin). In a word of four letters and in a function word, only neighbours that swapped
        their places are put right. A word of everyday English is what it is, though no passage holds it.
        """
        known = self._vocabulary()
        if self._holding(term) or term in EVERYDAY:
            return None
        if not _is_word(word):
            return _function_word(word)
        if known is not self._known:
            self._words, self._known = list(filter(_is_word, known)), known
        edits = 2 if len(word) >= _TWO_EDITS else 1
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=edits, limit=None)
        # The least is the best, the same on every machine.
        # Letters swapped or doubled are the likeliest slip: then they are the same letters.
        ranked = [
            (distance, set(other) != set(word), other in FUNCTION_WORDS, -self._holding(known[other]), other)
            for other, distance, _ in near
            if other[0] == word[0] and (len(word) >= _MIN_LENGTH or sorted(other) == sorted(word))
        ]
        best = min(ranked, default=None)
        return _function_word(word) if best is None else Repair(best[-1], known[best[-1]])


def _function_word(word: str) -> Repair | None:
    meant = unswapped(word)
    return None if meant is None else Repair(meant, meant)


def _is_word(word: str) -> bool:
    return len(word) >= _MIN_LENGTH - 1 and word.isalpha() and word.isascii()
