"""Who wrote and published a piece is searched with it, as it is shown with it."""

import pytest

from bot.answering.answer import Answered, NoAnswer
from bot.answering.desk import Desk
from tests.conftest import make_source

SOURCES = [
    make_source(
        "census",
        "Keepers counted 1,200 otters on the river in spring. The count took a month.",
        title="Room for otters",
        authors=("Nadia Brandt", "Li Wei"),
        publisher="River Herald",
        published="2019-05-01",
    ),
    make_source(
        "dams",
        "Three dams were built without a permit. Villagers moved away.",
        title="Beyond the dam: how a valley changed",
        authors=("Nadia Brandt",),
        publisher="Valley Post",
        published="2020-02-03",
    ),
    make_source("smear", "The ministry called the count of otters beyond the dam a smear.", publisher="State Daily"),
]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(SOURCES)


def ids(desk: Desk, question: str) -> list[str]:
    answer = desk.ask(question)
    assert isinstance(answer, Answered), f"refused at {answer.confidence}"
    return [quote.source.id for quote in (*answer.quotes, *answer.more)]


@pytest.mark.parametrize(
    "question", ["What did Nadia Brandt write?", "Which articles did Nadia Brandt publish?", "stories by nadia brandt"]
)
def test_the_pieces_of_somebody_are_shown_as_they_begin_the_newest_first(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert isinstance(answer, Answered)
    assert [quote.source.id for quote in answer.quotes] == ["dams", "census"]
    assert [quote.start for quote in answer.quotes] == [0, 0]


def test_who_wrote_about_something_else_is_not_told_of_other_pieces(desk: Desk) -> None:
    assert isinstance(desk.ask("What did Nadia Brandt write about volcanoes in Iceland?"), NoAnswer)


def test_an_outlet_or_author_leads_to_their_piece_though_its_text_names_neither(desk: Desk) -> None:
    assert ids(desk, "How many otters did the River Herald count?")[0] == "census"
    assert ids(desk, "dams by Brandt")[0] == "dams"


@pytest.mark.parametrize(
    ("question", "source"),
    [('"Beyond the dam" valley', "dams"), ('"Room for otters"', "census"), ('who wrote "Room for otters"?', "census"),
     ('"Nadia Brandt" otters', "census"), ('"beyond the dam a smear"', "smear")],
)  # fmt: skip
def test_exact_words_may_stand_in_the_title_or_in_the_names(desk: Desk, question: str, source: str) -> None:
    assert ids(desk, question)[0] == source


def test_exact_words_that_nothing_holds_find_nothing(desk: Desk) -> None:
    assert isinstance(desk.ask('"Room for beavers"'), NoAnswer)
