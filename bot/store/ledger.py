"""What a server's moderators keep, and every change that they made to it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from bot.store.numbers import given
from bot.store.session import Row, Session
from bot.store.squeezed import GONE

NAMED = 3
"""Things that a change touched and that lists name: there may be thousands, with a book each."""

MOST_PAST = 25_000_000
"""Bytes that the history of one server takes at most, beside its last change: some 7,000 articles, or 25 books."""

# What people call an item, and the state of a source, out of a JSON that may be damaged.
_TITLE = """CASE WHEN json_valid(coalesce(?5, ?6)) THEN coalesce(
    json_extract(coalesce(?5, ?6), '$.fields.title'), json_extract(coalesce(?5, ?6), '$.canonical'),
    json_extract(coalesce(?5, ?6), '$.term')) END"""
_STATE = "CASE WHEN json_valid(?5) THEN json_extract(?5, '$.state') END"

Value = dict[str, Any]
"""An item's content, as JSON holds it."""


def json_text(value: Value) -> str:
    """`value` as it is kept: equal values give equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class Put(Enum):
    """What comes of putting an item: it was not there, its content was another one, or just the same."""

    NEW, REPLACED, SAME = range(3)


@dataclass(frozen=True, slots=True)
class Step:
    """One item before and after a change, as JSON; None is none. `kept`: are these texts still kept?"""

    noun: str
    id: str
    before: str | None
    after: str | None
    kept: bool = True


class Touched(NamedTuple):
    """What a change touched, by what people call it: its title, name or term; None where it has none."""

    noun: str
    id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, without what it changed: `Ledger.steps` has that. `number` counts within its server.

    `actor`: who made it, None where they asked to be forgotten. `at`: an ISO time in UTC. `undoes`: the number of the
    change that it undid; `undone_by`: of the one that undid it, where that stands. `touched`: the first NAMED things
    that it touched, of `size` in all.
    """

    number: int
    actor: int | None
    action: str
    at: str
    undoes: int | None
    undone_by: int | None
    touched: tuple[Touched, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it is, with its content as JSON. `number`: the change that made it so."""

    id: str
    text: str
    number: int

    @property
    def value(self) -> Value:
        """The content. A long one takes its time."""
        value: Value = json.loads(self.text)
        return value


class Ledger:
    """The items of one server and their history, within `session`."""

    def __init__(self, session: Session, guild_id: int) -> None:
        self._session = session
        self._guild = guild_id
        self._steps: list[Step] = []
        self.recorded: int | None = None
        """The number of the change that `record` made; None while it made none."""

    async def item(self, noun: str, item_id: str) -> Item | None:
        """The item as it is kept."""
        row = await self._session.row(
            "SELECT id, value, number FROM items WHERE guild_id = ? AND noun = ? AND id = ?",
            self._guild, noun, item_id,
        )  # fmt: skip
        return None if row is None else Item(*row)

    async def items(self, noun: str) -> list[Item]:
        """All items of a kind, by id."""
        rows = await self._session.rows(
            "SELECT id, value, number FROM items WHERE guild_id = ? AND noun = ? ORDER BY id", self._guild, noun
        )
        return [Item(*row) for row in rows]

    async def parts(self, noun: str, *paths: str) -> list[Row]:
        """The id of each sound item of a kind and what its content holds at `paths` (such as "$.state"), by id."""
        columns = "".join(", json_extract(value, ?)" for _ in paths)
        return await self._session.rows(
            f"SELECT id{columns} FROM items WHERE guild_id = ? AND noun = ? AND json_valid(value) ORDER BY id",  # noqa: S608
            *paths, self._guild, noun,
        )  # fmt: skip

    async def ids(self, noun: str) -> set[str]:
        """The ids of all items of a kind."""
        rows = await self._session.rows("SELECT id FROM items WHERE guild_id = ? AND noun = ?", self._guild, noun)
        return {item_id for (item_id,) in rows}

    async def size(self, noun: str, but: Collection[str] = ()) -> int:
        """Characters of the content of all items of a kind together, without those whose ids are `but`."""
        row = await self._session.row(
            """SELECT sum(length(value)) FROM items
               WHERE guild_id = ? AND noun = ? AND id NOT IN (SELECT value FROM json_each(?))""",
            self._guild, noun, json.dumps(list(but)),
        )  # fmt: skip
        return (row[0] if row else None) or 0

    async def texts(self, noun: str, ids: Collection[str]) -> dict[str, str]:
        """id → content as JSON, of those items of a kind that are kept."""
        rows = await self._session.rows(
            """SELECT id, value FROM items
               WHERE guild_id = ? AND noun = ? AND id IN (SELECT value FROM json_each(?))""",
            self._guild, noun, json.dumps(list(ids)),
        )  # fmt: skip
        return dict(rows)

    async def put(self, noun: str, item_id: str, value: Value | None) -> None:
        """Let an item be `value` (None: be no more) once `record` is called."""
        await self.put_texts(noun, {item_id: None if value is None else json_text(value)})

    async def put_texts(self, noun: str, texts: Mapping[str, str | None]) -> list[Put]:
        """`put`, of many, with values as `json_text`, an Item or a Step gave them; what becomes of each.

        Each is put once in a change.
        """
        before = await self.texts(noun, texts)
        steps = [Step(noun, item_id, before.get(item_id), text) for item_id, text in texts.items()]
        self._steps += (step for step in steps if step.before != step.after)
        return [_became(step) for step in steps]

    async def record(self, actor: int, action: str, at: str, undoes: int | None = None) -> None:
        """Make the changes that were put, as one entry of the history; nothing where nothing changes."""
        if not self._steps:
            return
        row = await self._session.row("SELECT max(number) FROM changes WHERE guild_id = ?", self._guild)
        number = ((row[0] if row else None) or await given(self._session)) + 1
        await self._session.run(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", self._guild, number, actor, action, at, undoes
        )
        await self._session.run_each(
            f"INSERT INTO steps VALUES (?1, ?2, ?3, ?4, {_TITLE}, {_STATE}, squeezed(?6))",  # noqa: S608
            [(self._guild, number, step.noun, step.id, step.after, step.before) for step in self._steps],
        )
        await self._session.run_each(
            "DELETE FROM items WHERE guild_id = ? AND noun = ? AND id = ?",
            [(self._guild, step.noun, step.id) for step in self._steps if step.after is None],
        )
        await self._session.run_each(
            "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)",
            [(self._guild, s.noun, s.id, s.after, number) for s in self._steps if s.after is not None],
        )
        self._steps = []
        await self._make_room(number)
        self.recorded = number

    async def _make_room(self, last: int) -> None:
        """Let the texts of the oldest changes go where all together, without those of the `last` one, take too much."""
        row = await self._session.row(
            """SELECT max(number) FROM (
                   SELECT number, sum(sum(length(before))) OVER (ORDER BY number DESC) AS taken FROM steps
                   WHERE guild_id = ? AND number < ? GROUP BY number)
               WHERE taken > ?""",
            self._guild, last, MOST_PAST,
        )  # fmt: skip
        if row is not None and row[0] is not None:
            await self._session.run(
                "UPDATE steps SET before = ? WHERE guild_id = ? AND number <= ? AND length(before) > 0",
                GONE, self._guild, row[0],
            )  # fmt: skip

    async def entry(self, number: int) -> Entry | None:
        """One change."""
        entries = await self._entries("AND number = ?", number)
        return entries[0] if entries else None

    async def entries(self, limit: int, before: int | None = None, item_id: str | None = None) -> list[Entry]:
        """The last `limit` changes, newest first: those before the change `before`, those of one item."""
        touching = "AND number IN (SELECT number FROM steps WHERE guild_id = ? AND id = ?)"
        return await self._entries(
            f"AND number < ? {touching if item_id is not None else ''} ORDER BY number DESC LIMIT ?",
            before or 2**62, *(() if item_id is None else (self._guild, item_id)), limit,
        )  # fmt: skip

    async def last_standing(self) -> Entry | None:
        """The last change that is not undone, and undoes none itself."""
        undone = sorted(await self._undone())
        places = ", ".join("?" * len(undone))
        entries = await self._entries(
            f"AND undoes IS NULL AND number NOT IN ({places}) ORDER BY number DESC LIMIT 1", *undone
        )
        return entries[0] if entries else None

    async def acted_before(self, actor: int, number: int) -> bool:
        """Is a change of theirs before the change `number` known?"""
        row = await self._session.row(
            "SELECT 1 FROM changes WHERE guild_id = ? AND actor = ? AND number < ? LIMIT 1", self._guild, actor, number
        )
        return row is not None

    async def _undone(self) -> dict[int, int]:
        """Change → the one that undid it, where that stands."""
        undone: dict[int, int] = {}
        # An undoing is later than what it undoes, so whether it stands is known when it is reached.
        for number, undoes in await self._session.rows(
            "SELECT number, undoes FROM changes WHERE guild_id = ? AND undoes IS NOT NULL ORDER BY number DESC",
            self._guild,
        ):
            if number not in undone:
                undone.setdefault(undoes, number)
        return undone

    async def _entries(self, condition: str, *values: object) -> list[Entry]:
        undone = await self._undone()
        rows = await self._session.rows(
            # The conditions are those of this module.
            f"SELECT number, actor, action, at, undoes FROM changes WHERE guild_id = ? {condition}",  # noqa: S608
            self._guild, *values,
        )  # fmt: skip
        return [
            Entry(number, actor, action, at, undoes, undone.get(number), *await self._touched(number))
            for number, actor, action, at, undoes in rows
        ]

    async def _touched(self, number: int) -> tuple[tuple[Touched, ...], int]:
        key = (self._guild, number)
        rows = await self._session.rows(
            "SELECT noun, id, title FROM steps WHERE guild_id = ? AND number = ? ORDER BY noun, id LIMIT ?", *key, NAMED
        )
        count = await self._session.row("SELECT count(*) FROM steps WHERE guild_id = ? AND number = ?", *key)
        return tuple(Touched(*row) for row in rows), count[0] if count else 0

    async def steps(self, number: int) -> tuple[Step, ...]:
        """What a change changed, with all texts before and after, as far as they are kept."""
        rows = await self._session.rows(
            """SELECT s.noun, s.id, unsqueezed(s.before),
                   CASE WHEN n.number IS NULL THEN i.value ELSE unsqueezed(n.before) END,
                   s.before IS NOT ?3 AND n.before IS NOT ?3
               FROM steps s
               LEFT JOIN items i ON i.guild_id = s.guild_id AND i.noun = s.noun AND i.id = s.id
               LEFT JOIN steps n ON n.guild_id = s.guild_id AND n.noun = s.noun AND n.id = s.id AND n.number = (
                   SELECT min(number) FROM steps WHERE guild_id = s.guild_id AND id = s.id AND noun = s.noun
                   AND number > s.number)
               WHERE s.guild_id = ?1 AND s.number = ?2 ORDER BY s.noun, s.id""",
            self._guild, number, GONE,
        )  # fmt: skip
        return tuple(Step(noun, item_id, before, after, bool(kept)) for noun, item_id, before, after, kept in rows)


def _became(step: Step) -> Put:
    if step.before == step.after:
        return Put.SAME
    return Put.NEW if step.before is None else Put.REPLACED
