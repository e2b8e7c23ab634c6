"""Bylines: the names in what pages give as their author."""

from collections.abc import Iterable

import regex

from bot.intake.name_pattern import FURTHER_WORD
from bot.intake.roles import is_role, without_surroundings
from bot.intake.staff import without_staff
from bot.text.cleaning import one_line
from bot.text.letters import title_letters

MAX_NAMES = 20

_BY = regex.compile(
    r"^(?:(?:written|story|posted|published|view all posts)\s+by|by|von|par|por|text|words|author|autor(?:in)?)"
    r"(?:\s*:\s*|\s+)",
    regex.IGNORECASE,
)
_ALWAYS = regex.compile(r"\s*[;、|]\s*")
_AND = r"(?:and|und|et|y|&)"
_BETWEEN_NAMES = regex.compile(rf"\s*[,，/]\s*|\s+{_AND}\s+", regex.IGNORECASE)
_BETWEEN_LISTED = regex.compile(rf"\s*[,，、]\s*(?:{_AND}\s+)?|\s+{_AND}\s+", regex.IGNORECASE)
_NO_NAME = regex.compile(
    r"https?:|www\.|@\w+\.|^\W*$|^\d+$|\.(?:com|org|net|de)$|\b(?:gmbh|inc|llc|ltd|corp|e\.\s?v)\b"
    r"|^(?:admin\w*|administrator|root|webmaster|redaktion|redazione|rédaction|redacción|editors?|editorial(?: team)?"
    r"|staff|staff writer|no author|author|guest(?: author)?|unknown|none|null|undefined|n/a|anonymous|wordpress"
    r"|user\d*|编辑部|編輯部|佚名|匿名|本站|小编|小編|网友|網友)$",
    regex.IGNORECASE,
)
# The name of a body, in which "and" joins no persons.
_OF = regex.compile(r"\b(?:for|of|on|against)\b")
_STAFF = regex.compile(r"\s+staff(?: (?:writer|reporter))?$", regex.IGNORECASE)
_SUFFIX = regex.compile(r"\s*,\s*(jr\.?|sr\.?|ii|iii|iv|ph\.?d\.?|m\.?d\.?|esq\.?|mba)(?=\s*(?:,|$))", regex.IGNORECASE)
_GUESSED = regex.compile(rf"(?P<word>{FURTHER_WORD})(?: (?&word)){{1,3}}|[\p{{Han}}·]{{2,8}}")
_NO_PERSON = frozenset(
    "january february march july september october november december news press agency agence "
    "agentur reuters afp associated staff reporter reporters editor editors correspondent correspondents writer senior "
    "contributor contributing columnist team service services redaktion rédaction view all posts read more follow "
    "about the author profile photo photos illustration minutes updated published share".split()
)


def person_names(bylines: Iterable[str], publisher: str = "") -> tuple[str, ...]:
    """The names in `bylines`, each once, in their order. The outlet itself and stand-ins such as admin are none."""
    names: dict[str, str] = {}
    for byline in bylines:
        said = without_staff(one_line(byline)[:1000])
        line = _BY.sub("", said)
        if same_name(line, publisher):
            continue
        for part in _ALWAYS.split(line):
            for piece in _several(without_surroundings(part, led=line != said)):
                name = _without_outlet(without_surroundings(piece, led=False), publisher).strip(" ,;:|-–—·•@")
                if is_role(name) or is_role(piece):
                    continue
                if name and len(name) <= 100 and not _NO_NAME.search(name) and not same_name(name, publisher):
                    names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MAX_NAMES]


def listed_names(text: str) -> tuple[str, ...]:
    """The names in what somebody typed for one author: several, where each part has the form of a full name.

    "Doe, Jane", "Jane Doe, Jr." and "Center for Strategic and International Studies" are one each.
    """
    pieces = tuple(piece for piece in _BETWEEN_LISTED.split(text) if piece)
    return pieces if all(map(_GUESSED.fullmatch, pieces)) else (text,)


def file_authors(author: str) -> tuple[str, ...]:
    """The names in what a file gives as its author; one word in Latin letters names an account, and nobody."""
    name = one_line(author)
    return person_names([name]) if " " in name or not name.isascii() else ()


def guessed_names(bylines: Iterable[str], publisher: str = "") -> tuple[str, ...]:
    """The names in `bylines` that were found by their look: only what has the form of a person's name.

    A wrong author is worse than none.
    """
    found = person_names(bylines, publisher)
    known = title_letters(publisher)
    return tuple(
        name
        for name in found
        if _GUESSED.fullmatch(name)
        and _NO_PERSON.isdisjoint(name.casefold().split())
        and not (known and known in title_letters(name))
    )


def same_name(name: str, other: str) -> bool:
    """Are these the same, but for case, punctuation, a leading "The" and the end of a host's name?"""
    letters = title_letters(name)
    return bool(letters) and letters in {title_letters(other), title_letters(other.rpartition(".")[0])}


def _several(part: str) -> list[str]:
    """The names in `part`: it comes apart where every piece could be a full name, or is turned round.

    "Zenz, Adrian" is how libraries write it; "Staff and news service reports" is one byline.
    """
    whole = _SUFFIX.sub(r" \1", part)
    pieces = [piece for piece in _BETWEEN_NAMES.split(whole) if piece]
    if (
        len(pieces) > 1
        and not (_OF.search(whole) and "," not in whole)
        and all(" " in piece or not piece.isascii() for piece in pieces)
    ):
        return pieces
    if len(pieces) == 2 and "," in whole and all(regex.fullmatch(r"\p{Lu}[\p{L}.’'-]+", piece) for piece in pieces):
        return [f"{pieces[1]} {pieces[0]}"]
    return [whole]


def _without_outlet(name: str, publisher: str) -> str:
    name = _STAFF.sub("", name)
    if publisher and name.casefold().endswith(f" {publisher.casefold()}"):
        name = name[: -len(publisher)]
    return name
