"""Archived copies of pages in the Internet Archive's Wayback Machine."""

import json
from typing import Any
from urllib.parse import urlencode

import regex

from bot.corpus.address import AddressError, normal_address, original
from bot.intake.fetched import FetchError, WrongContent
from bot.intake.fetcher import Fetcher

API = "https://archive.org/wayback/available"

_COPY = regex.compile(r"https?://web\.archive\.org/web/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<page>\S+)")


async def archived_copy(fetcher: Fetcher, url: str, published: str | None = None, api: str = API) -> str | None:
    """The https address of the archived copy of `url` that is closest to `published` (an ISO date), else the latest.

    None where the archive has no copy, and for what is no address, or one with a password, which is nobody's business.
    Raises FetchError, WrongContent among them for an answer that is no such list.
    """
    try:
        query = {"url": normal_address(url)} | ({"timestamp": published.replace("-", "")} if published else {})
    except AddressError:
        return None
    # Robots may not crawl these look-ups, which are made for programs.
    fetched = await fetcher.get(f"{api}?{urlencode(query)}", kinds=frozenset({"application/json"}), robots=False)
    try:
        answer: Any = json.loads(fetched.body)
        closest = answer["archived_snapshots"].get("closest") if answer else None
        if not closest or not closest["available"]:
            return None
        match = _COPY.fullmatch(closest["url"])
        if match is None:
            raise ValueError
        return normal_address(f"https://web.archive.org/web/{match['time']}/{match['page']}")
    except AddressError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise WrongContent("archive.org gave an answer that is not understood. Try later.") from None


async def copy_if_any(fetcher: Fetcher, url: str, published: str | None = None, api: str = API) -> str | None:
    """`archived_copy`; None also where the archive cannot be asked: then there is none that would help."""
    try:
        return await archived_copy(fetcher, url, published, api)
    except FetchError:
        return None


def raw_copy(address: str) -> str:
    """The address of the same copy as the page was sent, without the archive's banner and changed links.

    An address that is no archived copy comes back as it is.
    """
    match = _COPY.fullmatch(address)
    return address if match is None else f"https://web.archive.org/web/{match['time']}id_/{match['page']}"


def shown_copy(address: str) -> str:
    """The address of the same copy as a reader opens it, with the archive's banner: the other way round."""
    match = _COPY.fullmatch(address)
    return address if match is None else f"https://web.archive.org/web/{match['time']}/{match['page']}"


def page_of(address: str) -> str:
    """The address of the page that an archived copy is of. An address that is no copy comes back as it is."""
    return original(address) if _COPY.fullmatch(address) else address
