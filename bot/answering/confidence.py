"""How sure it is that the best quote is about what was asked, and where the line lies."""

import math
from collections.abc import Callable, Collection

from bot.retrieval.query import Query

LINE = 0.5
"""Below it the answer is "nothing on that"."""


Rarity = Callable[[str], float]
"""term → its weight, greater than 0: the rarer, the heavier."""


def coverage(query: Query, held: Collection[str], rarity: Rarity) -> float:
    """Which part of the question, by weight, the terms `held` stand for: from 0 to 1."""
    total = found = 0.0
    for concept in query.concepts:
        own = max(concept.terms, key=lambda term: concept.terms[term])
        weight = concept.weight * rarity(own)
        total += weight
        found += weight * query.fit(concept, held)
    return found / total if total else 0.0


def confidence(query: Query, matched: Collection[str], nearby: Collection[str], rarity: Rarity) -> float:
    """From 0 to 1. `matched`: the query's terms in the quote. `nearby`: the terms of its passage and title."""
    quoted = coverage(query, matched, rarity)
    around = coverage(query, {*matched, *nearby}, rarity)
    return 1 / (1 + math.exp(-(8 * quoted + 2 * around - 5)))
