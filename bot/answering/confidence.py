"""How sure it is that the best quote is about what was asked, and where the lines lie."""

import math

from bot.answering.signals import Signals

LINE = 0.58
"""Below it the answer is "nothing on that"; a calibration can raise it."""

UNASKED_LINE = 0.96
"""Below it nobody is answered who did not ask."""

# Fitted by logistic regression on the development halves of questions about the shipped corpus, SQuAD 2.0, XQuAD
# and Cranfield as the one class, and everyday questions that have nothing to do with any of them (TREC, CLINC150) as
# the other; the bias then lowered until chat is not answered unasked.
_OURS = Signals(coverage=3.74, evidence=2.0, strength=2.09, unknown=-3.65, names=-2.73)
_OURS_BIAS = -7.1
# The same on SQuAD and XQuAD (en, zh), where the other class are questions whose passage was taken out: its neighbours
# stay, and share their words.
_ASKED = Signals(coverage=6.8, evidence=0.0, strength=0.41, unknown=-1.5, names=-2.7)
_ASKED_BIAS = -2.3
NEVER = -30.0
"""The score of what is no answer at all."""


def score(seen: Signals) -> float:
    """How much speaks for a passage in which `seen` was seen: log odds, to be read with a calibration.

    Two things must hold: that the question is about our subject, and that the passage holds what is asked of it.
    """
    if not seen.coverage:
        return NEVER
    ours, asked = _sum(_OURS, seen) + _OURS_BIAS, _sum(_ASKED, seen) + _ASKED_BIAS
    # -log(exp(-ours) + exp(-asked)): about the lower of the two, and no overflow.
    return min(ours, asked) - math.log1p(math.exp(-abs(ours - asked)))


def _sum(weights: Signals, seen: Signals) -> float:
    return sum(weight * signal for weight, signal in zip(weights, seen, strict=True))
