"""What somebody may mean who has typed a few letters: choices for autocompletion."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Source
from bot.text.cleaning import one_line
from bot.text.phrases import words

MOST = 25
LONGEST = 100
"""Discord takes no more choices, and no longer names and values."""

# Of 100: with one letter wrong in a word of four it is 75.
_ALIKE = 75
# One slip in a word of so many letters makes it no other word, and two in one of so many more.
_SLIP, _TWO_SLIPS = 4, 9

_MOST_KEYS = 60
"""Texts that one choice is found by: with a thousand that have hundreds, the first letter would take seconds."""


class Choice(NamedTuple):
    """What is shown, and what it stands for. Both hold at most LONGEST characters."""

    name: str
    value: str


class Finder:
    """Finds among choices, given with the texts that each is found by, the most usual ones first."""

    def __init__(self, choices: Iterable[tuple[Choice, Iterable[str]]]) -> None:
        self._choices: list[Choice] = []
        self._keys: list[list[str]] = []
        self._holding: dict[str, set[int]] = {}
        for position, (choice, keys) in enumerate(choices):
            found = [words(key) for key in islice(keys, _MOST_KEYS)]
            self._choices.append(choice)
            self._keys.append([" ".join(key) for key in found])
            for word in {word for key in found for word in key}:
                self._holding.setdefault(word, set()).add(position)
        self._words = sorted(self._holding)

    def find(self, typed: str, limit: int = MOST) -> list[Choice]:
        """The best choices: what begins so, then what has words that do, then what has words that are nearly so.

        Without a word typed, the first ones.
        """
        if not words(typed[:LONGEST]):
            return self._choices[:limit]
        return [choice for choice, _ in self._ranked(typed)[:limit]]

    def holding(self, typed: str, limit: int = MOST) -> list[Choice]:
        """Those of `find` that have a word for each typed one, which begins so; none without a word typed."""
        return [choice for choice, distance in self._ranked(typed) if not distance][:limit]

    def alike(self, typed: str, limit: int = MOST) -> list[Choice]:
        """Those that may be meant by `typed`, which is all that there is to come; none without a word typed.

        For each typed word they have one of which it is the beginning, half of it or more, or from which it is a slip
        or two away. That is less than `find` finds, where one types on: what is proposed must be near.
        """
        return [choice for choice, _ in self._ranked(typed, whole=True)[:limit]]

    def _ranked(self, typed: str, *, whole: bool = False) -> list[tuple[Choice, float]]:
        """All that `typed`, `whole` or not yet, finds, best first, each with how far its words are from those."""
        wanted = words(typed[:LONGEST])
        if not wanted:
            return []
        first, *others = (self._near(word, whole) for word in wanted)
        far = {p: d + sum(near[p] for near in others) for p, d in first.items() if all(p in near for near in others)}
        opening = " ".join(wanted)
        ranked = sorted((not any(key.startswith(opening) for key in self._keys[p]), d, p) for p, d in far.items())
        return [(self._choices[position], distance) for _, distance, position in ranked]

    def _near(self, word: str, whole: bool) -> dict[int, float]:
        """Where a word stands that begins with `word`, or nearly is it → how far it is from it, from 0."""
        near: dict[int, float] = {}
        if whole:
            slips = (len(word) >= _SLIP) + (len(word) >= _TWO_SLIPS)
            slipped = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=None)
            known = {other: float(distance) for other, distance, _ in slipped}
        else:
            alike = process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
            known = {other: 100.0 - ratio for other, ratio, _ in alike}
        begun = (other for other in self._words if other.startswith(word))
        known |= {other: 0.0 for other in begun if not whole or len(other) <= 2 * len(word)}
        for other, distance in known.items():
            for position in self._holding[other]:
                near[position] = min(distance, near.get(position, distance))
        return near


def source_finder(sources: Iterable[Source]) -> Finder:
    """Finds sources by id, title, outlet and authors, the newest first. A choice's value is the id."""
    newest = sorted(sources, key=lambda s: s.id)
    newest.sort(key=lambda s: s.published or "", reverse=True)
    return Finder(
        (
            Choice(_shortened(f"{s.title} ({', '.join(filter(None, (s.publisher, s.published)))})"), s.id),
            (s.id, s.title, s.publisher, *s.authors),
        )
        for s in newest
        if len(s.id) <= LONGEST
    )


def value_finder(values: Iterable[str], longest: int = LONGEST) -> Finder:
    """Finds outlets, collections, names: the most frequent first. A value is cut at a word within `longest`."""
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return Finder((Choice(_shortened(value), _cut(value, longest)), (value,)) for value, _ in counted)


def term_finder(glossary: Iterable[GlossaryEntry]) -> Finder:
    """Finds glossary terms by any of their names."""
    return Finder((Choice(_shortened(e.term), _cut(e.term, LONGEST)), (e.term, *e.aliases)) for e in glossary)


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{_cut(line, LONGEST - 1)}…"


def _cut(text: str, limit: int) -> str:
    """`text` up to the last whole word within `limit` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    return line[: limit + 1].rsplit(" ", 1)[0] if " " in line[: limit + 1] else line[:limit]
