"""Filters and operators: what does not fit is never shown, and statistics stay those of the whole corpus."""

import pytest

from bot.answering.answer import Answered, NoAnswer, Refusal
from bot.answering.desk import Desk
from bot.answering.filtering import Filter, FilterError, parse_filter
from bot.corpus.alias import Alias
from bot.corpus.source import Kind
from tests.conftest import make_source

SOURCES = [
    make_source("a", "Zebras were counted near the river Ili in spring.", publisher="The Guardian", published="2019"),
    make_source(
        "b",
        "Zebras were counted near the lake by police.",
        publisher="BBC News",
        published="2019-11-26",
        language="zh-Hans",
    ),
    make_source(
        "c", "Zebras were not counted in the desert.", publisher="Xinhua", kind=Kind.OFFICIAL_STATEMENT, published=None
    ),
]


def shown(question: str, only: Filter | None = None, desk: Desk | None = None) -> set[str]:
    answer = (desk or Desk(SOURCES)).ask(question, only=only)
    return {q.source.id for q in (*answer.quotes, *answer.more)} if isinstance(answer, Answered) else set()


@pytest.mark.parametrize(
    ("publisher", "outlet", "fits"),
    [
        ("Human Rights Watch", "HRW", True),
        ("The New York Times", "nyt", True),
        ("Voice of America", "VoA", True),
        ("Associated Press", "AP", True),
        ("Xinhua", "x", False),
        ("Human Rights Watch", "HR", False),
        ("Human Rights Watch", "H R W", False),
    ],
)
def test_an_outlet_may_be_called_by_its_initials(publisher: str, outlet: str, fits: bool) -> None:
    assert Filter(outlet=outlet).matches(make_source(publisher=publisher)) is fits


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (Filter(), "abc"),
        (Filter(outlet="guardian"), "a"),
        (Filter(outlet="BBC"), "b"),
        (Filter(outlet="News BBC"), ""),
        (Filter(kind=Kind.OFFICIAL_STATEMENT), "c"),
        (Filter(collection="tests"), "abc"),
        (Filter(collection="other"), ""),
        (Filter(after="2019-11-26"), "ab"),
        (Filter(after="2019-11-27"), "a"),
        (Filter(after="2019-12"), "a"),
        (Filter(after="2020"), ""),
        (Filter(before="2019-11"), "ab"),
        (Filter(before="2019-01-01"), "a"),
        (Filter(before="2018"), ""),
        (Filter(language="zh"), "b"),
        (Filter(language="ZH-hans"), "b"),
        (Filter(language="zh-Hant"), ""),
        (Filter(language="z"), ""),
        (Filter(outlet="BBC", language="en"), ""),
    ],
)
def test_only_sources_that_fit_are_quoted(only: Filter, expected: str) -> None:
    assert {source.id for source in SOURCES if only.matches(source)} == set(expected)
    assert shown("where were zebras counted", only) == set(expected)


def test_filters_are_read_as_people_type_them() -> None:
    assert parse_filter() == Filter()
    assert parse_filter(kind="News report", collection="China Cables", after=" 2019-11 ", language="zh_Hans") == Filter(
        kind=Kind.NEWS_REPORT, collection="china-cables", after="2019-11", language="zh-Hans"
    )


@pytest.mark.parametrize("typed", ["China Cables", "china_cables", " CHINA-CABLES", "“China cables”", "Chína  cables."])
def test_a_collection_is_called_by_the_words_of_its_name(typed: str) -> None:
    assert parse_filter(collection=typed).collection == "china-cables"


def test_what_holds_no_word_is_no_filter_that_fits_all() -> None:
    assert parse_filter(collection="!").collection == "!"
    with pytest.raises(FilterError, match="kind"):
        parse_filter(kind="!")


def test_all_that_is_wrong_with_a_filter_is_said_at_once() -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(outlet="!", kind="testimonial", after="yesterday", before="2019-02-30")
    said = str(caught.value)
    assert "outlet: '!' holds no word" in said
    assert "did you mean testimony?" in said
    assert "after: 'yesterday' is not a date such as 2019-11-26, 2019-11 or 2019" in said
    assert "before: '2019-02-30' is not a day in the calendar" in said
    with pytest.raises(FilterError, match="after 2020 and before 2019-11"):
        parse_filter(after="2020", before="2019-11")
    assert parse_filter(after="2019-11", before="2019")


def test_a_phrase_must_stand_in_the_passage_and_an_alias_does_not_fulfil_it() -> None:
    desk = Desk(
        [
            make_source("a", "Many Uyghurs grow melons in Hotan."),
            make_source("b", "Many Uighurs grow melons in Hotan."),
        ],
        [Alias("Uyghur", "spelling", ("Uyghurs", "Uighurs"))],
    )
    assert shown("Uyghurs grow melons", desk=desk) == {"a"}  # the other says the same
    assert shown('"Uighurs" grow melons', desk=desk) == {"b"}
    assert shown('"uighurs grow melons"', desk=desk) == {"b"}
    assert shown('"melons grow"', desk=desk) == set()


def test_the_quote_that_holds_the_phrase_comes_first_and_a_title_may_hold_it() -> None:
    text = "Zebras by the river were counted. " + "The rangers rode on for many days without any rest at all. " * 12
    both = Desk([make_source("long", f"{text}\n\nHe spoke of counted zebras. Others doubted it."), SOURCES[0]])
    answer = both.ask('"counted zebras" by the river')
    assert isinstance(answer, Answered)
    assert "counted zebras" in answer.quotes[0].text
    titled = Desk([make_source("b", "Animals were counted in the park.", title="Absolutely no mercy")])
    assert shown('animals counted in the park: "absolutely no mercy"', desk=titled) == {"b"}


def test_an_excluded_word_stands_neither_in_quote_nor_passage_nor_title() -> None:
    assert shown("zebras counted") == {"a", "b", "c"}
    assert shown("zebras counted -police") == {"a", "c"}
    assert shown("zebras counted -desert -ili") == {"b"}
    titled = Desk([make_source("a", "Zebras were counted.", title="Police news"), SOURCES[0]])
    assert shown("zebras counted -police", desk=titled) == {"a"}
    assert titled.ask("zebras counted -police").quotes[0].source.title == "A"  # type: ignore[union-attr]


def test_confidence_does_not_depend_on_the_filter() -> None:
    desk = Desk(SOURCES)
    open_answer = desk.ask("zebras near the river Ili")
    assert desk.ask("zebras near the river Ili", only=Filter(outlet="Guardian")).confidence == open_answer.confidence


def test_no_answer_says_that_filters_were_on() -> None:
    desk = Desk(SOURCES)
    for answer in (
        desk.ask("zebras near the river", only=Filter(collection="other")),
        desk.ask("zebras near the river -zebras"),
        desk.ask('"river zebras" near'),
    ):
        assert isinstance(answer, NoAnswer)
        assert answer.narrowed
    unfiltered = desk.ask("capital of France")
    assert isinstance(unfiltered, NoAnswer)
    assert not unfiltered.narrowed
    only_operators = desk.ask("-police")
    assert isinstance(only_operators, NoAnswer)
    assert only_operators.refusal is Refusal.EMPTY


def test_the_answer_names_the_question_as_it_was_asked() -> None:
    question = 'zebras "near the river" -police'
    assert Desk(SOURCES).ask(question).question == question
