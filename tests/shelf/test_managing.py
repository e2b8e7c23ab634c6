"""Settings: who may see and change them, and two who change one thing each."""

import asyncio
from dataclasses import replace

import pytest

from bot.shelf.authority import Action, Actor, Forbidden
from bot.store.server_settings import ServerSettings
from tests.shelf.conftest import HERE, ROLE, World, manager


async def test_two_changes_at_once_both_stand(world: World) -> None:
    await asyncio.gather(
        world.shelf.managing.change(manager(), lambda now: replace(now, language="de")),
        world.shelf.managing.change(manager(), lambda now: replace(now, unanswered_days=7)),
    )
    kept = await world.shelf.managing.settings(HERE)
    assert (kept.language, kept.unanswered_days) == ("de", 7)
    await world.shelf.history.undo(manager())
    assert (await world.shelf.managing.settings(HERE)).language == "de"


async def test_settings_are_seen_by_moderators_and_changed_by_managers(world: World) -> None:
    moderator = Actor(8, HERE, frozenset({ROLE}))
    await world.shelf.managing.set(manager(), ServerSettings(moderator_roles=frozenset({ROLE})))
    assert (await world.shelf.managing.check(moderator, Action.SEE)).moderator_roles == {ROLE}
    for action in (Action.SET, Action.DELETE_ALL):
        with pytest.raises(Forbidden):
            await world.shelf.managing.check(moderator, action)
    with pytest.raises(Forbidden):
        await world.shelf.managing.check(Actor(9, HERE), Action.SEE)
    with pytest.raises(Forbidden):
        await world.shelf.managing.change(moderator, lambda now: now)
