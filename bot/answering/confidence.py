"""How sure it is that the best quote is about what was asked, and where the lines lie."""

import math
from dataclasses import dataclass

from bot.answering.signals import Signals

LINE = 0.58
"""Below it the answer is "nothing on that"; a calibration can raise it."""

UNASKED_LINE = 0.96
"""Below it nobody is answered who did not ask."""

NEVER = -30.0
"""The score of what is no answer at all."""


@dataclass(frozen=True)
class Rule:
    """What each signal counts, in two sums that must both be high.

    `subject`: is the question about our subject? `asked`: does the passage hold what is asked of it?
    """

    subject: Signals
    subject_bias: float
    asked: Signals
    asked_bias: float


# Fitted by logistic regression on the development halves of SQuAD 2.0, XQuAD and Cranfield, each as a whole and the
# first two subject by subject, as corpora of 5 to 40 passages, as the one class, and everyday questions that have
# nothing to do with any of them (TREC, CLINC150) as the other. Questions there speak of nobody's self: an errand counts
# what the shipped corpus's own questions teach. The second sum: on SQuAD and XQuAD (en, zh), where the other class are
# questions whose passage was taken out; its neighbours stay, and share their words.
GENERAL = Rule(
    Signals(coverage=2.6, evidence=3.0, strength=1.7, unknown=-1.6, names=-4.9, errand=-3.0),
    -6.8,
    Signals(coverage=6.8, strength=0.41, unknown=-1.5, names=-2.7),
    -2.3,
)
"""For any collection of texts."""


@dataclass(frozen=True)
class Calibration:
    """From a score (log odds) to a confidence from 0 to 1. `line`: the least confidence with which is answered."""

    scale: float = 1.0
    offset: float = 0.0
    line: float = LINE

    def confidence(self, raw: float) -> float:
        """How likely it is that a question with the score `raw` belongs here."""
        return 1 / (1 + math.exp(-max(-700.0, self.scale * raw + self.offset)))


@dataclass(frozen=True)
class Judgement:
    """A rule, and what its scores mean among some sources."""

    rule: Rule
    calibration: Calibration

    @property
    def line(self) -> float:
        """The least confidence with which is answered."""
        return self.calibration.line

    def confidence(self, seen: Signals) -> float:
        """How sure it is that a passage answers in which `seen` was seen: from 0 to 1."""
        return self.calibration.confidence(score(seen, self.rule))


def score(seen: Signals, rule: Rule) -> float:
    """How much speaks for a passage in which `seen` was seen: log odds, to be read with a calibration."""
    if not seen.coverage:
        return NEVER
    subject, asked = _sum(rule.subject, seen) + rule.subject_bias, _sum(rule.asked, seen) + rule.asked_bias
    # -log(exp(-subject) + exp(-asked)): about the lower of the two, and no overflow.
    return min(subject, asked) - math.log1p(math.exp(-abs(subject - asked)))


def _sum(weights: Signals, seen: Signals) -> float:
    return sum(weight * signal for weight, signal in zip(weights, seen, strict=True))
