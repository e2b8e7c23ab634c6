"""What is searched: the things that a question is about, each with the terms that stand for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.retrieval.lexicon import ALIKE
from bot.text.words import CJK

# A Chinese word comes in overlapping pieces, which together count about as much as one word in letters.
_CHARACTER, _CHARACTERS = 0.3, 0.6


BEFORE = -1
"""Where a concept stands that is of the question before."""


@dataclass(frozen=True)
class Concept:
    """One thing asked for. `terms`: term → how well it stands for it (1: the asker's own word).

    `weight`: how much the thing counts in the question. `start`: where it stands there. `guess`: does it rest on a
    repaired word? `name`: is it written as a name or a number, which nothing else can stand for?
    """

    terms: Mapping[str, float]
    weight: float = 1.0
    start: int = field(default=0, compare=False)
    guess: bool = False
    name: bool = False

    @property
    def own(self) -> str:
        """The term that stands for it best; the first of equals."""
        return max(self.terms, key=lambda term: self.terms[term])

    @property
    def whole(self) -> float:
        """How much of a word it is."""
        return max(map(whole, self.terms))

    @property
    def replaced(self) -> "Concept":
        """The same, where what is like its own term stands for it as well as that does."""
        return replace(self, terms={term: 1.0 if term[0] == ALIKE else fit for term, fit in self.terms.items()})

    def fit(self, held: Mapping[str, float]) -> float:
        """How well the terms `held`, each as far as it is held, stand for it: from 0 to 1."""
        return max((fit * held.get(term, 0.0) for term, fit in self.terms.items()), default=0.0)


@dataclass(frozen=True)
class Query:
    """The concepts of a question, in order. `corrected`: the question with its misspelt words repaired, if any were.

    `errand`: is it rather an errand of the one who asks? `position`: is it asked what a government says?
    `besides`: term → weight for ranking, of what is often beside what is asked for, and is not asked for itself.
    """

    concepts: tuple[Concept, ...]
    corrected: str | None = None
    errand: bool = False
    position: bool = False
    besides: Mapping[str, float] = field(default_factory=dict)

    @property
    def certain(self) -> "Query":
        """The same, as if no word of it had been repaired."""
        return replace(self, concepts=tuple(replace(c, guess=False) for c in self.concepts), corrected=None)

    @cached_property
    def weights(self) -> dict[str, float]:
        """term → weight for ranking: of the concept that it stands for best."""
        weights: dict[str, float] = {}
        for concept in self.concepts:
            for term, fit in concept.terms.items():
                weights[term] = max(weights.get(term, 0.0), fit * concept.weight * whole(term))
        return {**self.besides, **weights}

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms that are searched."""
        return frozenset(self.weights)


def whole(term: str) -> float:
    """How much of a word `term` is."""
    if not CJK.match(term):
        return 1.0
    return _CHARACTER if len(term) == 1 else _CHARACTERS
