"""Links that open a page at the quoted words (text fragments).

Syntax: https://wicg.github.io/scroll-to-text-fragment/ — `#:~:text=[prefix-,]start[,end][,-suffix]`.
"""

from urllib.parse import quote as percent_encode

import regex

from bot.corpus.source import BlockKind, Source, TextStatus

MAX_LINK = 512
"""The longest address that a Discord link button takes."""

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}'’\u200c\u200d]+|[^\s\p{L}\p{M}\p{N}]")
_SPACE = regex.compile(r"\s+")


def deep_link(source: Source, start: int, end: int) -> str | None:
    """The address that opens `source` at `source.text[start:end]`, None where none is known.

    Notes, PDF files, reprints (their text may differ) and addresses that would grow past MAX_LINK are linked
    without a fragment.
    """
    url = source.verified_url
    if url is None or source.text_status is TextStatus.NOTES:
        return source.open_url
    path, _, fragment = url.partition("#")
    if path.lower().endswith(".pdf") or ":~:" in fragment:
        return url
    for size in (5, 4, 3, 2, *range(6, 24)):
        # Fewer words where the link is too long, more where they stand in the text twice.
        directive = _directive(source, start, end, size)
        link = f"{path}#{fragment}:~:text={directive}"
        if directive is not None and len(link) <= MAX_LINK:
            return link
    return url


def _directive(source: Source, start: int, end: int, size: int) -> str | None:
    """The text directive for the span, with `size` words at either end, or None where nothing is unambiguous."""
    text = source.text
    blocks = [b for b in source.prose.blocks if b.start < end and start < b.end and b.kind is not BlockKind.HEADING]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    # A part of a directive must lie within one block.
    head = [m.span() for m in _WORD.finditer(text, max(start, first.start), min(end, first.end))]
    tail = [m.span() for m in _WORD.finditer(text, max(start, last.start), min(end, last.end))]
    if not head or not tail:
        return None
    if first is last and len(head) <= 2 * size:
        opening, closing = text[head[0][0] : head[-1][1]], ""
        opened = head[-1][1]
    else:
        taken = head[: size if first is not last else min(size, len(head) // 2)]
        opening, opened = text[taken[0][0] : taken[-1][1]], taken[-1][1]
        closing = _closing(text, tail, opened, size)
    prefix = _prefix(text, opening, head[0][0], first.start)
    if prefix is None:
        return None
    parts = [f"{_encoded(prefix)}-" if prefix else "", _encoded(opening), _encoded(closing)]
    return ",".join(part for part in parts if part)


def _closing(text: str, tail: list[tuple[int, int]], opened: int, size: int) -> str:
    """The last words of the quote: as many as it takes for their first occurrence after `opened` to be the end."""
    stop = tail[-1][1]
    for count in range(min(size, len(tail)), len(tail) + 1):
        begin = tail[-count][0]
        if begin < opened:
            break
        if _find(text[opened:stop], text[begin:stop]) == begin - opened:
            return text[begin:stop]
    return text[max(tail[0][0], opened) : stop].strip() if tail[0][0] >= opened else text[tail[-1][0] : stop]


def _prefix(text: str, opening: str, at: int, block_start: int) -> str | None:
    """Words before `at` that tell this `opening` from earlier ones: "" where none is needed, None where none does."""
    if _find(text, opening) == at:
        return ""
    before = [m.span() for m in _WORD.finditer(text, block_start, at)]
    for count in range(1, len(before) + 1):
        prefix = text[before[-count][0] : at]
        if _find(text, prefix + opening) == before[-count][0]:
            return prefix.strip()
    return None


def _find(text: str, part: str) -> int:
    """Where `part` first stands in `text`, without regard to case, as browsers look for it; -1 if nowhere."""
    folded, wanted = text.lower(), part.lower()
    # A few capitals change their length; there, look for the exact letters.
    return folded.find(wanted) if len(folded) == len(text) else text.find(part)


def _encoded(part: str) -> str:
    """`part` percent-encoded, the characters that mean something in a directive included."""
    return percent_encode(_SPACE.sub(" ", part), safe="").replace("-", "%2D")
