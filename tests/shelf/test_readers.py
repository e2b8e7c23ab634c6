"""What readers leave, and that nothing of theirs stays longer than it is said to (promise 19)."""

import datetime
import sqlite3
from collections.abc import Awaitable, Callable

import pytest

from bot.places import DATABASE
from bot.shelf.authority import Actor, Forbidden
from bot.shelf.changes import Refused
from bot.store.people import MOST_FOLLOWS, Follow, Following, Stored
from bot.store.server_settings import ChannelRule, Listening, ServerSettings
from tests.shelf.conftest import HERE, THERE, World, manager, page

ME = manager()
READER = Actor(31, HERE)


async def asked(world: World) -> list[tuple[str, ...]]:
    return [tuple(q.question for q in group.questions) for group in await world.shelf.readers.unanswered(ME)]


async def test_settings_come_back_as_they_were_set(world: World) -> None:
    settings = ServerSettings(
        frozenset({5, 2**63 - 1}), 7, "zh-Hant", True, 30, True, {9: ChannelRule(Listening.EVERY, True)}
    )
    await world.shelf.managing.set(ME, settings)
    assert await world.shelf.managing.settings(HERE) == settings
    assert await world.shelf.managing.settings(THERE) == ServerSettings()
    assert settings.channel(9).threads and settings.channel(8).listening is Listening.MENTION
    assert settings.with_channel(8, ChannelRule(Listening.OFF)).channel(8).listening is Listening.OFF


async def test_questions_are_kept_only_where_that_is_turned_on_and_expire(world: World) -> None:
    await world.shelf.readers.missed(HERE, "who ate the cheese")
    assert await asked(world) == []
    await world.shelf.managing.set(ME, ServerSettings(unanswered_days=3))
    for question in ("who ate the cheese", "Who ate the  cheese?", "who ate the cheese", "when is dinner"):
        await world.shelf.readers.missed(HERE, question)
    assert await asked(world) == [("who ate the cheese", "Who ate the cheese?"), ("when is dinner",)]
    await world.shelf.readers.remove_question(ME, "when is dinner")
    world.clock += datetime.timedelta(days=2)
    assert len(await asked(world)) == 1
    world.clock += datetime.timedelta(days=1)
    assert await asked(world) == []
    await world.shelf.readers.missed(HERE, "again")
    world.clock += datetime.timedelta(days=3)
    await world.shelf.readers.sweep()
    held = b"".join(path.read_bytes() for path in world.folder.iterdir())
    assert b"again" not in held and b"cheese" not in held
    await world.shelf.readers.missed(HERE, "again")
    await world.shelf.managing.set(ME, ServerSettings())
    assert await asked(world) == []


async def test_questions_go_with_the_setting_that_keeps_them_also_where_that_is_undone(world: World) -> None:
    await world.shelf.managing.set(ME, ServerSettings(unanswered_days=3))
    await world.shelf.readers.missed(HERE, "quizzical cheese")
    await world.shelf.readers.missed(HERE, "quizzical cheese")
    await world.published(ME)
    assert await asked(world) == [("quizzical cheese",)]
    await world.shelf.history.undo(ME, 1)
    async with world.database.reading() as session:
        assert await session.rows("SELECT * FROM unanswered") == []
    assert not any(b"quizzical" in path.read_bytes() for path in world.folder.iterdir())


async def test_what_is_forgotten_is_in_no_file_any_more(world: World) -> None:
    def files_hold(text: str) -> bool:
        return any(text.encode() in path.read_bytes() for path in world.folder.iterdir())

    await world.shelf.managing.set(ME, ServerSettings(unanswered_days=1))
    await world.shelf.readers.missed(HERE, "quizzical cheese")
    await world.shelf.readers.follow(READER, Following.SEARCH, "the vexed otter")
    assert files_hold("quizzical cheese") and files_hold("the vexed otter")
    await world.shelf.readers.forget(READER.user_id)
    assert not files_hold("the vexed otter")
    world.clock += datetime.timedelta(days=1)
    await world.shelf.readers.sweep()
    assert not files_hold("quizzical cheese")


async def test_only_resolved_reports_make_room_for_new_ones(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.heard.MOST_REPORTS", 3)
    readers = world.shelf.readers
    for number in range(3):
        await readers.report(READER, "harbour", f"Wrong {number + 1}")
    for resolved, number, left in ((2, 4, [1, 3, 4]), (4, 5, [1, 3, 5])):
        with pytest.raises(Refused):
            await readers.report(READER, "harbour", "Wrong")
        await readers.resolve(ME, resolved)
        assert await readers.report(READER, "harbour", "Wrong") == number
        assert [report.number for report in await readers.reports(ME)] == left
    for number in (1, 3, 5):
        await readers.resolve(ME, number)
    # A list of nothing but resolved ones is full of room.
    for number in (6, 7, 8):
        assert await readers.report(READER, "harbour", "Wrong") == number


async def test_no_new_question_pushes_out_another(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.heard.MOST_QUESTIONS", 2)
    await world.shelf.managing.set(ME, ServerSettings(unanswered_days=3, tell_moderators=True))
    await world.shelf.readers.missed(HERE, "who ate the cheese")
    world.clock += datetime.timedelta(days=1)
    for question in ("when is dinner", "why so blue", "who ate the cheese"):
        await world.shelf.readers.missed(HERE, question)
    assert not await world.shelf.readers.tell(READER, "where is it")
    assert await world.shelf.readers.tell(READER, "when is dinner")
    assert sorted(await asked(world)) == [("when is dinner",), ("who ate the cheese",)]
    # What expires makes room.
    world.clock += datetime.timedelta(days=3)
    assert await world.shelf.readers.tell(READER, "where is it")
    assert await asked(world) == [("where is it",)]


async def test_reports_are_resolved_and_bear_no_name(world: World) -> None:
    await world.shelf.readers.report(READER, "harbour", "The date\nis wrong")
    (report,) = await world.shelf.readers.reports(ME)
    assert report == (1, "harbour", "The date is wrong", "2026-01-05", False)
    await world.shelf.readers.resolve(ME, 1)
    assert (await world.shelf.readers.reports(ME))[0].resolved
    with pytest.raises(Refused):
        await world.shelf.readers.resolve(ME, 1)
    await world.shelf.history.undo(ME)
    assert not (await world.shelf.readers.reports(ME))[0].resolved
    with pytest.raises(Forbidden):
        await world.shelf.readers.reports(READER)
    assert await world.shelf.readers.about(READER.user_id) == Stored((), {})


async def test_opinions_are_counted_without_who(world: World) -> None:
    for helpful in (True, True, False):
        await world.shelf.readers.rate(READER, "harbour", helpful)
    assert await world.shelf.readers.opinions(ME) == [("harbour", 2, 1)]


async def test_following_is_bounded_and_ones_own(world: World) -> None:
    for number in range(MOST_FOLLOWS):
        await world.shelf.readers.follow(READER, Following.TOPIC, f"topic {number}")
    with pytest.raises(Refused):
        await world.shelf.readers.follow(READER, Following.TOPIC, "one more")
    follow = (await world.shelf.readers.following(READER))[0]
    # A key is good for its own person only, and once.
    assert await world.shelf.readers.unfollow(ME.user_id, follow.key) is None
    assert await world.shelf.readers.unfollow(READER.user_id, follow.key) == follow
    assert await world.shelf.readers.unfollow(READER.user_id, follow.key) is None
    assert not await world.shelf.readers.follows(follow)
    assert len(await world.shelf.readers.following(READER)) == MOST_FOLLOWS - 1
    assert await world.shelf.readers.following(ME) == []
    assert await world.shelf.readers.followers() == [(HERE, READER.user_id)]


async def test_a_forgotten_person_leaves_no_id_anywhere(world: World) -> None:
    person, other = manager(HERE, 987654321), manager(THERE, 987654321)
    await world.published(person)
    await world.published(other)
    await world.shelf.readers.follow(person, Following.SEARCH, "otters")
    stored = await world.shelf.readers.about(person.user_id)
    assert stored == Stored((Follow(HERE, person.user_id, Following.SEARCH, "otters"),), {HERE: 2, THERE: 2})
    await world.shelf.readers.forget(person.user_id)
    assert await world.shelf.readers.about(person.user_id) == Stored((), {})
    assert [entry.actor for entry in await world.shelf.history.last(ME)] == [None, None]
    assert await world.found("otter census") == ["otter-census"]
    with sqlite3.connect(world.folder / DATABASE) as connection:
        assert "987654321" not in "\n".join(connection.iterdump())
    connection.close()


async def test_a_server_that_leaves_takes_its_readers_words_and_finds_its_sources_again(world: World) -> None:
    await world.published(ME)
    await world.shelf.managing.set(ME, ServerSettings(unanswered_days=3))
    await world.shelf.readers.missed(HERE, "who ate the cheese")
    await world.shelf.readers.report(READER, "harbour", "Wrong")
    await world.shelf.readers.resolve(ME, 1)
    await world.shelf.readers.follow(READER, Following.TOPIC, "otters")
    await world.shelf.managing.left(HERE)
    assert await world.shelf.readers.reports(ME) == []
    assert await asked(world) == []
    assert await world.shelf.readers.followers() == []
    assert await world.found("otter census") == ["otter-census"]
    await world.shelf.readers.report(READER, "harbour", "Wrong again")
    assert not (await world.shelf.readers.reports(ME))[0].resolved


async def test_delete_all_leaves_nothing_of_one_server_and_all_of_the_other(world: World) -> None:
    for guild_id in (HERE, THERE):
        actor = manager(guild_id)
        await world.published(actor)
        await world.shelf.history.undo(actor)
        await world.shelf.history.undo(actor, 3)
        await world.shelf.sources.draft(actor, page("Minks"))
    await world.shelf.managing.delete_all(ME)
    assert await world.found("otter census") == []
    assert await world.found("otter census", THERE) == ["otter-census"]
    assert await world.shelf.history.last(ME) == []
    with sqlite3.connect(world.folder / DATABASE) as connection:
        assert str(HERE) not in "\n".join(connection.iterdump())
    connection.close()


async def off(world: World) -> None:
    await world.shelf.managing.set(ME, ServerSettings())


async def removed(world: World) -> None:
    await world.shelf.readers.remove_question(ME, SECRET)


async def deleted(world: World) -> None:
    await world.shelf.managing.delete_all(ME)


async def gone(world: World) -> None:
    await world.shelf.managing.left(HERE)


SECRET = "Where is my uncle Zzyzx?"


@pytest.mark.parametrize("way", [off, removed, deleted, gone])
async def test_a_question_that_was_removed_is_in_no_file_any_more(
    world: World, way: Callable[[World], Awaitable[None]]
) -> None:
    def files() -> bytes:
        return b"".join(path.read_bytes() for path in world.folder.iterdir() if path.is_file())

    await world.shelf.managing.set(ME, ServerSettings(unanswered_days=7))
    await world.shelf.readers.missed(HERE, SECRET)
    assert b"Zzyzx" in files()
    await way(world)
    assert b"Zzyzx" not in files()
