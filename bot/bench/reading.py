"""How well published pages are read: what a good reader gets out of each is known beforehand."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.intake.page import Page, ReadError
from bot.intake.reading import read_safely
from bot.text.cleaning import clean

EXPECTED = "expected.json"
_AT_ONCE = 2

FIGURES = ("title", "date", "author", "misnamed", "wanted", "unwanted")
FAULTS = frozenset({"misnamed", "unwanted"})
"""The figures that are better the lower they are."""
Shares = Mapping[str, float]
"""Name of a figure → how much of it is right, 0 to 1. What is not known of a page is not among its figures."""


class PagesError(Exception):
    """A folder that holds no such pages. The message says what is wrong with it."""


@dataclass(frozen=True)
class Expected:
    """A page in the file `file`, fetched from `url`, and what is right; "" where that is not known."""

    file: Path
    url: str
    title: str
    author: str
    date: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def read_expected(folder: Path) -> list[Expected]:
    """The pages in `folder`, as its `expected.json` lists them. Raises PagesError."""
    try:
        listed: list[dict[str, Any]] = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
        return [
            Expected(
                folder / Path(page["file"]).name,
                page["url"],
                page["title"],
                page["author"],
                page["date"],
                tuple(page["must_contain"]),
                tuple(page["must_not_contain"]),
            )
            for page in listed
        ]
    except OSError as error:
        raise PagesError(f"{folder / EXPECTED} cannot be read ({error.strerror}).") from None
    except (ValueError, LookupError, TypeError) as error:
        raise PagesError(
            f"{folder / EXPECTED} is no list of pages with file, url, title, author, date, must_contain and "
            f"must_not_contain ({type(error).__name__})."
        ) from None


async def judge(pages: list[Expected]) -> list[Shares]:
    """Read each page as one that was fetched is read, and compare. Raises PagesError where one is not there."""
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(expected: Expected) -> Shares:
        async with places:
            try:
                body = await asyncio.to_thread(expected.file.read_bytes)
                return compared(expected, await read_safely(body, "text/html", expected.url))
            except OSError as error:
                raise PagesError(f"{expected.file} cannot be read ({error.strerror}).") from None
            except ReadError:
                return compared(expected, None)

    return list(await asyncio.gather(*map(one, pages)))


def compared(expected: Expected, page: Page | None) -> Shares:
    """What of `page` (None: it could not be read) is as `expected`."""
    text = _plain(page.text) if page else ""
    shares = {}
    if expected.title:
        shares["title"] = float(page is not None and _plain(page.title) == _plain(expected.title))
    if expected.date:
        shares["date"] = float(page is not None and page.published == expected.date)
    if expected.author:
        authors = page.authors if page else ()
        shares["author"] = float(_plain(", ".join(authors)) == _plain(expected.author))
        shares["misnamed"] = float(any(_plain(name) not in _plain(expected.author) for name in authors))
    if expected.wanted:
        shares["wanted"] = sum(_plain(words) in text for words in expected.wanted) / len(expected.wanted)
    if expected.unwanted:
        shares["unwanted"] = sum(_plain(words) in text for words in expected.unwanted) / len(expected.unwanted)
    return shares


def _plain(text: str) -> str:
    return " ".join(clean(text).casefold().split())
