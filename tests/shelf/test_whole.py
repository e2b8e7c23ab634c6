"""Changes are whole: a fault leaves no trace (12), a kill loses nothing (13), the index follows (24), servers are apart (8)."""

import asyncio
import io
import itertools
import signal
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.desk import Desk
from bot.answering.reference import pack
from bot.answering.service import AnswerService
from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.places import DATABASE
from bot.shelf.authority import Actor
from bot.shelf.changes import Refused
from bot.shelf.holdings import DatabaseHoldings
from bot.store.database import Database, open_database
from bot.store.errors import StoreError
from bot.store.people import Following
from bot.store.server_settings import ServerSettings
from tests.conftest import ROOT
from tests.shelf.conftest import HERE, SHIPPED, THERE, World, manager, page, upload

ME, THEM = manager(HERE), manager(THERE, 5)
QUESTIONS = ("otter census", "mink census", "harbour dredged", "bread for miners", "loutre", "ninety animals")


def dump(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return list(connection.iterdump())


async def answers_of(service: AnswerService, guild_id: int = HERE) -> list[object]:
    """All that is answered, without what is only ever the same."""
    return [await service.ask(question, guild_id) for question in QUESTIONS]


async def draft(world: World, actor: Actor) -> None:
    await world.shelf.sources.draft(actor, page("Mink census"))


async def publish(world: World, actor: Actor) -> None:
    await world.shelf.sources.publish(actor, "draft-census")


async def discard(world: World, actor: Actor) -> None:
    await world.shelf.sources.discard(actor, "draft-census")


async def edit(world: World, actor: Actor) -> None:
    number = (await world.shelf.sources.get(actor, "otter-census")).number
    await world.shelf.sources.edit(actor, "otter-census", number, {"title": "New"}, "The mink census.")


async def retire(world: World, actor: Actor) -> None:
    await world.shelf.sources.retire(actor, "otter-census")


async def restore(world: World, actor: Actor) -> None:
    await world.shelf.sources.restore(actor, "retired-census")


async def undo(world: World, actor: Actor) -> None:
    await world.shelf.history.undo(actor)


async def hide(world: World, actor: Actor) -> None:
    await world.shelf.hiding.hide(actor, "tests")


async def name(world: World, actor: Actor) -> None:
    await world.shelf.names.add_alias(actor, Alias("Otter", "translation", ("otter", "loutre")))


async def explain(world: World, actor: Actor) -> None:
    await world.shelf.names.put_term(actor, GlossaryEntry("Census", "A count.", (), ()))


async def set_up(world: World, actor: Actor) -> None:
    await world.shelf.managing.set(actor, ServerSettings(log_channel=4))


async def take(world: World, actor: Actor) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for title in ("otter", "mink"):
            head = f"title: T {title}\npublisher: P\nlanguage: en\nkind: op-ed\ncollection: own\ntext: full"
            archive.writestr(f"own/{title}-census.md", f"---\n{head}\n---\n\nThe {title} census, taken in.\n")
    await world.shelf.transfer.take(actor, upload(buffer.getvalue()))


async def delete_all(world: World, actor: Actor) -> None:
    await world.shelf.managing.delete_all(actor)


CHANGES = [draft, publish, discard, edit, retire, restore, undo, hide, name, explain, set_up, take, delete_all]


async def furnish(world: World, actor: Actor) -> None:
    await world.published(actor)
    await world.published(actor, "Retired census")
    await world.shelf.sources.retire(actor, "retired-census")
    await world.shelf.sources.draft(actor, page("Draft census"))


class Meddling:
    """At the `at`th statement from now on, on whichever connection of a database, something happens to it."""

    def __init__(self, database: Database, at: int, meddle: Callable[[], object]) -> None:
        self._database, self._left, self._meddle = database, at, meddle
        self._sound = database._connection, database._reader

    @property
    def met(self) -> bool:
        """Has it happened?"""
        return self._left <= 0

    def count(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._meddle()

    def __enter__(self) -> "Meddling":
        changing, reading = self._sound
        self._database._connection = Meddled(changing, self)  # type: ignore[assignment]
        # What was read is there already when the reading ends.
        self._database._reader = Meddled(reading, self, but="COMMIT")  # type: ignore[assignment]
        return self

    def __exit__(self, *error: object) -> None:
        self._database._connection, self._database._reader = self._sound


class Meddled:
    """A connection whose statements are counted, `but` one."""

    def __init__(self, connection: Any, meddling: Meddling, but: str = "") -> None:
        self._connection, self._meddling, self._but = connection, meddling, but

    def execute(self, statement: str, values: Any = ()) -> Any:
        if statement != self._but:
            self._meddling.count()
        return self._connection.execute(statement, values)

    def executemany(self, statement: str, values: Any) -> Any:
        self._meddling.count()
        return self._connection.executemany(statement, values)


def full_disk() -> None:
    error = sqlite3.OperationalError("full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_a_change_that_fails_anywhere_leaves_no_trace(
    world: World, change: Callable[[World, Actor], Awaitable[None]]
) -> None:
    await furnish(world, ME)
    before, answered = dump(world.folder), await answers_of(world.answers)
    for at in itertools.count(1):
        try:
            with Meddling(world.database, at, full_disk):
                await change(world, ME)
            break
        except StoreError as error:
            assert "Free some space" in str(error)
        assert dump(world.folder) == before
        assert await answers_of(world.answers) == answered
    assert at > 3
    assert dump(world.folder) != before
    await follows(world)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_a_change_that_is_cancelled_at_any_turn_is_whole_or_not_there(
    world: World, change: Callable[[World, Actor], Awaitable[None]]
) -> None:
    await furnish(world, ME)
    before = dump(world.folder)
    # Most changes are over after 150 turns. One that waits for a process is cancelled at its statements, too: below.
    for turns in range(1, 200):
        task = asyncio.ensure_future(change(world, ME))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        if await is_over(world, task, before):
            break
    await follows(world)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_a_change_that_is_cancelled_at_any_statement_is_whole_or_not_there(
    world: World, change: Callable[[World, Actor], Awaitable[None]]
) -> None:
    await furnish(world, ME)
    before = dump(world.folder)
    for at in itertools.count(1):
        task = asyncio.ensure_future(change(world, ME))
        with Meddling(world.database, at, task.cancel):
            over = await is_over(world, task, before)
        if over:
            break
    assert at > 3
    await follows(world)


async def is_over(world: World, task: "asyncio.Future[None]", before: list[str]) -> bool:
    """Was a change finished, or kept, though it was cancelled?"""
    done = (await asyncio.gather(task, return_exceptions=True))[0] is None
    # Whoever comes next waits for what still runs.
    async with world.database.changing():
        pass
    return done or dump(world.folder) != before


async def follows(world: World) -> None:
    """The index is that of what the database holds."""
    fresh = AnswerService(world.answers.desk, DatabaseHoldings(world.database))
    assert await answers_of(world.answers) == await answers_of(fresh)
    fresh.close()


async def view(world: World, actor: Actor) -> list[object]:
    """All that a server can see of itself."""
    shelf, guild_id = world.shelf, actor.guild_id or 0
    return [
        [await shelf.sources.preview(actor, outline.id) for outline in await shelf.sources.outlines(actor)],
        await shelf.history.last(actor),
        await shelf.names.aliases(actor),
        await shelf.names.glossary(guild_id),
        await shelf.hiding.hidden(actor),
        await shelf.managing.settings(guild_id),
        await shelf.readers.reports(actor),
        await shelf.readers.opinions(actor),
        await shelf.readers.unanswered(actor),
        await shelf.readers.following(actor),
        await shelf.transfer.export(actor),
        await answers_of(world.answers, guild_id),
    ]


async def use(world: World, actor: Actor) -> None:
    """Every operation, in one server."""
    shelf, guild_id = world.shelf, actor.guild_id or 0
    await furnish(world, actor)
    await shelf.managing.set(actor, ServerSettings(unanswered_days=9))
    for change in (draft, publish, edit, restore, name, explain, hide, take, retire, undo):
        await change(world, actor)
    await shelf.readers.missed(guild_id, "who ate the cheese")
    await shelf.readers.report(actor, "harbour", "Wrong")
    await shelf.readers.resolve(actor, 1)
    await shelf.readers.rate(actor, "harbour", True)
    await shelf.readers.follow(actor, Following.TOPIC, "otters")


async def test_two_servers_see_nothing_of_each_other(worlds: Callable[[], Awaitable[World]]) -> None:
    world = await worlds()
    nothing = await view(world, THEM)
    await use(world, ME)
    mine = await view(world, ME)
    assert await view(world, THEM) == nothing
    await use(world, THEM)
    assert await view(world, ME) == mine
    assert [e.number for e in await world.shelf.history.last(THEM)] == [
        e.number for e in await world.shelf.history.last(ME)
    ]
    await world.shelf.managing.left(THERE)
    await world.shelf.managing.delete_all(THEM)
    assert await view(world, THEM) == nothing
    assert await view(world, ME) == mine
    world = await worlds()
    assert await view(world, ME) == mine


async def test_a_button_of_one_server_says_nothing_in_another(world: World) -> None:
    await world.published(ME)
    await world.published(THEM, "Otter census", "The otter census of the other server is secret.")
    answer = await world.answers.ask("otter census", HERE)
    references = pack(answer.quotes, 90)  # type: ignore[union-attr]
    recalled = await world.answers.recall(references, HERE)
    assert recalled is not None
    assert [quote.text for quote in recalled] == [quote.text for quote in answer.quotes]  # type: ignore[union-attr]
    assert await world.answers.recall(references, THERE) is None
    assert await world.answers.recall(references, None) is None
    await world.shelf.sources.retire(ME, "otter-census")
    assert await world.answers.recall(references, HERE) is None
    assert (await world.answers.context(answer.quotes[0], HERE)).quote == answer.quotes[0]  # type: ignore[union-attr]


STEPS = ("draft", "publish", "edit", "retire", "restore", "undo", "hide", "name", "take")


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.booleans()), max_size=12))
def test_the_index_follows_any_sequence_of_changes(steps: list[tuple[str, bool]]) -> None:
    async def run(folder: Path) -> None:
        database = await open_database(folder)
        world = World(folder, database, Desk(SHIPPED))
        try:
            await furnish(world, ME)
            for step, ask in steps:
                with suppress(Refused):
                    await globals()[step](world, ME)
                if ask:
                    await world.answers.ask("otter census", HERE)
            await follows(world)
        finally:
            world.answers.close()
            await database.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder)))


KILLED = """
import asyncio, sys
from pathlib import Path
from bot.answering.desk import Desk
from bot.answering.reference import pack
from bot.store.database import open_database
from tests.shelf.conftest import World, manager

async def run(folder):
    world = World(folder, await open_database(folder), Desk([]))
    while True:
        shelved = await world.published(manager())
        print(shelved.source.id, flush=True)

asyncio.run(run(Path(sys.argv[1])))
"""


async def test_a_kill_at_any_moment_loses_nothing_that_was_acknowledged(
    worlds: Callable[[], Awaitable[World]], tmp_path: Path
) -> None:
    acknowledged: set[str] = set()
    for lines in (1, 2, 5, 9):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert process.stdout is not None
        for _ in range(lines):
            acknowledged.add(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
        acknowledged |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.stdout.close()
        process.wait()
    world = await worlds()
    published = {s.id for s in await world.shelf.sources.outlines(ME) if s.state == "published"}
    assert acknowledged <= published
    entries = await world.shelf.history.last(ME, 10_000)
    assert len(published) == sum(entry.action == "publish" for entry in entries)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
