"""Pages are fetched within limits, with manners, and never from an address that was not judged."""

import asyncio
import gzip
import socket
import time
import zlib
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.intake.fetched import (
    Disallowed,
    FetchError,
    ForbiddenAddress,
    Limits,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    WrongContent,
)
from bot.intake.fetcher import Fetcher
from bot.intake.turns import MAX_REMEMBERED, Turns
from tests.conftest import held
from tests.intake.conftest import Site, only_loopback

PAGE = "<!doctype html><title>A page</title><p>Words of the page."
Raw = Callable[[bytes], Awaitable[int]]


def hosts(port: int) -> list[str]:
    names = """127.0.0.1 127.1 2130706433 0x7f.1 0x7f000001 0177.0.0.1 017700000001 127.0.0.1. 127.000.000.001 0.0.0.0 0
    localhost LOCALHOST localhost. [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:0:0:1] [::] [::127.0.0.1]
    １２７.０.０.１ ①②⑦.0.0.1 [64:ff9b::7f00:1] [2002:7f00:1::]""".split()
    return [f"http://{name}:{port}/secret" for name in names]


async def test_no_spelling_of_an_inside_address_reaches_it(site: Site) -> None:
    site.page("/secret", PAGE)
    async with Fetcher(ports={site.port}, limits=Limits(host_interval=0)) as fetcher:
        for url in hosts(site.port):
            with pytest.raises((ForbiddenAddress, Unreachable)):
                await fetcher.get(url, robots=False)
            with pytest.raises((ForbiddenAddress, Unreachable)):
                await fetcher.get(url)
    assert site.hits == []


async def test_plain_inside_addresses_are_named_as_such(site: Site) -> None:
    async with Fetcher(ports={site.port}, limits=Limits(host_interval=0)) as fetcher:
        for host in ("127.0.0.1", "127.1", "2130706433", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
            with pytest.raises(ForbiddenAddress, match="public"):
                await fetcher.get(f"http://{host}:{site.port}/", robots=False)


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], ["::1"], ["127.0.0.1", "::1"], ["::1", "127.0.0.1", "10.0.0.1"], ["::ffff:127.0.0.1"]],
)
async def test_a_name_is_judged_by_what_it_resolves_to(
    site: Site, monkeypatch: pytest.MonkeyPatch, found: list[str]
) -> None:
    site.page("/", PAGE)

    def resolve(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    async with Fetcher(ports={site.port}) as fetcher:
        with pytest.raises(ForbiddenAddress, match=r"innocent\.example"):
            await fetcher.get(f"http://innocent.example:{site.port}/", robots=False)
    assert site.hits == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/html,a",
        "//example.org/a",
        "example.org",
        "",
        "http://",
        "http:///a",
        "http://user:hunter2@example.org/",
        "http://user@example.org/",
        "http://example.org:22/",
        "http://example.org:8080/",
        "http://example.org:99999/",
        "http://example.org:0x50/",
        "http://exa mple.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org#@127.0.0.1:1/\n",
        "http://[::1/",
        "http://" + "a" * 3000,
    ],
)
async def test_what_is_no_web_address_is_never_fetched(url: str) -> None:
    async with Fetcher() as fetcher:
        with pytest.raises(ForbiddenAddress) as raised:
            await fetcher.get(url, robots=False)
        with pytest.raises(ForbiddenAddress):
            await fetcher.get(url)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.2:{port}/secret", "http://[::1]:{port}/secret", "http://127.0.0.1:1/", "file:///etc/passwd",
     "ftp://127.0.0.1/a", "http://a:b@127.0.0.1:{port}/secret", "//localhost.:1/", "http://[oops", "\\\\x", "javascript:1"],
)  # fmt: skip
async def test_a_redirect_is_judged_like_the_first_address(site: Site, status: int, target: str) -> None:
    site.page("/secret", PAGE)
    start = site.page("/", status=status, Location=target.format(port=site.port))
    async with site.fetcher() as fetcher:
        with pytest.raises(FetchError) as raised:
            await fetcher.get(start, robots=False)
    assert isinstance(raised.value, ForbiddenAddress) or target == "\\\\x"
    assert "/secret" not in site.hits


async def test_redirects_are_followed_to_the_final_address(site: Site) -> None:
    start = site.page("/a", status=301, Location="b?x=1#part")
    site.page("/b", status=302, Location="/ä ö")
    site.page("/ä ö", PAGE)
    async with site.fetcher() as fetcher:
        fetched = await fetcher.get(start + "#here")
    assert fetched.url == f"{site.address}/%C3%A4%20%C3%B6"
    assert fetched.body == PAGE.encode()


async def test_circles_and_long_ways_end(site: Site) -> None:
    circle = site.page("/circle", status=302, Location="/circle")
    for number in range(7):
        site.page(f"/{number}", status=302, Location=f"/{number + 1}")
    async with site.fetcher() as fetcher:
        with pytest.raises(TooManyRedirects, match=r"127\.0\.0\.1"):
            await fetcher.get(circle, robots=False)
        assert len(site.hits) == 6
        with pytest.raises(TooManyRedirects):
            await fetcher.get(f"{site.address}/0", robots=False)


async def test_we_say_who_we_are_and_carry_nothing_along(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    url = site.page("/", PAGE, Set_Cookie="id=1", X_Robots_Tag="nosnippet", Content_Type="text/html; charset=Big5")
    async with site.fetcher() as fetcher:
        fetched = await fetcher.get(url, robots=False)
        await fetcher.get(url, robots=False)
    assert (fetched.status, fetched.content_type) == (200, "text/html; charset=Big5")
    assert fetched.x_robots_tag == "nosnippet"
    assert site.headers[1]["User-Agent"].startswith("Cuttings/")
    assert "Cookie" not in site.headers[1]


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "raw deflate", "identity"])
async def test_bodies_are_unpacked(site: Site, encoding: str) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(b"one ") + gzip.compress(b"two"),
        "x-gzip": gzip.compress(b"one two"),
        "deflate": zlib.compress(b"one two"),
        "raw deflate": raw.compress(b"one two") + raw.flush(),
        "identity": b"one two",
    }[encoding]
    url = site.page("/", packed, Content_Encoding=encoding.removeprefix("raw "))
    async with site.fetcher() as fetcher:
        assert (await fetcher.get(url)).body == b"one two"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_bomb_does_not_go_off(site: Site, encoding: str) -> None:
    bomb = b"\0" * 30_000_000
    packed = gzip.compress(bomb, 1) if encoding == "gzip" else zlib.compress(bomb, 1)
    url = site.page("/", packed, Content_Encoding=encoding)
    async with site.fetcher(decoded_bytes=1_000_000) as fetcher:
        with pytest.raises(TooLarge, match="unpacks"):
            await fetcher.get(url)


@pytest.mark.parametrize(
    "body", [b"plain", gzip.compress(b"cut short" * 100)[:-12], b""], ids=["plain", "cut short", "empty"]
)
async def test_what_is_not_packed_as_it_says_is_refused(site: Site, body: bytes) -> None:
    url = site.page("/", body, Content_Encoding="gzip")
    async with site.fetcher() as fetcher:
        if body:
            with pytest.raises(WrongContent):
                await fetcher.get(url)
        else:
            assert (await fetcher.get(url)).body == b""


async def test_an_endless_body_is_cut_off(site: Site) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/html"})
        await answer.prepare(request)
        while True:
            await answer.write(b"a" * 10_000)

    site.pages["/"] = endless
    async with site.fetcher(wire_bytes=200_000) as fetcher:
        with pytest.raises(TooLarge, match="200,000"):
            await fetcher.get(site.address)


@pytest.mark.parametrize("before", [True, False])
async def test_a_slow_answer_is_given_up(site: Site, before: bool) -> None:
    over = asyncio.Event()

    async def slow(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/html"})
        if not before:
            await answer.prepare(request)
            await answer.write(b"a")
        await over.wait()
        return answer

    site.pages["/"] = slow
    async with site.fetcher(seconds=0.2) as fetcher:
        with pytest.raises(TooSlow, match=r"0\.2 s"):
            await fetcher.get(site.address, robots=False)
    over.set()


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "application/json", "nonsense"])
async def test_what_is_no_page_is_refused_before_it_is_read(site: Site, kind: str) -> None:
    url = site.page("/", b"x" * 100, Content_Type=kind)
    async with site.fetcher(wire_bytes=10) as fetcher:
        if kind == "nonsense":  # aiohttp takes it for application/octet-stream
            with pytest.raises(TooLarge):
                await fetcher.get(url)
        else:
            with pytest.raises(WrongContent, match=kind):
                await fetcher.get(url)


async def test_unknown_packing_and_error_statuses_are_named(site: Site) -> None:
    packed = site.page("/packed", b"x", Content_Encoding="br")
    gone = site.page("/gone", b"x", status=410)
    nowhere = site.page("/nowhere", b"x", status=302)
    async with site.fetcher() as fetcher:
        with pytest.raises(WrongContent, match="br"):
            await fetcher.get(packed)
        for url, status in ((gone, 410), (nowhere, 302)):
            with pytest.raises(Unreachable, match=str(status)) as raised:
                await fetcher.get(url)
            assert raised.value.status == status


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0\0\0",
        b"SSH-2.0-x\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 100_000,
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 1_000_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe://\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[::1]]/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://" + b"x." * 2000 + b"/\r\nContent-Length: 0\r\n\r\n",
    ],
)
async def test_a_broken_server_is_an_error_with_a_name(raw: Raw, answer: bytes) -> None:
    port = await raw(answer)
    async with Fetcher(only_loopback, {port}, Limits(host_interval=0, seconds=2)) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.get(f"http://127.0.0.1:{port}/", robots=False)
        with pytest.raises((ForbiddenAddress, Unreachable)):
            await fetcher.get(f"http://127.0.0.1:{port}/")


async def test_no_server_and_no_such_host(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def fail(*args: Any, **kwargs: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "no")

    async with Fetcher(only_loopback, {port, 80}) as fetcher:
        with pytest.raises(Unreachable, match=r"127\.0\.0\.1"):
            await fetcher.get(f"http://127.0.0.1:{port}/", robots=False)
        monkeypatch.setattr(socket, "getaddrinfo", fail)
        with pytest.raises(Unreachable, match="no such host"):
            await fetcher.get("http://nowhere.example/", robots=False)


async def test_one_request_at_a_time_to_a_host_with_a_pause(site: Site) -> None:
    now, naps, busy = [100.0], list[float](), [0]

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        now[0] += seconds

    async def answer(request: web.Request) -> web.Response:
        busy[0] += 1
        assert busy[0] == 1
        await asyncio.sleep(0.01)
        busy[0] -= 1
        now[0] += 0.25
        return web.Response(text=PAGE, content_type="text/html")

    site.pages["/"] = answer
    async with Fetcher(only_loopback, {site.port}, Limits(), lambda: now[0], nap) as fetcher:
        await asyncio.gather(*(fetcher.get(site.address, robots=False) for _ in range(4)))
        assert naps == [1.0] * 3
        now[0] += 0.6
        await fetcher.get(site.address, robots=False)
    assert naps[3:] == [pytest.approx(0.4)]


async def test_old_hosts_are_forgotten() -> None:
    now = [0.0]
    turns = Turns(1.0, lambda: now[0], asyncio.sleep)
    for number in range(MAX_REMEMBERED + 5):
        now[0] += 2
        async with turns.turn(str(number)):
            pass
    assert len(turns._queues) < 10


async def test_robots_txt_is_honoured_and_kept(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: cuttings\nDisallow: /private/*.html$\nAllow: /\n"
    site.page("/robots.txt", rules, Content_Type="text/plain")
    site.page("/a", PAGE)
    site.page("/to-private", status=302, Location="/private/a.html")
    async with site.fetcher() as fetcher:
        assert (await fetcher.get(f"{site.address}/a")).body == PAGE.encode()
        for path in ("/private/a.html", "/to-private"):
            with pytest.raises(Disallowed, match=r"robots\.txt"):
                await fetcher.get(site.address + path)
    assert site.hits == ["/robots.txt", "/a", "/to-private"]


@pytest.mark.parametrize("status", [404, 401])
async def test_a_missing_robots_txt_allows(site: Site, status: int) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    async with site.fetcher() as fetcher:
        assert (await fetcher.get(site.page("/a", PAGE))).body == PAGE.encode()


@pytest.mark.parametrize("status", [500, 503, 304])
async def test_behind_a_failing_robots_txt_nothing_is_fetched_and_it_is_not_said_that_it_forbids(
    site: Site, status: int
) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow:", status=status)
    async with site.fetcher() as fetcher:
        for _ in range(2):
            with pytest.raises(Unreachable, match=f"status {status}"):
                await fetcher.get(site.page("/a", PAGE))
    assert site.hits == ["/robots.txt"]


async def test_robots_txt_is_read_to_a_bound(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no\n" + b"# more\n" * 1_000_000)
    async with site.fetcher() as fetcher:
        await fetcher.get(site.page("/yes", PAGE))
        with pytest.raises(Disallowed):
            await fetcher.get(site.page("/no", PAGE))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with Fetcher(only_loopback, {port}, Limits(host_interval=0)) as fetcher:
        with pytest.raises(Unreachable, match="cannot be reached"):
            await fetcher.get(f"http://127.0.0.1:{port}/")


async def test_the_time_for_a_robots_txt_is_time_of_the_fetch(site: Site) -> None:
    def after(seconds: float, body: str) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            await asyncio.sleep(seconds)
            return web.Response(text=body, content_type="text/html")

        return answer

    site.pages |= {"/robots.txt": after(0.2, ""), "/": after(0.4, PAGE)}
    async with site.fetcher(seconds=0.5) as fetcher:
        with pytest.raises(FetchError):
            await fetcher.get(site.address)


async def test_a_robots_txt_that_does_not_come_is_not_waited_for_twice(site: Site) -> None:
    async def never(request: web.Request) -> web.Response:
        await asyncio.sleep(10)
        return web.Response()

    site.pages |= {"/robots.txt": never}
    async with site.fetcher(seconds=0.5) as fetcher:
        for _ in range(2):
            with pytest.raises(Unreachable, match="did not answer"):
                await fetcher.get(site.page("/", PAGE))
    assert site.hits == ["/robots.txt"]


async def test_rules_made_to_take_long_do_not_hold_the_event_loop(site: Site) -> None:
    site.page("/robots.txt", "User-agent: *\n" + "".join(f"Disallow: *aaab{number}\n" for number in range(30_000)))
    async with site.fetcher() as fetcher:
        await fetcher.get(site.page("/first", PAGE))
        assert await held(fetcher.get(site.page(f"/{'a' * 1900}", PAGE))) < 0.05


async def test_rules_for_many_others_cost_no_more_than_their_lines(site: Site) -> None:
    others = "".join(f"User-agent: c{'*' * (number % 300)}\nUser-agent: a{number}\n" for number in range(1500))
    rules = "".join(f"Disallow: /{number}\n" for number in range(1000))
    site.page("/robots.txt", f"{others}{rules}\nUser-agent: Cuttings\nDisallow: /ours\nDisallow: /{'x' * 3000}\n")
    async with site.fetcher() as fetcher:
        began = time.process_time()
        await fetcher.get(site.page("/999", PAGE))
        with pytest.raises(Disallowed):
            await fetcher.get(site.page("/ours", PAGE))
        assert time.process_time() - began < 1


async def test_robots_txt_is_asked_for_again_after_a_day(site: Site) -> None:
    now = [0.0]
    site.page("/robots.txt", "User-agent: *\nDisallow: /")
    async with Fetcher(only_loopback, {site.port}, Limits(host_interval=0), lambda: now[0]) as fetcher:
        refused = await asyncio.gather(*(fetcher.get(site.address) for _ in range(5)), return_exceptions=True)
        assert all(isinstance(error, Disallowed) for error in refused)
        assert site.hits == ["/robots.txt"]
        now[0] += 90_000
        with pytest.raises(Disallowed):
            await fetcher.get(site.address)
    assert site.hits == ["/robots.txt"] * 2
