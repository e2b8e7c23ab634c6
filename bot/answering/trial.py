"""A trial of what a corpus teaches: is it better than the general judgement, and are there questions enough to learn?

Judged by the questions that it was learned from, what is learned is always better. So it is learned again without a
fifth of them, and tried on those, for each fifth (cross-validation).
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.confidence import Judgement
from bot.answering.learning import Seen, Side, judgement_from, side_of
from bot.corpus.question import Question

LEAST = 20
"""So many questions with an answer, and near the subject without one, it takes to learn; fewer tell nothing."""

_PARTS = 5
_STANDARD_ERRORS = 2.0


@dataclass(frozen=True)
class Tried:
    """The questions of one side: how many there are, and how many are judged wrongly as learned and in general."""

    asked: int
    learned: int
    general: int


@dataclass(frozen=True)
class Trial:
    """How what is learned fares on questions that it was not learned from. `better`: clearly, than the general one."""

    sides: Mapping[Side, Tried]
    better: bool


def is_enough(seen: Seen, questions: Iterable[Question]) -> bool:
    """Do as many questions of both sides near the subject find anything as it takes to learn from them?"""
    found = Counter(side_of(question) for question in questions if seen(question.question, question.context).coverage)
    return min(found[Side.ANSWERABLE], found[Side.NEAR]) >= LEAST


def tried(seen: Seen, general: Judgement, questions: Sequence[Question]) -> Trial:
    """Try what `questions` teach beside the `general` judgement of the same sources. `seen` is asked many times."""
    # By their hashes: the same parts on every machine, whatever the order in the file; of each side as many in each.
    mixed = sorted(questions, key=lambda question: (side_of(question), _digest(question)))
    gains: dict[Side, list[int]] = {side: [] for side in Side}
    wrong: dict[Side, Counter[str]] = {side: Counter() for side in Side}
    for part in range(_PARTS):
        others = [question for i, question in enumerate(mixed) if i % _PARTS != part]
        learned = judgement_from(seen, others) or general
        for question in mixed[part::_PARTS]:
            side = side_of(question)
            by_learned, by_general = (_is_wrong(judgement, seen, question) for judgement in (learned, general))
            wrong[side].update(learned=by_learned, general=by_general)
            gains[side].append(by_general - by_learned)
    sides = {side: Tried(len(gains[side]), wrong[side]["learned"], wrong[side]["general"]) for side in Side}
    return Trial(sides, _is_clear([gains[Side.ANSWERABLE], [*gains[Side.NEAR], *gains[Side.FAR]]]))


def _digest(question: Question) -> bytes:
    return hashlib.sha256(f"{question.context}\n{question.question}".encode()).digest()


def _is_wrong(judgement: Judgement, seen: Seen, question: Question) -> bool:
    """Is `question` refused though it has an answer, or answered though it has none?"""
    answered = judgement.confidence(seen(question.question, question.context)) >= judgement.line
    return answered != question.answerable


def _is_clear(gains: Iterable[Sequence[int]]) -> bool:
    """Is the mean of `gains`, all kinds equally heavy, so far above 0 that it is more than chance?"""
    total = variance = 0.0
    for kind in gains:
        mean = sum(kind) / len(kind)
        total += mean
        variance += sum((gain - mean) ** 2 for gain in kind) / len(kind) ** 2
    return total > _STANDARD_ERRORS * math.sqrt(variance)
