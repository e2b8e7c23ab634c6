"""Web addresses that can be shown and opened safely."""

from urllib.parse import SplitResult, urlsplit, urlunsplit

import idna
import regex

MAX_LENGTH = 2000
"""Longer addresses are refused: no browser or server promises to take them."""

_UNSAFE = regex.compile(r"[\s\p{C}<>\"\\^`{|}]")


_TRACKING = regex.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src)=", regex.IGNORECASE)


class AddressError(ValueError):
    """An address that cannot be used. The message says why."""


def normal_address(text: str) -> str:
    """`text` as an http or https address whose host is in ASCII (punycode where it was not).

    A link then shows the host that it opens, and a host in look-alike letters cannot pose as another.
    Raises AddressError.
    """
    if len(text) > MAX_LENGTH:
        raise AddressError(f"is longer than {MAX_LENGTH} characters")
    if _UNSAFE.search(text):
        raise AddressError("holds a space or a character that an address cannot hold; percent-encode it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise AddressError(f"is not an address ({error})") from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise AddressError("must start with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise AddressError("must not hold a user name or password")
    if not parts.hostname:
        raise AddressError("has no host")
    netloc = _ascii_host(parts) + (f":{port}" if port is not None else "")
    return urlunsplit((parts.scheme.lower(), netloc, parts.path, parts.query, parts.fragment))


def host(address: str) -> str:
    """The host of a normal address, as it may be shown: ASCII, without `www.`."""
    name = urlsplit(address).hostname or ""
    bare = name.removeprefix("www.")
    return bare if "." in bare.strip(".") else name


def page_key(address: str) -> str:
    """`address` without what does not change the page: scheme, `www.`, a final slash, tracking, the fragment."""
    parts = urlsplit(address)
    query = "&".join(field for field in parts.query.split("&") if field and not _TRACKING.match(field))
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _ascii_host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    if name.startswith("[") or ":" in name:
        return f"[{name.strip('[]')}]"
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise AddressError(f"has a host that is not valid ({error})") from None
    ascii_name = ascii_name.removesuffix(".")
    if not regex.fullmatch(
        r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?", ascii_name
    ):
        raise AddressError("has a host that is not valid")
    return ascii_name
