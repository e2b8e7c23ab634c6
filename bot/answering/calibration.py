"""What a raw confidence means in the corpus at hand: found out by asking it questions whose answer is known."""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from bot.answering.confidence import LINE, Calibration
from bot.answering.reading import Reading
from bot.corpus.source import Source

# Bounds what a large corpus costs; chosen by the hash of their ids, so that one source more changes one question.
_SOURCES = 120
_WORDS = (3, 4, 5)
_LEAST_WORDS = 6
# How far the fit may lead away from the general rule: standard deviations of scale and offset.
_SCALE_SPREAD, _OFFSET_SPREAD = 0.2, 1.5
_STEPS = 25
# Of so many foreign questions one may be answered.
_ONE_IN = 16


Floats = npt.NDArray[np.float64]


def own_questions(
    sources: Iterable[Source], reading_of: Callable[[Source], Reading], foreign: Sequence[str]
) -> list[str]:
    """Questions that the corpus answers: a few words out of one sentence of each of some sources, and a foreign word.

    They stand in for an asker who has other words for a part of the question.
    """
    others = [question.split()[-1] for question in foreign]
    hashed = ((hashlib.sha256(source.id.encode()).digest(), source) for source in sources)
    questions = []
    for digest, source in heapq.nsmallest(_SOURCES, hashed, key=lambda pair: pair[0]):
        reading = reading_of(source)
        sentences = [words for line in range(len(reading.lines)) if len(words := _words(reading, line)) >= _LEAST_WORDS]
        if sentences:
            words = sentences[len(sentences) // 2]
            count = _WORDS[digest[0] % len(_WORDS)]
            kept = words[:: len(words) // count][:count]
            questions.append(" ".join([*kept, others[digest[1] % len(others)]]))
    return questions


def _words(reading: Reading, line: int) -> list[str]:
    """The content words of a line, each once."""
    text = reading.source.text
    terms = (term for term in reading.lines[line].terms if not term.function)
    return list(dict.fromkeys(text[term.start : term.end] for term in terms))


def fitted(own: Floats, foreign: Floats, asked: int = 0) -> Calibration:
    """Scale and offset that tell raw scores of `own` questions from those of `foreign` ones, both kinds equally heavy.

    Platt scaling (Platt, 1999) with a Gaussian prior about the general rule. The line is raised
    until no more than one foreign question in sixteen is answered. `asked`: how many there were, found or not.
    """
    if not own.size or not foreign.size:
        return Calibration()
    x = np.concatenate([own, foreign])
    y = np.concatenate([np.ones(own.size), np.zeros(foreign.size)])
    # As heavy as the smaller of the two: little to go by, little change.
    heavy = min(own.size, foreign.size)
    weight = np.concatenate([np.full(own.size, heavy / own.size), np.full(foreign.size, heavy / foreign.size)])
    design = np.stack([x, np.ones_like(x)], axis=1)
    prior, precision = np.array([1.0, 0.0]), np.array([_SCALE_SPREAD, _OFFSET_SPREAD]) ** -2
    beta = logistic(design, y, weight, prior, precision)
    # Rounded, so that sums in another order on another machine give the same answers.
    calibration = Calibration(round(float(beta[0]), 6), round(float(beta[1]), 6))
    sure = sorted(map(calibration.confidence, foreign), reverse=True)
    allowed = (asked or foreign.size) // _ONE_IN
    # Midway between the last that is answered and the first that is not.
    beyond = sum(sure[allowed - 1 : allowed + 1]) / 2 if 0 < allowed < len(sure) else LINE
    return replace(calibration, line=round(max(LINE, beyond), 6))


def logistic(design: Floats, y: Floats, weight: Floats, prior: Floats, precision: Floats) -> Floats:
    """The coefficients, shape (columns,), that tell the rows of `design` with `y` 1 from those with 0: log odds.

    Logistic regression by Newton's method. `weight`: of each row. `prior`, `precision`: of the coefficients, Gaussian.
    """
    beta = prior
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weight * (p - y)) + precision * (beta - prior)
        hessian = design.T @ (design * (weight * p * (1 - p))[:, None]) + np.diag(precision)
        beta = beta - np.linalg.solve(hessian, gradient)
    return beta
