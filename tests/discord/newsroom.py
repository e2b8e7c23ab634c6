"""What tests of answers share: a small corpus with an official statement and an archived copy, settings, presses."""

from typing import Any

from bot.answering.desk import Desk
from bot.corpus.source import Kind, TextStatus
from bot.intake.page import Page
from bot.shelf.authority import Actor
from bot.store.server_settings import ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import World, buttons

LEAK = make_source(
    "leak",
    "The leaked telegram told wardens to prevent escapes from the camps. It was signed by Zhu Hailun.",
    title="The Telegram",
    publisher="The Wire",
    authors=("Ann Reporter",),
    published="2019-11-24",
    collection="cables",
    archive_url="https://web.archive.org/web/2019/https://example.org/leak",
)
DENIAL = make_source(
    "denial",
    "The embassy said that the telegram was a pure fabrication. It said nothing else that day.",
    title="Embassy Statement",
    publisher="The Embassy",
    kind=Kind.OFFICIAL_STATEMENT,
    published="2019-11-25",
    collection="responses",
    related=("leak",),
)
NOTE = make_source(
    "note",
    "Farmers in Hotan grow melons and sell the melons in autumn.",
    title="Melons",
    publisher="Green Post",
    published="2020",
    language="zh-Hans",
    text_status=TextStatus.NOTES,
    collection="farming",
)
SOURCES = (LEAK, DENIAL, NOTE)
QUESTION = "Who signed the leaked telegram to the wardens?"


async def with_newsroom(world: World, *more: Any) -> None:
    """Let the bot answer from this corpus."""
    await world.restart(Desk([*SOURCES, *more]))


async def set_up(world: World, settings: ServerSettings) -> None:
    """Let these be the settings of the world's server."""
    manager = Actor(1, world.guild.id, manages=True)
    await world.env.bot.shelf.managing.set(manager, settings)


async def publish(world: World, page: Page) -> None:
    """Add a source of the world's server's own."""
    manager, sources = Actor(1, world.guild.id, manages=True), world.env.bot.shelf.sources
    draft = await sources.draft(manager, page)
    await sources.publish(manager, draft.source.id)


async def ask(world: World, question: str = QUESTION, **options: str) -> Any:
    """What the world's alice is answered, privately."""
    result = await world.alice.slash(world.channel, "ask", question=question, **options)
    assert result.ephemeral
    return result.response


async def press(world: World, message: Any, label: str, person: Any = None) -> Any:
    """What the first button with that label brings."""
    found = buttons(message.components)
    assert label in found, found
    return await (person or world.alice).click(message, custom_id=found[label][0])
