"""Discord Markdown. Nothing else makes any of text from outside.

Text from outside goes through `plain` and is then only text: no link, mention, heading, spoiler, timestamp,
command chip, invite or emoji comes of it, and a reader sees the characters that it held.
"""

from collections.abc import Sequence

import regex

from bot.text.cleaning import clean

_BACKSLASH = "\\"
_ZERO_WIDTH_SPACE = "\u200b"
# What is put before a character that means something. Backslashes work before any mark but not inside the
# server's own search for mentions, which only a zero-width space stops.
_SHIELDS = (
    (_BACKSLASH, regex.compile(r"[\\*_~|`<>\[\]]")),
    # Headings, small print and lists mean something where a line starts.
    (_BACKSLASH, regex.compile(r"(?m)(?<=^\s*)(?:#{1,3}|-#|[-+])")),
    (_BACKSLASH, regex.compile(r"(?m)(?<=^\s*\d+)[.)]")),
    # Addresses, invites and emoji names anywhere.
    (_BACKSLASH, regex.compile(r"(?i):(?=//)|:(?=[\w+-]+:)|(?<=\b(?:mailto|tel|sms)):")),
    (_BACKSLASH, regex.compile(r"(?i)(?<=discord(?:app)?)\.(?=(?:gg|me|io|li|com|gift|new)\b)|(?<=dsc)\.(?=gg\b)")),
    (_ZERO_WIDTH_SPACE, regex.compile(r"(?<=@)(?:everyone|here|[!&]?\d)")),
)


def plain(text: str) -> str:
    """`text` as Discord Markdown that shows exactly it, in one or more lines."""
    text = clean(text)
    return _with(text, _shields(text))


def label(text: str) -> str:
    """`text` on one line, in bold."""
    return f"**{line(text)}**"


def line(text: str) -> str:
    """`text` on one line."""
    return plain(" ".join(text.split()))


def small(parts: Sequence[str]) -> str:
    """One line of small print, the parts set apart by dots."""
    return "-# " + " · ".join(line(part) for part in parts)


def moment(seconds: float) -> str:
    """A time, in seconds since 1970, as Discord shows it in each reader's own zone and language."""
    return f"<t:{int(seconds)}:f>"


def person(user_id: int) -> str:
    """Somebody by name, as Discord knows them to the reader; it pings nobody in our messages."""
    return f"<@{user_id}>"


def role(role_id: int) -> str:
    """A role by name."""
    return f"<@&{role_id}>"


def channel(channel_id: int) -> str:
    """A channel by name, as a link to it."""
    return f"<#{channel_id}>"


def quote(text: str, marks: Sequence[tuple[int, int]], opening: str = "", closing: str = "") -> str:
    """`text` as a block quotation between `opening` and `closing`, with the spans `marks` in bold.

    `text`: a source's, which is clean already. `marks`: spans of it, in order, without overlap.
    """
    inserted = _shields(text)
    for span in marks:
        # Bold does not reach over a line break, nor to a space at its edge.
        for match in regex.finditer(r"\S(?:.*\S)?", text, pos=span[0], endpos=span[1]):
            inserted[match.start()] = "**" + inserted.get(match.start(), "")
            inserted[match.end()] = "**" + inserted.get(match.end(), "")
    body = opening + _with(text, inserted) + closing
    return "\n".join(f"> {part}" for part in body.split("\n") if part.strip())


def code(text: str, language: str = "") -> str:
    """`text` in a block that shows every character as it is, for copying. `language`: for its colours."""
    # Only three backticks in a row end such a block.
    shielded = regex.sub("``(?=`)", f"``{_ZERO_WIDTH_SPACE}", clean(text))
    return f"```{language}\n{shielded}\n```"


def _shields(text: str) -> dict[int, str]:
    """What to put before which character of `text`, so that none means anything."""
    return {match.start(): shield for shield, pattern in _SHIELDS for match in pattern.finditer(text)}


def _with(text: str, inserted: dict[int, str]) -> str:
    pieces: list[str] = []
    at = 0
    for position in sorted(inserted):
        pieces += [text[at:position], inserted[position]]
        at = position
    return "".join(pieces) + text[at:]
