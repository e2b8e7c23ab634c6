"""How sure it is that the best quote is about what was asked, and where the line lies."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass

import regex

from bot.retrieval.lexicon import CONCEPTS
from bot.retrieval.query import Query
from bot.text.everyday import EVERYDAY, RARE

LINE = 0.5
"""Below it the answer is "nothing on that"."""

# Fitted by logistic regression on questions about the shipped corpus, everyday questions that have nothing to do
# with it (TREC, CLINC150: their development halves), and the same for SQuAD 2.0 paragraphs.
_COVERAGE, _EVIDENCE, _BIAS = 4.9, 1.97, -5.33
# So that in a corpus of a few passages one passage is not a large share of all there is to read.
_ELSEWHERE = 300
_UNSEEN = 30
# A repaired word may have been meant otherwise: it is weaker evidence, and alone none.
_GUESS = 0.5
_CORROBORATED = 2
_SEAM = 0.1
_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


@dataclass(frozen=True)
class Vocabulary:
    """What a word is worth. `passages`: how many there are. `holding`: how many of them hold a term."""

    passages: int
    holding: Callable[[str], int]

    def rarity(self, term: str) -> float:
        """How much of a question a term is: its idf here or in English at large, whichever is less."""
        holding = self.holding(term)
        here = math.log((self.passages + _ELSEWHERE + 1) / (holding + 0.5))
        # A Chinese word comes in overlapping pieces, and pieces that are nowhere are mostly seams between words.
        seam = _SEAM if not holding and _CJK.match(term) else 1.0
        return seam * min(here, -math.log(_share(term)))

    def distinction(self, term: str) -> float:
        """How much more often these passages hold a term than English at large does, as a logarithm; at least 0."""
        here = (self.holding(term) + 0.3) / (self.passages + _UNSEEN)
        return max(0.0, math.log(here / _share(term)))


def coverage(query: Query, held: Collection[str], vocabulary: Vocabulary) -> float:
    """Which part of the question, by weight, the terms `held` stand for: from 0 to 1."""
    total = found = 0.0
    for concept in query.concepts:
        weight = concept.weight * vocabulary.rarity(concept.own)
        total += weight
        found += weight * concept.fit(held)
    return found / total if total else 0.0


def confidence(query: Query, matched: Collection[str], nearby: Collection[str], vocabulary: Vocabulary) -> float:
    """From 0 to 1. `matched`: the query's terms in the quote. `nearby`: the terms of its passage and title.

    Two things count: how much of the question the passage covers, and how telling the matches are ("age" and
    "open" match anywhere, "Karakax" does not).
    """
    found = [concept for concept in query.concepts if concept.fit(matched)]
    if len(found) < _CORROBORATED and all(concept.guess for concept in found):
        return 0.0
    covered = coverage(query, {*matched, *nearby}, vocabulary)
    evidence = sum(
        (_GUESS if c.guess else 1.0) * c.fit(matched) * vocabulary.distinction(c.own) for c in query.concepts
    )
    return 1 / (1 + math.exp(-(_COVERAGE * covered + _EVIDENCE * math.log1p(evidence) + _BIAS)))


def _share(term: str) -> float:
    return EVERYDAY.get(term.lstrip(CONCEPTS), RARE)
