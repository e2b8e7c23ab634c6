"""Chinese words and what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.analyzer import Analyzer
from bot.retrieval.chinese import words


def found(text: str) -> dict[str, tuple[str, ...]]:
    return {text[word.start : word.end]: word.meanings for word in words(text)}


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("维吾尔学者失踪了", "失踪", "to disappear"),
        ("維吾爾學者失蹤了", "失蹤", "to disappear"),
        ("哪家公司开发的", "公司", "company"),  # not 家公, "grandfather"
        ("英国议会", "英国", "United Kingdom"),
        ("2019年7月", "7月", "July"),
        ("12月", "12月", "December"),
    ],
)
def test_a_word_is_found_with_what_it_means(text: str, word: str, meaning: str) -> None:
    assert meaning in found(text)[word]


@pytest.mark.parametrize(("text", "word"), [("什么时候失踪的", "什么时候"), ("几个国家", "几个"), ("2019年", "年")])
def test_words_of_grammar_and_units_of_dates_mean_nothing_to_look_for(text: str, word: str) -> None:
    assert found(text)[word] == ()


def test_characters_that_are_no_word_may_spell_a_name() -> None:
    (name,) = (word for word in words("王永智关了人") if word.meanings and word.spelt and word.end - word.start == 3)
    assert name.meanings == ("wang yongzhi",)
    assert name.name


@pytest.mark.parametrize("text", ["指哪三种", "三学一去", "他也去那里", "三股势力", "学者失踪"])
def test_what_is_counted_and_words_of_grammar_are_in_no_name(text: str) -> None:
    assert not any(word.spelt and not word.meanings for word in words(text))


def test_proper_names_are_told_from_words() -> None:
    names = {word.meanings[0]: word.name for word in words("英国公司")}
    assert names == {"United Kingdom": True, "company": False}


@given(st.text(alphabet=st.sampled_from("新疆王永智7月12是谁什么abc ,,。？〇々𠀀ーカ"), max_size=40))
def test_words_stand_where_they_say_and_meanings_are_english(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert all(meaning.strip() and not any("\u4e00" <= c <= "\u9fff" for c in meaning) for meaning in word.meanings)


def test_pieces_that_reach_into_what_asks_are_not_searched() -> None:
    owns = {concept.own for concept in Analyzer().query("水獭在哪里过冬，如何过冬？").concepts}
    assert "过冬" in owns and "水獭" in owns
    assert not owns & {"在哪", "里过", "如", "如何", "何", "何过"}
