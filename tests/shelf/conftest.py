"""A shelf over a small shipped corpus, and people in two servers."""

import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.corpus.source import BlockKind
from bot.intake.fetcher import Fetcher
from bot.intake.page import Page
from bot.shelf.authority import Actor
from bot.shelf.holdings import DatabaseHoldings
from bot.shelf.shelf import Shelf
from bot.shelf.sources import Shelved
from bot.store.database import Database, open_database
from tests.conftest import make_source

HERE, THERE = 1001, 2002
ROLE = 77

SHIPPED = [
    make_source("harbour", "The harbour of Altdorf was dredged in March by forty workers from the valley."),
    make_source("bakery", "The bakery on Mill Street gave bread to the miners during the long strike."),
]


def manager(guild_id: int = HERE, user_id: int = 1) -> Actor:
    """Somebody with Manage Server."""
    return Actor(user_id, guild_id, manages=True)


def page(title: str = "Otter census", text: str = "", **fields: object) -> Page:
    """A page that was read; its text speaks of its title."""
    body = text or f"The {title.lower()} of the river counted ninety animals last winter."
    values: dict[str, object] = {
        "title": title,
        "publisher": "The Daily Test",
        "authors": ("A. Writer",),
        "published": "2020-01-02",
        "language": "en",
        "blocks": ((BlockKind.PARAGRAPH, body),),
        "url": f"https://example.org/{title.replace(' ', '-').lower()}",
    }
    return Page(**(values | fields))  # type: ignore[arg-type]


def upload(data: bytes) -> Callable[[], Awaitable[bytes]]:
    """Loads a file that holds `data`."""

    async def load() -> bytes:
        return data

    return load


class World:
    """A shelf with its database and answers. `clock` is what it takes for the time."""

    def __init__(self, folder: Path, database: Database, shipped: Desk) -> None:
        self.folder = folder
        self.database = database
        self.clock = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.UTC)
        self.answers = AnswerService(shipped, DatabaseHoldings(database))
        self.shelf = Shelf(database, self.answers, Fetcher(), lambda: self.clock)

    def with_fetcher(self, fetcher: Fetcher, archive: str) -> Shelf:
        """The shelf with another way to the web."""
        return Shelf(self.database, self.answers, fetcher, lambda: self.clock, archive)

    async def published(self, actor: Actor, *args: str) -> Shelved:
        """A page by `page(*args)`, published at once."""
        draft = await self.shelf.sources.draft(actor, page(*args))
        return await self.shelf.sources.publish(actor, draft.source.id)

    async def found(self, question: str, guild_id: int | None = HERE) -> list[str]:
        """Ids of the sources that are quoted."""
        answer = await self.answers.ask(question, guild_id)
        return [quote.source.id for quote in answer.quotes] if isinstance(answer, Answered) else []


@pytest.fixture
def shipped() -> Desk:
    return Desk(SHIPPED)


@pytest.fixture
async def worlds(tmp_path: Path, shipped: Desk) -> AsyncIterator[Callable[[], object]]:
    """Opens the world anew, as after a restart."""
    opened: list[World] = []

    async def close() -> None:
        for world in opened:
            world.answers.close()
            await world.database.close()
        opened.clear()

    async def start() -> World:
        await close()
        opened.append(World(tmp_path, await open_database(tmp_path), shipped))
        return opened[0]

    yield start
    await close()


@pytest.fixture
async def world(worlds: Callable[[], object]) -> World:
    return await worlds()  # type: ignore[misc,no-any-return]
