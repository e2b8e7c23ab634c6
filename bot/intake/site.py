"""Which site a page belongs to, by its addresses."""

from urllib.parse import urljoin, urlsplit

import regex

from bot.corpus.address import AddressError, normal_address

_EDITION = regex.compile(r"^(?:www\d?|m|mobile|amp)\.")


def publisher_of(url: str | None) -> str:
    """The host of `url` as a publisher's name for want of a better one; "" without an address."""
    return _EDITION.sub("", urlsplit(url).hostname or "") if url else ""


def is_front_page(url: str) -> bool:
    """Does `url` name a site rather than a page of it?"""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def own_address(claimed: str, url: str | None) -> str | None:
    """The address that a page claims for itself, if it is one on the host that the page came from.

    A page that names another site's address could pass for that site's, so such a claim counts for nothing.
    """
    try:
        address = normal_address(urljoin(url or "", claimed.strip()))
    except (AddressError, ValueError):
        return None
    return address if url is None or publisher_of(address) == publisher_of(url) else None
