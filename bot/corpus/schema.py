"""The format of a corpus file: which fields there are and what each may hold."""

import datetime
import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import regex

from bot.corpus.address import AddressError, normal_address
from bot.corpus.front_matter import Document, Value
from bot.corpus.problem import Beyond, Problem, Wrong
from bot.corpus.prose import prose
from bot.corpus.source import Kind, Source, TextStatus, Unverified
from bot.text.cleaning import one_line

REQUIRED = ("title", "publisher", "language", "kind", "collection", "text")
OPTIONAL = ("authors", "published", "url", "archive_url", "reprint_url", "related", "unverified")
FIELDS = REQUIRED + OPTIONAL

MAX_TITLE = 300
MAX_NAME = 200
"""Characters of an outlet's name, and of an author's, at most."""
_E = TypeVar("_E", Kind, TextStatus)
_SLUG = regex.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = regex.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DATE = regex.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def source_from(document: Document, path: Path) -> tuple[Source | None, list[Problem]]:
    """The source that `document`, read from `path`, describes, or None with everything that is wrong with it.

    The file's name without `.md` is the source's id.
    """
    check = _Check(document, path)
    for name, value in document.values.items():
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, n=1)
            meant = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(FIELDS)}"
            check.refuse(name, f"is not a field; {meant}", value.line, why=Wrong.FIELD)
    source_id = path.stem
    if not _SLUG.fullmatch(source_id):
        check.refuse(None, "must be named in lower-case letters, digits and hyphens, such as a-second-leak.md", 1)
    title = check.text("title")
    check.bound("title", title, MAX_TITLE)
    publisher = check.text("publisher")
    check.bound("publisher", publisher, MAX_NAME)
    collection = check.text("collection", slug)
    language = check.text("language", _language)
    kind = check.choice("kind", Kind)
    status = check.choice("text", TextStatus)
    published = check.text("published", iso_date)
    url = check.text("url", _address)
    archive_url = check.text("archive_url", _address)
    authors = check.texts("authors")
    for author in authors:
        check.bound("authors", author, MAX_NAME)
    related = check.texts("related")
    reprint_url = check.text("reprint_url", _address)
    unverified = check.texts("unverified")
    for name in unverified:
        if name not in list(Unverified):
            check.refuse("unverified", f"{name!r} is not one of {', '.join(Unverified)}")
    for other in related:
        if not _SLUG.fullmatch(other):
            check.refuse("related", f"{other!r} is not a source id")
    body = prose(document.body)
    if status is TextStatus.FULL and not body.text:
        check.refuse("text", "is full, but the file holds no text under the front matter", why=Wrong.NO_TEXT)
    if check.problems or kind is None or status is None:
        return None, check.problems
    return (
        Source(
            id=source_id,
            title=title,
            publisher=publisher,
            kind=kind,
            collection=collection,
            text_status=status,
            language=language,
            prose=body,
            authors=authors,
            published=published or None,
            url=url or None,
            archive_url=archive_url or None,
            reprint_url=reprint_url or None,
            related=related,
            unverified=frozenset(map(Unverified, unverified)),
        ),
        [],
    )


class _Check:
    """Reads the fields of one document and gathers what is wrong with them."""

    def __init__(self, document: Document, path: Path) -> None:
        self.document = document
        self.path = path
        self.problems: list[Problem] = []

    def refuse(
        self,
        field: str | None,
        message: str,
        line: int | None = None,
        *,
        why: Wrong | Beyond | None = None,
        limit: int = 0,
        what: str = "",
    ) -> None:
        value = self.document.values.get(field or "")
        line = line or (value.line if value else 1)
        self.problems.append(Problem(self.path, line, field, message, why, limit, what))

    def bound(self, field: str, text: str, most: int) -> None:
        if len(text) > most:
            self.refuse(field, f"is longer than {most} characters", why=Beyond.LONG, limit=most)

    def text(self, field: str, rule: Callable[[str], str] | None = None) -> str:
        """The field's text on one line, `""` where there is none; `rule` gives it back or raises ValueError."""
        value = self.document.values.get(field, Value("", 1))
        if not isinstance(value.content, str):
            self.refuse(field, "must be one text, not a list", why=Wrong.ONE)
            return ""
        text = one_line(value.content)
        if not text:
            if field in REQUIRED:
                message = "is missing" if field not in self.document.values else "is empty"
                self.refuse(field, message, why=Wrong.EMPTY)
            return ""
        try:
            return rule(text) if rule else text
        except ValueError as error:
            self.refuse(field, str(error))
            return ""

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.document.values.get(field, Value((), 1))
        if value.content == "":
            return ()
        if isinstance(value.content, str):
            self.refuse(field, "must be a list, such as [First, Second]", why=Wrong.MANY)
            return ()
        return tuple(text for text in map(one_line, value.content) if text)

    def choice(self, field: str, choices: type[_E]) -> _E | None:
        text = self.text(field)
        if not text:
            return None
        try:
            return choices(text)
        except ValueError:
            named = ", ".join(choices)
            self.refuse(field, f"{text!r} is not one of {named}", why=Wrong.CHOICE, what=named)
            return None


def slug(text: str) -> str:
    """`text`, where it can name a source or a collection. Raises ValueError for any other."""
    if not _SLUG.fullmatch(text):
        raise ValueError(f"{text!r} must be in lower-case letters, digits and hyphens")
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(f"{text!r} is not a language code such as en, zh or zh-Hant")
    return text


def iso_date(text: str) -> str:
    """`text`, an ISO date with as much as is known. Raises ValueError for any other."""
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is not a date such as 2019-11-26, 2019-11 or 2019")
    year, month, day = (*text.split("-"), "01", "01")[:3]
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"{text!r} is not a day in the calendar") from None
    return text


def _address(text: str) -> str:
    try:
        return normal_address(text)
    except AddressError as error:
        raise ValueError(str(error)) from None
