"""Discord Markdown. Nothing else builds any.

Text from outside goes through `plain` and is then only text: no link, mention, heading, spoiler, timestamp,
command chip, invite or emoji comes of it, and a reader sees the characters that it held.
"""

from collections.abc import Sequence

import regex

from bot.text.cleaning import clean

_INLINE = regex.compile(r"[\\*_~|`<>\[\]]")
_LINE_START = regex.compile(r"(?m)^(?P<space>\s*)(?P<mark>#{1,3}|-#|[-+])")
_NUMBERED = regex.compile(r"(?m)^(?P<number>\s*\d+)(?=[.)])")
_SCHEME = regex.compile(r"(?i)(?<=\b[a-z][a-z0-9+.-]{1,20}):(?=//)|:(?=[\w+-]+:)|(?<=\bmailto|\btel|\bsms):")
_INVITE = regex.compile(r"(?i)(?<=\bdiscord(?:app)?)\.(?=(?:gg|me|io|li|com)\b)|(?<=\bdsc)\.(?=gg\b)")
# A number sign or an at sign that Discord's servers could read as a mention.
_MENTION = regex.compile(r"@(?=everyone|here|[!&]?\d)")


def plain(text: str) -> str:
    """`text` as Discord Markdown that shows exactly it, in one or more lines."""
    escaped = _INLINE.sub(r"\\\g<0>", clean(text))
    escaped = _SCHEME.sub(r"\:", escaped)
    escaped = _INVITE.sub(r"\.", escaped)
    # Backslashes do not stop the server from finding a mention; a zero-width space does.
    escaped = _MENTION.sub("@\u200b", escaped)
    escaped = _NUMBERED.sub(r"\g<number>\\", escaped)
    return _LINE_START.sub(r"\g<space>\\\g<mark>", escaped)


def label(text: str) -> str:
    """`text` on one line, in bold."""
    return f"**{line(text)}**"


def line(text: str) -> str:
    """`text` on one line."""
    return plain(" ".join(text.split()))


def small(parts: Sequence[str]) -> str:
    """One line of small print, the parts set apart by dots."""
    return "-# " + " · ".join(line(part) for part in parts)


def quote(text: str, marks: Sequence[tuple[int, int]], opening: str = "", closing: str = "") -> str:
    """`text` as a block quotation between `opening` and `closing`, with the spans `marks` in bold.

    `marks`: spans of `text`, in order, without overlap.
    """
    pieces: list[str] = []
    at = 0
    for start, end in marks:
        pieces += [plain(text[at:start]), _bold(text[start:end])]
        at = end
    pieces.append(plain(text[at:]))
    body = opening + "".join(pieces) + closing
    return "\n".join(f"> {part}" for part in body.split("\n") if part.strip())


def _bold(text: str) -> str:
    """Bold that stays within its lines: a line break inside would show the asterisks."""
    return "\n".join(f"**{part.strip()}**" if part.strip() else part for part in plain(text).split("\n"))
