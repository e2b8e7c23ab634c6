"""Questions for what somebody thinks: who tells it need not call it so."""

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.view import asking
from tests.conftest import make_source


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what does Zenz think about the leak", "think"),
        ("Does the UN office believe the stories?", "believe"),
        ("What did Mike Pompeo conclude from the cables?", "conclude"),
        ("What is his opinion of the list?", "opinion"),
        ("Was work part of it, in Byler's view?", "view"),
        ("who's behind it, in the opinion of the Irish Times?", "opinion"),
        ("Who planned it, if you believe the mission?", "if you believe"),
        ("Who still believes it?", "believes"),
        ("Which conclusions did she draw?", "conclusions"),
        ("did China ever comment on it", "comment"),
    ],
)
def test_words_that_ask_for_a_view(question: str, words: str) -> None:
    start = question.index(words)
    assert asking(question) == set(range(start, start + len(words)))


@pytest.mark.parametrize(
    "question",
    ["what did the think tank map", "which views were forbidden", "how many remarks was he tried for",
     "who takes part in it", "trial over remarks to his colleagues", "what beliefs were punished", "point of view"],
)  # fmt: skip
def test_words_that_ask_for_none(question: str) -> None:
    assert not asking(question)


def test_what_somebody_thinks_is_found_where_it_is_told_in_other_words() -> None:
    desk = Desk(
        [
            make_source("a", "The minister Oskar Lund called the otter census a scandal on Monday."),
            make_source("b", "The opinion page has a view of the lake. Readers conclude that otters draw crowds."),
        ]
    )
    for question in (
        "What conclusion did Oskar Lund draw from the otter census?",
        "What does Oskar Lund think of the otter census?",
        "Oskar Lund's opinion of the otter census",
    ):
        answer = desk.ask(question)
        assert isinstance(answer, Answered), question
        assert answer.quotes[0].source.id == "a", question
