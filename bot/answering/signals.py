"""What there is to see of whether a passage is about what was asked: a few numbers for each question."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.retrieval.lexicon import CONCEPTS
from bot.retrieval.query import Concept, Query
from bot.text.everyday import RARE, share
from bot.text.words import CJK

# So that in a corpus of a few passages one passage is not a large share of all there is to read.
_ELSEWHERE = 300
_UNSEEN = 30
# So many passages are about one subject.
_SUBJECT = 300
# A repaired word may have been meant otherwise: it is weaker evidence, and alone none.
_GUESS = 0.5
_CORROBORATED = 2
_HALF = 0.5
_SEAM = 0.1


Held = Mapping[str, float]
"""Terms that are held, and how far: from 0 to 1."""


def commonness(term: str) -> float:
    """Which part of all passages would hold a term, a word or a concept, if they were about anything."""
    return share(term.lstrip(CONCEPTS))


@dataclass(frozen=True)
class Vocabulary:
    """What a word is worth. `passages`: how many there are. `holding`: how many of them hold a term."""

    passages: int
    holding: Callable[[str], int]

    def rarity(self, term: str) -> float:
        """How much of a question a term is: its idf here or in English at large, whichever is less.

        Numbers are found anywhere, but where one is asked for, no other will do.
        """
        holding = self.holding(term)
        here = math.log((self.passages + _ELSEWHERE + 1) / (holding + 0.5))
        # A Chinese word comes in overlapping pieces, and pieces that are nowhere are mostly seams between words.
        seam = _SEAM if not holding and CJK.match(term) else 1.0
        return seam * min(here, -math.log(RARE if term.isdecimal() else commonness(term)))

    def worth(self, concept: Concept) -> float:
        """How much of a question `concept` is: where no passage holds the asker's word, as the word that one holds."""
        known = (term for term in concept.terms if self.holding(term))
        stands = [concept.own] if self.holding(concept.own) else [concept.own, *known]
        return concept.weight * concept.whole * min(map(self.rarity, stands))

    def distinction(self, term: str) -> float:
        """How much more often these passages hold a term than its language at large does, as a logarithm; at least 0.

        A large corpus is about many subjects, and a word that is rare in it tells of one of them as in a small one.
        """
        holding = self.holding(term)
        here = (holding + 0.3) / (self.passages + _UNSEEN)
        if holding:
            here = max(here, 1.3 / (min(self.passages, _SUBJECT) + _UNSEEN))
        return max(0.0, math.log(here / commonness(term)))

    def evenness(self, found: Mapping[str, float]) -> float:
        """What makes BM25 scores of small and large corpora alike, for the terms `found` and how well they fit.

        In a few passages the idf of every word is next to nothing: as if there were some more that lack it.
        """
        here = sum(fit * math.log1p((self.passages - n + 0.5) / (n + 0.5)) for n, fit in self._counts(found))
        as_if = sum(fit * math.log((self.passages + _UNSEEN + 1) / (n + 0.5)) for n, fit in self._counts(found))
        return as_if / here / math.log(self.passages + _UNSEEN + 1)

    def _counts(self, found: Mapping[str, float]) -> list[tuple[int, float]]:
        return [(self.holding(term), fit) for term, fit in found.items()]


class Signals(NamedTuple):
    """What speaks for a passage and against it.

    `coverage`: which part of the question, by weight, it holds, 0 to 1. `evidence`: how telling the matches are ("age"
    and "open" match anywhere, "Karakax" does not), as a logarithm. `strength`: its BM25 score against the idf of the
    rarest word there can be. `unknown`: which part of the question no passage at all holds. `names`: which part of it
    are names and numbers that this passage lacks. `beyond_names`: how telling the matches are that are no names, each
    as a logarithm. `held`: how many of the things asked for it holds at least by half, pieces of Chinese words as parts
    of one. `errand`: 1 for what somebody wants done, or to know for himself, else 0. `each`: the coverage over the
    things asked for, by weight: most where it is a single one, and is there ("What is ICIJ?"). `position`: 1 for what a
    government says, where that is asked. `sentence`: as `evidence`, in the one sentence of the quote
    that holds most: where something is told of a thing, both stand in one sentence, and elsewhere in different ones.
    """

    coverage: float = 0.0
    evidence: float = 0.0
    strength: float = 0.0
    unknown: float = 0.0
    names: float = 0.0
    beyond_names: float = 0.0
    held: float = 0.0
    errand: float = 0.0
    each: float = 0.0
    position: float = 0.0
    sentence: float = 0.0


NOTHING = Signals()


def signals(
    query: Query,
    held: Held,
    sentences: Iterable[Held],
    score: float,
    vocabulary: Vocabulary,
    *,
    position: bool = False,
) -> Signals:
    """The signals of a passage with its title. `held`: the terms of both, and how far each is held.

    `sentences`: the same of each sentence that is shown of it. `score`: what BM25 gave the passage. `position`: does it
    hold what a government says, and is that asked?
    """
    fits = [(concept, concept.fit(held)) for concept in query.concepts]
    found = [(concept, fit) for concept, fit in fits if fit]
    if not found or (len(found) < _CORROBORATED and all(concept.guess for concept, _ in found)):
        return NOTHING
    total = covered = evidence = unknown = names = beyond_names = 0.0
    tells: list[tuple[Concept, float]] = []
    for concept, fit in fits:
        weight = vocabulary.worth(concept)
        total += weight
        covered += weight * fit
        if fit:
            telling = concept.whole * vocabulary.distinction(concept.own)
            beyond_names += fit * telling * (not concept.name)
            telling *= _GUESS if concept.guess else 1.0
            evidence += fit * telling
            tells.append((concept, telling))
        else:
            unknown += weight * (not any(map(vocabulary.holding, concept.terms)))
            names += weight * concept.name
    strength = score * vocabulary.evenness({concept.own: fit for concept, fit in found})
    return Signals(
        coverage=covered / total,
        evidence=math.log1p(evidence),
        strength=strength,
        unknown=unknown / total,
        names=names / total,
        beyond_names=beyond_names,
        held=sum(concept.whole for concept, fit in found if fit >= _HALF),
        errand=query.errand,
        each=covered / total / max(1.0, sum(concept.weight * concept.whole for concept in query.concepts)),
        position=position,
        sentence=math.log1p(max((_telling(tells, one) for one in sentences), default=0.0)),
    )


def _telling(tells: Iterable[tuple[Concept, float]], held: Held) -> float:
    """How much those concepts that `held` stands for tell, as far as it does."""
    return sum(concept.fit(held) * telling for concept, telling in tells)
