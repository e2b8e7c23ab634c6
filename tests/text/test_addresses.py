"""Web addresses in what people write: where they end, in prose, in Markdown and in Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.addresses import addresses_in, without_addresses
from bot.text.questions import is_question

WIKI = "https://en.wikipedia.org/wiki/Camp_(disambiguation)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WIKI, [WIKI]),
        (f"It is there ({WIKI}).", [WIKI]),
        (f"[this]({WIKI}), and [{WIKI}]({WIKI})!", [WIKI, WIKI, WIKI]),
        (f"**{WIKI}** _{WIKI}_ ~~{WIKI}~~ ||{WIKI}|| `{WIKI}` <{WIKI}>", [WIKI] * 6),
        (f"“{WIKI}” »{WIKI}« '{WIKI}' \"{WIKI}\" 「{WIKI}」 （{WIKI}）", [WIKI] * 6),
        (
            "Was it https://a.example/b?c=d? Yes: https://a.example/b…",
            ["https://a.example/b?c=d", "https://a.example/b"],
        ),
        ("https://a.example/?x[]=1&y=(2)", ["https://a.example/?x[]=1&y=(2)"]),
        ("HTTP://A.example/\nwww.a.example/b.", ["HTTP://A.example/", "https://www.a.example/b"]),
        ("请看https://a.example/中文，谢谢。www.a.example/b？", ["https://a.example/中文", "https://www.a.example/b"]),
        ("me@www.a.example ftp://a.example xhttps://a.example http:// https://.", []),
    ],
)
def test_an_address_ends_where_the_sentence_around_it_goes_on(text: str, found: list[str]) -> None:
    assert [address.url for address in addresses_in(text)] == found


def test_in_chinese_the_next_word_follows_without_a_space() -> None:
    (address,) = addresses_in("看https://a.example/b。(这是什么)这")
    assert address.forms == ("https://a.example/b",)
    (address,) = addresses_in("看https://a.example/b这是什么")
    assert address.forms == ("https://a.example/b这是什么", "https://a.example/b")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see https://example.org/?a=what here", "see   here"),
        ("https://example.org/?a=1", ""),
        ("www.example.org/?a=1", ""),
        (f"a ({WIKI}?a=b) c", "a ( ) c"),
    ],
)
def test_the_marks_of_an_address_are_no_questions(text: str, left: str) -> None:
    assert without_addresses(text) == left
    assert not is_question(left)


def test_the_mark_of_the_sentence_is_one() -> None:
    assert is_question(without_addresses("So that is https://example.org/a?"))


@given(st.text(st.sampled_from("ab /:.?()[]（）_*。，中https://www.") | st.characters(), max_size=80))
def test_addresses_stand_in_any_text_as_they_are_given(text: str) -> None:
    end = 0
    for address in addresses_in(text):
        assert end <= address.start < address.end
        end = address.end
        for form in address.forms:
            assert text.startswith(form, address.start)
    assert len(without_addresses(text)) <= len(text) + 1
