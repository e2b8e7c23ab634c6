"""Who is who: a question for it is shown the sentence that introduces what it names."""

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.introducing import introduced, introduces
from tests.conftest import make_source


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Oskar Lund?", "oskar lund"),
        ("what's the Otter Census", "otter census"),
        ("so who were the keepers?", "keepers"),
        ("What is the name of the man who wrote the letter?", ""),
        ("Who is Oskar Lund, and why was he fired?", ""),
        ("Who wrote it?", ""),
    ],
)
def test_what_is_to_be_introduced(question: str, name: str) -> None:
    assert introduced(question) == name


@pytest.mark.parametrize(
    "text",
    [
        "Oskar Lund, a keeper of otters, spoke on Monday.",
        "The Danish researcher Oskar Lund spoke on Monday.",
        "Oskar Lund was then head of the harbour.",
        "They asked Oskar Lund of Aarhus University.",
        "Oskar Lund, who counts otters, left.",
        "The man became known as Oskar Lund.",
        "According to the scholar Oskar Lund, otters swim.",
    ],
)
def test_a_sentence_that_introduces_somebody(text: str) -> None:
    assert introduces(text, "oskar lund")


@pytest.mark.parametrize(
    "text",
    [
        "Otters swim, Oskar Lund said on Monday.",
        "According to Oskar Lund, a long campaign followed.",
        "The need to follow Oskar Lund, the press reports say, was great.",
        "The mayor called Oskar Lund an enemy.",
        "Oskar Lundgren, a keeper, left.",
    ],
)
def test_a_sentence_that_does_not(text: str) -> None:
    assert not introduces(text, "oskar lund")


def test_who_asks_for_somebody_is_told_first_who_that_is() -> None:
    desk = Desk(
        [
            make_source("a", "Otters swim, Oskar Lund said in the old harbour of Esbjerg on Monday."),
            make_source(
                "b", "On Monday the keepers met the Danish researcher Oskar Lund in the old harbour of Esbjerg."
            ),
        ]
    )
    answer = desk.ask("Who is Oskar Lund?")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "b"
