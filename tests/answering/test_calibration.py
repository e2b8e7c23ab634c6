"""Knowing when there is no answer: lines that mean the same in every corpus."""

import numpy as np

from bot.answering.answer import Answered
from bot.answering.calibration import fitted
from bot.answering.confidence import LINE, UNASKED_LINE, Calibration
from bot.answering.desk import Desk
from bot.bench.chat import CHAT
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.text.foreign import FOREIGN
from tests.conftest import make_source


def test_the_line_lies_between_own_questions_and_foreign_ones() -> None:
    for shift in (-2.0, 0.0, 2.0):
        own, foreign = np.linspace(1, 7, 60) + shift, np.linspace(-7, -1, 60) + shift
        calibration = fitted(own, foreign)
        assert calibration.confidence(own.mean()) > 0.9
        assert calibration.confidence(foreign.mean()) < 0.1
        assert abs(calibration.confidence(shift) - LINE) < 0.2


def test_where_there_is_nothing_to_learn_from_the_general_rule_holds() -> None:
    assert fitted(np.array([]), np.array([1.0])) == Calibration()
    few = fitted(np.array([0.5]), np.array([-0.5]))
    assert abs(few.scale - 1) < 0.1 and abs(few.offset) < 0.3


def test_the_line_is_raised_until_one_foreign_question_in_sixteen_is_answered() -> None:
    foreign = np.linspace(-6, 3, 100)
    calibration = fitted(np.linspace(1, 7, 60), foreign)
    assert calibration.line > LINE
    assert sum(calibration.confidence(score) >= calibration.line for score in foreign) == 6
    assert fitted(np.linspace(1, 7, 60), np.linspace(-9, -3, 100)).line == LINE


def test_extreme_scores_stay_within_bounds() -> None:
    assert Calibration().confidence(-1e9) == 0.0 or Calibration().confidence(-1e9) < 1e-300
    assert Calibration().confidence(1e9) == 1.0


def test_confidence_is_that_of_an_index_from_scratch_after_any_changes() -> None:
    corpus = read_corpus(shipped_corpus())
    questions = ["What are the China Cables?", "how many photos", "who painted the mona lisa"]
    scratch = Desk(corpus.sources[:40], corpus.aliases)
    changed = Desk(corpus.sources[30:60], corpus.aliases)
    _ = changed.ask(questions[0])
    for source in corpus.sources[40:60]:
        changed.remove(source.id)
    changed.add(corpus.sources[:31])
    for question in questions:
        assert changed.ask(question) == scratch.ask(question)


def test_chat_is_left_alone_and_foreign_questions_are_hardly_ever_answered() -> None:
    corpus = read_corpus(shipped_corpus())
    desk = Desk(corpus.sources, corpus.aliases)
    spoken = [message for message in CHAT if desk.ask(message).confidence >= UNASKED_LINE]
    assert len(spoken) <= len(CHAT) / 200, spoken
    answered = [question for question in FOREIGN if isinstance(desk.ask(question), Answered)]
    assert len(answered) <= len(FOREIGN) / 15, answered


def test_forks_of_a_large_desk_share_its_calibration_whatever_way_they_came_to_what_they_hold() -> None:
    corpus = read_corpus(shipped_corpus())
    large = Desk(make_source(f"page-{i}", source.text) for i, source in enumerate(corpus.sources * 10))
    assert large.passages >= 1000
    own = [make_source(f"own-{i}", f"Zebras were counted near river {i}. Melons grow there.") for i in range(3)]
    questions = ["What are the China Cables?", "where were zebras counted", "who painted the mona lisa"]
    straight, roundabout = large.fork(), large.fork()
    straight.add(own)
    for desk_changes in (own[:1], [make_source("own-2", "Other words.")], own[1:]):
        roundabout = roundabout.fork()
        roundabout.add(desk_changes)
        _ = roundabout.ask(questions[0])
    gone = large.sources[0]
    roundabout.remove(gone.id)
    roundabout.add([gone])
    for question in questions:
        assert roundabout.ask(question) == straight.ask(question)
