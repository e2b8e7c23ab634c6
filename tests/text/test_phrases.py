"""Exact words: next to each other, whatever their case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.phrases import holds, words


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
