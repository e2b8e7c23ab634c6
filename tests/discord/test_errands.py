"""Errands: one of a name at a time, none forgotten, all cut off at the end."""

import asyncio

import pytest

from bot.discord.errands import Errands


async def test_one_of_a_name_runs_at_a_time() -> None:
    errands, over, done = Errands(), asyncio.Event(), list[str]()

    async def work(name: str) -> None:
        await over.wait()
        done.append(name)

    assert errands.begin("a", work("first"))
    assert not errands.begin("a", work("second"))
    assert errands.begin("b", work("other"))
    assert errands.under_way("a")
    over.set()
    while errands.under_way("a") or errands.under_way("b"):
        await asyncio.sleep(0)
    assert done == ["first", "other"]
    assert errands.begin("a", work("third"))
    await errands.close()


async def test_a_fault_is_logged_without_its_words_and_hurts_no_other(caplog: pytest.LogCaptureFixture) -> None:
    errands = Errands()

    async def broken() -> None:
        raise ValueError("unmistakable words")

    errands.begin("a", broken())
    while errands.under_way("a"):
        await asyncio.sleep(0)
    assert "ValueError" in caplog.text
    assert "unmistakable" not in caplog.text
    await errands.close()


async def test_closing_cuts_off_what_runs_even_before_it_began_and_begins_nothing_more() -> None:
    errands, cut = Errands(), list[str]()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cut.append("cut")

    errands.begin("a", work())
    await asyncio.sleep(0)
    errands.begin("not begun", work())
    await errands.close()
    assert cut == ["cut"]
    assert not errands.under_way("a")
    assert not errands.begin("c", work())
    await errands.close()
