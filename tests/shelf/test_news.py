"""What is new for followers: once, in its own server, whatever becomes of it."""

import sqlite3
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.shelf.authority import Actor
from bot.shelf.news import Match, fits
from bot.store.database import open_database
from bot.store.migrations import MIGRATIONS
from bot.store.people import Following
from tests.conftest import make_source
from tests.shelf.conftest import HERE, THERE, World, manager, page, upload

ME = manager()
READER = Actor(99, HERE)


async def taken(world: World, guild_id: int = HERE) -> list[list[tuple[str, str]]]:
    """What is new: for each follower, (what is followed, source)."""
    return [[(m.follow.wanted, m.source.id) for m in matches] for matches in await world.shelf.news.take(guild_id)]


async def test_a_source_is_new_once(world: World) -> None:
    await world.shelf.readers.follow(READER, Following.TOPIC, "own")
    source_id = (await world.published(ME)).source.id
    assert await taken(world) == [[("own", source_id)]]
    assert await taken(world) == []
    await world.shelf.sources.retire(ME, source_id)
    await world.shelf.sources.restore(ME, source_id)
    await world.shelf.history.undo(ME)
    await world.shelf.history.undo(ME)
    await world.shelf.transfer.take(ME, upload(await world.shelf.transfer.export(ME)))
    assert await taken(world) == []


async def test_what_is_no_more_when_it_is_looked_for_is_not_new(world: World) -> None:
    await world.shelf.readers.follow(READER, Following.TOPIC, "own")
    source_id = (await world.published(ME)).source.id
    await world.shelf.sources.retire(ME, source_id)
    assert await taken(world) == []


async def test_a_draft_is_not_new_and_a_published_one_is_whoever_undid_it_meanwhile(world: World) -> None:
    await world.shelf.readers.follow(READER, Following.TOPIC, "own")
    draft = (await world.shelf.sources.draft(ME, page())).source.id
    assert await taken(world) == []
    await world.shelf.sources.publish(ME, draft)
    await world.shelf.history.undo(ME)
    assert await taken(world) == []


async def test_each_follower_is_told_of_each_source_once_and_servers_stay_apart(world: World) -> None:
    other = Actor(98, HERE)
    for kind, wanted in ((Following.TOPIC, "own"), (Following.PERSON, "otter"), (Following.SEARCH, "ninety otters")):
        await world.shelf.readers.follow(READER, kind, wanted)
    await world.shelf.readers.follow(other, Following.PERSON, "Otter")
    await world.shelf.readers.follow(Actor(97, THERE), Following.TOPIC, "own")
    source_id = (await world.published(ME)).source.id
    first, second = await taken(world)
    assert first == [("Otter", source_id)]
    assert len(second) == 1
    assert await taken(world, THERE) == []


async def test_after_everything_was_deleted_what_is_published_is_new_again(world: World) -> None:
    for _ in range(2):
        await world.shelf.readers.follow(READER, Following.TOPIC, "own")
        assert not await taken(world)
        await world.published(ME)
        assert len(await taken(world)) == 1
        await world.shelf.managing.delete_all(ME)


async def test_a_damaged_step_keeps_nobody_from_the_news(world: World) -> None:
    await world.shelf.readers.follow(READER, Following.TOPIC, "own")
    await world.published(ME)
    async with world.database.changing() as session:
        await session.run("UPDATE steps SET title = NULL, state = NULL, before = x'00' WHERE number = 1")
    await world.published(ME, "Ferry census")
    assert sum(map(len, await taken(world))) == 2


async def test_a_database_from_before_followers_begins_with_what_comes_next(tmp_path: Path) -> None:
    old = await open_database(tmp_path, MIGRATIONS[:4])
    async with old.changing() as session:
        await session.run("INSERT INTO changes VALUES (1, 7, 5, 'publish', '2026-01-01', NULL)")
    await old.close()
    await (await open_database(tmp_path)).close()
    with sqlite3.connect(tmp_path / "cuttings.sqlite3") as connection:
        assert connection.execute("SELECT * FROM told").fetchall() == [(1, 7)]
    connection.close()


@pytest.mark.parametrize(
    ("kind", "wanted", "fitting"),
    [
        (Following.TOPIC, "tests", True),
        (Following.TOPIC, "test", False),
        (Following.PERSON, "Uighur", True),
        (Following.PERSON, "the programme", True),
        (Following.PERSON, "Kazakh", False),
        (Following.PERSON, "Uy", False),
        (Following.SEARCH, "Which poets were met in the valley?", True),
        (Following.SEARCH, "What is the capital of France?", False),
        (Following.SEARCH, "Which ministers were met in Geneva?", False),
        (Following.SEARCH, "", False),
    ],
)
def test_what_fits(kind: Following, wanted: str, fitting: bool) -> None:
    source = make_source("new", "Reporters met Uyghur poets of the IJOP in the valley yesterday.")
    others = [make_source(f"other-{i}", f"Ministers number {i} were met in Geneva in May.") for i in range(9)]
    desk = Desk([source, *others], [Alias("Uyghur", "spelling", ("Uyghur", "Uighur"))])
    glossary = [GlossaryEntry("IJOP", "A programme.", ("the programme",), ())]
    assert fits(desk, source, kind, wanted, glossary) is fitting


async def test_what_is_quoted_is_on_what_is_followed(world: World) -> None:
    await world.shelf.readers.follow(READER, Following.PERSON, "Altdorf")
    text = "The ferry of the river was late again this morning. Its captain was born in Altdorf long ago. It rained."
    await world.published(ME, "Ferry", text)
    ((match,),) = await world.shelf.news.take(HERE)
    assert isinstance(match, Match)
    assert match.quote is not None
    assert "Altdorf" in match.quote.text
    assert match.source.text[match.quote.start : match.quote.end] == match.quote.text
