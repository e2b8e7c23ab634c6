"""Questions for a reason."""

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.reasons import asks_reason, tells_reason
from bot.corpus.source import IndexTerms
from tests.conftest import make_source


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Why were the otters moved?", True),
        ("so how come nobody counted them", True),
        ("What was the reason for the move?", True),
        ("What led to the closure of the lock?", True),
        ("Warum wurden die Otter verlegt?", True),
        ("Pourquoi les loutres ?", True),
        ("Su samurları neden taşındı?", True),
        ("Почему выдр перевезли?", True),
        ("为什么搬走水獭？", True),
        ("為什麼搬走水獺？", True),
        ("When were the otters moved?", False),
        ("Who is reasonable?", False),
        ("Is Whyalla a town?", False),
    ],
)
def test_what_asks_for_a_reason(question: str, asks: bool) -> None:
    assert asks_reason(question) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The otters were moved because the river had dried up.", True),
        ("They were moved in order to save them.", True),
        ("Sie wurden verlegt, um sie zu retten.", True),
        ("Elles ont été déplacées afin d’être sauvées.", True),
        ("Их перевезли, чтобы спасти.", True),
        ("为了保护水獭，它们被搬走了。", True),
        ("The otters were moved on Monday.", False),
        ("Um Mitternacht kamen die Otter an.", False),
        ("The causeway was closed.", False),
    ],
)
def test_what_tells_a_reason(text: str, tells: bool) -> None:
    assert tells_reason(text) is tells


MOVED = "The otters of Varde were moved to the lake in spring."
DRIED = "The otters of Varde were moved to the lake because the river had dried up."


def first(desk: Desk, question: str) -> str:
    answer = desk.ask(question)
    assert isinstance(answer, Answered)
    return answer.quotes[0].text


def test_asked_why_the_sentence_that_tells_it_comes_first() -> None:
    desk = Desk([make_source("a", MOVED), make_source("b", DRIED)])
    assert first(desk, "Why were the otters of Varde moved to the lake?") == DRIED
    assert first(desk, "When in spring were the otters of Varde moved to the lake?") == MOVED


def test_asked_why_what_is_indexed_as_a_reason_comes_first() -> None:
    sources = [make_source(name, MOVED) for name in "ab"]
    drought = "The otters of Varde were moved to the lake in drought."
    terms = (IndexTerms(drought[:9], "reason, cause"),)
    desk = Desk([*sources, make_source("c", drought, index_terms=terms)])
    assert first(desk, "Why were the otters of Varde moved?") == drought


def test_asked_why_a_reason_of_something_else_is_no_answer() -> None:
    desk = Desk([make_source("a", MOVED), make_source("b", "The reason for the flood was a broken lock.")])
    assert not isinstance(desk.ask("Why did Zebedee sing opera?"), Answered)
