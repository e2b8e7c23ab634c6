"""Figures for rankings, and whether two differ by more than chance."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

DEPTH = 10
Values = npt.NDArray[np.float64]
"""One value a query, shape (queries,)."""


def ndcg(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG at 10: gain 2^grade - 1, discount log2(rank + 1) (Burges et al., ICML 2005)."""
    gains = [2 ** grades.get(document, 0) - 1 for document in ranking[:DEPTH]]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:DEPTH]
    best = sum(gain / math.log2(rank + 2) for rank, gain in enumerate(ideal))
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains)) / best if best else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """1 / rank of the first relevant passage among the first 10, else 0."""
    return next((1 / (i + 1) for i, document in enumerate(ranking[:DEPTH]) if grades.get(document, 0) > 0), 0.0)


def hit(ranking: Sequence[str], grades: Mapping[str, int], depth: int) -> float:
    """1 where a relevant passage is among the first `depth`, else 0."""
    return float(any(grades.get(document, 0) > 0 for document in ranking[:depth]))


def measured(rankings: Mapping[str, Sequence[str]], grades: Mapping[str, Mapping[str, int]]) -> dict[str, Values]:
    """Name of a figure → its value for each query, in the order of `rankings`."""
    pairs = [(ranking, grades[query]) for query, ranking in rankings.items()]
    return {
        "nDCG@10": np.array([ndcg(*pair) for pair in pairs]),
        "MRR@10": np.array([reciprocal_rank(*pair) for pair in pairs]),
        "hit@1": np.array([hit(*pair, 1) for pair in pairs]),
        "hit@3": np.array([hit(*pair, 3) for pair in pairs]),
        "hit@10": np.array([hit(*pair, 10) for pair in pairs]),
    }


def auroc(positive: Values, negative: Values) -> float:
    """How likely a value of `positive` is above one of `negative`, equal ones half (Mann and Whitney, 1947)."""
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left") + np.searchsorted(ordered, positive, "right")
    return float(below.mean() / (2 * len(ordered)))


def p_value(one: Values, other: Values, rounds: int = 10_000) -> float:
    """How likely a difference of means as large as this one is by chance, over paired values.

    Two-sided randomization test with random signs (Smucker, Allan and Carterette, CIKM 2007). The same every time.
    """
    difference = one - other
    observed = abs(difference.mean())
    if not observed:
        return 1.0
    random = np.random.default_rng(20191124)
    extreme = 0
    for _ in range(rounds):
        signs = random.integers(0, 2, len(difference)) * 2 - 1
        extreme += abs((signs * difference).mean()) >= observed - 1e-12
    return float(extreme + 1) / (rounds + 1)
