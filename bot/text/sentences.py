"""Sentences of a text as exact character spans."""

from typing import NamedTuple

import regex

from bot.text.words import word_count

MAX_WORDS = 90
"""No sentence is longer: a longer one comes apart, and its pieces say so (`whole=False`)."""

MAX_CHARACTERS = 700
"""The same bound for text without spaces, so that three quotes fit a Discord message."""


class Sentence(NamedTuple):
    """`text[start:end]` is one sentence, or a piece of one that is over the limits."""

    start: int
    end: int
    whole: bool = True


_END = regex.compile(
    # Latin, Arabic, Devanagari … enders need a space behind them; the full-width ones do not.
    r"""(?:[.!?…؟۔।]+["'”’»)\]]*(?=\s)|[。！？｡]+[”’」』）\]"']*)"""
)
_SPOKEN = regex.compile(r"“[^“”]*”|«[^«»]*»|„[^„“]*“|「[^「」]*」|(?<!\w)\"[^\"]*\"(?!\w)")
_BREAK = regex.compile(r"\n\s*\n|\n")
_OPENS = regex.compile(r"""["'“‘«(\[¿¡—–-]*\s*(?P<first>\S)""")
_LAST_WORD = regex.compile(r"[^\s“”\"'‘’(\[]+$")
# Words whose full stop does not end a sentence, before a capital too.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st gen col sgt capt lt cmdr adm maj rep sen gov pres hon rev fr
    vs etc e.g i.e cf al ca no nos vol pp p fig ed eds art para paras sec ch approx dept univ inst assn
    co corp inc ltd bros
    jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
# Of these, the ones that do end a sentence when a word follows that opens one.
_MAY_END = frozenset("no co inc ltd corp etc".split())
_STARTERS = frozenset("The A An In On At It He She They We I But And This That These Those".split())
_CLAUSE = frozenset(";:,—–，；：、")
_FIRST_WORD = regex.compile(r"\w+")
_INITIALS = regex.compile(r"\p{Lu}|(?:\p{L}\.)+\p{L}")
_SOFT = regex.compile(r"[;:]\s|\s[—–]\s|[，；：、]|,\s|\s")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of `text[start:end]`, in order, without the white space between them.

    A line break always ends a sentence. Every visible character belongs to exactly one sentence.
    """
    end = len(text) if end is None else end
    found: list[Sentence] = []
    line = start
    for match in _BREAK.finditer(text, start, end):
        found.extend(_of_line(text, line, match.start()))
        line = match.end()
    found.extend(_of_line(text, line, end))
    return found


def _of_line(text: str, start: int, end: int) -> list[Sentence]:
    found: list[Sentence] = []
    at = start
    # What stands in quotation marks stays with the words that say whose it is.
    spoken = [m.span() for m in _SPOKEN.finditer(text, start, end) if word_count(m[0]) <= MAX_WORDS]
    for match in _END.finditer(text, start, end):
        if any(opened < match.end() < closed for opened, closed in spoken):
            continue
        if _ends(text, at, match, end):
            found.extend(_trimmed(text, at, match.end()))
            at = match.end()
    found.extend(_trimmed(text, at, end))
    return found


def _ends(text: str, start: int, match: "regex.Match[str]", end: int) -> bool:
    """Does the ender at `match` end the sentence that began at `start`?"""
    rest = text[match.end() : end].lstrip()
    opens = _OPENS.match(rest)
    if match[0][0] in "。！？｡" or opens is None:
        return True
    if opens["first"].islower():
        return False
    if match[0] != ".":
        return True
    last = _LAST_WORD.search(text[start : match.start()])
    word = last[0] if last else ""
    following = _FIRST_WORD.match(rest)
    if word.lower() in _ABBREVIATIONS:
        # "No. 5656" and "Acme Inc. Friday", but "He said no. They left."
        return word.lower() in _MAY_END and following is not None and following[0] in _STARTERS
    if _INITIALS.fullmatch(word):
        # An initial ("J. Smith") or a dotted abbreviation ("U.S. Congress"), but "in the U.S. The …".
        return following is not None and following[0] in _STARTERS
    return True


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if end - start <= MAX_CHARACTERS and word_count(text[start:end]) <= MAX_WORDS:
        return [Sentence(start, end)]
    return _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> list[Sentence]:
    """`text[start:end]` in pieces within the limits, cut at a clause, else at a space, else anywhere."""
    found: list[Sentence] = []
    while start < end:
        limit = min(end, start + MAX_CHARACTERS)
        while word_count(text[start:limit]) > MAX_WORDS:
            limit = start + (limit - start) * 9 // 10
        cut = limit
        if limit < end:
            cuts = [m.end() for m in _SOFT.finditer(text, start + 1, limit)]
            clauses = [c for c in cuts if set(text[c - 2 : c]) & _CLAUSE]
            late = [c for c in clauses if c > start + (limit - start) // 2]
            cut = (late or cuts or [limit])[-1]
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            found.append(Sentence(start, stop, whole=False))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return found
