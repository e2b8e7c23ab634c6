"""Questions that ask for two things: a comparison, or two questions in one."""

import regex

MOST = 3
"""Parts of one question."""

# Who asks for several things in more characters tells a story.
_LONGEST = 300

_ASKS = r"(?:who|whom|whose|what|when|where|why|how|which|did|does|do|is|are|was|were|has|have|can|could)(?:['’]?s)?"
_NEXT = regex.compile(rf"(?i)(?:\s*+[?;]++\s*+(?:and\s++)?|\s*+,\s*+(?:and\s++)?|\s++and\s++)(?={_ASKS}\b)")
_BEGINS = regex.compile(rf"(?i)^\W*(?:and\s+)?{_ASKS}\b")
_COMPARES = tuple(
    regex.compile(rf"(?i){pattern}\W*$")
    for pattern in (
        r"\b(?:differences?|distinctions?) between (.+?) and (.+?)",
        r"\bcompar(?:e|ing|ison of) (.+?) (?:and|with|to) (.+?)",
        r"\bhow (?:do|does|did|is|are|was|were) (.+?) (?:differ(?:ent)?) (?:from|to|than) (.+?)",
        r"^\W*(.+?) (?:vs\.?|versus|(?:as )?compared (?:to|with)) (.+?)",
    )
)


def parts_of(question: str) -> list[str]:
    """The things that `question` compares, or the questions that are in it; none where it is a single one.

    Each but the first may speak of what the one before it asks for.
    """
    if len(question) > _LONGEST:
        return []
    if compared := _compared(question):
        return [compared[1], compared[2]] if compared[1].casefold() != compared[2].casefold() else []
    parts = [part for part in _NEXT.split(question) if part.strip()]
    return parts if 1 < len(parts) <= MOST and all(map(_BEGINS.match, parts)) else []


def questions_in(question: str) -> list[str]:
    """The questions that are in `question`; none where it is a single one, or compares things."""
    return [] if len(question) > _LONGEST or _compared(question) else parts_of(question)


def _compared(question: str) -> regex.Match[str] | None:
    return next((match for compares in _COMPARES if (match := compares.search(question))), None)
