"""Reading what strangers send: in a process that may crash, stall or swell without harm."""

import asyncio
import json
from typing import Any

from bot.corpus.source import BlockKind
from bot.intake.archive import page_of
from bot.intake.bounded import run_bounded
from bot.intake.fetched import Fetched
from bot.intake.page import Flaw, Page, ReadError


async def read_safely(
    body: bytes,
    content_type: str,
    url: str | None,
    seconds: float = 30,
    megabytes: int = 1024,
    *,
    x_robots_tag: str | None = None,
) -> Page:
    """`read_page` in a process of its own, with at most `seconds` and `megabytes` (where the platform can bound it).

    Raises ReadError, also where the process crashes or goes over its limits. It has ended when this returns.
    """
    head = json.dumps({"content_type": content_type, "url": url, "x_robots_tag": x_robots_tag})
    try:
        output = await run_bounded("bot.intake.worker", head.encode() + b"\n" + body, seconds, megabytes)
    except TimeoutError:
        raise ReadError(f"Reading took longer than {seconds:g} s. Give a smaller document.", Flaw.LARGE) from None
    # As many paragraphs as a page may have take a while here, too.
    return await asyncio.to_thread(_page, output)


async def read_fetched(fetched: Fetched) -> Page:
    """`read_safely` for an answer of the fetcher. An archived copy is read as the page that it is a copy of."""
    address = page_of(fetched.url)
    return await read_safely(fetched.body, fetched.content_type, address, x_robots_tag=fetched.x_robots_tag)


def _page(output: bytes) -> Page:
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError:
        raise ReadError("The document needs too much memory or time, or is damaged. Give a smaller one.") from None
    if "error" in answer:
        raise ReadError(answer["error"], Flaw(answer["flaw"]))
    fields = answer["page"]
    blocks = tuple((BlockKind(kind), text) for kind, text in fields["blocks"])
    return Page(**(fields | {"authors": tuple(fields["authors"]), "blocks": blocks}))
