"""Reading what strangers send: in a process that may crash, stall or swell without harm."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path
from typing import Any

import bot
from bot.corpus.source import BlockKind
from bot.intake.fetched import Fetched
from bot.intake.page import Page, ReadError

# The worker gets no settings and no token: what takes it over finds nothing.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "PYTHONPATH")


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
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "bot.intake.worker", str(seconds), str(megabytes),
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_environment(),
    )  # fmt: skip
    head = json.dumps({"content_type": content_type, "url": url, "x_robots_tag": x_robots_tag})
    try:
        async with asyncio.timeout(seconds):
            output, _ = await worker.communicate(head.encode() + b"\n" + body)
    except TimeoutError:
        raise ReadError(f"Reading took longer than {seconds:g} s. Give a smaller document.") from None
    finally:
        if worker.returncode is None:
            worker.kill()
            # Empties the pipes, too: their transports stay open until then.
            await worker.communicate()
    return _page(output)


async def read_fetched(fetched: Fetched) -> Page:
    """`read_safely` for an answer of the fetcher."""
    return await read_safely(fetched.body, fetched.content_type, fetched.url, x_robots_tag=fetched.x_robots_tag)


def _page(output: bytes) -> Page:
    try:
        answer: dict[str, Any] = json.loads(output)
    except ValueError:
        raise ReadError("The document needs too much memory or time, or is damaged. Give a smaller one.") from None
    if "error" in answer:
        raise ReadError(answer["error"])
    fields = answer["page"]
    blocks = tuple((BlockKind(kind), text) for kind, text in fields["blocks"])
    return Page(**(fields | {"authors": tuple(fields["authors"]), "blocks": blocks}))


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    root = str(Path(bot.__file__).parent.parent)
    return passed | {"PYTHONPATH": os.pathsep.join(filter(None, [root, passed.get("PYTHONPATH", "")]))}
