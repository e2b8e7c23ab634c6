"""Dates as people write them: 8 November 2023, 1. Februar 2022, 21.01.2022, 2019年11月24日."""

from datetime import date

import regex
from babel.dates import get_month_names

_LOCALES = ("en", "de", "fr", "ru", "tr", "es", "it")
_MONTHS = {
    name.casefold().rstrip("."): number
    for locale in _LOCALES
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale=locale).items()
} | {"sept": 9}
_NAMES = "|".join(sorted(map(regex.escape, _MONTHS), key=len, reverse=True))
# Days with slashes are left out: 4/7 is July to some and April to others.
_DATE = regex.compile(
    r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})"
    rf"|(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|er)?\s+(?:de\s+)?(?P<name>{_NAMES})\.?,?\s+(?:de\s+)?(?P<y>\d{{4}})"
    rf"|(?<!\p{{L}})(?P<name>{_NAMES})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})"
    r"|(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日)(?!\d)",
    regex.IGNORECASE,
)


def visible_date(text: str) -> str | None:
    """The first date in `text` that names day, month and year, as an ISO date; None where there is none."""
    for match in _DATE.finditer(text):
        month = _MONTHS[match["name"].casefold()] if match["name"] else int(match["m"])
        try:
            return date(int(match["y"]), month, int(match["d"])).isoformat()
        except ValueError:
            continue
    return None


def without_dates(text: str) -> str:
    """`text` with its dates left out."""
    return _DATE.sub(" ", text)
