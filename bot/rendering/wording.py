"""Every sentence that Cuttings says of itself, in the reader's language.

They stand in `catalogues/`, one file a language; `en.toml` is the original. The tests name what a
catalogue lacks and what nothing says.

A new sentence: add it to `en.toml` and say `wording("section.key", name=value)`; for what Discord shows of a command,
`localised("command.name.description")`. What counts is a table of plural forms and takes `number=`.

A new language: translate `en.toml` into a file named as Discord names the language, and add it to LANGUAGES. Published
words stand between “ ” in all of them, and a note is never called a quote.
"""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de", "fr", "ru", "tr", "zh-CN", "zh-TW")

_TRADITIONAL = frozenset({"TW", "HK", "MO", "Hant"})


@dataclass(frozen=True)
class Wording:
    """Our sentences in one language. `entries`: key → sentence, or plural forms of one."""

    language: str
    entries: Mapping[str, str | Mapping[str, str]]

    def __call__(self, key: str, /, *, number: int | None = None, **values: str) -> str:
        """The sentence `key` with `values` and `number` in its placeholders; where it counts, in the number's form."""
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry.get(self._locale.plural_form(number or 0), entry["other"])
        if number is not None:
            from babel.numbers import format_decimal

            values["number"] = format_decimal(number, locale=self._locale)
        return entry.format_map(values)

    def date(self, iso: str | None) -> str:
        """`2019-11-26`, `2019-11` or `2019` as the language writes it; nothing as undated."""
        if not iso:
            return self("credit.undated")
        known = [int(part) for part in iso.split("-")]
        year, month, day = [*known, 1, 1][:3]
        date = datetime.date(year, month, day)
        if self.language == ENGLISH:
            # As babel writes it in Britain, without the 30 ms until babel is there: all that a terminal needs of it.
            return date.strftime(("%Y", "%B %Y", f"{day} %B %Y")[len(known) - 1])
        from babel.dates import format_date, format_skeleton

        if len(known) == 3:
            return format_date(date, "long", self._locale)
        return format_skeleton("yMMMM" if len(known) == 2 else "y", date, locale=self._locale)

    def tongue(self, code: str) -> str:
        """A language such as `zh-Hant` by its name; one that has none by its code."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(code, sep="-").get_display_name(self._locale) or code
        except (ValueError, UnknownLocaleError):
            return code

    def foreign(self, code: str) -> bool:
        """Is the language `code` another one than this?"""
        return code.partition("-")[0] != self.language.partition("-")[0]

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(self.language, sep="-")


def tongues(code: str) -> set[str]:
    """The names of a language such as `zh-Hant` in all our languages."""
    return {wording_for(language).tongue(code) for language in LANGUAGES}


def wording_for(locale: str) -> Wording:
    """Our sentences for a reader with a `locale` such as `de` or `en-GB`; English where we have no other."""
    language, *rest = locale.split("-")
    if language == "zh":
        return _read("zh-TW" if _TRADITIONAL.intersection(rest) else "zh-CN")
    return _read(language if language in LANGUAGES else ENGLISH)


@cache
def _read(language: str) -> Wording:
    path = Path(__file__).parent / "catalogues" / f"{language}.toml"
    return Wording(language, dict(_entries(tomllib.loads(path.read_text(encoding="utf-8")))))


def _entries(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    """Keys with their sections before them. A table with the form `other`, which all languages have, is one entry."""
    for name, value in table.items():
        if isinstance(value, str) or "other" in value:
            yield prefix + name, value
        else:
            yield from _entries(value, f"{prefix}{name}.")
