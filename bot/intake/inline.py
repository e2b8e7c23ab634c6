"""Text of an element as a browser shows it in one line."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.text.cleaning import one_line

INLINE = frozenset("a abbr b bdi em font i label small span strong sub sup time u address cite".split())
"""Elements that go on in the line that they stand in."""

_ALSO = INLINE | frozenset("acronym bdo big code data del dfn ins kbd mark q ruby s samp strike tt var wbr".split())

_MOST_PIECES = 200


def inline_text(element: HtmlElement, most: int) -> str:
    """The text of `element` in one line: markup within a line adds no space, what begins a new line one.

    "" where it has more than `most` characters, or more pieces than a line has.
    """
    pieces = list(islice(_pieces(element), _MOST_PIECES + 1))
    if len(pieces) > _MOST_PIECES:
        return ""
    text = one_line("".join(pieces))
    return text if len(text) <= most else ""


def _pieces(element: HtmlElement) -> Iterator[str]:
    for event, place in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        own = event == "start"
        if event in {"start", "end"} and place is not element and place.tag not in _ALSO:
            yield " "
        text = place.text if own else place.tail
        if text and not (place is element and not own):
            yield text
