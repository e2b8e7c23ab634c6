"""Two servers with people of every sort, and pages to add."""

from typing import Any

import discord
import pytest

from bot.shelf.authority import Actor
from bot.shelf.shelf import Shelf
from bot.store.server_settings import ServerSettings
from tests.discord.conftest import World, components, texts
from tests.intake.conftest import Site, site

__all__ = ["site"]

HTML = """<html lang="en"><head><title>{0}</title><meta property="og:site_name" content="The Daily Test">
<meta property="article:published_time" content="2020-03-04"></head><body><article><h1>{0}</h1>
<p>The {0} of the river counted ninety animals last winter, more than in any year before it.</p>
<p>Forty volunteers walked along both banks for three nights and wrote down every track they saw.</p>
</article></body></html>"""


class House:
    """A server: `boss` has Manage Server, `mod` and `mate` the moderator role, `member` nothing."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.guild = world.env.create_guild(name=name)
        self.channel = self.guild.create_text_channel("desk")
        self.role = self.guild.create_role("moderators")
        self.chief = self.guild.create_role("chief", permissions=discord.Permissions(manage_guild=True))
        self.boss = self.person("boss", self.chief)
        self.mod = self.person("mod", self.role)
        self.mate = self.person("mate", self.role)
        self.member = self.person("member")

    def person(self, name: str, *roles: Any) -> Any:
        return self.guild.add_member(self.world.env.create_user(f"{name}-of-{self.guild.name}"), roles=list(roles))

    @property
    def shelf(self) -> Shelf:
        shelf: Shelf = self.world.env.bot.shelf
        return shelf

    @property
    def manager(self) -> Actor:
        """The boss, for looking at what is kept."""
        return Actor(self.boss.id, self.guild.id, manages=True)

    async def settle(self, **values: Any) -> None:
        """Let the moderators have their role, and settings be `values`."""
        settings = ServerSettings(**({"moderator_roles": frozenset({self.role.id})} | values))
        await self.shelf.managing.set(self.manager, settings)

    async def slash(self, who: Any, command: str, **options: Any) -> Any:
        return await who.slash(self.channel, command, **options)

    async def added(self, title: str = "Otter census", who: Any = None, text: str = "") -> Any:
        """The preview of a source that was added through the form."""
        who = who or self.mod
        opened = await self.slash(who, "source add")
        body = text or f"The {title.lower()} counted ninety animals last winter."
        return await who.submit_modal(
            opened, {"title": title, "publisher": "The Daily Test", "body": body, "text": ["full"]}
        )

    async def published(self, title: str = "Otter census", who: Any = None) -> Any:
        shown = await self.added(title, who)
        return await (who or self.mod).click(message_of(shown), label="Publish")

    async def states(self) -> dict[str, str]:
        return {kept.id: kept.state.value for kept in await self.shelf.sources.outlines(self.manager)}

    async def history(self) -> list[str]:
        return [entry.action for entry in await self.shelf.history.last(self.manager, 50)]


async def sent(who: Any, opened: Any, **values: Any) -> Any:
    """Submit a form with `values`, and what stood in it for the rest: simcord leaves out what nobody types."""
    filled: dict[str, Any] = {}
    for field in components(opened.modal["components"]):
        made = field.get("component") or {}
        if made.get("value"):
            filled[made["custom_id"]] = made["value"]
        chosen = [option["value"] for option in made.get("options", []) if option.get("default")]
        if chosen:
            filled[made["custom_id"]] = chosen
    return await who.submit_modal(opened, filled | values)


def message_of(result: Any) -> Any:
    """What the person was shown last."""
    return result.followups[-1] if result.followups else result.response


def said(result: Any) -> str:
    """All that the person was told, as one text."""
    shown = [m for m in [result.response, *result.followups] if m is not None]
    assert all(m.ephemeral for m in shown)
    return "\n".join(text for m in shown for text in [m.content, *texts(m.components)] if text)


def labels(result: Any) -> list[str]:
    return [c["label"] for c in components(message_of(result).components) if c["type"] == 2]


@pytest.fixture
async def house(world: World) -> House:
    house = House(world, "here")
    await house.settle()
    return house


@pytest.fixture
async def other(world: World) -> House:
    house = House(world, "there")
    await house.settle()
    return house


@pytest.fixture
def page(site: Site) -> str:
    """The address of a page that can be read."""
    site.page("/robots.txt", "", content_type="text/plain")
    return site.page("/otters", HTML.format("otter census"))
