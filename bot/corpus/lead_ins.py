"""Which block of a text leads in to which: "According to the company:", and below it what is according to it."""

import regex

from bot.corpus.source import BlockKind, Prose
from bot.text.speech import announces

# Plain text and PDF files know no lists: an item of one is known by the mark before it.
_MARK = regex.compile(r"[-*+•‣▪●◦·–—]\s|\(?(?:\d{1,3}|[a-z])[.)]\s|[（(]?[\d一二三四五六七八九十]{1,3}[）)、．]")
_NUMBER = regex.compile(r"\w+")
_OWN = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def lead_in(prose: Prose, position: int, known: dict[int, int | None]) -> int | None:
    """The block that leads in to the one at `position`; None where none does, and for a heading.

    It leads in to every item of a list, or to one paragraph or block quotation. Where an item leads in to further
    ones, nothing tells where these end: it is given for all behind it. `known`: what was found before in this prose;
    what is found now is added.
    """
    first = position
    while first not in known and _goes_on(prose, first):
        first -= 1
    for at in range(first, position + 1):
        if at not in known:
            known[at] = _found(prose, at, known[at - 1] if _goes_on(prose, at) else None)
    return known[position]


def _goes_on(prose: Prose, at: int) -> bool:
    """Does the block at `at` go on with a list?"""
    return at > 0 and _is_item(prose, at) and (_is_item(prose, at - 1) or _kind(prose, at - 1) is BlockKind.QUOTATION)


def _found(prose: Prose, at: int, before: int | None) -> int | None:
    """What leads in to the block at `at`, which goes on with a list to which `before` leads in."""
    mark = _mark(prose, at)
    if before is not None and not (mark and mark == _mark(prose, before)):
        return before
    if at == 0 or _kind(prose, at) is BlockKind.HEADING or _kind(prose, at - 1) not in _OWN:
        return None
    block = prose.blocks[at - 1]
    # A text can be long: its end is enough.
    announced = announces(prose.text[max(block.start, block.end - 1) : block.end])
    return at - 1 if announced and not (mark and mark == _mark(prose, at - 1)) else None


def _is_item(prose: Prose, at: int) -> bool:
    return _kind(prose, at) is BlockKind.ITEM or (_kind(prose, at) is BlockKind.PARAGRAPH and bool(_mark(prose, at)))


def _kind(prose: Prose, at: int) -> BlockKind:
    return prose.blocks[at].kind


def _mark(prose: Prose, at: int) -> str:
    """The mark before an item, whatever its number: "1)" for "12)"; "" where there is none."""
    found = _MARK.match(prose.text, prose.blocks[at].start, prose.blocks[at].end)
    return _NUMBER.sub(lambda number: "1" if number[0].isdigit() else "a", found[0]) if found else ""
