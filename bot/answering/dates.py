"""Dates in a question, as texts write them."""

import operator
from typing import NamedTuple

import regex

MONTHS = tuple("January February March April May June July August September October November December".split())
_MONTH = rf"(?P<month>(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*)\.?"
_DAY, _YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>(?:1[89]|20)\d\d)"
_DATED = rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_MONTH},? {_YEAR}"
_DATE = regex.compile(rf"(?i)\b(?:(?:on|in) )?(?:the )?(?:{_DATED})\b")
_TIME = regex.compile(rf"(?i)\b(?:(?P<side>before|until|after|since|in|of|on|during) )?(?:the )?(?:{_DATED}|{_YEAR})\b")
_SIDES = {"before": operator.lt, "until": operator.le, "after": operator.gt, "since": operator.ge}


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


class Time(NamedTuple):
    """A time, on one `side` of it ("since 2020") or then. `at`: an ISO date with as much as is known.

    `rest`: the question without it.
    """

    side: str
    at: str
    rest: str

    def holds(self, date: str | None) -> bool:
        """May that ISO date be meant?"""
        known = min(len(date or ""), len(self.at))
        return date is not None and _SIDES.get(self.side, operator.eq)(date[:known], self.at[:known])


def time_in(question: str) -> Time | None:
    """The one time in `question`; None where it has none or several."""
    found = [match for match in _TIME.finditer(question) if not match["month"] or _month(match["month"])]
    if len(found) != 1:
        return None
    (match,) = found
    month = _month(match["month"]) if match["month"] else None
    number = f"{MONTHS.index(month) + 1:02}" if month else None
    at = "-".join(filter(None, (match["year"], number, match["day"] and f"{match['day']:0>2}")))
    return Time((match["side"] or "").lower(), at, question[: match.start()] + question[match.end() :])
