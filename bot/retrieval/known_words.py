"""The words that passages hold, as they are spelt there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class Known(NamedTuple):
    """The term of a word, and how many passages hold the word."""

    term: str
    passages: int


class KnownWords(Mapping[str, str]):
    """word → term, for every word that a passage holds, without case and accents.

    It never changes: `changed` gives another one, which shares what is the same.
    """

    def __init__(self, base: Mapping[str, Known], later: Mapping[str, Known] | None = None) -> None:
        self._base = base
        self._later = later or {}

    def changed(self, words: Iterable[tuple[str, str]], by: int) -> "KnownWords":
        """These words, each of `words` (word, term) held by so many passages more."""
        later = dict(self._later)
        for word, term in words:
            known = later.get(word) or self._base.get(word) or Known(term, 0)
            later[word] = Known(term, known.passages + by)
        return KnownWords(self._base, later)

    def __getitem__(self, word: str) -> str:
        known = self._later.get(word) or self._base[word]
        if not known.passages:
            raise KeyError(word)
        return known.term

    def __iter__(self) -> Iterator[str]:
        yield from (word for word in self._base if word not in self._later)
        yield from (word for word, known in self._later.items() if known.passages)

    def __len__(self) -> int:
        return sum(1 for _ in self)
