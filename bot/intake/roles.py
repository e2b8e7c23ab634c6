"""What bylines hold beside names: roles, places, agencies, and who took the pictures."""

import regex

from bot.intake.name_pattern import FIRST_WORD, FURTHER_WORD

_WHAT = (
    r"(?:writers?|reporters?|correspondents?|(?:co-)?editors?(?:[- ]in[- ]chief)?|columnists?|fellow|contributors?"
    r"|producers?|professor|analyst|researcher|journalist|photographer|bureau(?:\s+chief)?|redakteur(?:in)?|korrespondent(?:in)?"
    r"|journalistin|journaliste|correspondante?|muhabiri?|корреспондент)"
)
_KIND = (
    r"(?:senior|staff|chief|lead|special|foreign|political|national|international|diplomatic|associate|assistant|deputy"
    r"|executive|managing|news|contributing|freelance|guest|visiting|research|investigative|world|digital|data|video"
    r"|business|science|health|security|defen[cs]e|environment|asia|china|europe|beijing|washington|hong\s+kong)"
)
# "Ada Writer" is a person; so lower case tells a role, or what stands before it.
_ROLE = regex.compile(
    rf"(?i:(?:{_KIND}\s+)+{_WHAT})(?:\s*,?\s.*)?|(?:.*\s)?{_WHAT}|(?i:special\s+(?:to|for)|envoyée?\s+spéciale?)\b.*"
)
_PICTURED = regex.compile(
    r"(?:photo(?:graph)?s?|pictures?|illustrations?|graphics?|videos?|fotos?|bilder|grafik(?:en)?)(?:\s+\w+){0,2}?\s+(?:by|von|par)\b.*"
    r"|.*\((?:photo(?:graph)?s?|pictures?|illustrations?|graphics?|videos?|fotos?|bilder|grafik(?:en)?|fotograf(?:in)?)\)",
    regex.IGNORECASE,
)
_WROTE = regex.compile(r"\s*\((?:text|words|story|report|texte)\)$", regex.IGNORECASE)
_PERSON = rf"{FIRST_WORD}(?:\s+{FURTHER_WORD}){{1,3}}"
_FROM = regex.compile(
    rf"(?P<name>{_PERSON})\s*,?\s+(?:in|reporting\s+from|from|aus|à)\s+\p{{Lu}}[\p{{L}}.’'-]*(?:[\s,]+\p{{Lu}}[\p{{L}}.’'-]*){{0,3}}"
)
_PLACE = regex.compile(rf"(?P<name>{_PERSON})\s*,\s*\p{{Lu}}[\p{{L}}.’'-]*")
_AGENCY = regex.compile(r"(?<=\p{L})\s*[/,]\s*(?:AFP|AP|dpa|Reuters|REUTERS|EPA|ANI|Xinhua)$")
_SUFFIXED = regex.compile(r"[JS]r\.?$|^(?:I{2,3}|IV)$|^(?:Ph\.?D|M\.?D|MBA|Esq)\.?$")


def is_role(piece: str) -> bool:
    """Is `piece` of a byline what somebody is, or who took the pictures, rather than who wrote?"""
    return bool(_ROLE.fullmatch(piece) or _PICTURED.fullmatch(piece))


def without_surroundings(line: str, *, led: bool) -> str:
    """`line` of a byline without the agency and the place behind its last name.

    `led`: there was a "By" before it, so that in "Ada Lovelace, Berlin" no surname stands first.
    """
    left = _WROTE.sub("", _AGENCY.sub("", line))
    for pattern in (_FROM, _PLACE) if led else (_FROM,):
        match = pattern.fullmatch(left)
        if match and not _SUFFIXED.search(left.rpartition(",")[2].strip()):
            return match["name"]
    return left
