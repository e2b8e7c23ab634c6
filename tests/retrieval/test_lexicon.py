"""Aliases and spelling: a question finds its answer by another name, and misspelt."""

import pytest

from bot.answering.answer import Answered, NoAnswer
from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from tests.conftest import make_source

ALIASES = [
    Alias("Uyghur", "spelling", ("Uyghur", "Uighur", "Uygur")),
    Alias("Uyghur", "translation", ("Uyghur", "维吾尔")),
    Alias("Integrated Joint Operations Platform", "abbreviation", ("IJOP", "Integrated Joint Operations Platform")),
    Alias("Zhu Hailun", "translation", ("Zhu Hailun", "朱海仑")),
    Alias("deny", "synonym", ("deny", "denial", "reject")),
]
SOURCES = [
    make_source(
        "one", "Uighur families were counted in Kashgar. The Integrated Joint Operations Platform flagged them."
    ),
    make_source("two", "The directives were signed by Zhu Hailun, who was then the security chief of the region."),
    make_source("three", "Officials reject the allegations about Kashgar as a fabrication of hostile forces."),
    make_source("four", "Farmers grow cotton and melons in the oasis towns along the desert road to Hotan."),
]


@pytest.fixture(scope="module")
def library() -> Desk:
    return Desk(SOURCES, ALIASES)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Uygur families", "one"),
        ("维吾尔", "one"),
        ("what is the IJOP", "one"),
        ("朱海仑是谁", "two"),
        ("did officials deny it in Kashgar", "three"),
        ("Zhu Hailum directives", "two"),
        ("directivs of zhu hailun", "two"),
        ("cottton farmers", "four"),
    ],
)
def test_another_name_or_a_typo_finds_the_same(library: Desk, question: str, expected: str) -> None:
    answer = library.ask(question)
    assert isinstance(answer, Answered), answer.confidence
    quote = answer.quotes[0]
    assert quote.source.id == expected
    # The words of the source are marked, not those of the question.
    assert quote.matched
    for start, end in quote.matched:
        assert quote.text[start:end].strip()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Wer war Zhu Hailun?", {"=zhu hailun"}),
        ("Who won the war with Zhu Hailun?", {"=war", "=zhu hailun"}),
        ("Kim bana Zhu Hailun'u anlatır mı?", {"=zhu hailun"}),
        ("Was steht in Die Zeit?", {"=die zeit"}),
    ],
)
def test_a_word_of_grammar_in_the_language_of_the_question_names_nothing(question: str, named: set[str]) -> None:
    aliases = [
        *ALIASES,
        Alias("war", "translation", ("war", "战争")),
        Alias("ban", "translation", ("ban", "bana")),
        Alias("Die Zeit", "translation", ("Die Zeit", "时代周报")),
    ]
    concepts = Desk(SOURCES, aliases).query(question).concepts
    assert {term for concept in concepts for term in concept.terms if term[0] == "="} == named


def test_without_aliases_they_do_not_meet() -> None:
    assert isinstance(Desk(SOURCES).ask("维吾尔"), NoAnswer)


def test_a_repaired_word_alone_is_a_suggestion_and_never_an_answer(library: Desk) -> None:
    answer = library.ask("cottton?")
    assert isinstance(answer, NoAnswer)
    assert answer.corrected == "cotton?"
    beside = library.ask("cottton farmers")
    assert isinstance(beside, Answered)
    assert beside.corrected == "cotton farmers"
    for typed, meant in (("Cottton farmers", "Cotton farmers"), ("COTTTON farmers", "COTTON farmers")):
        cased = library.ask(typed)
        assert isinstance(cased, Answered)
        assert cased.corrected == meant
    right = library.ask("cotton farmers")
    assert isinstance(right, Answered)
    assert right.corrected is None


def test_the_misspelt_words_of_a_name_vouch_for_each_other() -> None:
    names = [Alias("China Cables", "translation", ("China Cables", "中国电文"))]
    desk = Desk([*SOURCES, make_source("five", "The China Cables were published in November of that year.")], names)
    answer = desk.ask("chinna cabels")
    assert isinstance(answer, Answered)
    assert answer.corrected == "china cables"
    assert isinstance(desk.ask("cabels"), NoAnswer)


def test_a_piece_of_chinese_that_reaches_into_a_name_is_no_word(library: Desk) -> None:
    concepts = [concept.own for concept in library.query("朱海仑签署").concepts]
    assert concepts == ["=zhu hailun", "sign"]


def test_a_word_that_only_an_alias_knows_counts_as_the_alias() -> None:
    desk = Desk(SOURCES, [*ALIASES, Alias("fabrication", "synonym", ("fabrication", "humbug"))])
    question = "is that humbug about Kashgar"
    assert desk.ask(question).confidence > Desk(SOURCES, ALIASES).ask(question).confidence


def test_swapped_letters_make_no_other_word_of_a_function_word(library: Desk) -> None:
    answer = library.ask("waht did teh cotton farmers")
    assert isinstance(answer, Answered)
    assert answer.corrected == "what did the cotton farmers"
    assert answer.confidence == library.ask("what did the cotton farmers").confidence
    assert library.ask("ADN cotton farmers") != library.ask("and cotton farmers")


def test_a_name_that_differs_in_its_first_letter_is_another(library: Desk) -> None:
    answer = library.ask("Potan")  # not Hotan
    assert isinstance(answer, NoAnswer)
    assert answer.corrected is None


@pytest.mark.parametrize("word", ["kitchen", "melody", "1234", "oasys1", "desk"])
def test_a_word_that_is_another_is_not_repaired(library: Desk, word: str) -> None:
    assert word not in SOURCES[3].text
    assert isinstance(library.ask(word), NoAnswer)


def test_the_question_before_helps_a_follow_up() -> None:
    desk = Desk([*SOURCES, make_source("five", "Rangers signed the register when they were counted near the river.")])
    alone = desk.ask("who signed them?")
    followed = desk.ask("who signed them?", "what about the directives of Zhu Hailun")
    assert isinstance(followed, Answered)
    assert followed.quotes[0].source.id == "two"
    assert alone != followed


@pytest.mark.parametrize("forms", [("lock", "double locked", "bolt"), ("double locked", "lock", "bolt")])
def test_a_word_stands_for_what_it_is_like_as_well_as_its_best_form_does(forms: tuple[str, ...]) -> None:
    concepts = Desk([], [Alias("bolt", "synonym", forms)]).analyzer.query("were doors double locked").concepts
    assert [concept.terms.get("~bolt") for concept in concepts] == [None, 0.9, 0.9]


def test_a_form_is_found_wherever_its_words_of_grammar_stand() -> None:
    aliases = [Alias("The Hague", "translation", ("The Hague", "Den Haag", "in the Hague court"))]
    analyzer = Desk([], aliases).analyzer
    named = [
        token.term for token in analyzer.tokens("Hague rules. She sat in the Hague court in Den Haag") if not token.word
    ]
    assert named == ["=the hagu", "=the hagu", "=the hagu"]
    assert [term.term for term in analyzer.terms("Hague rules") if term.term.startswith("=")] == []
