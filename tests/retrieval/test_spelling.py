"""A misspelt question is read as it was meant, and a right one as it stands."""

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from tests.conftest import make_source

SOURCES = [
    make_source("form", "Officials filled in a form for every family and took the fingerprints of adults."),
    make_source("fort", "The old fort stands above a river crossing. Emigration through its gate was forbidden."),
    make_source("prison", "Prisons in the cities near the harbour were enlarged. Coal is shipped from that harbour."),
    make_source("dip", "Some dig wells, and some dip water out of the river."),
    make_source("vpns", "Police look for VPNs on telephones. A gap in the wall of the town was closed."),
]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(SOURCES)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("fort above the rivr", "fort above the river"),
        ("polce and cty walls", "police and city walls"),
        ("fort above the rievr crosing", "fort above the river crossing"),
    ],
)
def test_a_slip_in_a_word_of_four_letters_or_more_is_repaired(desk: Desk, question: str, read: str) -> None:
    answer = desk.ask(question)
    assert isinstance(answer, Answered)
    assert answer.corrected == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("who gave fingerprints on a forx", "who gave fingerprints on a form"),
        ("which forx is at the river crossing", "which fort is at the river crossing"),
    ],
)
def test_of_two_words_that_are_as_near_the_others_of_the_question_decide(desk: Desk, question: str, read: str) -> None:
    assert desk.query(question).corrected == read


def test_a_rare_word_is_not_meant_only_because_it_is_rare() -> None:
    china = [make_source(f"s{i}", f"Old china cups and cables were sold in town {i}.") for i in range(4)]
    desk = Desk([*china, make_source("yard", "The chain hung on a gate.")])
    assert desk.query("chian cables").corrected == "china cables"
    assert desk.query("chian on the gate").corrected == "chain on the gate"


def test_a_word_is_repaired_whose_other_form_alone_is_known(desk: Desk) -> None:
    assert desk.query("could they eimgrate").corrected == "could they emigrate"


@pytest.mark.parametrize("question", ["goat", "is there a goal", "a mate for my goat", "toil and moil", "div"])
def test_a_short_word_of_english_is_what_it_is(desk: Desk, question: str) -> None:
    assert desk.query(question).corrected is None


@pytest.mark.parametrize(("question", "read"), [("frot above the river", "fort above the river")])
def test_swapped_letters_are_put_right_though_they_make_a_rare_word(desk: Desk, question: str, read: str) -> None:
    assert desk.query(question).corrected == read


@pytest.mark.parametrize(
    "question", ["Combien de policiers sont dans la prisonne ?", "Qué dicen los oficiales del forto?"]
)
def test_a_word_of_another_language_is_no_misspelt_one(desk: Desk, question: str) -> None:
    assert desk.query(question).corrected is None


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("stérilisation forcée", None),
        ("rééducation forcée", None),
        ("RÉÉDUCATION FORCÉE", None),
        ("Détention arbitraire", None),
        ("Forcée ou massive", None),
        ("François Arbitraire polce", "François Arbitrary police"),
        ("détention arbitraire", None),
        ("what is détention arbitraire", None),
        ("stérilisation massive et arbitraire", None),
        ("who ordered a détention in chian", "who ordered a détention in china"),
        ("arbitrery polce", "arbitrary police"),
        ("café polce", "café police"),
        ("détention en Chian", "détention en China"),
    ],
)
def test_no_english_is_shown_for_a_word_of_another_language(question: str, read: str | None) -> None:
    text = "Police in China used force, arbitrary detention, re-education, massive sterilisation and a café."
    query = Desk([make_source("a", text)]).query(question)
    assert query.corrected == read


def test_a_word_of_another_language_is_found_by_its_like_in_english() -> None:
    desk = Desk([make_source("a", "The detention was arbitrary.")])
    assert [concept.own for concept in desk.query("détention arbitraire").concepts] == ["detent", "arbitrari"]


def test_a_misspelt_word_of_a_language_that_sources_are_in_is_shown_repaired() -> None:
    desk = Desk([make_source("a", "La détention arbitraire et la stérilisation forcée.", language="fr")])
    assert desk.query("détention arbitrare").corrected == "détention arbitraire"
    assert desk.query("stérilisation forcéee").corrected == "stérilisation forcée"


def test_a_long_word_of_english_is_no_other_that_no_passage_holds(desk: Desk) -> None:
    assert desk.query("what is cloning").corrected is None  # not closing, of which a passage holds another form


def test_a_word_that_is_known_in_its_british_spelling_is_found(desk: Desk) -> None:
    american, british = desk.query("how large is the harbor"), desk.query("how large is the harbour")
    assert american.corrected is None and american.concepts == british.concepts


@pytest.mark.parametrize(
    "question", ["what is the GDP", "gdp per head", "which vpn is cheap", "the VPMS of the police", "mesut özap"]
)
def test_an_abbreviation_is_no_misspelt_word(desk: Desk, question: str) -> None:
    assert desk.query(question).corrected is None


def test_what_a_chat_writes_short_is_written_out() -> None:
    desk = Desk([make_source("a", "The government told people in the city that the documents were forged.")])
    query = desk.query("wat did ppl hear from the govt abt the docs")
    assert query.corrected == "wat did people hear from the government abt the documents"
    assert [concept.own for concept in query.concepts] == ["peopl", "hear", "govern", "document"]


def test_a_rare_word_out_of_a_word_list_is_a_misspelt_one() -> None:
    desk = Desk([make_source("a", "Every gate had a guard, and every guard a dog.")])
    assert desk.query("was there a gard").corrected == "was there a guard"


def test_a_word_of_a_foreign_phrase_is_right_in_that_phrase_only() -> None:
    alias = Alias("satellite", "translation", ("satellite", "imágenes de satélite"))
    desk = Desk([make_source("a", "Images from satellites show the fields.")], [alias])
    assert desk.query("satelite fields").corrected == "satellite fields"
    assert desk.query("imágenes de satélite").corrected is None


def test_a_name_is_right_though_no_text_holds_that_part_of_it_alone() -> None:
    alias = Alias("Abduwali Ayup", "spelling", ("Abduwali Ayup", "Abdulweli Ayup"))
    desk = Desk([make_source("a", "Abduwale, a village, lies near the border. Abduwali Ayup teaches.")], [alias])
    assert desk.query("who is Abdulweli").corrected is None


def test_a_name_that_no_passage_knows_is_not_taken_for_a_word_of_english() -> None:
    names = [Alias("Hailun", "spelling", ("Hailun", "Hai-lun"))]
    desk = Desk([make_source("mass", "A mass of people came. Hailun counted them in Kashgar.")], names)
    for question in ("what did Maas say", "and what did Mr Maas count"):
        assert desk.query(question).corrected is None
    assert desk.query("what did maas mean").corrected == "what did mass mean"
    assert desk.query("how far is Kashgr").corrected == "how far is Kashgar"
    assert desk.query("what did Haliun count").corrected == "what did Hailun count"


def test_a_short_name_owns_without_an_apostrophe() -> None:
    desk = Desk([make_source("a", "Xi gave four speeches. The UN was told of his mas and pas.")])
    assert desk.query("how long were xis speeches").corrected == "how long were xi speeches"
    assert desk.query("gas and oil").corrected is None
    assert desk.query("his mas").corrected is None
    assert Desk([make_source("a", "People of 30 came at 5 pm.")]).query("in their 30s, pms").corrected is None


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("prisens near the harbour", "prisons near the harbour"),
        ("who forbade emigrashun through the gate", "who forbade emigration through the gate"),
        ("phamily fingerprints", "family fingerprints"),
        ("who sends gas", None),
        ("fingrz of adults", None),
    ],
)
def test_a_word_that_was_written_by_ear_is_repaired(desk: Desk, question: str, read: str | None) -> None:
    assert desk.query(question).corrected == read


@pytest.mark.parametrize("question", ["is a VPN looked for", "are VPNs looked for", "are vpns looked for"])
@pytest.mark.parametrize("held", ["VPN", "VPNs"])
def test_an_abbreviation_is_found_by_its_plural_and_its_plural_by_it(question: str, held: str) -> None:
    desk = Desk([make_source("a", f"The police looked for {held} on telephones.")])
    assert isinstance(desk.ask(question), Answered)
    assert [concept.own for concept in desk.query(question).concepts] == ["vpn", "look"]


def test_a_plural_of_an_abbreviation_in_small_letters_is_no_misspelt_word() -> None:
    query = Desk([make_source("a", "Two MPs came.")]).query("which mps came")
    assert query.corrected is None
    assert [(concept.own, concept.guess) for concept in query.concepts] == [("mp", False), ("come", False)]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Wer ist Geschäftsfürerin der Stadtwerke?", "Wer ist Geschäftsführerin der Stadtwerke?"),
        ("geschaftsfuhrrin in Lubeck", "geschäftsführerin in Lubeck"),
        ("GESCHÄFTSFÜRERIN", "GESCHÄFTSFÜHRERIN"),
        ("Ana Güller", "Ana Güler"),
        ("Bahnhofstrase", "Bahnhofstraße"),
        ("Kröhers Mann", "Krögers Mann"),
    ],
)
def test_a_repaired_word_is_shown_as_the_sources_spell_it(question: str, read: str) -> None:
    text = "Die Geschäftsführerin der Stadtwerke wohnt in der Bahnhofstraße. Krögers Mann kennt sie."
    source = make_source("a", text, title="Die Lübecker Stadtwerke", authors=("Ana Güler",), language="de")
    assert Desk([source]).query(question).corrected == read


@pytest.mark.parametrize(
    "question", ["Wer war vor Kröger Bürgermeister?", "Wer war vor Kröger im Bürgermeister?", "a photograph of her"]
)
def test_a_word_is_no_misspelt_longer_form_of_itself(question: str) -> None:
    text = "Kröger ist seit drei Jahren Bürgermeisterin. Sie war Photographin."
    assert Desk([make_source("a", text, language="de")]).query(question).corrected is None


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("waht is above the river", "what is above the river"),
        ("what hapened above the river", "what happened above the river"),
        ("the fort becuase of the river", "the fort because of the river"),
    ],
)
def test_a_misspelt_word_of_grammar_is_no_other_word(desk: Desk, question: str, read: str) -> None:
    assert desk.query(question).corrected == read


@pytest.mark.parametrize("question", ["threw a stone over the river", "a shoal below the fort", "witch of the river"])
def test_a_word_of_english_is_no_misspelt_word_of_grammar(desk: Desk, question: str) -> None:
    assert desk.query(question).corrected is None
