"""What a corpus teaches is kept where it is clearly better than the general judgement, on questions left out."""

import random
from collections.abc import Sequence

import pytest

from bot.answering.confidence import GENERAL, Calibration, Judgement
from bot.answering.learning import Side, judgement_from
from bot.answering.signals import Signals
from bot.answering.trial import LEAST, is_enough, tried
from bot.corpus.question import Question

JUDGED = Judgement(GENERAL, Calibration())


def asked(answerable: int, near: int, off_topic: int = 0) -> list[Question]:
    made = [("wording", True, answerable), ("near-miss", False, near), ("off-topic", False, off_topic)]
    return [Question(f"{g}{i}", g, f"{g} {i}", answerable=a) for g, a, count in made for i in range(count)]


def sure(question: str, _: str = "") -> Signals:
    """Seen as the general rule has it: what answers is covered, what does not is not."""
    chance = random.Random(question).random()
    if question.startswith("wording"):
        return Signals(coverage=0.9 + chance / 10, evidence=3, strength=0.8, held=2)
    return Signals(coverage=0.1 + chance / 10, evidence=1, unknown=0.7, names=0.3, held=1)


def peculiar(question: str, _: str = "") -> Signals:
    """Here near misses are covered as well, and what tells them is how many of the things asked for are there."""
    if question.startswith("near-miss"):
        return sure("wording" + question)._replace(held=0.5)
    return sure(question)


def noisy(question: str, _: str = "") -> Signals:
    """Nothing tells near misses."""
    return sure("wording" + question) if question.startswith("near-miss") else sure(question)


@pytest.mark.parametrize(
    ("counts", "enough"), [((3, 2, 5), False), ((40, 19), False), ((19, 40), False), ((20, 20), True)]
)
def test_it_takes_so_many_questions_of_both_sides_near_the_subject(counts: Sequence[int], enough: bool) -> None:
    assert LEAST == 20
    assert is_enough(sure, asked(*counts)) is enough
    assert not is_enough(lambda *_: Signals(), asked(*counts))


def test_what_is_no_better_than_the_general_judgement_is_told_so() -> None:
    for seen in (sure, noisy):
        trial = tried(seen, JUDGED, asked(30, 30, 10))
        assert not trial.better
    assert trial.sides[Side.NEAR].general == 30
    assert [trial.sides[side].asked for side in Side] == [30, 30, 10]


def test_what_is_clearly_better_is_told_so_in_whatever_order_it_is_asked() -> None:
    questions = asked(30, 30, 10)
    trial = tried(peculiar, JUDGED, questions)
    assert trial.better
    assert trial.sides[Side.NEAR].learned < 5 < trial.sides[Side.NEAR].general
    random.Random(1).shuffle(questions)
    assert tried(peculiar, JUDGED, questions) == trial


def test_a_question_is_judged_by_what_the_others_teach() -> None:
    questions = asked(25, 25)
    learned = judgement_from(noisy, questions)
    assert learned is not None
    taught = []

    def seen(question: str, context: str = "") -> Signals:
        taught.append(question)
        return noisy(question, context)

    tried(seen, JUDGED, questions)
    for question in questions:
        # In each of five parts it is learned from or tried; tried by two judgements.
        assert taught.count(question.question) == 4 + 2
