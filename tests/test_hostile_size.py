"""Texts made to be slow: each costs about what its length is worth."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.filtering import parse_filter
from bot.corpus.alias import Alias
from bot.corpus.prose import prose
from bot.corpus.source import BlockKind, Prose
from bot.shelf.examining import Same, duplicates, examine
from bot.shelf.history import diff
from bot.store.ledger import Step, json_text
from bot.store.own_source import OwnSource, State
from bot.text.cleaning import clean
from bot.text.sentences import sentences
from bot.text.turns import turns
from tests.conftest import make_source

SECONDS = 5.0
"""Of the processor; ten times what the slowest takes. What these texts once cost was minutes, and grew with the square."""


def split(text: str) -> None:
    sentences(text)


@pytest.mark.parametrize(
    ("job", "text"),
    [
        (split, "“Aa.” " * 16_000),
        (split, "." * 20_000 + "x"),
        (split, "a" * 20_000 + " x. B"),
        (split, "This is an ordinary sentence. " * 30_000),
        (split, "'A " * 30_000),
        (split, "‘a " * 30_000),
        (split, "“A!” Foo bar baz " * 10_000),
        (split, "新疆再教育营" * 150_000),
        (turns, "王伟：新疆" * 200_000),
        (turns, "王：" * 300_000),
        (clean, "\u0301\u0316" * 200_000),
        (prose, "[" * 20_000),
        (prose, "> " * 5_000 + "x"),
    ],
    ids=lambda value: None if callable(value) else f"{value[:12]!r}",
)
def test_a_text_made_to_be_slow_is_not(job: Callable[[str], object], text: str) -> None:
    begun = time.process_time()
    job(text)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "markdown",
    [
        "We run Xinjiang camps now. " * 10_000,
        "Xinjiang camp " * 10_000,
        "> Xinjiang camps exist.  \n" + "> —  \n" * 5_000 + "> Camps end.",
        "—\n\n" * 20_000 + "Xinjiang camps exist.",
        "“We run Xinjiang camps now. " * 10_000 + "\n\nXinjiang camps exist.",
    ],
    ids=["sentences", "words", "dashes in a quotation", "dashes", "opening marks"],
)
def test_a_question_to_a_text_made_to_be_slow_is_answered_in_time(markdown: str) -> None:
    desk = Desk([make_source(markdown=markdown)])
    begun = time.process_time()
    answer = desk.ask("Xinjiang camps")
    assert isinstance(answer, Answered)
    for quote in (*answer.quotes, *answer.more):
        assert quote.link
    assert time.process_time() - begun < SECONDS


def test_what_a_crowd_of_officials_says_is_found_in_time() -> None:
    names = (
        f"{family}{a}{b} Wei" for family in ("Li", "Wu", "He") for a in "aeioumn" * 6 for b in "abcdefghijklmnop" * 2
    )
    names = (f"{name}{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n, name in enumerate(names))
    said = " ".join(f"China's ambassador {name} said that Xinjiang has no camps." for name in names)
    desk = Desk([make_source(markdown=said)])
    begun = time.process_time()
    assert isinstance(desk.ask("What does China say of camps in Xinjiang?"), Answered)
    assert time.process_time() - begun < SECONDS / 2


def test_a_text_of_nothing_but_questions_is_opened_in_time() -> None:
    source = make_source(markdown="Are there Xinjiang camps? " * 4_000)
    desk = Desk([source])
    begun = time.process_time()
    assert desk.said(source) == []
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "question",
    ["中国" * 2000, "大使馆" * 1333, "?" * 3999 + "x", ("compare a and " * 400)[:3997] + "\nx", " and who" * 500],
    ids=lambda question: question[:8],
)
def test_a_question_that_repeats_itself_is_answered_in_time(question: str) -> None:
    desk = Desk([make_source(markdown="China says that the embassy compares nothing. 中国说了什么。")])
    begun = time.process_time()
    desk.ask(question)
    desk.ask("And who is that?", question)
    assert time.process_time() - begun < SECONDS


def test_a_question_made_to_be_slow_is_answered_in_time() -> None:
    words = [a + b + c + d + e for a in "bcd" for b in "aeiou" for c in "lmnrst" for d in "aeiou" for e in "lmnrst"]
    desk = Desk([make_source(markdown=" ".join(words))], [Alias("Xinjiang", "translation", ("Xinjiang", "新疆"))])
    begun = time.process_time()
    desk.analyzer.query("新疆" * 20_000)
    desk.ask("王永智关押失踪英国公司" * 400)
    for question in (" ".join(f"{word[:4]}k" for word in words), " ".join(f"{word}{word}k" for word in words)):
        desk.query(question)
        desk.ask(question)
    assert time.process_time() - begun < SECONDS


def test_two_long_texts_are_compared_in_time() -> None:
    text = "The harbour of Altdorf was dredged in March by {} workers from the valley. " * 12_000
    one, other = (make_source(name, text.replace("{}", name)) for name in ("forty", "fifty"))
    begun = time.process_time()
    assert list(duplicates(one, [other])) == []
    assert [found.same for found in duplicates(one, [make_source("third", text.replace("{}", "forty"))])] == [Same.TEXT]
    assert time.process_time() - begun < 2 * SECONDS


@pytest.mark.parametrize("piece", ["A-", "Aa’"])
def test_a_draft_of_one_long_word_is_looked_at_in_time(piece: str) -> None:
    desk, draft = Desk([make_source()]), make_source("draft", piece * 25_000)
    begun = time.process_time()
    examine(desk, draft, (), (), lambda: False, today="2026-01-05")
    assert time.process_time() - begun < SECONDS / 2


def test_an_outlet_of_many_words_is_looked_for_in_time() -> None:
    sources = [make_source(f"s{n}") for n in range(300)]
    only = parse_filter(outlet="新疆" * 3000)
    begun = time.process_time()
    assert not any(map(only.matches, sources))
    assert time.process_time() - begun < SECONDS


def test_two_books_are_shown_side_by_side_in_time() -> None:
    def kept(title: str, turn: int) -> str:
        lines = [*map(str, range(3000)), title, *(str(n * n % turn) for n in range(20_000))]
        source = replace(make_source("book"), prose=Prose.of((BlockKind.PARAGRAPH, line) for line in lines))
        return json_text(OwnSource(source, State.DRAFT).value())

    begun = time.process_time()
    lines = list(diff(Step("source", "book", kept("old words", 701), kept("new words", 699))))
    assert "-old words" in lines and "+new words" in lines
    assert time.process_time() - begun < SECONDS
