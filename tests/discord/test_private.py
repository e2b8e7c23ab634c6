"""Discord waits three seconds for an answer, unless it is asked to wait longer."""

import asyncio
from typing import Any

import pytest
from discord import ui

from bot.discord import private
from bot.discord.layout import text_layout


class Line:
    """What an interaction's response and followup send, in order, and when the work may end."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.waiting = asyncio.Event()
        self.response = self.followup = self

    def is_done(self) -> bool:
        return bool(self.sent)

    async def defer(self, *, ephemeral: bool, thinking: bool) -> None:
        assert ephemeral
        assert thinking
        self.sent.append("wait")
        self.waiting.set()

    async def send_message(self, *, view: ui.LayoutView, ephemeral: bool) -> None:
        assert ephemeral
        self.sent.append("answer")

    async def send(self, *, view: ui.LayoutView, ephemeral: bool) -> None:
        assert ephemeral
        self.sent.append("late answer")


async def test_what_is_quick_is_sent_at_once() -> None:
    line: Any = Line()

    async def work() -> ui.LayoutView:
        return text_layout("x")

    await private.send(line, work)
    assert line.sent == ["answer"]


async def test_what_is_slow_is_announced_and_sent_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "_PATIENCE", 0.0)
    line: Any = Line()

    async def work() -> ui.LayoutView:
        await line.waiting.wait()
        return text_layout("x")

    await private.send(line, work)
    assert line.sent == ["wait", "late answer"]


async def test_what_fails_raises_and_leaves_nothing_running(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "_PATIENCE", 0.0)
    line: Any = Line()

    async def work() -> ui.LayoutView:
        await line.waiting.wait()
        raise ValueError

    with pytest.raises(ValueError):
        await private.send(line, work)
    assert line.sent == ["wait"]
    assert asyncio.all_tasks() == {asyncio.current_task()}
