"""What somebody may mean who has typed a few letters: choices for autocompletion."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Source
from bot.text.cleaning import one_line
from bot.text.phrases import words

MOST = 25
LONGEST = 100
"""Discord takes no more choices, and no longer names and values."""

# Of 100: with one letter wrong in a word of five it is 80.
_ALIKE = 75


class Choice(NamedTuple):
    """What is shown, and what it stands for. Both hold at most LONGEST characters."""

    name: str
    value: str


class Finder:
    """Finds among choices, given with the texts that each is found by, the most usual ones first."""

    def __init__(self, choices: Iterable[tuple[Choice, Iterable[str]]]) -> None:
        self._choices = [(choice, [" ".join(words(key)) for key in keys]) for choice, keys in choices]

    def find(self, typed: str, limit: int = MOST) -> list[Choice]:
        """The best choices: what begins so, then what has a word that does, then what is nearly so.

        Without a word typed, the first ones.
        """
        wanted = " ".join(words(typed[:LONGEST]))
        if not wanted:
            return [choice for choice, _ in self._choices[:limit]]
        ranked = [
            (min((_distance(wanted, key) for key in keys), default=_FAR), position)
            for position, (_, keys) in enumerate(self._choices)
        ]
        return [self._choices[position][0] for distance, position in sorted(ranked) if distance < _FAR][:limit]


_FAR = 1000.0


def _distance(wanted: str, key: str) -> float:
    """How far `key` is from `wanted`: 0 begins so, 1 one of its words does, up to 101 the less alike, _FAR no match."""
    if key.startswith(wanted):
        return 0.0
    if f" {wanted}" in f" {key}":
        return 1.0
    alike = (
        fuzz.token_set_ratio(wanted, key)
        if " " in wanted
        else max((fuzz.ratio(wanted, word) for word in key.split()), default=0)
    )
    return 101 - alike if alike >= _ALIKE else _FAR


def source_finder(sources: Iterable[Source]) -> Finder:
    """Finds sources by id, title and outlet, the newest first. A choice's value is the id."""
    newest = sorted(sources, key=lambda s: s.id)
    newest.sort(key=lambda s: s.published or "", reverse=True)
    return Finder(
        (
            Choice(_shortened(f"{s.title} ({', '.join(filter(None, (s.publisher, s.published)))})"), s.id),
            (s.id, s.title, s.publisher),
        )
        for s in newest
        if len(s.id) <= LONGEST
    )


def value_finder(values: Iterable[str]) -> Finder:
    """Finds outlets, collections, languages, names: the most frequent first. What is too long is cut at a word."""
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return Finder((Choice(_shortened(value), _cut(value, LONGEST)), (value,)) for value, _ in counted)


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
