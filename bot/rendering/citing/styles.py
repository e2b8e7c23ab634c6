"""The styles of citations.

Chicago is the bibliography form of notes and bibliography (17th edition), APA the 7th; both are plain text without
italics, the title as it was printed. They name the day of access only where there is no date of publication, as both
manuals ask; the other styles always do.
"""

import datetime
from collections.abc import Callable
from enum import StrEnum

from bot.answering.answer import Quote
from bot.corpus.source import Source
from bot.rendering import markdown
from bot.rendering.citing.data import bibtex, csl_json
from bot.rendering.citing.names import Name
from bot.rendering.citing.reference import Reference, reference
from bot.rendering.credit import above_words, framed
from bot.rendering.wording import ENGLISH, wording_for
from bot.text.cleaning import one_line

UNDATED = "n.d."
_SET_OFF = "words of someone whom the source quotes"
_ABOVE = "above it in the source"
_MONTHS = tuple("January February March April May June July August September October November December".split())
_CHICAGO_ALL, _CHICAGO_FIRST = 10, 7
_APA_ALL, _APA_FIRST = 20, 19


class Style(StrEnum):
    """How a citation is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    CHICAGO = "chicago"
    APA = "apa"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def cite(source: Source, style: Style, accessed: datetime.date) -> str:
    """The citation of a publication; where the corpus holds notes on it, of what they are about.

    `accessed`: the day on which its address was seen.
    """
    return _STYLES[style](reference(source, accessed))


def cite_quote(quote: Quote, style: Style, accessed: datetime.date) -> str:
    """The citation of the quoted source; plain and Markdown open with the quoted words. Of a note no words stand."""
    citation = cite(quote.source, style, accessed)
    if not quote.verbatim or style not in (Style.PLAIN, Style.MARKDOWN):
        return citation
    opening, closing = framed(quote)
    whose = f" ({_SET_OFF})" if quote.set_off else ""
    words = above_words(quote)
    if style is Style.PLAIN:
        above = f" ({_ABOVE}: {words})" if words else ""
        return f"{opening}{one_line(quote.text)}{closing} — {citation}{whose}{above}"
    above = f" ({_ABOVE}: {markdown.line(words)})" if words else ""
    return f"{markdown.quote(quote.text, (), opening, closing)}\n\n— {citation}{whose}{above}"


def _plain(item: Reference) -> str:
    return _prose(item, str, str)


def _markdown(item: Reference) -> str:
    return _prose(item, markdown.line, lambda address: f"<{address}>")


def _prose(item: Reference, text: Callable[[str], str], address: Callable[[str], str]) -> str:
    *others, last = [author.full for author in item.authors] or [""]
    names = f"{', '.join(others)} and {last}" if others else last
    date = "-".join(f"{part:02}" for part in item.published)
    parts = [names, f"“{_in_double(item.title)}”", "" if item.own else item.publisher, wording_for(ENGLISH).date(date)]
    said = ", ".join(text(part) for part in parts if part)
    if item.url:
        how = "reprint: " if item.reprint else "archived: " if item.archived else ""
        said += f", {how}{address(item.url)}"
    if item.archive:
        said += f" (archived: {address(item.archive)})"
    if item.url:
        said += f", accessed {wording_for(ENGLISH).date(item.accessed.isoformat())}"
    return f"{said} {text(_remarks(item))}".rstrip()


def _chicago(item: Reference) -> str:
    title = f"{item.title}{_stop(item.title)}" if item.report else f"“{_in_double(item.title)}{_stop(item.title)}”"
    date = _american(item.published) or UNDATED
    if item.journal:
        issue = "".join((f" {item.volume}" if item.volume else "", f", no. {item.number}" if item.number else ""))
        where = f"{item.journal}{issue} ({date})"
    else:
        where = date if item.own or not item.publisher else f"{item.publisher}, {date}"
    authors = _chicago_names(item.authors)
    parts = [f"{authors}{_stop(authors)}" if authors else "", title, where + _stop(where)]
    if item.url and not item.published:
        parts.append(f"Accessed {_american(_parts(item.accessed))}.")
    return " ".join(part for part in (*parts, *_addresses(item, "."), _remarks(item)) if part)


def _chicago_names(names: tuple[Name, ...]) -> str:
    if not names:
        return ""
    rest = [other.full for other in names[1:]]
    if len(names) == 2 and names[0].inverted == names[0].full:
        # The comma is that of an inverted name.
        return f"{names[0].full} and {names[1].full}"
    if len(names) > _CHICAGO_ALL:
        return ", ".join([names[0].inverted, *rest[: _CHICAGO_FIRST - 1], "et al."])
    return ", ".join([names[0].inverted, *rest[:-1], *(f"and {last}" for last in rest[-1:])])


def _apa(item: Reference) -> str:
    year, _, day = _year_first(item.published)
    date = f"({year})." if item.journal else f"({', '.join(filter(None, (year, day)))})."
    title = item.title + _stop(item.title)
    authors = _apa_names(item.authors)
    parts = [authors + _stop(authors), date, title] if authors else [title, date]
    if item.journal:
        number = f"({item.number})" if item.number else ""
        parts.append(", ".join(filter(None, (item.journal, f"{item.volume}{number}"))) + ".")
    elif item.publisher and not item.own:
        parts.append(item.publisher + _stop(item.publisher))
    addresses = _addresses(item, "")
    if item.url and not item.published and not item.reprint and not item.archived:
        addresses[0] = f"Retrieved {_american(_parts(item.accessed))}, from {addresses[0]}"
    return " ".join((*parts, *addresses, _remarks(item))).rstrip()


def _apa_names(names: tuple[Name, ...]) -> str:
    short = [each.initials for each in names]
    if len(short) > _APA_ALL:
        return ", ".join([*short[:_APA_FIRST], f"… {short[-1]}"])
    return ", ".join([*short[:-1], *(f"& {last}" if len(short) > 1 else last for last in short[-1:])])


def _addresses(item: Reference, end: str) -> list[str]:
    """The address, then an archived copy's; one that is not the publisher's own says what it is."""
    how = "Reprinted at " if item.reprint else "Archived at " if item.archived else ""
    return [
        *([f"{how}{item.url}{end}"] if item.url else []),
        *([f"Archived at {item.archive}{end}"] if item.archive else []),
    ]


def _remarks(item: Reference) -> str:
    return f"[{', '.join(item.remarks)}]" if item.remarks else ""


def _stop(text: str) -> str:
    """The full stop that `text` still needs."""
    return "" if text.rstrip("”’\"')").endswith((".", "?", "!", "…", "。", "？", "！")) else "."


def _in_double(text: str) -> str:
    """`text` for double quotation marks: its own double ones become single."""
    return text.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})


def _parts(date: datetime.date) -> tuple[int, ...]:
    return date.year, date.month, date.day


def _american(parts: tuple[int, ...]) -> str:
    """`November 26, 2019`, `November 2019`, `2019`, or nothing."""
    year, _, day = _year_first(parts) if parts else ("", "", "")
    return f"{day}, {year}" if len(parts) == 3 else f"{day} {year}".strip()


def _year_first(parts: tuple[int, ...]) -> tuple[str, str, str]:
    """Year, month, and month with day, as words."""
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 else ""
    return str(parts[0]) if parts else UNDATED, month, f"{month} {parts[2]}" if len(parts) > 2 else month


_STYLES: dict[Style, Callable[[Reference], str]] = {
    Style.PLAIN: _plain,
    Style.MARKDOWN: _markdown,
    Style.CHICAGO: _chicago,
    Style.APA: _apa,
    Style.BIBTEX: bibtex,
    Style.CSL_JSON: csl_json,
}
