"""A date in a question is the date that texts hold, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import FURTHER, SHOWN, Answered, NoAnswer
from bot.answering.dates import date_in, time_in
from bot.answering.desk import Desk
from bot.answering.filtering import Filter
from tests.conftest import make_source

DESK = Desk(
    [
        make_source("count", "The keepers counted all otters on 9 July 2019. In May 2019 nobody had counted them."),
        make_source("flood", "On 24 July 2019 the dam broke. The 9 keepers fled, and in 2020 some of them came back."),
        *(make_source(f"s{i}", f"In 19{i} it rained on the hills and the mill stood still.") for i in range(20, 40)),
    ]
)


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("what happened on 9 July 2019?", "9 July 2019"),
        ("What happened on the 9th of July, 2019", "9 July 2019"),
        ("July 09, 2019", "9 July 2019"),
        ("what happened in sept. 2019", "September 2019"),
        ("what happened in 2019", None),
        ("what happened between May 2019 and July 2019", None),
        ("may 20 people come", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_texts_write_it(question: str, written: str | None) -> None:
    date = date_in(question)
    assert (date and date.written) == written


@given(st.text(max_size=100))
def test_any_text_can_be_looked_at(text: str) -> None:
    date = date_in(text)
    assert date is None or len(date.rest) < len(text)
    time = time_in(text)
    assert time is None or len(time.rest) < len(text)


@pytest.mark.parametrize(
    "question", ["what happened on 9 July 2019?", "July 9, 2019", "What happened on the 9th of July 2019?"]
)
def test_what_happened_at_a_date_is_what_tells_of_that_date(question: str) -> None:
    answer = DESK.ask(question)
    assert isinstance(answer, Answered)
    assert [quote.source.id for quote in answer.quotes] == ["count"]
    assert answer.question == question


@pytest.mark.parametrize("question", ["what happened on 10 July 2019?", "what happened in June 2019"])
def test_another_date_is_no_answer(question: str) -> None:
    assert isinstance(DESK.ask(question), NoAnswer)


def test_who_asks_for_more_than_a_date_is_shown_more_than_its_place() -> None:
    answer = DESK.ask("when did the dam break, in July 2019?")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "flood"


PIECES = Desk(
    [
        make_source(
            f"p{year}",
            f"Otters were counted again, and the harbour froze for {year % 7} weeks.",
            publisher="Harbour Gazette",
            published=f"{year}-03-01",
        )
        for year in range(2016, 2024)
    ]
    + [make_source(f"o{i}", f"Something else was told of hill {i}, of mills and of bridges.") for i in range(20)]
)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("What did the Harbour Gazette write in 2022?", [2022]),
        ("stories by the Harbour Gazette from 2019", [2019]),
        ("What did the Harbour Gazette report before 2018?", [2017, 2016]),
        ("What did the Harbour Gazette report since 2022?", [2023, 2022]),
        ("What did the Harbour Gazette report after 2022?", [2023]),
    ],
)
def test_pieces_of_a_year_are_those_published_then(question: str, years: list[int]) -> None:
    answer = PIECES.ask(question)
    assert isinstance(answer, Answered)
    shown = [quote.source.id for quote in (*answer.quotes, *answer.more)]
    assert shown[: len(years)] == [f"p{year}" for year in years]


def test_of_a_year_in_which_nothing_was_published_there_are_no_pieces() -> None:
    assert isinstance(PIECES.ask("What did the Harbour Gazette write in 2009?"), NoAnswer)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Show me articles from 2018", [2018]),
        ("list reports of 2020", [2020]),
        ("what was published in March 2020?", [2020]),
        ("Can you show me the stories from 1 March 2021?", [2021]),
        ("which articles are from before 2018", [2017, 2016]),
        ("Are there any reports published since 2022?", [2023, 2022]),
        ("2019 articles", [2019]),
        ("stories by the Harbour Gazette from March 2019", [2019]),
    ],
)
def test_pieces_of_a_time_are_shown_as_they_begin_the_newest_first(question: str, years: list[int]) -> None:
    answer = PIECES.ask(question)
    assert isinstance(answer, Answered)
    shown = (*answer.quotes, *answer.more)
    assert [(quote.source.id, quote.start) for quote in shown] == [(f"p{year}", 0) for year in years]


@pytest.mark.parametrize(
    "question",
    [
        "articles from 2009",
        "what was published in April 2020?",
        "articles about volcanoes from 2018",
        "What is the 2018 report?",
        "Show me articles from 2018 -harbour",
    ],
)
def test_of_a_time_without_pieces_and_for_what_asks_more_none_are_listed(question: str) -> None:
    assert isinstance(PIECES.ask(question), NoAnswer)


def test_pieces_of_a_time_are_those_that_filters_let_through_and_no_more_than_are_shown() -> None:
    assert isinstance(PIECES.ask("articles from 2018", only=Filter(outlet="nobody")), NoAnswer)
    many = Desk(make_source(f"m{i:02}", f"Otters swam {i} miles.", published="2018") for i in range(30))
    answer = many.ask("articles from 2018")
    assert isinstance(answer, Answered)
    assert len((*answer.quotes, *answer.more)) == SHOWN + FURTHER
