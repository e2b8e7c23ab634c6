"""A server with a moderator, a second server, and a site on loopback."""

import datetime
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from bot.answering.service import AnswerService
from bot.corpus.source import BlockKind
from bot.discord.client import Cuttings
from bot.intake.fetcher import Fetcher
from bot.shelf.authority import Actor
from bot.shelf.shelf import Shelf
from bot.store.database import Database
from bot.store.server_settings import ServerSettings
from tests.discord.conftest import World, texts
from tests.discord.contract import violations
from tests.intake.conftest import Site, site
from tests.shelf.conftest import page

__all__ = ["site"]

SENTENCES = [
    f"The {number} otters of the river were counted by forty volunteers in one night of the winter."
    for number in ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
]


def html(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or SENTENCES)
    return f'<html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>'


class Clock:
    """The time that the bot takes for the present."""

    now = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.UTC)


class Rooms(World):
    """Two servers. alice is a member of the first, bob its moderator by a role; mallory manages the second."""

    async def furnish(self, site: Site, clock: Clock, **settings: Any) -> None:
        self.site, self.clock = site, clock
        role = self.guild.create_role("moderators")
        self.bob = self.guild.add_member(self.env.create_user("bo"), roles=[role])
        self.log = self.guild.create_text_channel("log")
        self.there = self.env.create_guild(name="There")
        self.elsewhere = self.there.create_text_channel("general")
        owners = self.there.create_role("owners", permissions=discord.Permissions(manage_guild=True))
        self.mallory = self.there.add_member(self.env.create_user("mallory"), roles=[owners])
        self.boss = Actor(1, self.guild.id, manages=True)
        chosen = ServerSettings(moderator_roles=frozenset({role.id}), log_channel=self.log.id, **settings)
        await self.shelf.managing.set(self.boss, chosen)
        theirs = ServerSettings(moderator_roles=frozenset(), log_channel=self.elsewhere.id)
        await self.shelf.managing.set(Actor(2, self.there.id, manages=True), theirs)

    @property
    def shelf(self) -> Shelf:
        shelf: Shelf = self.env.bot.shelf
        return shelf

    async def published(self, url: str, title: str = "Otter census") -> str:
        """A source of the first server."""
        blocks = tuple((BlockKind.PARAGRAPH, sentence) for sentence in SENTENCES)
        draft = await self.shelf.sources.draft(self.boss, page(title, blocks=blocks, url=url))
        return (await self.shelf.sources.publish(self.boss, draft.source.id)).source.id

    def logged(self, channel: Any = None) -> list[str]:
        """What stands in the log channel."""
        rows = (c.to_dict() for message in (channel or self.log).history() for c in message.components)
        return texts(rows)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def simcord_bot(
    answers: AnswerService, database: Database, fetcher: Fetcher, site: Site, clock: Clock
) -> Cuttings:
    site.page("/wayback", "{}", Content_Type="application/json")
    return Cuttings(answers, database, Shelf(database, answers, fetcher, lambda: clock.now, f"{site.address}/wayback"))


@pytest.fixture
def rooms(simcord_env: Any, answers: AnswerService, database: Database, fetcher: Fetcher) -> Iterator[Rooms]:
    rooms = Rooms(simcord_env, database, answers, fetcher)
    yield rooms
    rooms.answers.close()
    assert violations(simcord_env.http_requests) == []
