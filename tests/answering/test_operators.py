"""Operators in a question: understood where they are meant, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.operators import parse_question


@pytest.mark.parametrize(
    ("question", "text", "phrases", "excluded"),
    [
        ('who said "fake news" first', "who said fake news first", ["fake news"], []),
        ("who said “fake news”", "who said fake news", ["fake news"], []),
        ("谁说「假新闻」的", "谁说 假新闻 的", ["假 新 闻"], []),
        ("camps -police", "camps", [], ["police"]),
        ("-police camps", "camps", [], ["police"]),
        ("camps -Covid-19", "camps", [], ["covid 19"]),
        ('camps -"fake news"', "camps", [], ["fake news"]),
        ('"camps -police"', "camps -police", ["camps police"], []),
        # No operators:
        ("what is Covid-19", "what is Covid-19", [], []),
        ("a - b", "a - b", [], []),
        ("-5 degrees", "-5 degrees", [], []),
        ("--verbose", "--verbose", [], []),
        ('a 5" pipe and a 6" pipe', 'a 5" pipe and a 6" pipe', [], []),
        ('one " mark', 'one " mark', [], []),
        ('"" and "!!"', '"" and "!!"', [], []),
        ('"What are the China Cables?"', '"What are the China Cables?"', [], []),
    ],
)
def test_operators_are_understood_where_they_are_meant(
    question: str, text: str, phrases: list[str], excluded: list[str]
) -> None:
    asked = parse_question(question)
    assert asked.text == text
    assert [" ".join(phrase) for phrase in asked.phrases] == phrases
    assert [" ".join(phrase) for phrase in asked.excluded] == excluded


@given(st.text(alphabet='ab "“”-–「」„«»?\n.', max_size=60))
def test_any_text_can_be_parsed(question: str) -> None:
    asked = parse_question(question)
    assert all(asked.phrases)
    assert all(asked.excluded)
