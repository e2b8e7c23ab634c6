"""Where a text gives somebody's words in quotation marks."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import regex


class Speech(NamedTuple):
    """`text[start:end]` is spoken, marks included. `closed`: is there a closing mark, or does the block end first?"""

    start: int
    end: int
    closed: bool


_PAIRS = {"“": "”", "»": "«", "”": "”", "«": "»", "„": "“”", "「": "」", "『": "』"}
_MARK = regex.compile("[“”«»„「」『』]")
OPENING_MARKS = frozenset("“”«»„「『\"'‘")
"""What may open a speech."""

_STRAIGHT = regex.compile(r'(?<![\p{L}\p{N}])"(?=\S)[^"]*(?<=\S)"(?!\w)')
# Inches and marks left over open nothing. What is a letter without case may open a sentence too.
_STRAIGHT_OPENS = regex.compile(r'(?<=[\s,:，：])"(?=[\p{Lu}\p{Lt}\p{Lo}])')
# A single mark is an apostrophe too: speech in single marks opens before a word and closes at punctuation.
_SINGLE = regex.compile(
    r"(?<![\p{L}\p{N}])(?:‘(?=\S)[^‘\n]{0,800}?(?:(?<=[.,!?…])’|’(?=[.,]))"
    r"|'(?=\p{Lu})[^\n]{0,400}?(?:(?<=[.,!?…])'|'(?=[.,])))(?![\p{L}\p{N}])"
)


def speeches(text: str, start: int = 0, end: int | None = None) -> list[Speech]:
    """The outermost spoken parts of the block `text[start:end]`, in order.

    A speech over several paragraphs opens each of them and closes only the last: what is not closed runs to the
    block's end.
    """
    end = len(text) if end is None else end
    found: list[Speech] = []
    opened: list[tuple[str, int]] = []
    # Most blocks give nobody's words: a mark is found in them sooner than a speech.
    block = text[start:end]
    for match in () if block.isascii() else _MARK.finditer(text, start, end):
        mark = match[0]
        if opened and mark in _PAIRS[opened[-1][0]]:
            _, begin = opened.pop()
            if not opened:
                found.append(Speech(begin, match.end(), True))
        elif mark in _PAIRS and (mark not in "»”" or _opens(text, match, start)):
            opened.append((mark, match.start()))
    if opened:
        found.append(Speech(opened[0][1], end, False))
    if '"' in block:
        straight = [Speech(m.start(), m.end(), True) for m in _STRAIGHT.finditer(text, start, end)]
        found += [*straight, *_unclosed(text, start, end, straight)]
    if "'" in block or "‘" in block:
        found += [Speech(m.start(), m.end(), True) for m in _SINGLE.finditer(text, start, end)]
    outermost: list[Speech] = []
    for speech in sorted(found, key=lambda s: (s.start, -s.end)):
        if not outermost or speech.start >= outermost[-1].end:
            outermost.append(speech)
    return outermost


def _unclosed(text: str, start: int, end: int, closed: Iterable[Speech]) -> list[Speech]:
    """What a straight mark opens in `text[start:end]`, and none closes."""
    if text.count('"', start, end) % 2 == 0:
        return []
    taken = {at for speech in closed for at in (speech.start, speech.end - 1)}
    at_start = [start] if text[start] == '"' and text[start + 1 : start + 2].strip() else []
    opening = chain(at_start, (m.start() for m in _STRAIGHT_OPENS.finditer(text, start, end)))
    first = next((at for at in opening if at not in taken), None)
    return [] if first is None else [Speech(first, end, False)]


def _opens(text: str, match: "regex.Match[str]", start: int) -> bool:
    """Does a mark that mostly closes (», ”) open here, as it does in German and Swedish?"""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end() : match.end() + 1]
    return (before.isspace() or before in "([") and bool(after) and not after.isspace()


def announces(text: str) -> bool:
    """Does `text` lead in to the words that follow it: "She put it this way:"?"""
    return text.endswith((":", "："))
