"""Bylines: the names in what pages give as their author."""

from collections.abc import Iterable

import regex

from bot.text.cleaning import one_line

MAX_NAMES = 20

_BY = regex.compile(
    r"^(?:written\s+by|story\s+by|by|von|par|por|text|words|author|autor)\s*(?::\s*|\s+)", regex.IGNORECASE
)
_BETWEEN = regex.compile(r"\s*;\s*|\s+(?:and|und|et|y|&)\s+|\s*[、|/]\s*", regex.IGNORECASE)
_COMMA = regex.compile(r"\s*[,，]\s*")
_NO_NAME = regex.compile(
    r"https?:|www\.|@\w+\.|^\W*$|^\d+$|\.(?:com|org|net|de)$|^(?:admin\w*|administrator|root|webmaster|redaktion|redazione|rédaction|"
    r"redacción|editors?|editorial(?: team)?|staff|staff writer|author|guest(?: author)?|unknown|none|null|undefined|n/a|"
    r"anonymous|wordpress|user\d*|posted by|published by)$",
    regex.IGNORECASE,
)
_SUFFIX = frozenset("jr jr. sr sr. ii iii iv phd ph.d ph.d. md m.d. m.d esq esq. mba".split())


def person_names(bylines: Iterable[str], publisher: str = "") -> tuple[str, ...]:
    """The names in `bylines`, each once, in their order. The outlet itself and stand-ins such as admin are none."""
    names: dict[str, str] = {}
    for byline in bylines:
        for part in _BETWEEN.split(_BY.sub("", one_line(byline)[:1000])):
            for name in _listed(part):
                clean = name.strip(" .,;:|-–—·•@") if not name.endswith(("Jr.", "Sr.")) else name.strip()
                known = clean.casefold()
                if clean and len(clean) <= 100 and not _NO_NAME.search(clean) and known != publisher.casefold():
                    names.setdefault(known, clean)
    return tuple(names.values())[:MAX_NAMES]


def _listed(part: str) -> list[str]:
    """The names between commas in `part`; a part behind a comma that is no full name belongs to the one before."""
    found: list[str] = []
    pieces = _COMMA.split(part)
    if len(pieces) == 2 and all(len(piece.split()) == 1 for piece in pieces) and part.isascii():
        # "Zenz, Adrian", as libraries write it.
        return [f"{pieces[1]} {pieces[0]}"]
    for piece in pieces:
        if found and piece.lower() in _SUFFIX:
            found[-1] += f", {piece}"
        elif piece:
            found.append(piece)
    return found
