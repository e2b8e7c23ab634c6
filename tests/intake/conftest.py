"""A site on loopback that pages are fetched from."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Container, Mapping
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web

from bot.intake.archive import API
from bot.intake.fetched import Fetched, FetchError, Limits, Unreachable
from bot.intake.fetcher import PAGES, Fetcher
from bot.intake.guard import Address

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
LOOPBACK = ip_address("127.0.0.1")


def only_loopback(address: Address) -> bool:
    """A judge for tests: the site is allowed, and no other address."""
    return address == LOOPBACK


class Site:
    """Answers by path; what is not there is a 404. `hits` are the paths that were asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.hits: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> str:
        """Serve `body` at `path` with `headers` (content_type for Content-Type); the address."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(request: web.Request) -> web.Response:
            return web.Response(body=body, status=status, headers={"Content-Type": "text/html"} | sent)

        self.pages[path] = answer
        return self.address + path

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.hits.append(request.path)
        self.headers.append(dict(request.headers))
        if request.path not in self.pages:
            return web.Response(status=404)
        return await self.pages[request.path](request)

    def fetcher(self, **limits: float) -> Fetcher:
        """A fetcher that may fetch this site."""
        chosen = {"host_interval": 0.0, "seconds": 5.0} | limits
        return Fetcher(judge=only_loopback, ports={self.port}, limits=Limits(**chosen))  # type: ignore[arg-type]


class Web(Fetcher):
    """A web of which all is known, with the Wayback Machine in it.

    `pages`: address → HTML, or another address that it redirects to, or the error that a fetch of it ends with. What is
    not among them is a 404. `copies`: page → its archived copy. `asked`: the pages of which a copy was looked up.
    """

    def __init__(self, pages: Mapping[str, str | FetchError], copies: Mapping[str, str]) -> None:
        super().__init__()
        self.pages = pages
        self.copies = copies
        self.asked: list[str] = []

    async def get(self, url: str, kinds: Container[str] = PAGES, robots: bool = True) -> Fetched:
        if url.startswith(API):
            (page,) = parse_qs(urlsplit(url).query)["url"]
            self.asked.append(page)
            copy = self.copies.get(page)
            found = {"closest": {"available": True, "url": copy}} if copy else {}
            return Fetched(url, 200, "application/json", json.dumps({"archived_snapshots": found}).encode())
        answer = self.pages.get(url, Unreachable("It answers with status 404.", 404))
        if isinstance(answer, FetchError):
            raise answer
        if answer.startswith("https://"):
            return await self.get(answer)
        return Fetched(url, 200, "text/html", answer.encode())


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    served = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", served._answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    served.port = runner.addresses[0][1]
    yield served
    await runner.cleanup()


@pytest.fixture
async def raw() -> AsyncIterator[Callable[[bytes], Awaitable[int]]]:
    """Serves bytes as they are to whoever connects; gives the port."""
    servers: list[asyncio.Server] = []

    async def serve(content: bytes) -> int:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(content)
            writer.close()

        servers.append(await asyncio.start_server(answer, "127.0.0.1", 0))
        return int(servers[-1].sockets[0].getsockname()[1])

    yield serve
    for server in servers:
        server.close()
        await server.wait_closed()
