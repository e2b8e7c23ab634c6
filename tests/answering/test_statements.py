"""What governments say about what an answer shows."""

from dataclasses import replace

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.statements import statements_on
from bot.corpus.source import Kind
from tests.conftest import make_source


@pytest.mark.parametrize(
    ("question", "denial"),
    [
        ("Is it true that China is sterilizing Uyghur women?", "liu-xiaoming-marr-2020"),
        ("Which companies use Uyghur labour?", "bbc-tainted-cotton"),
        ("Are children separated from their parents in Xinjiang?", "bbc-children-separated"),
        ("Were women raped in the camps?", "testimony-ziawudun-bbc"),
        ("What is the Karakax list?", "karakax-global-times-rebuttal"),
        ("What are the China Cables?", "global-times-mfa-geng-china-cables"),
        ("Who signed the China Cables telegram?", "global-times-mfa-geng-china-cables"),
        ("What did the OHCHR assessment find?", "china-mission-response-ohchr-2022"),
        ("How many people are detained in the camps?", "china-denial-cerd-2018"),
    ],
)
def test_the_direct_denial_is_among_what_is_shown(shipped: Desk, question: str, denial: str) -> None:
    answer = shipped.ask(question)
    assert isinstance(answer, Answered)
    said = statements_on(shipped, answer.quotes)
    assert denial in {quote.source.id for quote in (*answer.quotes, *said)}


DAM = make_source("dam", "The Ilmen dam burst in May, and Oskar Lund had approved it.", related=("office",))


def said(question: str, *others: object) -> list[str]:
    desk = Desk([DAM, *others])  # type: ignore[list-item]
    return [quote.text for quote in statements_on(desk, desk.said(DAM, question))]


def test_a_statement_on_something_else_is_not_shown() -> None:
    weather = make_source("office", "The ministry said that it rains.", kind=Kind.OFFICIAL_STATEMENT)
    assert said("Who approved the Ilmen dam?", weather) == []


def test_a_statement_on_several_of_the_sources_quoted_comes_before_a_report_in_whatever_words() -> None:
    leak = make_source("leak", "Oskar Lund approved the Ilmen dam, a memo shows.", related=("office",))
    office = make_source(
        "office",
        "# Answers\n\nThe ministry responded to reports on what it calls rumours. All is well, the ministry said.",
        kind=Kind.OFFICIAL_STATEMENT,
    )
    report = make_source("report", "The ministry said that Oskar Lund had never approved the Ilmen dam.")
    desk = Desk([DAM, leak, office, report])
    question = "Who approved the Ilmen dam?"
    both = [quote for source in (DAM, leak) for quote in desk.said(source, question)]
    assert [quote.text for quote in statements_on(desk, both)] == [
        "All is well, the ministry said.",
        "The ministry said that Oskar Lund had never approved the Ilmen dam.",
    ]
    assert [quote.source.id for quote in statements_on(desk, both[:1])] == ["report"]


def test_of_a_statement_what_it_says_is_shown_rather_than_that_it_was_made() -> None:
    text = "The ministry responded to reports on the Ilmen dam. Nothing burst there, the ministry said. It rains."
    office = make_source("office", text, kind=Kind.OFFICIAL_STATEMENT)
    assert said("the Ilmen dam", office) == ["Nothing burst there, the ministry said."]


def test_of_equal_statements_that_of_a_related_source_comes_first() -> None:
    text = "The ministry said that the Ilmen dam was sound."
    found = [make_source(id_, f"Torva {id_}. {text}") for id_ in ("a", "office", "z")]
    desk = Desk([DAM, *found])
    quoted = [quote for quote in desk.said(DAM, "the Ilmen dam") if quote.source is DAM]
    assert [quote.source.id for quote in statements_on(desk, quoted)] == ["office", "a", "z"]


def test_an_official_who_is_introduced_speaks_on_by_name() -> None:
    text = "On Monday the ambassador, Ole Berg, came. Ole Berg said that the Ilmen dam is sound. Birds sing by the dam."
    assert said("Who approved the Ilmen dam?", make_source("visit", text)) == [
        "Ole Berg said that the Ilmen dam is sound."
    ]


def test_without_marked_words_all_that_is_quoted_is_what_it_is_about() -> None:
    desk = Desk([DAM, make_source("a", "The ministry said that the Ilmen dam was sound, and Oskar Lund approved it.")])
    (quote,) = [replace(quote, matched=()) for quote in desk.said(DAM, "Ilmen dam")]
    assert [quote.source.id for quote in statements_on(desk, [quote])] == ["a"]
