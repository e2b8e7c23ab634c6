"""What a raw confidence means in the corpus at hand: found out by asking it questions whose answer is known."""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.answering.confidence import LINE, Calibration
from bot.answering.reading import Reading
from bot.corpus.source import Source
from bot.text.words import CJK

# Bounds what a large corpus costs; chosen by the hash of their ids, so that one source more changes one question.
_SOURCES = 120
_WORDS = (3, 4, 5)
_LEAST_WORDS = 6
_PAIR = 2
# How far the fit may lead away from the general rule: standard deviations of scale and offset.
_SCALE_SPREAD, _OFFSET_SPREAD = 0.2, 1.5
_STEPS = 25
# Of so many foreign questions one may be answered.
_ONE_IN = 16


Floats = npt.NDArray[np.float64]


class Foreign(NamedTuple):
    """Foreign questions of one language: the scores of those that find anything, and how many there are."""

    scores: Floats
    asked: int


def own_questions(
    sources: Iterable[Source], reading_of: Callable[[Source], Reading], foreign: Iterable[Sequence[str]]
) -> list[str]:
    """Questions that the corpus answers: a few words out of one sentence of each of some sources, and a foreign word.

    They stand in for an asker who has other words for a part of the question. `foreign`: questions, by language.
    """
    others: dict[bool, list[str]] = {False: [], True: []}
    for question in chain.from_iterable(foreign):
        others[_is_chinese(question)].append(_last_word(question))
    hashed = ((hashlib.sha256(source.id.encode()).digest(), source) for source in sources)
    questions = []
    for digest, source in heapq.nsmallest(_SOURCES, hashed, key=lambda pair: pair[0]):
        reading = reading_of(source)
        sentences = [words for line in reading.everything if len(words := _words(reading, line)) >= _LEAST_WORDS]
        if sentences:
            words = sentences[len(sentences) // 2]
            count = _WORDS[digest[0] % len(_WORDS)]
            kept = words[:: len(words) // count][:count]
            unknown = others[_is_chinese(kept[0])]
            questions.append(" ".join([*kept, unknown[digest[1] % len(unknown)]]))
    return questions


def _is_chinese(text: str) -> bool:
    return CJK.match(text) is not None


def _last_word(question: str) -> str:
    return question[-_PAIR:] if _is_chinese(question) else question.rsplit(maxsplit=1)[-1]


def _words(reading: Reading, line: int) -> list[str]:
    """The content words of a line, each once; pairs of Chinese characters, as most words there are."""
    text = reading.source.text
    terms = (term for term in reading.lines[line].terms if not term.function)
    words = (text[t.start : t.end] for t in terms if len(t.term) == _PAIR or not _is_chinese(t.term))
    return list(dict.fromkeys(words))


def fitted(own: Floats, foreign: Sequence[Foreign]) -> Calibration:
    """Scale and offset that tell raw scores of `own` questions from those of `foreign` ones, both kinds equally heavy.

    Platt scaling (Platt, 1999) with a Gaussian prior about the general rule. The line is raised
    until of no language's foreign questions more than one in sixteen is answered.
    """
    other = np.concatenate([np.empty(0), *(one.scores for one in foreign)])
    if not own.size or not other.size:
        return Calibration()
    x = np.concatenate([own, other])
    y = np.concatenate([np.ones(own.size), np.zeros(other.size)])
    # As heavy as the smaller of the two: little to go by, little change.
    heavy = min(own.size, other.size)
    weight = np.concatenate([np.full(own.size, heavy / own.size), np.full(other.size, heavy / other.size)])
    design = np.stack([x, np.ones_like(x)], axis=1)
    prior, precision = np.array([1.0, 0.0]), np.array([_SCALE_SPREAD, _OFFSET_SPREAD]) ** -2
    beta = logistic(design, y, weight, prior, precision)
    # Rounded, so that sums in another order on another machine give the same answers.
    calibration = Calibration(round(float(beta[0]), 6), round(float(beta[1]), 6))
    return replace(calibration, line=round(max(LINE, *(_beyond(one, calibration) for one in foreign)), 6))


def _beyond(foreign: Foreign, calibration: Calibration) -> float:
    """The confidence that no more than one in sixteen of `foreign` reach."""
    sure = sorted(map(calibration.confidence, foreign.scores), reverse=True)
    allowed = foreign.asked // _ONE_IN
    # Midway between the last that is answered and the first that is not.
    return sum(sure[allowed - 1 : allowed + 1]) / 2 if 0 < allowed < len(sure) else LINE


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
