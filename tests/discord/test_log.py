"""The log: neither the token, nor an interaction's, nor what a fault was about."""

import asyncio
import gc
import io
import logging
from collections.abc import Iterator

import pytest

from bot.discord.serving import log_to_stderr


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is logged."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    before = logging.root.handlers[:], logging.root.level
    log_to_stderr("INFO", "top.secret.token")
    yield written
    logging.root.handlers[:], logging.root.level = before


def test_secrets_and_contents_stay_out(seen: io.StringIO) -> None:
    log = logging.getLogger("discord.http")
    log.warning("POST https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24 and %s", "top.secret.token")
    log.debug("a whole message")
    try:
        raise RuntimeError("my question")
    except RuntimeError:
        log.exception("Ignoring exception in %s", "on_message")
    logging.getLogger("aiosqlite").debug("INSERT my question")
    text = seen.getvalue()
    assert "/webhooks/123/[token] and [token]" in text
    assert "Ignoring exception in on_message: RuntimeError at test_log.py" in text
    for secret in ("aW50", "top.secret", "my question", "a whole message"):
        assert secret not in text


async def test_a_task_that_is_named_after_a_question_is_not_shown(seen: io.StringIO) -> None:
    async def fail() -> None:
        raise RuntimeError("their answer")

    # As discord.py names what a button sets going.
    asyncio.create_task(fail(), name="discord-ui-dynamic-item-AskButton-ask1:my question")  # noqa: RUF006
    for _ in range(3):
        await asyncio.sleep(0)
    gc.collect()
    (line,) = seen.getvalue().splitlines()
    assert "Task exception was never retrieved: RuntimeError at test_log.py" in line
    assert "my question" not in line and "their answer" not in line


def test_no_line_is_forged(seen: io.StringIO) -> None:
    logging.getLogger("discord.http").warning("no such thing: %s", "x\n2026-01-01 CRITICAL bot: all is lost\r\u2028y")
    assert len(seen.getvalue().splitlines()) == 1
