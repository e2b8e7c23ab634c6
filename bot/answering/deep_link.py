"""Links that open a page at the quoted words (text fragments).

Syntax: https://wicg.github.io/scroll-to-text-fragment/ — `#:~:text=[prefix-,]start[,end][,-suffix]`.
"""

from typing import NamedTuple
from urllib.parse import quote as percent_encode

import regex

from bot.corpus.source import BlockKind, Source, TextStatus

MAX_LINK = 512
"""The longest address that a Discord link button takes."""

# Browsers let a part begin and end at word boundaries only. Where words stand without spaces between them we cannot
# know these, but punctuation is always one: a run of such characters counts as one word.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ー]+|\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{M}\p{N}'’\u200c\u200d]+"
    r"|[^\s\p{L}\p{M}\p{N}]"
)
_LINE = regex.compile(r"[^\n]+")
_SIZES = (5, 4, 3, 2, 1, 7, 10, 14, 20)
"""Words at either end of a quote: fewer where the link is too long, more where they stand in the text twice."""

_MOST_PREFIX = 12

# Not every page has its headline in the marks in which we write it.
_MARKS = str.maketrans("‘’“”–—", "''\"\"--")


class _Line(NamedTuple):
    """A line of the text that the quote touches: `start` and `end` of the line, `words` of it inside the quote.

    A part of a directive must lie within one block of the page, and a line break ends one.
    """

    start: int
    end: int
    words: list[tuple[int, int]]


def deep_link(source: Source, start: int, end: int) -> str | None:
    """The address that opens `source` at `source.text[start:end]`, None where none is known.

    Notes, PDF files, reprints (their text may differ) and addresses that would grow past MAX_LINK are linked
    without a fragment.
    """
    url = source.read_url or source.verified_url
    if url is None or source.text_status is TextStatus.NOTES:
        return source.open_url
    path, _, fragment = url.partition("#")
    if path.lower().endswith(".pdf") or ":~:" in fragment:
        return url
    lines = _lines(source, start, end)
    for size in _SIZES if lines else ():
        directive = _directive(source, lines, size)
        link = f"{path}#{fragment}:~:text={directive}"
        if directive is not None and len(link) <= MAX_LINK:
            return link
    return url


def _lines(source: Source, start: int, end: int) -> list[_Line]:
    found: list[_Line] = []
    for block in source.blocks_in(start, end):
        if block.kind is BlockKind.HEADING:
            continue
        for line in _LINE.finditer(source.text, block.start, block.end):
            first, last = max(start, line.start()), min(end, line.end())
            words = [m.span() for m in _WORD.finditer(source.text, first, last)] if first < last else []
            if words:
                found.append(_Line(line.start(), line.end(), words))
    return found


def _directive(source: Source, lines: list[_Line], size: int) -> str | None:
    """The text directive with up to `size` words at either end, None where they stand elsewhere in the text too."""
    text = source.text
    head, tail = lines[0].words, lines[-1].words
    if len(lines) == 1 and len(head) <= 2 * size:
        opening, closing = text[head[0][0] : head[-1][1]], ""
    else:
        taken = head[: size if len(lines) > 1 else min(size, len(head) // 2)]
        opened = taken[-1][1]
        opening = text[taken[0][0] : opened]
        begin = max(tail[-size][0] if size <= len(tail) else tail[0][0], opened)
        closing = text[begin : tail[-1][1]].strip()
        # A browser ends the mark at the first place behind the opening where the closing words stand.
        if source.folded.find(_folded(source, closing), opened) != tail[-1][1] - len(closing):
            return None
    prefix = _prefix(source, opening, head[0][0], lines[0].start)
    if prefix is None:
        return None
    parts = [f"{_encoded(prefix)}-" if prefix else "", _encoded(opening), _encoded(closing)]
    return ",".join(part for part in parts if part)


def _prefix(source: Source, opening: str, at: int, line_start: int) -> str | None:
    """Words before `at` that tell this `opening` from earlier ones; "" where none is needed, None where none helps."""
    wanted = _folded(source, opening)
    # The page has its headline above the text: words that stand in it too would be found there.
    if source.folded.find(wanted) == at and not _in_title(source, opening):
        return ""
    before = [m.span() for m in _WORD.finditer(source.text, max(line_start, at - 400), at)][-_MOST_PREFIX:]
    for count in range(1, len(before) + 1):
        begin = before[-count][0]
        # A prefix of marks alone could match over a line break, where a browser sees none.
        if not any(c.isalnum() for c in source.text[begin:at]):
            continue
        first = source.folded.find(source.folded[begin:at] + wanted)
        if first == begin and not _in_title(source, source.text[begin:at] + opening):
            return source.text[begin:at].strip()
    return None


def _in_title(source: Source, part: str) -> bool:
    """Does the headline hold `part`, in whatever marks?"""
    title, part = (" ".join(words.lower().translate(_MARKS).split()) for words in (source.title, part))
    return part in title


def _folded(source: Source, part: str) -> str:
    return part if source.folded is source.text else part.lower()


def _encoded(part: str) -> str:
    """`part` percent-encoded, the hyphen that means something in a directive included."""
    return percent_encode(" ".join(part.split()), safe="").replace("-", "%2D")
