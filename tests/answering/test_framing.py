"""What people say around a question: no passage needs to hold it."""

import pytest

from bot.answering.desk import Desk
from bot.answering.framing import asking
from bot.corpus.folder import read_corpus, shipped_corpus


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("is it true u can get locked up", "is it true"),
        ("I wonder if officials knew", "I wonder"),
        ("someone told me a family was on the list", "someone told me"),
        ("does anybody know who leaked it", "does anybody know"),
        ("what kind of engineer is Ma Xingrui", "what kind of"),
        ("I read that camps were closed", "I read"),
        ("i just want to know who signed it", "i just want to know"),
    ],
)
def test_what_leads_in_asks_for_nothing(question: str, frame: str) -> None:
    start = question.index(frame)
    assert asking(question) == set(range(start, start + len(frame)))


@pytest.mark.parametrize(
    "question",
    ["Why can't I read the complete speeches?", "what did she read in the camp", "Who told the truth?", "kinds of camps",
     "which people told the BBC"],
)  # fmt: skip
def test_words_that_ask_are_no_frame(question: str) -> None:
    assert not asking(question)


def test_a_frame_weighs_little_and_alone_it_is_what_is_asked() -> None:
    desk = Desk([])
    heavy = {c.own: c.weight for c in desk.query("is it true that the doors were locked").concepts}
    assert heavy["true"] < heavy["door"] == heavy["lock"] == 1.0
    assert [c.weight for c in desk.query("is it true").concepts] == [1.0]


def test_told_and_gave_are_words_of_grammar_as_tell_and_give_are() -> None:
    desk = Desk([])
    assert [c.own for c in desk.query("who told them and gave orders").concepts] == ["order"]


@pytest.mark.parametrize("frame", ["is it true that {}", "i wonder, {}", "does anyone know: {}"])
def test_a_chatty_question_is_answered_as_the_plain_one(frame: str) -> None:
    corpus = read_corpus(shipped_corpus())
    desk = Desk(corpus.sources, corpus.aliases)
    plain = "were the doors double locked"
    assert desk.ask(frame.format(plain)).confidence > 0.8 * desk.ask(plain).confidence
