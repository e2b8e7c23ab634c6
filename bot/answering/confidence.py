"""How sure it is that the best quote is about what was asked, and where the lines lie."""

from bot.answering.signals import Signals

LINE = 0.5
"""Below it the answer is "nothing on that"."""

UNASKED_LINE = 0.95
"""Below it nobody is answered who did not ask."""

# Fitted by logistic regression on the development halves of questions about the shipped corpus, SQuAD 2.0, XQuAD
# and Cranfield as the one class, and everyday questions that have nothing to do with any of them (TREC, CLINC150) as
# the other.
_WEIGHTS = Signals(coverage=3.74, evidence=2.0, strength=2.09, unknown=-3.65, names=-2.73)
_BIAS = -7.21
NEVER = -30.0
"""The score of what is no answer at all."""


def score(seen: Signals) -> float:
    """How much speaks for a passage in which `seen` was seen: log odds, to be read with a calibration."""
    if not seen.coverage:
        return NEVER
    return sum(weight * signal for weight, signal in zip(_WEIGHTS, seen, strict=True)) + _BIAS
