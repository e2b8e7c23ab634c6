"""Where a pattern matches."""

import regex


def positions(pattern: regex.Pattern[str], text: str) -> set[int]:
    """The positions of all characters of `text` that are in a match of `pattern`."""
    return {i for match in pattern.finditer(text) for i in range(*match.span())}
