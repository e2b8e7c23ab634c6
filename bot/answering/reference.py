"""Quotes in a few characters: what a button carries, so that it works after a restart and nothing is stored.

A reference is the source's key (5 bytes, which change with its text), the span, and the matched spans as
distances, all as variable-length integers; several follow each other. As text: URL-safe base64.
"""

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence

from bot.answering.answer import Quote
from bot.corpus.source import KEY_BYTES, Source

_MARKS = (16, 10, 6, 4, 2, 0)


def pack(quotes: Sequence[Quote], limit: int) -> str:
    """References to as many of `quotes` as fit into `limit` characters.

    Where room is scarce, marks go before quotes do: the last matched words of a quote are then not marked.
    """
    best = ""
    held = 0
    for marks in _MARKS:
        for count in range(len(quotes), held, -1):
            text = _encode(quotes[:count], marks)
            if len(text) <= limit:
                best, held = text, count
                break
        if held >= min(3, len(quotes)):
            break
    return best


def unpack(text: str, source_by_key: Callable[[bytes], Source | None]) -> list[Quote] | None:
    """The quotes that `text` refers to; None when it is damaged, or a source is gone or has changed."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return list(_decode(data, source_by_key))
    except (ValueError, binascii.Error, IndexError, LookupError):
        return None


def _encode(quotes: Sequence[Quote], marks: int) -> str:
    data = bytearray()
    for quote in quotes:
        data += quote.source.key
        spans = quote.matched[:marks]
        numbers = [quote.start, quote.end - quote.start, len(spans)]
        at = 0
        for start, end in spans:
            numbers += [start - at, end - start]
            at = end
        for number in numbers:
            while number > 127:
                data.append(number & 127 | 128)
                number >>= 7  # noqa: PLW2901
            data.append(number)
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _decode(data: bytes, source_by_key: Callable[[bytes], Source | None]) -> Iterator[Quote]:
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        source = source_by_key(data[at : at + KEY_BYTES])
        if source is None:
            raise LookupError("no such source")
        at += KEY_BYTES
        start = number()
        end = start + number()
        spans: list[tuple[int, int]] = []
        edge = 0
        for _ in range(number()):
            begin = edge + number()
            edge = begin + number()
            spans.append((begin, edge))
        if not start < end <= len(source.text) or edge > end - start:
            raise ValueError("a span outside its text")
        yield Quote(source, start, end, tuple(spans))
