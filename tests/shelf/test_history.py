"""Promise 21: every change has one history entry, and can be undone."""

import random
import tracemalloc
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import BlockKind
from bot.shelf.authority import Actor, Forbidden
from bot.shelf.changes import Reason, Refused
from bot.shelf.history import diff
from bot.shelf.packing import packed
from bot.store import ledger
from bot.store.own_source import State
from bot.store.server_settings import ServerSettings
from tests.shelf.conftest import HERE, ROLE, SHIPPED, World, manager, page, upload

ME = manager()
MODERATOR = Actor(8, HERE, frozenset({ROLE}))


async def actions(world: World) -> list[str]:
    return [entry.action for entry in await world.shelf.history.last(ME)]


async def test_every_change_has_one_entry_with_who_what_when_before_and_after(world: World) -> None:
    shelved = await world.published(ME)
    edited = await world.shelf.sources.edit(ME, "otter-census", shelved.number, {"title": "New"}, "New words.\n\nMore.")
    await world.shelf.sources.edit(ME, "otter-census", edited.number, {"title": "New"})
    assert await actions(world) == ["edit", "publish", "draft"]
    entry = (await world.shelf.history.last(ME, item_id="otter-census"))[0]
    assert (entry.number, entry.actor, entry.at) == (3, ME.user_id, "2026-01-05T12:00:00+00:00")
    (step,) = await world.shelf.history.steps(ME, entry.number)
    lines = list(diff(step))
    assert "-title: Otter census" in lines and "+title: New" in lines and "+New words." in lines
    assert [e.number for e in await world.shelf.history.last(ME, limit=1, before=3)] == [2]


async def test_a_list_of_changes_names_what_they_touched_and_holds_none_of_the_texts(world: World) -> None:
    book = ((BlockKind.PARAGRAPH, "lorem ipsum " * 200_000),)
    drafts = [await world.shelf.sources.draft(ME, page(f"Book {n}", blocks=book)) for n in range(3)]
    await world.shelf.sources.edit(ME, drafts[0].source.id, drafts[0].number, {"title": "Tome"})
    await world.shelf.sources.discard(ME, drafts[1].source.id)
    await world.shelf.names.put_term(ME, GlossaryEntry("Holt", "A den.", (), ()))
    tracemalloc.start()
    entries = await world.shelf.history.last(ME)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 1_000_000
    named = [(entry.action, [one.title for one in entry.touched], entry.size) for entry in entries]
    assert named[:4] == [
        ("explain", ["Holt"], 1), ("discard", ["Book 1"], 1), ("edit", ["Tome"], 1), ("draft", ["Book 2"], 1),
    ]  # fmt: skip


async def test_what_a_damaged_step_touched_has_no_title_and_the_list_is_shown(world: World) -> None:
    await world.published(ME)
    async with world.database.changing() as session:
        await session.run("UPDATE steps SET before = squeezed('{\"fields\"') WHERE number = 2")
    await world.shelf.history.undo(ME)
    assert [one.title for entry in await world.shelf.history.last(ME) for one in entry.touched] == [
        None,
        "Otter census",
        "Otter census",
    ]


async def test_undo_takes_back_the_last_change_that_stands_one_after_the_other(world: World) -> None:
    shelved = await world.published(ME)
    await world.shelf.sources.edit(ME, "otter-census", shelved.number, body="The heron census is something else.")
    await world.shelf.sources.retire(ME, "otter-census")
    assert (await world.shelf.history.undo(ME)).entry.action == "retire"
    assert await world.found("heron") == ["otter-census"]
    assert (await world.shelf.history.undo(ME)).entry.action == "edit"
    assert await world.found("heron") == []
    assert await world.found("ninety animals") == ["otter-census"]
    assert (await world.shelf.history.undo(ME)).entry.action == "publish"
    assert (await world.shelf.sources.get(ME, "otter-census")).state is State.DRAFT
    assert (await world.shelf.history.undo(ME)).entry.action == "draft"
    assert await world.shelf.sources.outlines(ME) == []
    with pytest.raises(Refused) as refused:
        await world.shelf.history.undo(ME)
    assert refused.value.why is Reason.GONE
    assert (await actions(world))[:4] == ["undo"] * 4


@pytest.mark.parametrize("retired", [False, True])
async def test_with_two_pairs_of_eyes_no_text_comes_back_by_one_person_alone(world: World, retired: bool) -> None:
    sources, history = world.shelf.sources, world.shelf.history
    await world.shelf.managing.set(ME, ServerSettings(moderator_roles=frozenset({ROLE}), two_pairs_of_eyes=True))
    forged = await sources.draft(MODERATOR, page())
    shelved = await sources.publish(ME, forged.source.id)
    if retired:
        shelved = await sources.retire(ME, forged.source.id)
    await sources.edit(ME, forged.source.id, shelved.number, {"title": "Mended"})
    undone = await history.undo(MODERATOR)
    assert undone.drafts
    back = await sources.get(ME, forged.source.id)
    assert (back.source.title, back.state) == ("Otter census", State.DRAFT)
    for alone in (sources.publish, sources.restore):
        with pytest.raises(Refused):
            await alone(MODERATOR, forged.source.id)
    assert await world.found("otter census") == []
    await sources.publish(ME, forged.source.id)
    # Nor by taking back what took a publication back.
    taken = await history.undo(ME)
    assert not taken.drafts
    with pytest.raises(Refused) as refused:
        await history.undo(ME, taken.entry.undone_by)
    assert refused.value.why is Reason.SECOND_PAIR
    await sources.publish(MODERATOR, forged.source.id)
    assert await world.found("otter census") == ["otter-census"]


async def test_with_two_pairs_of_eyes_what_one_person_retires_they_take_back(world: World) -> None:
    shelved = await world.published(ME)
    await world.shelf.managing.set(ME, ServerSettings(two_pairs_of_eyes=True))
    await world.shelf.sources.retire(ME, shelved.source.id)
    assert not (await world.shelf.history.undo(ME)).drafts
    assert await world.found("otter census") == ["otter-census"]


async def test_the_history_of_a_book_takes_little_room(world: World) -> None:
    words = [f"word{number}" for number in range(20_000)]
    body = "\n\n".join(" ".join(words[at : at + 50]) for at in range(0, len(words), 50))
    shelved = await world.shelf.sources.draft(ME, page("Book", blocks=((BlockKind.PARAGRAPH, "A."),)))
    for number in range(15):
        shelved = await world.shelf.sources.edit(ME, "book", shelved.number, body=f"Edition {number}.\n\n{body}")
    async with world.database.reading() as session:
        ((taken,),) = await session.rows("SELECT sum(length(before)) FROM steps")
    assert taken < 15 * len(body) / 3
    for number in range(14, 0, -1):
        await world.shelf.history.undo(ME, number + 2)
        assert (await world.shelf.sources.get(ME, "book")).source.text.startswith(f"Edition {number - 1}.\n")


async def test_of_the_oldest_changes_the_texts_go_where_they_take_too_much_room(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(1)
    monkeypatch.setattr(ledger, "MOST_PAST", 100_000)
    shelved = await world.shelf.sources.draft(ME, page("Other"))
    shelved = await world.published(ME)
    # Hexadecimal digits are squeezed to a half.
    for number in range(12):
        text = " ".join(chance.randbytes(20).hex() for _ in range(1000))
        shelved = await world.shelf.sources.edit(ME, "otter-census", shelved.number, {"title": str(number)}, text)
    async with world.database.reading() as session:
        ((taken,),) = await session.rows("SELECT sum(length(before)) FROM steps")
    assert 75_000 < taken < 150_000
    # What is kept now, the lines of the history, and the last changes are as they were.
    assert (await world.shelf.sources.get(ME, "otter-census")).source == shelved.source
    assert (await world.shelf.sources.get(ME, "other")).state is State.DRAFT
    entries = await world.shelf.history.last(ME)
    assert [entry.touched[0].title for entry in entries] == [
        *map(str, range(11, -1, -1)),
        "Otter census",
        "Otter census",
        "Other",
    ]
    for expected in (10, 9):
        await world.shelf.history.undo(ME)
        assert (await world.shelf.sources.get(ME, "otter-census")).source.title == str(expected)
    with pytest.raises(Refused) as refused:
        await world.shelf.history.undo(ME, 5)
    assert (refused.value.why, refused.value.detail) == (Reason.NOT_KEPT, "5")
    assert not any(step.kept for step in await world.shelf.history.steps(ME, 5))
    # What was made, and is as it was made, goes by that alone.
    await world.shelf.history.undo(ME, 1)


async def test_one_change_can_be_undone_however_large_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST_PAST", 0)
    await world.published(ME)
    await world.shelf.sources.retire(ME, "otter-census")
    assert (await world.shelf.history.undo(ME)).entry.action == "retire"
    assert (await world.shelf.sources.get(ME, "otter-census")).state is State.PUBLISHED
    with pytest.raises(Refused, match="not-kept"):
        await world.shelf.history.undo(ME)


async def test_an_undo_can_be_undone(world: World) -> None:
    await world.published(ME)
    await world.shelf.history.undo(ME, 2)
    with pytest.raises(Refused, match="undone"):
        await world.shelf.history.undo(ME, 2)
    await world.shelf.history.undo(ME, 3)
    assert await world.found("otter census") == ["otter-census"]
    await world.shelf.history.undo(ME, 2)
    assert await world.found("otter census") == []
    assert [e.undone_by for e in await world.shelf.history.last(ME)] == [None, None, 4, 5, None]


async def test_a_change_on_which_a_later_one_stands_is_not_undone(world: World) -> None:
    shelved = await world.published(ME)
    await world.shelf.sources.edit(ME, "otter-census", shelved.number, {"title": "New"})
    with pytest.raises(Refused) as refused:
        await world.shelf.history.undo(ME, 2)
    assert (refused.value.why, refused.value.detail) == (Reason.LATER, "otter-census")
    with pytest.raises(Refused):
        await world.shelf.history.undo(ME, 99)


async def test_a_moderator_does_not_undo_what_only_managers_set(world: World) -> None:
    await world.shelf.managing.set(ME, ServerSettings(moderator_roles=frozenset({ROLE})))
    await world.shelf.managing.set(ME, ServerSettings(moderator_roles=frozenset({ROLE, 5})))
    with pytest.raises(Forbidden):
        await world.shelf.history.undo(MODERATOR)
    await world.shelf.history.undo(ME)
    # Taking an undo back sets it again.
    with pytest.raises(Forbidden):
        await world.shelf.history.undo(MODERATOR, 3)
    assert (await world.shelf.managing.settings(HERE)).moderator_roles == {ROLE}


async def test_names_and_hiding_are_followed_and_undone(world: World) -> None:
    await world.shelf.hiding.hide(ME, "bakery")
    assert await world.found("bread for miners") == []
    await world.shelf.hiding.hide(ME, "tests")
    assert await world.found("harbour dredged") == []
    await world.shelf.history.undo(ME)
    assert await world.found("harbour dredged") == ["harbour"]
    await world.shelf.hiding.unhide(ME, "source:bakery")
    assert await world.found("bread for miners") == ["bakery"]
    await world.shelf.names.add_alias(ME, Alias("Harbour", "translation", ("harbour", "Hafen")))
    assert await world.found("Hafen") == ["harbour"]
    with pytest.raises(Refused, match="clash: hafen: Harbour / Bakery"):
        await world.shelf.names.add_alias(ME, Alias("Bakery", "translation", ("bakery", "hafen")))
    await world.shelf.names.drop_alias(ME, Alias("harbour", "translation", ()))
    assert await world.found("Hafen") == []
    assert await world.shelf.hiding.hidden(ME) == []
    for wrong in (Alias("A", "poem", ("a", "b")), Alias("A", "synonym", ("a",))):
        with pytest.raises(Refused):
            await world.shelf.names.add_alias(ME, wrong)


async def test_what_an_undo_brings_back_clashes_with_no_name_of_another_thing(world: World) -> None:
    names, history = world.shelf.names, world.shelf.history
    harbour = Alias("Harbour", "translation", ("harbour", "Hafen"))
    await names.add_alias(ME, harbour)
    removed = await names.drop_alias(ME, harbour)
    bakery = Alias("Bakery", "translation", ("bakery", "Hafen"))
    await names.add_alias(ME, bakery)
    with pytest.raises(Refused, match="clash: Hafen: Bakery / Harbour"):
        await history.undo(ME, removed)
    assert await names.aliases(ME) == [bakery]
    await names.drop_alias(ME, bakery)
    await history.undo(ME, removed)
    assert await names.aliases(ME) == [harbour]


async def test_a_name_that_one_change_took_from_one_thing_and_gave_another_goes_back_with_it(world: World) -> None:
    await world.shelf.names.add_alias(ME, Alias("Harbour", "translation", ("harbour", "Hafen")))
    before = await world.shelf.names.aliases(ME)
    moved = (Alias("Harbour", "translation", ("harbour", "port")), Alias("Bakery", "translation", ("bakery", "Hafen")))
    await world.shelf.transfer.take(ME, upload(packed((), moved, ())))
    await world.shelf.history.undo(ME)
    assert await world.shelf.names.aliases(ME) == before


async def test_no_undo_makes_a_shelf_fuller_than_it_may_be(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    names, history = world.shelf.names, world.shelf.history
    mink = Alias("Mink", "translation", ("mink", "vison"))
    await names.add_alias(ME, mink)
    unnamed = await names.drop_alias(ME, mink)
    await names.add_alias(ME, Alias("Otter", "translation", ("otter", "loutre")))
    long = await world.shelf.sources.draft(ME, page("Minks", "Minks are counted. " * 100))
    cut = await world.shelf.sources.edit(ME, "minks", long.number, body="Minks.")
    await world.shelf.sources.draft(ME, page("Otters"))
    gone = await world.shelf.sources.discard(ME, "otters")
    monkeypatch.setattr("bot.shelf.history.MOST_ENTRIES", 1)
    monkeypatch.setattr("bot.shelf.history.MOST", 1)
    monkeypatch.setattr("bot.shelf.history.MOST_CHARACTERS", 1500)
    for change, most in ((unnamed, "1"), (gone, "1"), (cut.number, "1,500")):
        with pytest.raises(Refused) as refused:
            await history.undo(ME, change)
        assert (refused.value.why, refused.value.detail) == (Reason.TOO_MANY, most)
    monkeypatch.setattr("bot.shelf.history.MOST_CHARACTERS", 2500)
    back = (await history.undo(ME, cut.number)).entry
    # What makes it no fuller is undone, however full it is.
    monkeypatch.setattr("bot.shelf.history.MOST_CHARACTERS", 1)
    await history.undo(ME, back.undone_by)


async def test_names_that_clash_since_an_upgrade_keep_no_other_from_being_added(
    worlds: Callable[[], Awaitable[World]], tmp_path: Path
) -> None:
    await (await worlds()).shelf.names.add_alias(ME, Alias("Harbour", "translation", ("harbour", "Hafen")))
    world = await worlds()
    shipped = Desk(SHIPPED, [Alias("Bakery", "translation", ("bakery", "Hafen"))])
    upgraded = World(tmp_path, world.database, shipped)
    try:
        await upgraded.shelf.names.add_alias(ME, Alias("Otter", "translation", ("otter", "loutre")))
        minks = packed((), [Alias("Mink", "translation", ("mink", "vison"))], ())
        await upgraded.shelf.transfer.take(ME, upload(minks))
        with pytest.raises(Refused, match="clash: Hafen: Bakery / Port"):
            await upgraded.shelf.names.add_alias(ME, Alias("Port", "translation", ("port", "Hafen")))
    finally:
        upgraded.answers.close()


async def test_hiding_what_is_not_shipped_is_refused(world: World) -> None:
    await world.shelf.sources.draft(ME, page())
    for wrong in ("otter-census", "own", "collection:own"):
        with pytest.raises(Refused, match=Reason.GONE):
            await world.shelf.hiding.hide(ME, wrong)
