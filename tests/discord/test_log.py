"""The log: neither the token, nor an interaction's, nor what a fault was about."""

import io
import logging

import pytest

from bot.discord.serving import log_to_stderr


def test_secrets_and_contents_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr("sys.stderr", seen)
    before = logging.root.handlers[:], logging.root.level
    try:
        log_to_stderr("DEBUG", "top.secret.token")
        log = logging.getLogger("discord.http")
        log.warning("POST https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24 and %s", "top.secret.token")
        log.debug("a whole message")
        try:
            raise RuntimeError("my question")
        except RuntimeError:
            log.exception("Ignoring exception in %s", "on_message")
        logging.getLogger("aiosqlite").debug("INSERT my question")
    finally:
        logging.root.handlers[:], logging.root.level = before
    text = seen.getvalue()
    assert "/webhooks/123/[token] and [token]" in text
    assert "Ignoring exception in on_message: RuntimeError at test_log.py" in text
    for secret in ("aW50", "top.secret", "my question", "a whole message"):
        assert secret not in text
