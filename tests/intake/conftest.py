"""A site on loopback that pages are fetched from."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import ip_address

import pytest
from aiohttp import web

from bot.intake.fetcher import Fetcher, Limits
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
