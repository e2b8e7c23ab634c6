"""A bot in a simulated Discord."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from simcord.builders import ChannelHandle

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.discord.client import Cuttings
from bot.store.database import Database, open_database
from tests.discord.contract import violations


class World:
    """One server with one channel, a member, and the bot."""

    def __init__(self, env: Any, database: Database, answers: AnswerService) -> None:
        self.env = env
        self.database = database
        self.answers = answers
        self.guild = env.create_guild()
        self.channel: ChannelHandle = self.guild.create_text_channel("general")
        self.alice = self.guild.add_member(env.create_user("alice"))
        self.bob = self.guild.add_member(env.create_user("bob"))

    async def restart(self, desk: Desk | None = None) -> None:
        """The bot starts anew; a `desk` takes the place of the old one."""
        if desk is not None:
            self.answers.close()
            self.answers = AnswerService(desk)
        await self.env.restart_bot(Cuttings(self.answers, self.database))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(tmp_path / "data")
    yield opened
    await opened.close()


@pytest.fixture
def answers(desk: Desk) -> Iterator[AnswerService]:
    service = AnswerService(desk)
    yield service
    service.close()


@pytest.fixture
async def simcord_bot(answers: AnswerService, database: Database) -> Cuttings:
    """The bot that `simcord_env` runs."""
    return Cuttings(answers, database)


@pytest.fixture
def world(simcord_env: Any, answers: AnswerService, database: Database) -> Iterator[World]:
    made = World(simcord_env, database, answers)
    yield made
    made.answers.close()
    assert violations(simcord_env.http_requests) == []


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
