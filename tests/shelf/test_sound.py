"""A damaged row takes nothing else of its server with it, and a line in the log names it."""

import pytest

from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.shelf.authority import Actor
from bot.shelf.changes import Reason, Refused
from bot.store.server_settings import ServerSettings
from tests.shelf.conftest import HERE, ROLE, World, manager, page, upload

ME = manager()
DAMAGED = [
    "{",
    "[]",
    "null",
    "{}",
    '{"canonical": 5}',
    '{"forms": 1, "term": [], "channels": {"x": 1}}',
    "[" * 5000,
    '{"state": "draft"}',
]


async def damage(world: World, noun: str, value: str) -> None:
    async with world.database.changing() as session:
        await session.run("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, 1)", HERE, noun, noun, value)
    world.answers.changed(HERE)
    world.shelf.settings.changed(HERE)


@pytest.mark.parametrize("value", DAMAGED)
async def test_a_damaged_name_leaves_questions_and_the_other_names_as_they_are(
    world: World, value: str, caplog: pytest.LogCaptureFixture
) -> None:
    await world.published(ME)
    await world.shelf.names.add_alias(ME, Alias("Otter", "translation", ("Otter", "Fischotter")))
    await world.shelf.names.put_term(ME, GlossaryEntry("Holt", "A den.", (), ()))
    for noun in ("alias", "term", "source"):
        await damage(world, noun, value)
    assert await world.found("Fischotter census") == ["otter-census"]
    assert [alias.canonical for alias in await world.shelf.names.aliases(ME)] == ["Otter"]
    assert [entry.term for entry in await world.shelf.names.glossary(HERE)] == ["Holt"]
    assert [outline.id for outline in await world.shelf.sources.outlines(ME)] == ["otter-census"]
    draft = await world.shelf.sources.draft(ME, page("Heron census"))
    assert (await world.shelf.sources.preview(ME, draft.source.id)).shelved == draft
    assert await world.shelf.checking.all(ME) == ["otter-census"]
    await world.shelf.transfer.take(manager(2002), upload(await world.shelf.transfer.export(ME)))
    for noun in ("alias", "term", "source"):
        assert f"The {noun} {noun} of a server is damaged" in caplog.text
    await world.shelf.names.add_alias(ME, Alias("Heron", "translation", ("Heron", "Reiher")))


@pytest.mark.parametrize("value", DAMAGED)
async def test_damaged_settings_are_as_usual_and_can_be_set_anew(
    world: World, value: str, caplog: pytest.LogCaptureFixture
) -> None:
    await world.shelf.managing.set(ME, ServerSettings(moderator_roles=frozenset({ROLE})))
    await damage(world, "settings", value)
    assert await world.shelf.settings.of(HERE) == ServerSettings()
    assert "settings of a server is damaged" in caplog.text
    with pytest.raises(Exception, match="not allowed"):
        await world.shelf.sources.outlines(Actor(8, HERE, frozenset({ROLE})))
    await world.published(ME)
    chosen = ServerSettings(language="de")
    await world.shelf.managing.set(ME, chosen)
    assert await world.shelf.settings.of(HERE) == chosen


async def test_where_names_are_as_many_as_can_be_one_of_them_can_be_replaced(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.shelf.names.MOST", 2)
    names = world.shelf.names
    for name in ("Holt", "Drey"):
        await names.put_term(ME, GlossaryEntry(name, "A den.", (), ()))
        await names.add_alias(ME, Alias(name, "translation", (name, f"{name}s")))
    await names.put_term(ME, GlossaryEntry("Holt", "An otter’s den.", (), ()))
    await names.add_alias(ME, Alias("Holt", "translation", ("Holt", "Otterbau")))
    for more in (
        names.put_term(ME, GlossaryEntry("Sett", "A den.", (), ())),
        names.add_alias(ME, Alias("Sett", "translation", ("Sett", "Bau"))),
    ):
        with pytest.raises(Refused) as refused:
            await more
        assert refused.value.why is Reason.TOO_MANY
