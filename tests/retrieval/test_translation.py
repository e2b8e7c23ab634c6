"""Questions in Chinese about texts in English."""

from dataclasses import replace

import pytest

from bot.answering.answer import Answered, NoAnswer, Refusal
from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.source import IndexTerms
from tests.conftest import make_source

SCHOLAR = "A scholar of folklore disappeared in December 2017. Her family hears nothing from the prison."
SOURCES = [
    make_source("scholar", SCHOLAR),
    make_source("company", "The app was developed by a software company in Beijing. It shares files between phones."),
    make_source("general", "Commander Wang Yongzhi opened the gates of the county camp and let thousands go home."),
    make_source("weather", "The harvest of apricots was poor because of hail and wind in spring."),
]


@pytest.fixture(scope="module")
def library() -> Desk:
    return Desk(SOURCES)


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("学者是什么时候失踪的？", "scholar"),
        ("學者是什麼時候失蹤的？", "scholar"),
        ("12月失踪的学者", "scholar"),
        ("哪家公司开发了软件？", "company"),
        ("王永智放了多少人回家", "general"),
    ],
)
def test_a_question_in_chinese_finds_a_text_in_english(library: Desk, question: str, source: str) -> None:
    answer = library.ask(question)
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == source


def test_what_was_found_so_is_marked_in_the_text(library: Desk) -> None:
    answer = library.ask("学者是什么时候失踪的？")
    assert isinstance(answer, Answered)
    quote = answer.quotes[0]
    assert {quote.text[start:end] for start, end in quote.matched} >= {"scholar", "disappeared"}


@pytest.mark.parametrize("question", ["恐龙是什么时候灭绝的？", "今天天气怎么样", "谁写了红楼梦", "公司", "回家吧"])
def test_a_question_in_chinese_about_anything_else_finds_nothing(library: Desk, question: str) -> None:
    assert isinstance(library.ask(question), NoAnswer)


@pytest.mark.parametrize("question", ["长江有多长", "清华"])
def test_a_chinese_name_that_the_dictionary_only_describes_is_something_to_look_for(question: str) -> None:
    answer = Desk([make_source("chinese", "一位研究民俗的学者失踪了。她的家人没有消息。")]).ask(question)
    assert isinstance(answer, NoAnswer)
    assert answer.refusal is Refusal.NOTHING_FOUND


def test_a_chinese_term_in_quotation_marks_asks_for_no_exact_words_that_no_text_holds(library: Desk) -> None:
    answer = library.ask("“学者”是什么时候失踪的？")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "scholar"
    chinese = make_source("chinese", "一位研究民俗的学者失踪了。她的家人没有消息。")
    answer = Desk([*SOURCES, chinese]).ask("“学者”是什么时候失踪的？")
    assert isinstance(answer, Answered)
    assert {quote.source.id for quote in answer.quotes} == {"chinese"}


def test_index_terms_hold_no_exact_words() -> None:
    terms = (IndexTerms("A scholar of folklore", "失踪的学者\n民俗"),)
    answer = Desk([replace(SOURCES[0], index_terms=terms), *SOURCES[1:]]).ask("“学者”是什么时候失踪的？")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "scholar"


def test_a_text_in_chinese_is_found_as_it_stands() -> None:
    chinese = make_source("chinese", "一位研究民俗的学者失踪了。她的家人没有消息。")
    both = Desk([*SOURCES, chinese])
    answer = both.ask("学者失踪")
    assert isinstance(answer, Answered)
    assert {quote.source.id for quote in answer.quotes} == {"chinese", "scholar"}
    assert both.ask("学者失踪").confidence >= both.ask("scholar missing").confidence
    assert both.ask("学者失踪").confidence >= Desk([chinese]).ask("学者失踪").confidence * 0.85


def test_both_scripts_of_chinese_find_both() -> None:
    simplified = make_source("simplified", "一位研究民俗的学者失踪了。她的家人没有消息。")
    traditional = make_source("traditional", "一位研究民俗的學者失蹤了。她的家人沒有消息。")
    for source in (simplified, traditional):
        for question in ("学者失踪", "學者失蹤", "“学者”是谁", "“學者”是誰"):
            answer = Desk([source]).ask(question)
            assert isinstance(answer, Answered)
            assert answer.quotes[0].matched


def test_index_terms_in_chinese_and_a_text_in_english_are_searched_as_one() -> None:
    terms = (IndexTerms("A scholar of folklore", "民俗学者\n失踪"),)
    indexed = [replace(SOURCES[0], index_terms=terms), *SOURCES[1:]]
    answer = Desk(indexed).ask("民俗学者是什么时候失踪的？")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "scholar"
    assert answer.confidence > Desk(SOURCES).ask("民俗学者是什么时候失踪的？").confidence


def test_a_meaning_leads_to_what_is_like_it() -> None:
    alike = [Alias("vanish", "synonym", ("vanish", "disappear"))]
    vanished = make_source("vanished", "The folklore expert vanished on her way to the airport.")
    desk = Desk([*SOURCES[1:], vanished], alike)
    assert [quote.source.id for quote in desk.ranked("失踪", desk.query("失踪"), 3)] == ["vanished"]


def test_a_name_that_the_corpus_knows_is_not_taken_apart() -> None:
    names = [Alias("Xinjiang", "translation", ("Xinjiang", "新疆"))]
    concepts = Desk([make_source("one", "Xinjiang is large.")], names).query("新疆公司").concepts
    assert concepts[0].own == "=xinjiang"
    assert [concept.own for concept in concepts[1:]] == ["compani"]


@pytest.mark.parametrize(
    ("question", "asked"), [("新疆怎么说", ["=xinjiang"]), ("新疆上有多少", ["=xinjiang"]), ("新疆是誰", ["=xinjiang"])]
)
def test_pieces_with_a_character_of_grammar_that_no_text_holds_are_not_asked_for(
    question: str, asked: list[str]
) -> None:
    names = [Alias("Xinjiang", "translation", ("Xinjiang", "新疆"))]
    desk = Desk([make_source("one", "Xinjiang is large.")], names)
    assert [concept.own for concept in desk.query(question).concepts] == asked


@pytest.mark.parametrize(
    ("question", "pairs"),
    [
        ("陈福香说了什么？", {"陈福", "福香"}),
        ("陳福香說了什麼？", {"陈福", "福香"}),
        ("李建国写了什么？", {"李建", "建国"}),
        ("杨一飞是谁？", {"杨一", "一飞"}),
        ("长胜村有谁？", {"长胜", "胜村"}),
        ("姚波怎么说？", {"姚波"}),
    ],
)
def test_a_chinese_name_that_a_text_holds_is_searched_as_it_stands(question: str, pairs: set[str]) -> None:
    told = make_source(
        "told", "村民陈福香每天卖鱼。老师李建国住院了。司机杨一飞来自长胜村。邻居姚波也在那里。医生来过两次。"
    )
    others = make_source(
        "others", "Good fortune smells of incense. The father built a country. A victory for villages."
    )
    desk = Desk([*SOURCES, told, others])
    concepts = desk.query(question).concepts
    searched = {term for concept in concepts for term in concept.terms}
    assert pairs <= searched and not any(term.isascii() for term in searched)
    assert [quote.source.id for quote in desk.ranked(question, desk.query(question), 3)] == ["told"]


def test_a_chinese_name_that_no_text_holds_is_looked_up_in_english(library: Desk) -> None:
    assert {"wang", "yongzhi"} <= {concept.own for concept in library.query("王永智是谁").concepts}
