"""Lines that were broken to fit a page, put together again."""

from collections.abc import Iterable

import regex

_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303f\uff00-\uff65]")


def joined(lines: Iterable[str]) -> str:
    """`lines` as one: with spaces between them, or nothing between Chinese or Japanese characters."""
    parts: list[str] = []
    for line in (" ".join(raw.split()) for raw in lines):
        if not line:
            continue
        if parts and not (_CJK.match(parts[-1][-1]) and _CJK.match(line[0])):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)
