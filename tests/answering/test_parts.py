"""A question that asks for two things is answered with both; where nothing is told of one, that is said."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answered, NoAnswer
from bot.answering.desk import Desk
from bot.answering.filtering import Filter
from bot.answering.parts import parts_of
from bot.discord.layout import answer_layout
from bot.discord.listening import is_sure
from bot.discord.offers import Offers
from bot.rendering.program import answer_object
from bot.rendering.terminal import answer_lines
from bot.rendering.wording import ENGLISH, wording_for
from bot.retrieval.index import BM25Index, Hit, Wanted
from tests.conftest import make_source

DESK = Desk(
    [
        make_source("census", "The Otter Census of Brackwater is a count of all otters, made by wardens on foot."),
        make_source("ledger", "The Heron Ledger of Silverlake is a book in which fishermen wrote down every heron."),
        make_source("keeper", "Petra Holt keeps the gate of the Brackwater dam. Holt was paid by the harbour office."),
        *(make_source(f"s{i}", f"In year {i} it rained on the hills and the mill stood still.") for i in range(20)),
    ]
)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What is the difference between the Otter Census and the Heron Ledger?",
            ["the Otter Census", "the Heron Ledger"],
        ),
        ("compare the census with the ledger", ["the census", "the ledger"]),
        ("Otter Census vs. Heron Ledger", ["Otter Census", "Heron Ledger"]),
        ("How does the census differ from the ledger?", ["the census", "the ledger"]),
        ("Who keeps the gate, and who paid her?", ["Who keeps the gate", "who paid her?"]),
        ("What is it? How does it work?", ["What is it", "How does it work?"]),
        ("Who keeps the gate and the dam?", []),
        ("The keeper, who was paid, left", []),
        ("who did what and when and where and why and how", []),
        ("versus", []),
        ("水獭普查和苍鹭账本有什么区别?", ["水獭普查", "苍鹭账本"]),
        ("水獺普查與蒼鷺帳本之間有何不同？", ["水獺普查", "蒼鷺帳本"]),
        ("和田跟喀什怎么不一样", ["和田", "喀什"]),
        ("比较一下水獭普查和苍鹭账本", ["水獭普查", "苍鹭账本"]),
        ("朱海仑是谁?马云是谁?", ["朱海仑是谁", "马云是谁?"]),
        ("谁签了文件，他后来去了哪里？", ["谁签了文件", "他后来去了哪里？"]),
        ("2019年11月24日,发生了什么?", []),
        ("What is 水獭普查, and who counts?", ["What is 水獭普查", "who counts?"]),
        ("Was ist der Unterschied zwischen dem Zensus und den Büchern?", ["Zensus", "Büchern"]),
        ("Worin unterscheiden sich die Otter von den Reihern?", ["Otter", "Reihern"]),
        ("Wer ist Holt und wer war Kröger?", ["Wer ist Holt", "wer war Kröger?"]),
        ("Wer weiß, was Holt schrieb?", []),
        ("Quelle est la différence entre les loutres et les hérons ?", ["les loutres", "les hérons"]),
        ("Qui est Holt et que fait-elle ?", ["Qui est Holt", "que fait-elle ?"]),
        ("Qui est l'homme, qui est parti ?", []),
        ("В чём разница между выдрами и цаплями?", ["выдрами", "цаплями"]),
        ("Чем выдра отличается от цапли?", ["выдра", "цапли"]),
        ("Кто такая Хольт, и что она делает?", ["Кто такая Хольт", "что она делает?"]),
        ("Susamurları ile balıkçıllar arasındaki fark nedir?", ["Susamurları", "balıkçıllar"]),
        ("Holt kimdir? Baraj nerede?", ["Holt kimdir", "Baraj nerede?"]),
        ("Susamurları ve balıkçıllar nerede?", []),
        ("the census vs The Census", []),
        ("", []),
    ],
)
def test_a_question_comes_apart_where_it_asks_anew(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts


@given(st.text(max_size=200))
def test_parts_are_words_of_the_question(question: str) -> None:
    assert all(part in question and part.strip() for part in parts_of(question))


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between the Otter Census and the Heron Ledger?",
        "Heron Ledger vs Otter Census",
        "Otter Census和Heron Ledger有什么区别?",
        "Was ist der Unterschied zwischen dem Otter Census und dem Heron Ledger?",
        "Quelle est la différence entre l'Otter Census et le Heron Ledger ?",
    ],
)
def test_a_comparison_is_answered_with_a_quote_on_each(question: str) -> None:
    answer = DESK.ask(question)
    assert isinstance(answer, Answered)
    assert {quote.source.id for quote in answer.quotes[:2]} == {"census", "ledger"}
    assert answer.question == question


def test_of_what_nothing_is_told_that_is_said_beside_what_is_told() -> None:
    answer = DESK.ask("What is the difference between the Otter Census and the Budget of Venus?")
    assert isinstance(answer, Answered)
    assert answer.unanswered == ("the Budget of Venus",)
    assert not is_sure(answer)
    shown = answer_layout(answer, wording_for(ENGLISH), Offers(), example="").to_components()  # type: ignore[no-untyped-call]
    assert "-# Nothing on: the Budget of Venus" in str(shown)
    printed = "\n".join(str(line.text) for line in answer_lines(answer, ""))
    assert printed.startswith("Nothing on: the Budget of Venus\n")
    assert answer_object(answer)["unanswered"] == ["the Budget of Venus"]


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Petra Holt是谁?马云是谁?", "马云是谁?"),
        ("Wer ist Petra Holt? Wer ist Jack Ma?", "Wer ist Jack Ma?"),
        ("Qui est Petra Holt et qui est Jack Ma ?", "qui est Jack Ma ?"),
        ("Кто такая Petra Holt, а кто такой Джек Ма?", "кто такой Джек Ма?"),
        ("Petra Holt kimdir? Jack Ma kimdir?", "Jack Ma kimdir?"),
    ],
)
def test_two_questions_come_apart_in_the_languages_that_the_bot_speaks(question: str, other: str) -> None:
    answer = DESK.ask(question)
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "keeper"
    assert answer.unanswered == (other,)


def test_where_nothing_is_told_of_any_part_there_is_no_answer() -> None:
    assert isinstance(DESK.ask("Is the Budget of Venus smaller, and who is the mayor of Saturn?"), NoAnswer)


def test_the_second_question_may_speak_of_the_first() -> None:
    answer = DESK.ask("What is the Heron Ledger, and how does it work?")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "ledger"


def test_no_sentence_is_shown_twice() -> None:
    answer = DESK.ask("Otter Census versus Census of Brackwater")
    assert isinstance(answer, Answered)
    spans = [(quote.source.id, quote.start) for quote in (*answer.quotes, *answer.more)]
    assert len(spans) == len(set(spans))


def test_how_something_works_is_what_is_said_of_it() -> None:
    assert isinstance(DESK.ask("How does the Otter Census work?"), Answered)


@pytest.mark.parametrize("foreign", ["how do you wash cotton shirts", "who is the mayor of Saturn"])
def test_of_two_questions_the_one_of_which_nothing_is_told_is_said_however_sure_the_other_is(foreign: str) -> None:
    question = "Who keeps the gate of the Brackwater dam and paid the harbour office"
    answer = DESK.ask(f"{question} and {foreign}?")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "keeper"
    assert answer.unanswered == (f"{foreign}?",)
    told = DESK.ask(f"{question} and who was paid?")
    assert isinstance(told, Answered)
    assert not told.unanswered


def test_of_two_questions_of_which_nothing_is_told_none_is_answered() -> None:
    one, other = "Which year did wardens in Saturn count gray herons", "who is the mayor of Brackwater"
    assert all(isinstance(DESK.ask(question), NoAnswer) for question in (one, other))
    assert isinstance(DESK.ask(f"{one} and {other}?"), NoAnswer)


def test_a_question_of_which_nothing_is_told_is_read_as_no_other() -> None:
    answer = DESK.ask("What is the Otter Cnesus? Who is the wardem of Saturn?")
    assert isinstance(answer, Answered)
    assert answer.corrected == "What is the Otter Census? Who is the wardem of Saturn?"
    assert answer.unanswered == ("Who is the wardem of Saturn?",)


def test_that_filters_were_in_the_way_of_two_questions_is_said_as_of_one() -> None:
    question = "Which year did wardens in Saturn count gray herons and who is the mayor of Brackwater?"
    for only, narrowed in ((Filter(), False), (Filter(outlet="The Daily Test"), True)):
        answer = DESK.ask(question, only=only)
        assert isinstance(answer, NoAnswer)
        assert answer.narrowed is narrowed


def test_that_nothing_is_told_of_a_part_is_said_behind_a_source_that_is_pointed_at_too() -> None:
    linked = make_source("linked", "The weir was mended twice.", url="https://weir.example/1")
    desk = Desk([*DESK.sources, linked])
    answer = desk.ask("What is the difference between the Otter Census and the Budget of Venus? https://weir.example/1")
    assert isinstance(answer, Answered)
    assert [quote.source.id for quote in answer.quotes[:2]] == ["linked", "census"]
    assert answer.unanswered == ("the Budget of Venus",)


class Noting(BM25Index):
    """Notes what is searched."""

    searched: list[dict[str, float]]

    def search(self, weights: Mapping[str, float], limit: int, wanted: Wanted | None = None) -> list[Hit]:
        self.searched.append(dict(weights))
        return super().search(weights, limit, wanted)


def test_each_part_is_searched_once() -> None:
    Noting.searched = []
    desk = Desk(DESK.sources, index=lambda analyzer: Noting(analyzer=analyzer))
    _ = desk.judgement
    Noting.searched.clear()
    answer = desk.ask("Who keeps the gate of the Brackwater dam, and who is the mayor of Saturn?")
    assert isinstance(answer, Answered)
    assert answer.unanswered == ("who is the mayor of Saturn?",)
    once = [weights for i, weights in enumerate(Noting.searched) if weights not in Noting.searched[:i]]
    assert len(Noting.searched) == len(once)
