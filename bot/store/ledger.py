"""What a server's moderators keep, and every change that they made to it."""

import json
from dataclasses import dataclass
from typing import Any

from bot.store.session import Row, Session

Value = dict[str, Any]
"""An item's content, as JSON holds it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One item before and after a change; None is none."""

    noun: str
    id: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `number` counts within its server, `at` is an ISO time in UTC.

    `actor`: who made it, None where they asked to be forgotten. `undoes`: the number of the change that it undid;
    `undone_by`: the one that undid it last, whether or not that was undone again.
    """

    number: int
    actor: int | None
    action: str
    at: str
    undoes: int | None
    undone_by: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it is. `number`: the change that made it so."""

    id: str
    value: Value
    number: int


class Ledger:
    """The items of one server and their history, within `session`."""

    def __init__(self, session: Session, guild_id: int) -> None:
        self._session = session
        self._guild = guild_id
        self._before: dict[tuple[str, str], Value | None] = {}
        self._after: dict[tuple[str, str], Value | None] = {}

    async def item(self, noun: str, item_id: str) -> Item | None:
        """The item as it is kept."""
        row = await self._session.row(
            "SELECT id, value, number FROM items WHERE guild_id = ? AND noun = ? AND id = ?",
            self._guild, noun, item_id,
        )  # fmt: skip
        return None if row is None else item_of(row)

    async def items(self, noun: str) -> list[Item]:
        """All items of a kind, by id."""
        return [item_of(row) for row in await self.raw(noun)]

    async def raw(self, noun: str) -> list[Row]:
        """`items` as (id, JSON, number), to be read where an event loop does not wait for it."""
        return await self._session.rows(
            "SELECT id, value, number FROM items WHERE guild_id = ? AND noun = ? ORDER BY id", self._guild, noun
        )

    async def ids(self, noun: str) -> set[str]:
        """The ids of all items of a kind."""
        rows = await self._session.rows("SELECT id FROM items WHERE guild_id = ? AND noun = ?", self._guild, noun)
        return {item_id for (item_id,) in rows}

    async def put(self, noun: str, item_id: str, value: Value | None) -> None:
        """Let an item be `value` (None: be no more) once `record` is called. An item is put once in a change."""
        item = await self.item(noun, item_id)
        before = item.value if item else None
        if value != before:
            self._before[noun, item_id], self._after[noun, item_id] = before, value

    async def record(self, actor: int, action: str, at: str, undoes: int | None = None) -> None:
        """Make the changes that were put, as one entry of the history; nothing where nothing changes."""
        if not self._after:
            return
        row = await self._session.row("SELECT max(number) FROM changes WHERE guild_id = ?", self._guild)
        number = ((row[0] if row else None) or 0) + 1
        await self._session.run(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", self._guild, number, actor, action, at, undoes
        )
        for (noun, item_id), after in self._after.items():
            before = self._before[noun, item_id]
            key = (self._guild, noun, item_id)
            texts = (_text(before), _text(after))
            await self._session.run(
                "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?)", self._guild, number, noun, item_id, *texts
            )
            if after is None:
                await self._session.run("DELETE FROM items WHERE guild_id = ? AND noun = ? AND id = ?", *key)
            else:
                await self._session.run("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)", *key, texts[1], number)
        self._before, self._after = {}, {}

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

    async def _entries(self, condition: str, *values: object) -> list[Entry]:
        rows = await self._session.rows(
            f"""SELECT number, actor, action, at, undoes,
                       (SELECT max(u.number) FROM changes u WHERE u.guild_id = c.guild_id AND u.undoes = c.number)
                FROM changes c WHERE guild_id = ? {condition}""",  # noqa: S608 - conditions of this module only
            self._guild, *values,
        )  # fmt: skip
        return [
            Entry(number, actor, action, at, undoes, undone_by, await self._steps(number))
            for number, actor, action, at, undoes, undone_by in rows
        ]

    async def _steps(self, number: int) -> tuple[Step, ...]:
        rows = await self._session.rows(
            "SELECT noun, id, before, after FROM steps WHERE guild_id = ? AND number = ? ORDER BY noun, id",
            self._guild, number,
        )  # fmt: skip
        return tuple(Step(noun, item_id, _value(before), _value(after)) for noun, item_id, before, after in rows)


def item_of(row: Row) -> Item:
    return Item(row[0], json.loads(row[1]), row[2])


def _text(value: Value | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(text: str | None) -> Value | None:
    return None if text is None else json.loads(text)
