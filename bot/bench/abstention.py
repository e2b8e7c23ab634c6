"""How well the desk knows when there is no answer: its confidence in questions that have one and in others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from bot.answering.confidence import UNASKED_LINE
from bot.answering.desk import Desk
from bot.bench.metrics import Values, auroc


@dataclass(frozen=True)
class Abstention:
    """One kind of question. `answered`: the share that is answered at each of LINES.

    `auroc`: how likely an answerable question has more confidence than one of these. `precision`: at each line, which
    part of all answered questions, these and the answerable ones taken as equally many, is answerable.
    """

    kind: str
    asked: int
    answered: tuple[float, ...]
    auroc: float | None = None
    precision: tuple[float, ...] | None = None


LINES = ("answered", "unasked")


def confidences(desk: Desk, questions: Iterable[str]) -> Values:
    """How sure the desk is of each of `questions`, shape (questions,)."""
    return np.array([desk.ask(question).confidence for question in questions])


def abstentions(answerable: Values, others: Mapping[str, Values], line: float) -> list[Abstention]:
    """The figures of the answerable questions, then of each kind of the `others`. `line`: from which on is answered."""
    lines = (line, UNASKED_LINE)
    recall = _answered(answerable, lines)
    rows = [Abstention("answerable", len(answerable), recall)]
    for kind, values in others.items():
        wrong = _answered(values, lines)
        precision = tuple(r / (r + w) if r + w else 1.0 for r, w in zip(recall, wrong, strict=True))
        rows.append(Abstention(kind, len(values), wrong, auroc(answerable, values), precision))
    return rows


def _answered(values: Values, lines: Iterable[float]) -> tuple[float, ...]:
    return tuple(float((values >= line).mean()) for line in lines)
