"""Dates in a question, as texts write them."""

from typing import NamedTuple

import regex

MONTHS = tuple("January February March April May June July August September October November December".split())
_MONTH = rf"(?P<month>(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*)\.?"
_DAY, _YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>(?:1[89]|20)\d\d)"
_DATE = regex.compile(
    rf"(?i)\b(?:(?:on|in) )?(?:the )?"
    rf"(?:{_DAY}(?: of)? {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_MONTH},? {_YEAR})\b"
)
_YEARS = regex.compile(rf"(?i)\b(?:(?P<side>before|until|after|since) )?{_YEAR}\b")
_EVER = 9999


class Date(NamedTuple):
    """A day or a month of a year. `written`: as texts write it, "24 November 2019". `rest`: the question without it."""

    written: str
    rest: str


def date_in(question: str) -> Date | None:
    """The one date in `question`; None where it has none or several."""
    found = [(match, month) for match in _DATE.finditer(question) if (month := _month(match["month"]))]
    if len(found) != 1:
        return None
    match, month = found[0]
    day = match["day"].lstrip("0") if match["day"] else ""
    return Date(f"{day} {month} {match['year']}".strip(), question[: match.start()] + question[match.end() :])


def _month(written: str) -> str | None:
    """The month that is `written` in full or as its first letters."""
    return next((month for month in MONTHS if month.casefold().startswith(written.casefold())), None)


def years_in(question: str) -> range | None:
    """The years of which the one year in `question` speaks ("since 2020"); None where it has none or several."""
    found = list(_YEARS.finditer(question))
    if len(found) != 1:
        return None
    year = int(found[0]["year"])
    sides = {"before": (0, year), "until": (0, year + 1), "after": (year + 1, _EVER), "since": (year, _EVER)}
    return range(*sides.get((found[0]["side"] or "").lower(), (year, year + 1)))


def is_year(term: str) -> bool:
    """Is `term` a year?"""
    return _YEARS.fullmatch(term) is not None
