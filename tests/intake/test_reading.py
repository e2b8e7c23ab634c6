"""Whatever a stranger sends, reading it ends, in time and within its memory."""

import asyncio
import json
import shutil
import sys
import time
from dataclasses import asdict

import pytest

from bot.corpus.source import BlockKind
from bot.intake import reading
from bot.intake.page import MAX_BLOCKS, Flaw, ReadError, read_page
from bot.intake.reading import read_safely
from tests.conftest import held
from tests.intake.test_page import QUOTE, URL, html

HEAVY = b"<!doctype html><html><body>" + b"<p>word</p>" * 400_000 + b"</body></html>"


async def test_the_worker_reads_what_we_read() -> None:
    body = html("<title>\u202eT</title>", f"<blockquote><p>{QUOTE}</p></blockquote>", lang="en")
    page = await read_safely(body, "text/html", URL, x_robots_tag="max-snippet:99")
    assert page == read_page(body, "text/html", URL, "max-snippet:99")
    assert (BlockKind.QUOTATION, QUOTE) in page.blocks


async def test_a_reason_comes_through() -> None:
    for url, advice in ((None, "Give another file"), (URL, "Check the address")):
        with pytest.raises(ReadError, match=advice) as raised:
            await read_safely(b"", "text/html", url)
        assert raised.value.flaw is Flaw.EMPTY


async def test_a_text_of_too_many_paragraphs_is_refused_and_one_of_as_many_as_may_be_holds_nothing_up() -> None:
    body = "\n\n".join(f"Paragraph {number}." for number in range(MAX_BLOCKS + 1))
    with pytest.raises(ReadError, match="20,000 paragraphs"):
        read_page(body.encode(), "text/plain", None)
    page = read_page(body.rsplit("\n\n", 1)[0].encode(), "text/plain", None)
    assert len(page.blocks) == MAX_BLOCKS
    output = json.dumps({"page": asdict(page)}).encode()

    async def answered(*args: object) -> bytes:
        return output

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "run_bounded", answered)
        assert await held(read_safely(b"", "text/plain", None)) < 0.02


async def test_a_document_that_takes_too_long_is_given_up_while_others_go_on() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.02)
            ticks += 1

    ticking = asyncio.create_task(tick())
    began = time.monotonic()
    with pytest.raises(ReadError, match="longer than 1 s"):
        await read_safely(HEAVY, "text/html", URL, seconds=1)
    ticking.cancel()
    assert time.monotonic() - began < 4
    assert ticks > 20


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's address space")
@pytest.mark.parametrize("megabytes", [20, 200])
async def test_a_document_that_takes_too_much_memory_is_an_error(megabytes: int) -> None:
    with pytest.raises(ReadError, match=r"[Mm]emory"):
        await read_safely(HEAVY, "text/html", URL, megabytes=megabytes)


async def test_a_worker_that_dies_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(ReadError, match="damaged"):
        await read_safely(html() * 100, "text/html", URL)


async def test_a_reading_that_is_cancelled_leaves_no_process() -> None:
    reading = asyncio.create_task(read_safely(HEAVY, "text/html", URL))
    await asyncio.sleep(0.3)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
