"""What a question asks for, and which of its words only ask."""

from dataclasses import replace

import pytest

from bot.answering.answer import Answered, NoAnswer
from bot.answering.confidence import UNASKED_LINE
from bot.answering.desk import Desk
from bot.answering.understanding import readings_of
from bot.corpus.source import IndexTerms
from tests.conftest import make_source

DESK = Desk([make_source("one", "The Otter Joint Census, or OJC, counts otters. Keepers wrote it.")])


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("What does OJC stand for?", {"stand"}),
        ("What is OJC short for?", {"short"}),
        ("What did the ministry say about the OJC?", {"ministri"}),
        ("Which articles did the Otter Post write about the OJC?", {"articl", "write"}),
    ],
)
def test_words_that_only_ask_weigh_less(question: str, asking: set[str]) -> None:
    concepts = DESK.query(question).concepts
    assert {concept.own for concept in concepts if concept.weight < 1} == asking
    assert "ojc" in {concept.own for concept in concepts if concept.weight == 1}


def test_words_that_only_ask_are_searched_where_nothing_else_is_asked() -> None:
    assert [concept.weight for concept in DESK.query("What did the ministry say?").concepts] == [1.0]


@pytest.mark.parametrize(
    ("question", "contexts"),
    [
        ("how old is he?", [["before"]]),
        ("what did the ministry say?", [["before"]]),
        ("how many otters?", [["", "before"]]),
        ("did he know Oskar Lund?", [["before"], [""]]),
        ("where was Oskar Lund?", [[""], ["before"]]),
    ],
)
def test_a_question_is_read_with_the_one_before_it_as_far_as_it_needs_it(
    question: str, contexts: list[list[str]]
) -> None:
    assert read_with(question, "before") == contexts
    assert read_with(question, "") == [[""]]


def read_with(question: str, context: str) -> list[list[str]]:
    return [[reading.before for reading in readings] for readings in readings_of(DESK, question, context)]


@pytest.mark.parametrize(
    "question", ["Is there proof?", "any evidence?", "how do we know?", "How can we be sure?", "prove it", "有证据吗"]
)
def test_who_only_doubts_is_shown_what_is_told_of_the_question_before(question: str) -> None:
    desk = Desk(
        [
            make_source("mill", "The mill of Brackwater was sold to Petra Holt in spring, as the keepers wrote."),
            make_source("court", "The court found no evidence and no proof, and could not be sure of the theft."),
            *(make_source(f"s{i}", f"Farmers of village {i} grew melons and told of the winter.") for i in range(20)),
        ]
    )
    answer = desk.ask(question, "Was the mill of Brackwater sold?")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "mill"


def test_of_several_questions_before_it_one_may_follow_up_any_that_names_something() -> None:
    before = "What is the OJC?\nand who counts?\nis Petra Holt its head?"
    assert read_with("what does China say about that?", before) == [
        [before, "What is the OJC?", "is Petra Holt its head?"]
    ]
    # Of what a government says of it, nobody knows without the question before.
    before = "Who is Petra Holt?\nwhat does China say?"
    assert read_with("since when?", before) == [[before, "Who is Petra Holt?"]]


@pytest.mark.parametrize(
    ("question", "position"),
    [
        ("What did the ministry say about the OJC?", True),
        ("What does China say?", True),
        ("政府怎么说", True),
        ("外交部回应", True),
        ("Which articles did the Otter Post write about the OJC?", False),
        ("Who took the government's side?", False),
    ],
)
def test_that_a_government_is_asked_for_its_words_is_seen_in_each_language(question: str, position: bool) -> None:
    assert DESK.query(question).position is position


def test_a_word_alone_is_looked_up() -> None:
    desk = Desk(
        [
            make_source(
                "one", "The suppliers are named: Huawei, Zeppelin and some others that make cloth in the hills."
            ),
            *(make_source(f"s{i}", f"Farmers of village {i} grew melons and told of the winter.") for i in range(20)),
        ]
    )
    assert isinstance(desk.ask("Huawei"), Answered)
    assert isinstance(desk.ask("“Huawei”?"), Answered)
    assert isinstance(desk.ask("huawei"), Answered)
    assert isinstance(desk.ask("cloth"), Answered)
    # What is said every day is looked up for nobody.
    assert isinstance(desk.ask("make"), NoAnswer)
    assert isinstance(desk.ask("hammock"), NoAnswer)


def test_several_things_are_looked_up_where_all_of_them_stand_together() -> None:
    desk = Desk(
        [
            make_source("both", "The keepers of the Brackwater valley wrote to Zeppelin, which has made cloth since."),
            make_source("one", "Zeppelin is named in a list of suppliers; what it makes in the hills is not known."),
            *(
                make_source(f"s{i}", f"Farmers of Brackwater {i} grew melons and told of the winter.")
                for i in range(20)
            ),
        ],
        judgement=replace(DESK.judgement, calibration=replace(DESK.judgement.calibration, offset=-20.0)),
    )
    for question in ("Zeppelin Brackwater", "What did Zeppelin say about Brackwater?"):
        answer = desk.ask(question)
        assert isinstance(answer, Answered)
        assert answer.quotes[0].source.id == "both"
        assert answer.confidence < UNASKED_LINE
    # What is said every day is looked up for nobody, nor is a word for which another one was taken.
    for question in ("Zeppelin made cloth since", "Zeppelin melons", "Zepelin Brackwater", "Zeppelin Brackwater Osaka"):
        assert isinstance(desk.ask(question), NoAnswer)


def test_what_is_looked_up_is_shown_where_it_stands_before_where_only_an_index_has_it() -> None:
    short, long = (
        "She lives in Oslo.",
        "He went into exile after a long winter in which the mill on the hill stood still.",
    )
    desk = Desk(
        [
            make_source("indexed", short, index_terms=(IndexTerms(short, "exile, exiled, life in exile"),)),
            make_source("told", long),
            *(make_source(f"s{i}", f"Farmers of village {i} grew melons and told of the winter.") for i in range(20)),
        ]
    )
    answer = desk.ask("exile")
    assert isinstance(answer, Answered)
    assert [quote.source.id for quote in answer.quotes] == ["told", "indexed"]
