"""Pieces of Chinese words overlap, and tell the same twice: what one tells beyond the one before it.

A long word would outweigh all others of a question, as it comes in many pieces. By the chain rule of information
(Shannon, "A Mathematical Theory of Communication", 1948, section 6) a piece b behind a piece a adds

    -log P(b | a) = log(n(a) / n(a, b))

with n(a) passages that hold a, of which n(a, b) hold b, too. By itself it tells -log P(b) = log(N / n(b)), N being all
passages. It counts with the mean of both: a passage may hold b and not a.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.retrieval.query import Concept
from bot.text.words import CJK


def less_overlapping(
    concepts: Iterable[Concept], passages: int, holding: Callable[[str], int], together: Callable[[str, str], int]
) -> Iterator[Concept]:
    """`concepts` in their order, each Chinese piece that overlaps the one before it with a lower weight.

    `passages`: how many there are. `holding`: how many of them hold a term. `together`: how many hold both of two.
    """
    pieces: dict[int, str] = {}
    for concept in concepts:
        piece = concept.own
        if len(piece) == 2 and CJK.match(piece) and len(concept.terms) == 1:
            before = pieces.get(concept.start - 1)
            pieces[concept.start] = piece
            if before and (both := together(before, piece)):
                alone = math.log((passages + 1) / (holding(piece) + 0.5))
                beyond = math.log((holding(before) + 1) / (both + 0.5))
                yield replace(concept, weight=concept.weight * min(1.0, (1 + beyond / alone) / 2))
                continue
        yield concept
