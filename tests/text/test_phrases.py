"""Exact words: next to each other, whatever their case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.phrases import holds, terms_of, words
from bot.text.words import tokens


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("The China Cables, leaked.", "china cables", True),
        ("The China’s Cables", "China Cables", True),
        ("cables of China", "china cables", False),
        ("camp", "camps", False),
        ("Ürümqi région", "urumqi REGION", True),
        ("a don't know", "dont know", True),
        ("在新疆维吾尔自治区", "新疆维吾尔", True),
        ("新的疆", "新疆", False),
        ("re-education camps", "re-education", True),
        ("", "x", False),
    ],
)
def test_a_phrase_is_found_as_it_stands(text: str, phrase: str, found: bool) -> None:
    assert holds(text, words(phrase)) is found


@given(st.text(max_size=60), st.integers(0, 10), st.integers(1, 4))
def test_a_text_holds_every_run_of_its_own_words(text: str, start: int, length: int) -> None:
    phrase = words(text)[start : start + length]
    if phrase:
        assert holds(text, phrase)
        assert holds(f"before {text} after", phrase)


WRITTEN = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            "the who WHO U.N. J.K. paid PAID men MEN Xi's l'Uyghur Çin'deki 1,000 1.5 ½ ＵＮ re-educated MPs 新疆 的 ガン"
            " Straße İstanbul students’ O'Brien VPNs ﬁle 10th".split()
        ),
        max_size=8,
    ).map(" ".join),
)


@given(WRITTEN, st.integers(0, 10), st.integers(1, 4))
def test_what_holds_a_phrase_is_found_by_its_terms(text: str, start: int, length: int) -> None:
    phrase = words(text)[start : start + length]
    for held in (text, text.upper(), text.lower()):
        if phrase and holds(held, phrase):
            there = {token.term for token in tokens(held)}
            assert not [each for each in terms_of(phrase) if there.isdisjoint(each)]


def test_most_words_of_a_phrase_have_terms() -> None:
    assert terms_of(words("the paid men of the U.N.")) == [{"pay", "paid"}, {"man", "men"}]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the U.S. troops left", "U.S troops"),
        ("in the U.S.", "the U.S"),
        ("by J. K. Rowling", "J.K. Rowling"),
        ("by J.K. Rowling", "J. K. Rowling"),
        ("1.5 million", "1.5 million"),
    ],
)
def test_dots_of_an_abbreviation_are_passed_over(text: str, phrase: str) -> None:
    assert holds(text, words(phrase))


@pytest.mark.parametrize("phrase", ["çocuklarımız unutuyor", "ÇOCUKLARIMIZ", "cocuklarimiz unutuyor"])
def test_the_dotless_i_of_turkish_is_passed_over(phrase: str) -> None:
    assert holds("Çocuklarımız unutuyor.", words(phrase))
