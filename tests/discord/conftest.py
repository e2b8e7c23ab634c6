"""A bot in a simulated Discord."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
import simcord.interactions
from simcord.builders import ChannelHandle

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.discord.client import Cuttings
from bot.intake.fetched import Limits
from bot.intake.fetcher import Fetcher
from bot.shelf.holdings import DatabaseHoldings
from bot.shelf.shelf import Shelf
from bot.store.database import Database, open_database
from tests.discord.contract import violations

Speaks = Callable[[Any, str], None]
"""Sets the language in which somebody uses Discord."""


def look_often(env: Any) -> None:
    """Let simcord look every few milliseconds whether the bot is done: it would wait 50 for each thread's work."""
    settle = env._settle_internal
    env._settle_internal = lambda **options: settle(**(options | {"idle": 0.004}))


class World:
    """One server with one channel, a member, and the bot."""

    def __init__(self, env: Any, database: Database, answers: AnswerService, fetcher: Fetcher) -> None:
        self.env = env
        # Pages are read in processes of their own, which a busy machine starts slowly.
        env.settle_timeout = 60.0
        look_often(env)
        self.fetcher = fetcher
        self.database = database
        self.answers = answers
        self.guild = env.create_guild()
        self.channel: ChannelHandle = self.guild.create_text_channel("general")
        self.alice = self.guild.add_member(env.create_user("alice"))
        self.bob = self.guild.add_member(env.create_user("bob"))

    async def restart(self, desk: Desk | None = None, **options: Any) -> None:
        """The bot starts anew, with those `options`; a `desk` takes the place of the old one."""
        if desk is not None:
            self.answers.close()
            self.answers = AnswerService(desk, DatabaseHoldings(self.database))
        await self.stop()
        await self.env.restart_bot(made(self.answers, self.database, self.fetcher, **options))

    async def stop(self) -> None:
        """What the bot does by itself ends. A simulated Discord forgets a bot without closing it."""
        await self.env.bot.errands.close()


async def at_once(env: Any, *acts: Coroutine[Any, Any, Any]) -> list[Any]:
    """What comes of acts that begin together; simcord by itself waits until one is over."""

    async def begun(**_: Any) -> None:
        pass

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(env, "_settle_internal", begun)
        results = [await act for act in acts]
    await env.settle()
    return results


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path / "data")
    yield opened
    await opened.close()


@pytest.fixture
def answers(desk: Desk, database: Database) -> Iterator[AnswerService]:
    service = AnswerService(desk, DatabaseHoldings(database))
    yield service
    service.close()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """Reaches loopback, where a test may serve pages, on any port."""
    async with Fetcher(
        judge=lambda address: address.is_loopback, ports=range(65536), limits=Limits(host_interval=0)
    ) as made:
        yield made


@pytest.fixture
async def simcord_bot(answers: AnswerService, database: Database, fetcher: Fetcher) -> Cuttings:
    """The bot that `simcord_env` runs."""
    return made(answers, database, fetcher)


async def _pause(seconds: float) -> None:
    """Waits for the next day, and for nothing shorter."""
    await asyncio.sleep(seconds if seconds > 60 else 0)


def made(answers: AnswerService, database: Database, fetcher: Fetcher, **options: Any) -> Cuttings:
    """The bot over them."""
    options.setdefault("pause", _pause)
    # Nothing listens there: no test asks the archive.
    shelf = Shelf(database, answers, fetcher, archive="http://127.0.0.1:1/")
    return Cuttings(answers, database, shelf, **options)


@pytest.fixture
async def world(simcord_env: Any, answers: AnswerService, database: Database, fetcher: Fetcher) -> AsyncIterator[World]:
    world = World(simcord_env, database, answers, fetcher)
    yield world
    await world.stop()
    world.answers.close()
    assert violations(simcord_env.http_requests) == []


@pytest.fixture
def speaks(monkeypatch: pytest.MonkeyPatch) -> Speaks:
    """Sets the language in which somebody uses Discord; simcord sends one language for all."""
    original = simcord.interactions.base_payload
    locales: dict[int, str] = {}

    def payload(backend: Any, **values: Any) -> Any:
        record, made = original(backend, **values)
        made["locale"] = locales.get(values["user_id"], "en-US")
        if values["guild_id"] is not None:
            made["guild_locale"] = backend.get_guild(values["guild_id"]).preferred_locale
        return record, made

    monkeypatch.setattr(simcord.interactions, "base_payload", payload)
    return lambda person, locale: locales.update({person.id: locale})


def components(rows: Any) -> Iterator[dict[str, Any]]:
    """All components of a message, nested ones too."""
    for row in rows:
        yield row
        yield from components(row.get("components", []))


def texts(rows: Any) -> list[str]:
    """The texts of a message."""
    return [c["content"] for c in components(rows) if c["type"] == 10]


def buttons(rows: Any) -> dict[str, list[str]]:
    """label → custom ids or addresses, in order."""
    found: dict[str, list[str]] = {}
    for c in components(rows):
        if c["type"] == 2:
            found.setdefault(c["label"], []).append(c.get("custom_id") or c["url"])
    return found


def check_limits(rows: Any) -> None:
    """Discord's limits for a message of components V2."""
    every = list(components(rows))
    assert 0 < len(every) <= 40
    assert 0 < sum(map(len, texts(rows))) <= 4000
    ids = [c["custom_id"] for c in every if c.get("custom_id")]
    assert len(ids) == len(set(ids))
    for component in every:
        assert len(component.get("custom_id") or "") <= 100
        assert len(component.get("url") or "") <= 512
        assert 1 <= len(component.get("label") or "x") <= 80
        if component["type"] == 1:
            assert 1 <= len(component["components"]) <= 5
