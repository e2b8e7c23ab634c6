"""Settings at hand are those that are kept, also when they change while they are read."""

import asyncio

from bot.shelf.managing import Managing
from bot.shelf.remembered import RememberedSettings
from bot.store.server_settings import ServerSettings
from tests.shelf.conftest import HERE, THERE, World, manager

ME = manager()


async def test_they_follow_every_change(world: World) -> None:
    settings = world.shelf.settings
    assert await settings.of(HERE) == ServerSettings()
    await world.shelf.managing.set(ME, ServerSettings(language="de"))
    assert (await settings.of(HERE)).language == "de"
    assert (await settings.of(THERE)).language == ""
    await world.shelf.history.undo(ME)
    assert (await settings.of(HERE)).language == ""


async def test_they_are_read_once(world: World) -> None:
    first = await world.shelf.settings.of(HERE)
    assert await world.shelf.settings.of(HERE) is first


async def test_what_changed_while_it_was_read_is_not_remembered(world: World) -> None:
    class Slow(Managing):
        async def settings(self, guild_id: int) -> ServerSettings:
            old = await super().settings(guild_id)
            reading.set()
            await changed.wait()
            return old

    reading, changed = asyncio.Event(), asyncio.Event()
    remembered = RememberedSettings(Slow(world.shelf.managing._changes))
    world.shelf.heed(remembered.changed)
    early = asyncio.ensure_future(remembered.of(HERE))
    await reading.wait()
    await world.shelf.managing.set(ME, ServerSettings(language="fr"))
    changed.set()
    await early
    assert (await remembered.of(HERE)).language == "fr"
