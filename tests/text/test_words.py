"""Words: how a text becomes search terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.analyzer import Analyzer
from bot.text.cleaning import clean
from bot.text.function_words import grammar_elsewhere
from bot.text.words import CJK, terms, tokens, word_count


def query_terms(question: str) -> list[str]:
    return list(Analyzer().query(question).weights)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"),
        ("CAMPS", "camp"),
        ("China’s", "China"),
        ("naïve", "nai\u0308ve"),
        ("ﬁle", "file"),
        ("15,683", "15683"),
        ("Xin\u200cjiang", "Xinjiang"),
        ("ÜRÜMQI", "Urumqi"),
        ("1.350", "1350"),
        ("12.345.678", "12,345,678"),
        ("2,3", "2.3"),
        ("1.250,50", "1,250.50"),
        ("IŞIK", "ışık"),
        ("İSTANBUL'UN", "İstanbul"),
        ("Balıkçılar", "balikcilar"),
        ("Kaşgarlı’nın", "Kaşgarlı"),
        ("Belediyesi'nden", "belediyesi"),
        ("Berlin'e", "Berlin"),
        ("Shi'a", "Shia"),
        ("Xi'an", "Xian"),
        ("Семёнова", "Семёнов"),
        ("Семёновым", "Семёнов"),
        ("Токаева", "Токаев"),
        ("документов", "документ"),
    ],
)
def test_spellings_of_one_word_are_one_term(one: str, other: str) -> None:
    assert [t.term for t in terms(one)] == [t.term for t in terms(other)]


@pytest.mark.parametrize(("one", "other"), [("2,3", "23"), ("0.125", "125"), ("24.12", "2412"), ("1.2.3", "123")])
def test_a_part_of_a_number_is_told_from_thousands(one: str, other: str) -> None:
    assert [t.term for t in terms(one)] != [t.term for t in terms(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S.", "the US"),
        ("U.S.-made", "US made"),
        ("u.s. troops", "U.S. troops"),
        ("J.K. Rowling", "JK Rowling"),
        ("labour camps", "labor camps"),
        ("the neighbouring theatres", "the neighboring theaters"),
        ("organised", "organized"),
        ("the organisation", "the organization"),
        ("defence", "defense"),
        ("they took women", "they take a woman"),
        ("written", "writing"),
        ("the NGOs", "the NGO"),
        ("two VPNs", "two VPN"),
        ("the PDFs and IDs", "the PDF and ID"),
        ("womens rights", "women's rights"),
        ("childrens homes", "children's homes"),
    ],
)
def test_forms_of_one_word_are_one_term(one: str, other: str) -> None:
    assert query_terms(one) == query_terms(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organization", "organ"),
        ("SAT scores", "sit scores"),
        ("Its rules", "IT rules"),
        ("his thought", "he thinks"),
        ("tell us", "tell U.S."),
        ("founded", "found"),
        ("hour", "hor"),
        ("four", "for"),
        ("contour", "contor"),
        ("are", "aer"),
        ("a.b.c", "a b c"),
    ],
)
def test_other_words_are_other_terms(one: str, other: str) -> None:
    assert query_terms(one) != query_terms(other)


@pytest.mark.parametrize(
    "text",
    ["the U.S.", "in the U.S., and", "x.y.", "e.g. this", "5 p.m. today", "Mr. A.B. C.", "a.", "A..B", "A.Güler said"],
)
def test_terms_stand_where_they_were_found(text: str) -> None:
    found = terms(text)
    assert [t.term for t in found] == [t.term for t in tokens(text)]
    assert all(t.start < t.end and text[t.start].isalnum() for t in found)


def test_function_words_are_left_out() -> None:
    assert query_terms("What are the China Cables?") == ["china", "cabl"]
    assert query_terms("who are they") == []
    assert query_terms("?!") == []


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Qu'est-ce que les China Cables ?", ["china", "cabl"]),
        ("l’histoire d'Ürümqi", ["histoir", "urumqi"]),
        ("O'Brien can't say what's up", ["obrien"]),
    ],
)
def test_elided_words_of_french_stand_alone(question: str, terms: list[str]) -> None:
    assert query_terms(question) == terms


@pytest.mark.parametrize(
    ("question", "grammar"),
    [
        ("Was ist die IJOP?", {"die"}),
        ("¿Qué son los China Cables?", {"son", "los"}),
        ("Wer war Lee Elder?", {"war"}),
        ("Hat man gesagt, wo sie war?", {"hat", "man", "war"}),
        ("Comment est fait un camp ?", {"comment", "fait", "un"}),
        ("¿Quién era Kim y qué dice con sus ojos?", {"era", "dice", "con"}),
        ("¿Qué han dicho de los Han?", {"han", "los"}),
        ("Bu savaş önce kim için oldu?", {"once", "kim"}),
        ("Wer ist Kim Hat-Son?", {"hat"}),
        ("who started the war", set()),
        ("von der Leyen war crimes", set()),
        ("Le Monde on the man with a hat", set()),
        ("where did his son die", set()),
        ("did his son die", set()),
        ("is han chinese", set()),
        ("What did Le Monde say about Zhu's son?", set()),
        ("die", set()),
    ],
)
def test_a_word_of_grammar_in_other_languages_is_one_in_their_questions_only(question: str, grammar: set[str]) -> None:
    assert grammar_elsewhere([token.word for token in tokens(question)]) == grammar


def test_a_word_of_grammar_in_the_language_of_the_question_is_not_asked_for() -> None:
    assert query_terms("Wer war Lee Elder?") == query_terms("Lee Elder")


@pytest.mark.parametrize("question", ["What is happening in the camps?", "is nobody in the camps anymore"])
def test_what_only_asks_is_no_term(question: str) -> None:
    assert query_terms(question) == ["camp"]


def test_a_people_is_no_word_of_grammar() -> None:
    assert query_terms("who are the Han?") == ["han"]


def test_an_acronym_is_no_word_of_grammar_in_another_language() -> None:
    assert query_terms("Qu'est-ce que dit un rapport de l'UN ?") == ["rapport", "un"]


def test_an_acronym_is_no_function_word() -> None:
    assert query_terms("What did the US do?") != query_terms("What did us do?")
    assert "us." in query_terms("US sanctions")
    # Shouting is not an acronym.
    assert query_terms("WHO ARE THEY") == []


@pytest.mark.parametrize(
    "question",
    ["camps AND prisons", "camps OR prisons", "THE camps, but NOT the prisons?", "WHY camps? HOW did prisons go UP?"],
)
def test_a_word_of_grammar_that_is_stressed_is_no_acronym(question: str) -> None:
    assert [term for term in query_terms(question) if term != "go"] == query_terms("camps prisons")


def test_chinese_needs_no_word_segmentation() -> None:
    assert set(query_terms("新疆")) == {"新", "疆", "新疆"}


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("維吾爾族學者", "维吾尔族学者"), ("臺灣", "台湾"), ("乾隆", "干隆"), ("日本の学校", "日本の学校")],
)
def test_a_word_is_one_in_traditional_and_simplified_characters(traditional: str, simplified: str) -> None:
    assert terms(traditional) == terms(simplified)


@given(st.text())
def test_every_term_has_its_exact_span(text: str) -> None:
    cleaned = clean(text)
    for term in terms(cleaned):
        assert 0 <= term.start < term.end <= len(cleaned)
        assert term.term
    assert [t.start for t in terms(cleaned)] == sorted(t.start for t in terms(cleaned))


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_what_hides_or_reorders_text_goes_and_spelling_stays() -> None:
    assert clean("a\u202eb\x00c\u200bd\ud800") == "abcd"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_words_are_counted_as_a_reader_does() -> None:
    assert word_count("high-security prisons — really, 400 pages") == 5
    assert word_count("新疆维吾尔") == 3


@given(st.text(max_size=60) | st.text(alphabet="aB0.,'’\u200dーあ新疆İßΣﾞ \u0301éUS", max_size=40))
def test_tokens_are_the_terms_without_their_places(text: str) -> None:
    assert [(t.term, t.function) for t in tokens(text)] == [(t.term, t.function) for t in terms(text)]


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "ä" * 50_000, "a'" * 50_000, "1" * 50_000, "1," * 50_000, "ก็" * 50_000, "İ" * 50_000]
)
def test_no_text_makes_a_word_that_is_long_to_remember(text: str) -> None:
    found = terms(text)
    assert max(len(term.term) for term in found) <= 1100
    assert [term.term for term in found] == [token.term for token in tokens(text)]


@given(st.text() | st.text(alphabet="ab1_-’. \n\t\u00a0²新é\u0301ー", max_size=30))
def test_a_word_is_what_stands_between_spaces_and_holds_a_letter_or_a_digit(text: str) -> None:
    chunks = CJK.sub(" ", text).split()
    counted = sum(any(c.isalnum() for c in chunk) for chunk in chunks)
    assert word_count(text) == counted + (len(CJK.findall(text)) + 1) // 2


@given(st.text(alphabet="ab.U S'’“”–—…\u00a01,é中", max_size=40))
def test_printed_punctuation_changes_neither_terms_nor_places(text: str) -> None:
    typed = text.translate(str.maketrans("’“”–—…\u00a0", '\'""--  '))
    assert terms(text) == terms(typed)
    # The characters before it take the way of other letters.
    assert [t.term for t in terms(f"x {text} é")] == [t.term for t in terms(f"x {text}")] + ["e"]
