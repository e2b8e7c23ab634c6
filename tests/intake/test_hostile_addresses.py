"""Promise 10 as one table: whatever leads inside, by whatever road, a server inside sees not even a connection."""

import asyncio
import contextlib
import json
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from ipaddress import ip_address
from typing import Any

import pytest
from aiohttp import web

from bot.intake.archive import archived_copy
from bot.intake.fetched import FetchError, ForbiddenAddress, Limits, Unreachable
from bot.intake.fetcher import Fetcher
from bot.intake.guard import Address, is_public

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 on loopback")

OUTSIDE = ip_address("127.0.0.77")
"""Stands for the public web: the only address that is let through beside truly public ones."""

SPELLINGS = """127.0.0.1 127.1 127.0.1 2130706433 0x7f.1 0x7f000001 0x7f.0x0.0x0.0x1 0177.0.0.1 0177.1 017700000001 127.0.0.1.
    127.000.000.001 127.0.0.2 127.255.255.254 0.0.0.0 0 localhost LOCALHOST localhost. localhost.localdomain ip6-localhost
    [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:0:0:1] [::] [::127.0.0.1] [::ffff:0:127.0.0.1] [fe80::1%25lo]
    １２７.０.０.１ 127。0。0。1 ①②⑦.0.0.1 loc%61lhost [64:ff9b::7f00:1] [2002:7f00:1::] [fec0::1] 169.254.169.254 10.0.0.1
    192.168.0.1 172.16.0.1 100.64.0.1 224.0.0.1 255.255.255.255 [ff02::1] [fd00::1]""".split()
FORMS = """http://{host}:{port}/secret https://{host}:{port}/secret HTTP://{host}:{port}/secret
    http://user:pw@{host}:{port}/secret http://example.org@{host}:{port}/secret http://{host}:{port}\\@example.org/
    http://{host}:22/ ftp://{host}:{port}/secret gopher://{host}:{port}/ file://{host}/etc/passwd
    //{host}:{port}/secret""".split()  # fmt: skip
RESOLVED = ["127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::"]


def judge(address: Address) -> bool:
    return address == OUTSIDE or is_public(address)


class Inside:
    """A server that nobody outside may reach. `connections`: how many did."""

    connections = 0
    port = 0

    async def met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\nsecret")
        writer.close()


@pytest.fixture
async def inside() -> AsyncIterator[Inside]:
    """Listens on every address of this machine, of both families where there are both."""
    found = Inside()
    servers = [await asyncio.start_server(found.met, "0.0.0.0", 0)]
    found.port = servers[0].sockets[0].getsockname()[1]
    with contextlib.suppress(OSError):
        servers.append(await asyncio.start_server(found.met, "::1", found.port))
    yield found
    assert found.connections == 0
    # It could have been reached.
    _, writer = await asyncio.open_connection("127.0.0.1", found.port)
    writer.close()
    for server in servers:
        server.close()


class Outside:
    """A hostile site. `locations`: path → a status, and the address that it redirects to."""

    def __init__(self) -> None:
        self.locations: dict[str, tuple[int, str]] = {}
        self.body = b"<!doctype html><title>A page</title><p>Words of the page."
        self.kind = "text/html"
        self.port = 0

    async def answer(self, request: web.Request) -> web.Response:
        status, location = self.locations.get(request.path, (200, ""))
        headers = {"Content-Type": self.kind} | ({"Location": location} if location else {})
        if request.path == "/robots.txt" and not location:
            return web.Response(status=404)
        return web.Response(body=self.body, status=status, headers=headers)

    def address(self, path: str = "/") -> str:
        return f"http://{OUTSIDE}:{self.port}{path}"


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    found = Outside()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", found.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, str(OUTSIDE), 0).start()
    found.port = runner.addresses[0][1]
    yield found
    await runner.cleanup()


@pytest.fixture
async def fetcher(inside: Inside, outside: Outside) -> AsyncIterator[Fetcher]:
    async with Fetcher(judge, {inside.port, outside.port}, Limits(host_interval=0, seconds=3)) as made:
        yield made


def table(port: int) -> Iterator[str]:
    """Every spelling in the plain form, and a few in every form."""
    yield from (FORMS[0].format(host=host, port=port) for host in SPELLINGS)
    yield from (form.format(host=host, port=port) for form in FORMS for host in ("127.0.0.1", "localhost", "[::1]"))


async def test_the_site_that_stands_for_the_web_is_reached(fetcher: Fetcher, outside: Outside) -> None:
    assert (await fetcher.get(outside.address())).body == outside.body


async def test_no_address_leads_inside(fetcher: Fetcher, inside: Inside) -> None:
    for url in table(inside.port):
        with pytest.raises(FetchError):
            await fetcher.get(url, robots=False)
        with pytest.raises((ForbiddenAddress, Unreachable)):
            await fetcher.get(url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_leads_inside(fetcher: Fetcher, inside: Inside, outside: Outside, status: int) -> None:
    for url in table(inside.port):
        outside.locations = {"/": (status, "/second"), "/second": (status, url)}
        # What a browser would read as a path stays on the site; all else is refused.
        with contextlib.suppress(FetchError):
            assert (await fetcher.get(outside.address(), robots=False)).url.startswith(outside.address())


async def test_no_robots_txt_leads_inside(inside: Inside, outside: Outside) -> None:
    for url in table(inside.port):
        outside.locations = {"/robots.txt": (302, url)}
        async with Fetcher(judge, {inside.port, outside.port}, Limits(host_interval=0, seconds=3)) as fetcher:
            with contextlib.suppress(FetchError):
                await fetcher.get(outside.address())


@pytest.mark.parametrize("found", [*([a] for a in RESOLVED), RESOLVED, RESOLVED[::-1]], ids=str)
async def test_no_name_leads_inside(
    fetcher: Fetcher, inside: Inside, outside: Outside, monkeypatch: pytest.MonkeyPatch, found: list[str]
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, *a, **k: [info(address, port) for address in found])
    outside.locations = {"/": (302, f"http://innocent.example:{inside.port}/secret")}
    for url in (f"http://innocent.example:{inside.port}/secret", outside.address()):
        with pytest.raises(ForbiddenAddress):
            await fetcher.get(url)


async def test_a_name_that_changes_its_address_between_two_requests_does_not_lead_inside(
    fetcher: Fetcher, inside: Inside, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: harmless when robots.txt is asked for, inside when the page is."""
    asked: list[str] = []

    def resolve(host: str, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(host)
        return [info(str(OUTSIDE) if len(asked) == 1 else "127.0.0.1", port)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(ForbiddenAddress):
        await fetcher.get(f"http://rebinding.example:{outside.port}/")
    assert len(asked) == 2


async def test_an_archive_that_lies_does_not_lead_inside(fetcher: Fetcher, inside: Inside, outside: Outside) -> None:
    closest = {"available": True, "url": f"http://127.0.0.1:{inside.port}/web/2020/http://x.example/"}
    outside.kind, outside.body = "application/json", json.dumps({"archived_snapshots": {"closest": closest}}).encode()
    with pytest.raises(FetchError):
        await archived_copy(fetcher, "http://x.example/", api=outside.address("/wayback"))


def info(address: str, port: Any) -> tuple[Any, ...]:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, int(port or 0), 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))
