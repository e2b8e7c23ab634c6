"""Web addresses that can be shown and opened safely."""

from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

import idna
import regex

MAX_LENGTH = 2000
"""Longer addresses are refused: no browser or server promises to take them."""

# Parts of a query that say where a reader came from, not what they read.
_TRACKING = regex.compile(
    r"(?i)utm_.*|at_.*|ns_.*|mc_[ce]id|(?:fb|g|d|y|tw|tt|ms|wbra|gbra)cl(?:id|kid)|igshid|_ga|ref|ref_src|ref_url|smid|smtyp|"
    r"cmp|cmpid|ocid|ito|xtor|custom_click|share"
)
_ARCHIVED = regex.compile(r"(?i)https?://web\.archive\.org/web/[^/]+/(?:(?P<scheme>https?):/+)?(?P<rest>.+)")
_HOST = regex.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_UNSAFE = regex.compile(r"[\s\p{C}<>\"\\^`{|}]")


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


def canonical(address: str) -> str:
    """What all addresses of one page share: host and path, and what of the query is no tracking.

    An archived copy (web.archive.org) has that of the page which it is a copy of. Raises AddressError.
    """
    parts = urlsplit(original(normal_address(address)))
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    name = parts.netloc.removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return f"{name}{unquote(parts.path).rstrip('/')}?{urlencode(query)}".rstrip("?")


def original(address: str) -> str:
    """The address of the page that an archived copy (web.archive.org) is of; any other normal address as it is."""
    while archived := _ARCHIVED.fullmatch(address):
        try:
            address = normal_address(f"{archived['scheme'] or 'https'}://{archived['rest']}")
        except AddressError:
            break
    return address


def host(address: str) -> str:
    """The host of a normal address, as it may be shown: ASCII, without `www.`."""
    name = urlsplit(address).hostname or ""
    bare = name.removeprefix("www.")
    return bare if "." in bare.strip(".") else name


def _ascii_host(parts: SplitResult) -> str:
    name = parts.hostname or ""
    if name.startswith("[") or ":" in name:
        return f"[{name.strip('[]')}]"
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise AddressError(f"has a host that is not valid ({error})") from None
    ascii_name = ascii_name.removesuffix(".")
    if not _HOST.fullmatch(ascii_name):
        raise AddressError("has a host that is not valid")
    return ascii_name
