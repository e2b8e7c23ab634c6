"""How sure it is that the best quote is about what was asked, and where the line lies."""

import math
from collections.abc import Callable, Collection, Sequence

LINE = 0.5
"""Below it the answer is "nothing on that"."""


def confidence(
    query: Sequence[str], matched: Collection[str], nearby: Collection[str], rarity: Callable[[str], float]
) -> float:
    """From 0 to 1. How much of the question, by weight, the quote holds (`matched`) or at least its passage.

    `query`: the question's terms. `matched`: those in the quote. `nearby`: those in its passage or title.
    `rarity`: weight of a term, greater than 0.
    """
    total = sum(rarity(term) for term in query)
    if not total:
        return 0.0
    quoted = sum(rarity(term) for term in query if term in matched) / total
    around = sum(rarity(term) for term in query if term in nearby or term in matched) / total
    return 1 / (1 + math.exp(-(8 * quoted + 2 * around - 5)))
