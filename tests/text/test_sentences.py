"""Sentences: exact spans, and nobody's words torn from the one who says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.cleaning import clean
from bot.text.sentences import MAX_CHARACTERS, MAX_WORDS, sentences
from bot.text.words import word_count


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Smith met Dr. J. R. Jones. They left.", ["Mr. Smith met Dr. J. R. Jones.", "They left."]),
        ("The U.S. Congress met at 5 p.m. Monday.", ["The U.S. Congress met at 5 p.m. Monday."]),
        ("It is in the U.S. The end.", ["It is in the U.S.", "The end."]),
        ("See No. 5656 of Nov. 24.", ["See No. 5656 of Nov. 24."]),
        ("He said no. They left.", ["He said no.", "They left."]),
        ("It grew by 3.5 percent. Then it fell.", ["It grew by 3.5 percent.", "Then it fell."]),
        ("“I was there. I saw it,” she said.", ["“I was there. I saw it,” she said."]),
        ('He said "Go. Now." and left.', ['He said "Go. Now." and left.']),
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("Art. 12 of Reg. No. 7 applies.", ["Art. 12 of Reg. No. 7 applies."]),
        ("“He told me ‘Go. Now.’ and left,” she said.", ["“He told me ‘Go. Now.’ and left,” she said."]),
        ("他说：“他告诉我‘不行。’我走了。”会议结束。", ["他说：“他告诉我‘不行。’我走了。”", "会议结束。"]),
        ("“一。二。”他说。", ["“一。二。”他说。"]),
        ("A line\nAnother line", ["A line", "Another line"]),
        ("Wait… what? Yes.", ["Wait… what?", "Yes."]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text() | st.text(alphabet='ab .!?\n“”"。A1,;'))
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    cleaned = clean(text)
    assert "".join("".join(split(cleaned)).split()) == "".join(cleaned.split())
    for sentence in sentences(cleaned):
        part = cleaned[sentence.start : sentence.end]
        assert part == part.strip()
        assert part


@pytest.mark.parametrize("text", ["x" * 5000, "word " * 500, "word, " * 500, "字" * 3000, "a;b " * 900])
def test_an_overlong_sentence_comes_apart_and_says_so(text: str) -> None:
    pieces = sentences(text)
    assert len(pieces) > 1
    for piece in pieces:
        assert not piece.whole
        assert piece.end - piece.start <= MAX_CHARACTERS
        assert word_count(text[piece.start : piece.end]) <= MAX_WORDS
