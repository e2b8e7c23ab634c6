"""A link in a question, which is the address of a source: that source answers first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answered, NoAnswer
from bot.answering.desk import Desk
from bot.answering.filtering import Filter
from bot.answering.opening import opened
from bot.corpus.source import Unverified
from tests.conftest import make_source

LINKED = make_source(
    "a",
    "# News\n\nThe minister spoke for an hour. Nobody asked about melons.\n\nZebras were counted twice.",
    url="https://www.bbc.com/news/a-1?utm_source=rss",
    archive_url="https://web.archive.org/web/20191126/http://old.example/a/",
    reprint_url="https://reprint.example/x?id=7&page=2",
)
OTHER = make_source("b", "Zebras were counted near the river Ili by rangers.")


def led_to(desk: Desk, text: str) -> list[str]:
    """The sources that the addresses in `text` lead to."""
    answer = desk.ask(text)
    if not isinstance(answer, Answered) or answer.confidence < 1:
        return []
    return list(dict.fromkeys(quote.source.id for quote in answer.quotes))


def first(question: str, *sources: object) -> str:
    answer = Desk([LINKED, OTHER]).ask(question)
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source is LINKED
    assert answer.confidence == 1
    return answer.quotes[0].text


@pytest.mark.parametrize(
    "link",
    [
        "https://www.bbc.com/news/a-1?utm_source=rss",
        "http://bbc.com/news/a-1/#top",
        "HTTPS://BBC.com/news/a-1?fbclid=9&at_medium=x",
        "www.bbc.com/news/a-1",
        "https://web.archive.org/web/2020id_/https://www.bbc.com/news/a-1",
        "https://old.example/a",
        "https://reprint.example/x?page=2&id=7",
        "[this](https://bbc.com/news/a-1).",
        "(https://bbc.com/news/a-1)!",
        "<https://bbc.com/news/a-1>",
        "https://bbc.com/news/a-1这是什么",
        "请看https://bbc.com/news/a-1，谢谢",
        "_https://bbc.com/news/a-1_",
    ],
)
def test_every_form_of_an_address_finds_its_source(link: str) -> None:
    assert led_to(Desk([LINKED, OTHER]), f"see {link} there") == ["a"]
    assert first(link) == "The minister spoke for an hour. Nobody asked about melons."
    assert first(f"{link} how often were zebras counted") == "Zebras were counted twice."


@pytest.mark.parametrize(
    "link",
    [
        "https://bbc.com/news/a-2",
        "https://bbc.com/news",
        "https://reprint.example/x?id=8&page=2",
        "ftp://bbc.com/news/a-1",
        "bbc",
        "http://[",
        "https://web.archive.org/web/2020/",
    ],
)
def test_another_address_finds_nothing(link: str) -> None:
    assert led_to(Desk([LINKED, OTHER]), link) == []


def test_an_address_that_was_not_verified_is_known_and_never_linked() -> None:
    unsure = make_source("a", "Zebras were counted.", url="https://bbc.com/a", unverified=frozenset({Unverified.URL}))
    desk = Desk([unsure])
    assert led_to(desk, "https://bbc.com/a") == ["a"]
    answer = desk.ask("https://bbc.com/a")
    assert isinstance(answer, Answered)
    assert [quote.link for quote in answer.quotes] == [None]


def test_others_answer_after_it_and_filters_hold() -> None:
    desk = Desk([LINKED, OTHER])
    question = "https://bbc.com/news/a-1 where were zebras counted by rangers near the Ili"
    answer = desk.ask(question)
    assert isinstance(answer, Answered)
    assert [quote.source.id for quote in answer.quotes] == ["a", "b"]
    filtered = desk.ask(question, only=Filter(outlet="nobody"))
    assert isinstance(filtered, NoAnswer)


def test_a_source_without_text_is_named_and_a_removed_one_is_gone() -> None:
    bare = make_source("bare", "", title="Only a title", url="https://bare.example/1")
    desk = Desk([bare, OTHER])
    answer = desk.ask("https://bare.example/1")
    assert isinstance(answer, NoAnswer)
    assert [source.title for source in answer.suggestions] == ["Only a title"]
    desk.add([make_source("bare", "Now it has text, and more of it.", url="https://bare.example/2")])
    assert led_to(desk, "https://bare.example/1") == []
    assert isinstance(desk.ask("https://bare.example/2"), Answered)
    desk.remove("bare")
    assert led_to(desk, "https://bare.example/2") == []


PAGES = [f"https://page.example/{number}" for number in range(3)]
pages = st.sampled_from(PAGES)
shelved = st.dictionaries(st.sampled_from("abc"), pages)
steps = st.lists(st.tuples(st.sampled_from("abc"), st.none() | pages), max_size=6)


@given(shelved, st.booleans(), steps, steps)
def test_after_any_changes_links_lead_to_the_sources_that_are_there_and_the_original_is_as_before(
    tmp_path_factory: pytest.TempPathFactory,
    first: dict[str, str],
    asked_before: bool,
    changes: list[tuple[str, str | None]],
    others: list[tuple[str, str | None]],
) -> None:
    path = tmp_path_factory.mktemp("data") / "index.bin"
    sources = [make_source(source_id, "Zebras.", url=url) for source_id, url in first.items()]
    opened(sources, (), path)
    original = opened(sources, (), path)
    fork = original.fork()
    if asked_before:
        assert _linked(fork) == first
    assert _linked(_changed(fork, changes)) == _after(first, changes)
    further = _changed(fork.fork(), others)
    assert _linked(further) == _after(_after(first, changes), others)
    assert _linked(fork) == _after(first, changes)
    assert _linked(original) == first


def _after(first: dict[str, str], changes: list[tuple[str, str | None]]) -> dict[str, str]:
    return {source_id: url for source_id, url in (first | dict(changes)).items() if url is not None}


def _changed(desk: Desk, changes: list[tuple[str, str | None]]) -> Desk:
    for source_id, url in changes:
        if url is None:
            desk.remove(source_id)
        else:
            desk.add([make_source(source_id, "Zebras.", url=url)])
    return desk


def _linked(desk: Desk) -> dict[str, str]:
    """id → the page that leads to it."""
    return {source_id: page for page in PAGES for source_id in led_to(desk, page)}


ABROAD = "https://elsewhere.example/2024/melon-prices?id=7"


@pytest.mark.parametrize("question", ["{question} {link}", "{link}\n{question}", "<{link}> {question}"])
def test_an_address_of_no_source_is_no_word_of_the_question(question: str) -> None:
    desk = Desk([LINKED, OTHER])
    plain = desk.ask("How were zebras counted near Ili?")
    asked = question.format(question=plain.question, link=ABROAD)
    assert isinstance(plain, Answered)
    assert replace(desk.ask(asked), question=plain.question) == plain


def test_an_address_of_no_source_is_no_word_of_the_question_before() -> None:
    desk = Desk([LINKED, OTHER])
    before = "Where were zebras counted?"
    assert desk.ask("and by whom?", f"{before} {ABROAD}") == desk.ask("and by whom?", before)


@pytest.mark.parametrize("around", ["{link}", "Hello! {link}"])
def test_an_address_beside_which_nothing_is_asked_is_looked_up_by_its_words(around: str) -> None:
    answer = Desk([LINKED, OTHER]).ask(around.format(link="https://elsewhere.example/zebras-ili-rangers"))
    assert isinstance(answer, Answered) or OTHER in answer.suggestions
