"""What speaks for an answer in one corpus, learned from questions whose answers are known.

The general rule was fitted on other collections, and what tells an answer there tells less here: a corpus on one
subject is asked about the same names over and over, so that a question without an answer finds them as well.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.answering.calibration import Floats, logistic
from bot.answering.confidence import LINE, UNASKED_LINE, Calibration, Judgement, Rule, score
from bot.answering.signals import Signals
from bot.corpus.question import Question
from bot.corpus.source import Source
from bot.text.foreign import FOREIGN

OFF_TOPIC = "off-topic"
"""The group of questions that have nothing to do with the subject."""


class Side(StrEnum):
    """Where a question stands: has it an answer here, and if not, is it near the subject or far from it?"""

    ANSWERABLE = "answerable"
    NEAR = "near the subject"
    FAR = OFF_TOPIC


ONE_REFUSED = 40
"""Of so many questions that have an answer one may be refused."""

# So many in a hundred of them may be too uncertain to be answered unasked.
_NOT_UNASKED = 35
# Of the standardised weights, a priori, so that few questions teach little.
_PRECISION = 3.0


Seen = Callable[[str, str], Signals]
"""What is seen of the best passage for a question and the one before it."""


@dataclass(frozen=True)
class Learned:
    """A judgement, and the sources that the questions were about, by id."""

    judgement: Judgement
    sources: Mapping[str, Source]

    def speaks_for(self, sources: Mapping[str, Source]) -> bool:
        """Are at least half of `sources` those that the questions were about?"""
        known = sum(1 for source_id, source in sources.items() if self.sources.get(source_id) == source)
        return 2 * known >= len(sources)


def side_of(question: Question) -> Side:
    """Where the question of a corpus stands."""
    return Side.ANSWERABLE if question.answerable else Side.FAR if question.group == OFF_TOPIC else Side.NEAR


def judgement_from(seen: Seen, questions: Iterable[Question]) -> Judgement | None:
    """What tells the questions that have an answer from those that have none, near the subject or far from it.

    The shipped foreign questions are learned from, too. None where of one of the three sides no question finds
    anything.
    """
    sides: dict[Side, list[Signals]] = {side: [] for side in Side}
    sides[Side.FAR] = [seen(question, "") for questions in FOREIGN for question in questions]
    for question in questions:
        sides[side_of(question)].append(seen(question.question, question.context))
    rows = {side: _rows(found) for side, found in sides.items()}
    if not all(map(len, rows.values())):
        return None
    good = rows[Side.ANSWERABLE]
    rule = Rule(*_fitted(good, rows[Side.FAR]), *_fitted(good, rows[Side.NEAR]))
    return Judgement(rule, _calibrated(sorted(score(signals, rule) for signals in sides[Side.ANSWERABLE])))


def _rows(seen: Sequence[Signals]) -> Floats:
    """The signals of the questions that find anything at all, shape (questions, signals)."""
    return np.array([signals for signals in seen if signals.coverage]).reshape(-1, len(Signals._fields))


def _fitted(good: Floats, bad: Floats) -> tuple[Signals, float]:
    """Weights of the signals and the bias, both kinds of questions equally heavy."""
    rows = np.concatenate([good, bad])
    y = np.concatenate([np.ones(len(good)), np.zeros(len(bad))])
    weight = len(rows) / 2 / np.where(y, len(good), len(bad))
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    # What is always the same teaches nothing.
    spread[spread == 0] = np.inf
    design = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    precision = np.array([_PRECISION] * len(mean) + [0.0])
    beta = logistic(design, y, weight, np.zeros_like(precision), precision)
    # Rounded: the same on every machine.
    weights = np.round(beta[:-1] / spread, 3)
    return Signals(*weights.tolist()), round(float(beta[-1] - weights @ mean), 3)


def _calibrated(scores: Sequence[float]) -> Calibration:
    """So that both lines of confidence lie where they are wanted among the `scores`, ascending."""
    answered, unasked = scores[len(scores) // ONE_REFUSED], scores[len(scores) * _NOT_UNASKED // 100]
    # Questions that are all alike make no steep line.
    scale = (_log_odds(UNASKED_LINE) - _log_odds(LINE)) / max(unasked - answered, 0.5)
    return Calibration(round(scale, 3), round(_log_odds(LINE) - scale * answered, 3))


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
