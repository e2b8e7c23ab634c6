"""Discord Markdown: text from outside is only text."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.markdown import code, line, plain, quote, small
from bot.text.cleaning import clean

# What Discord's clients act on. The placeholder U+F8FF stands for a character behind a backslash.
ACTIVE = {
    "mention, channel, emoji, time or chip": r"<(?:@|#|a?:|t:|/|id:|https?:|\+)",
    "masked link": r"\[[^\]]*\]\(",
    "bare link": r"(?i)https?://\S",
    "invite": r"(?i)discord(?:app)?\.(?:gg|com/invite)/?\w",
    "spoiler": r"\|\|",
    "bold, italic or underline": r"[*_]",
    "strike": r"~~",
    "code": r"`",
    "heading": r"(?m)^(?:> )?\s*#{1,3} ",
    "small print": r"(?m)^(?:> )?\s*-# ",
    "quotation": r"(?m)^\s*>",
    "list": r"(?m)^(?:> )?\s*(?:[-*+]|\d+[.)]) ",
    "everyone": r"@(?:everyone|here)",
    "ping": r"@[!&]?\d",
    "emoji name": r":[\w+-]+:",
}


def unescaped(markdown: str) -> str:
    """With every escaped character as a placeholder, as Discord's parser skips it."""
    return regex.sub(r"\\[^0-9A-Za-z\s]", "\uf8ff", markdown)


def shown(markdown: str) -> str:
    """What a reader sees."""
    return regex.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown).replace("\u200b", "")


HOSTILE = [
    "[click](https://evil.example)", "@everyone @here <@123456789012345678> <@&123456789012345678> <#1>",
    "# Heading\n-# small\n> quote\n1. list\n2) list\n- list\n+ list\n* list", "||spoiler|| **b** __u__ ~~s~~ `c` ```x```",
    "<t:0:R> </ask:1> <:e:1> <a:e:1> <id:guide> <https://x.org>", "https://x.org http://x.org HTTPS://X.ORG",
    "discord.gg/abc xdiscord.gg/abc 1discord.gg/x discord.gift/x https://discord.com/invite/abc DISCORD.GG/x discordapp.com/invite/x", "\\[a](b) \\\\# x \\",
    ":smile: :+1: 10:30:15", "@\u200beveryone @123456789012345678 @!1 @&1", "\u202e@everyone", "@everyone" * 50,
]  # fmt: skip
markup = st.text(alphabet="[]()<>@#*_~|`:/\\>-+ \n1.)ahteveryoneps!&t") | st.text() | st.sampled_from(HOSTILE)


@given(markup)
def test_outside_text_shows_itself_and_does_nothing(text: str) -> None:
    result = plain(text)
    assert shown(result) == clean(text).replace("\u200b", "")
    for name, pattern in ACTIVE.items():
        assert not regex.search(pattern, unescaped(result)), name


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing_in_a_quote_or_a_title(text: str) -> None:
    marks = [(0, 2), (3, min(9, len(text)))] if len(text) > 9 else []
    for result in (line(text), small([text, text]), quote(clean(text), marks, "“", "”")):
        body = regex.sub(r"(?m)^(?:> |-# )", "", unescaped(result)).replace("**", "")
        for name, pattern in ACTIVE.items():
            assert not regex.search(pattern, body), (name, result)


@given(st.text(min_size=4, max_size=80).map(clean), st.data())
def test_a_quote_with_marks_shows_exactly_its_words(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    marks = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    result = regex.sub(r"(?m)^> ", "", quote(text, marks))
    words = shown(regex.sub(r"(?<!\\)\*\*", "", result))
    assert words.split() == text.replace("\u200b", "").split()


@given(st.text(alphabet="`a\n\u200b") | st.text() | st.sampled_from(["`" * n for n in range(1, 12)]))
def test_nothing_ends_a_block_of_code_but_its_end(text: str) -> None:
    block = code(text, "diff")
    assert block.count("```") == 2
    assert block.startswith("```diff\n") and block.endswith("\n```")
    assert shown(block[8:-4]) == clean(text).replace("\u200b", "")
