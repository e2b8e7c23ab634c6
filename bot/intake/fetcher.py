"""The fetcher: one published page from the open web, politely, and never from inside our own network."""

import asyncio
import errno
import ipaddress
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Container
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot import __version__
from bot.corpus.address import AddressError, normal_address
from bot.intake.encoding import ACCEPTED, EncodingError, OversizeError, decoded
from bot.intake.fetched import (
    Disallowed,
    Fetched,
    ForbiddenAddress,
    Limits,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    WrongContent,
)
from bot.intake.guard import Address, is_public
from bot.intake.robots import MAX_BYTES as ROBOTS_BYTES
from bot.intake.robots import Robots
from bot.intake.turns import Turns

USER_AGENT = f"Cuttings/{__version__} (archive of reporting; honours robots.txt)"

PAGES = frozenset(
    """text/html application/xhtml+xml text/plain text/markdown text/x-markdown application/pdf application/x-pdf
    application/octet-stream""".split()
)
"""The content types of a page; an answer that names none is taken too, and what it really is shows when it is read."""

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": ACCEPTED,
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class _RefusedError(PermissionError):
    # The connector handles nothing but OSError, and merges errors of the same text into one.
    def __init__(self) -> None:
        super().__init__(errno.EACCES, "not a public address")


class Fetcher:
    """Fetches pages; an async context manager.

    `judge` says of an address of the network whether it may be connected to; it is asked about the very address
    of every connection, when it is about to be made, so no name, redirect or spelling gets round it. `ports` are
    the only ones that are connected to. `clock` (seconds) and `sleep` serve the pauses between requests to a host.
    """

    def __init__(
        self,
        judge: Callable[[Address], bool] = is_public,
        ports: Container[int] = frozenset({80, 443}),
        limits: Limits = Limits(),  # noqa: B008 - frozen
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._judge = judge
        self._ports = ports
        self._limits = limits
        self._turns = Turns(limits.host_interval, clock, sleep)
        self._robots = Robots(self._read_robots, clock)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver: AbstractResolver = ThreadedResolver()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                # A connection is for one request: every request is judged anew.
                force_close=True,
                use_dns_cache=False,
                resolver=resolver,
                socket_factory=self._socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            headers=_HEADERS,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def get(self, url: str, kinds: Container[str] = PAGES, robots: bool = True) -> Fetched:
        """The page at `url`, redirects followed. Its status is 2xx and its content type one of `kinds`, or none.

        The robots.txt of every site on the way is asked first, unless `robots` is False. Raises FetchError.
        """
        return await self._follow(url, kinds, robots, self._limits.seconds)

    async def _read_robots(self, url: str) -> Fetched:
        # A site that never gives it is told from one that is slow before the time for the page itself is over.
        return await self._follow(url, None, False, self._limits.seconds / 2)

    async def _follow(self, url: str, kinds: Container[str] | None, robots: bool, seconds: float) -> Fetched:
        """The last answer on the way from `url`. Without `kinds`: a robots.txt, with any type and any status."""
        time_left = _TimeLeft(seconds)
        asked = host = (urlsplit(self._target(url)).hostname or "")[:255]
        for _ in range(self._limits.redirects + 1):
            target = self._target(url)
            host = (urlsplit(target).hostname or "")[:255]
            try:
                if robots:
                    async with time_left.spent():
                        allowed = await self._robots.allow(target)
                    if not allowed:
                        raise Disallowed(f"The robots.txt of {host} asks not to fetch this page. Read it in a browser.")
                async with self._turns.turn(host), time_left.spent():
                    answer = await self._request(target, host, kinds)
            except TimeoutError:
                raise TooSlow(f"{host} did not answer within {seconds:g} s. Try later.") from None
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise TooManyRedirects(f"{asked} redirects more than {self._limits.redirects} times. Give the final address.")

    def _target(self, url: str) -> str:
        """`url` as it is requested: a normal address without its fragment. Raises ForbiddenAddress."""
        try:
            parts = urlsplit(normal_address(url))
            port = parts.port or (443 if parts.scheme == "https" else 80)
            if port not in self._ports:
                raise ForbiddenAddress(f"{parts.hostname} is addressed at port {port}; only the usual ports are open.")
            # What would be requested must be what was checked.
            target = URL(urlunsplit(parts._replace(path=parts.path or "/", fragment="")))
            if target.port != port or target.user is not None or target.scheme != parts.scheme:
                raise AddressError("can be read in two ways")
            return str(target)
        except AddressError as error:
            raise ForbiddenAddress(f"The address {_shown(url)} {error}.") from None
        except ValueError:
            raise ForbiddenAddress(f"The address {_shown(url)} is not a valid one; check it.") from None

    def _socket(self, info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, peer = info
        try:
            address = ipaddress.ip_address(peer[0])
        except ValueError:
            # Not the plain form of an address (2130706433, 127.1): connecting would have it interpreted.
            raise _RefusedError from None
        if peer[1] not in self._ports or not self._judge(address):
            raise _RefusedError
        return socket.socket(family, kind, protocol)

    async def _request(self, target: str, host: str, kinds: Container[str] | None) -> Fetched | str:
        """One answer, or the address that it redirects to."""
        if self._session is None:
            raise RuntimeError("A Fetcher is used inside `async with`.")
        try:
            async with self._session.get(URL(target, encoded=True), allow_redirects=False) as answer:
                if answer.status in _REDIRECTS and "Location" in answer.headers:
                    return _redirected(target, host, answer.headers["Location"])
                return await self._read(answer, target, host, kinds)
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, _RefusedError):
                raise ForbiddenAddress(f"{host} is not a public address, so it is not fetched.") from None
            raise Unreachable(
                f"{host} cannot be reached ({_reason(error)}). Check the address, or try later."
            ) from None
        except aiohttp.InvalidURL:
            # aiohttp itself refuses the odd spellings of an IPv4 address (127.1, 2130706433).
            raise ForbiddenAddress(f"{host} is not a public address, so it is not fetched.") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Unreachable(f"{host} gave a broken answer ({_reason(error)}). Try later.") from None

    async def _read(
        self, answer: aiohttp.ClientResponse, target: str, host: str, kinds: Container[str] | None
    ) -> Fetched:
        if kinds is not None:
            if not 200 <= answer.status < 300:
                raise Unreachable(f"{host} answers with status {answer.status}. Check the address.", answer.status)
            if "Content-Type" in answer.headers and answer.content_type not in kinds:
                raise WrongContent(f"{host} sends {answer.content_type[:60]}, which is no page of text.")
        body = b""
        # The body of a robots.txt with an error status says nothing.
        if 200 <= answer.status < 300:
            body = await self._body(answer, host, cut=kinds is None)
        return Fetched(
            url=target,
            status=answer.status,
            content_type=answer.headers.get("Content-Type", ""),
            body=body,
            x_robots_tag="\n".join(answer.headers.getall("X-Robots-Tag", [])) or None,
        )

    async def _body(self, answer: aiohttp.ClientResponse, host: str, cut: bool) -> bytes:
        """The unpacked body. With `cut`, only the first part of a body that is too large."""
        wire, whole = self._limits.wire_bytes, self._limits.decoded_bytes
        if cut:
            wire = min(ROBOTS_BYTES, wire)
        packed = bytearray()
        async for chunk in answer.content.iter_any():
            packed += chunk
            if len(packed) > wire:
                if cut:
                    break
                raise TooLarge(f"The page on {host} is larger than {wire:,} bytes. Give a smaller one.")
        encoding = answer.headers.get("Content-Encoding", "")
        try:
            return await asyncio.to_thread(decoded, bytes(packed), encoding, whole)
        except OversizeError:
            raise TooLarge(f"The page on {host} unpacks to more than {whole:,} bytes. Give a smaller one.") from None
        except EncodingError as error:
            raise WrongContent(f"The page on {host} {error}, so it cannot be read. Try later.") from None


class _TimeLeft:
    """Seconds that several steps share."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    @asynccontextmanager
    async def spent(self) -> AsyncIterator[None]:
        """A step. Raises TimeoutError once all are spent."""
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            async with asyncio.timeout(self._seconds):
                yield
        finally:
            self._seconds -= clock() - began


def _redirected(target: str, host: str, location: str) -> str:
    try:
        # yarl percent-encodes what browsers forgive in a Location: spaces and letters beyond ASCII.
        return str(URL(target, encoded=True).join(URL(location)))
    except ValueError:
        raise ForbiddenAddress(f"{host} redirects to what is no address. Give the final address.") from None


def _reason(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "no such host"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return "its certificate is not valid"
    if isinstance(error, aiohttp.ClientConnectorError):
        return (error.os_error.strerror or "no connection")[:100]
    return type(error).__name__


def _shown(url: str) -> str:
    # A password in an address must not reach a log or a channel.
    return repr(url.rsplit("@", 1)[-1][:100])
