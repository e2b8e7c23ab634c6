"""Promise 15: a database of every version there was becomes today's with its data, and no released step changes."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.places import DATABASE
from bot.store.database import open_database
from bot.store.ledger import Ledger
from bot.store.migrations import MIGRATIONS

SCHEMAS = {
    "0001 state": "b38d36bde694adfc",
    "0002 full texts": "e94bce1502bcb5d3",
    "0003 servers": "d447089d40008d80",
    "0004 checks": "37d6b5d39da94352",
    "0005 told": "d52f7b1e32695379",
    "0006 history": "806117bbe9746351",
}
"""The schema after each released step, as the beginning of its SHA-256: it never changes again."""


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for what the steps record of themselves."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for (name,) in names
            if name != "migrations"
        }


def fill(path: Path, rows: int = 3) -> None:
    """Some rows in every table, each column with what fits its type."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for name in tables(path):
            columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
            for number in range(1, rows + 1):
                values = [None if c[1] in {"undoes", "before"} else _value(c[1], c[2], number) for c in columns]
                marks = ", ".join("?" * len(values))
                connection.execute(f"INSERT INTO {name} VALUES ({marks})", values)
        connection.commit()
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _value(name: str, kind: str, number: int) -> object:
    if name == "value":
        return '{"a": [1, "水"]}'
    return number if kind == "INTEGER" else f"{name} {number} \U0001f400"


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
async def test_a_database_of_every_version_keeps_its_data(tmp_path: Path, version: int) -> None:
    await (await open_database(tmp_path, MIGRATIONS[:version])).close()
    fill(tmp_path / DATABASE)
    before = tables(tmp_path / DATABASE)
    for _ in range(2):
        await (await open_database(tmp_path)).close()
        after = tables(tmp_path / DATABASE)
        # What a step changed is kept in another way since: see the next test.
        assert {name: after[name] for name in before.keys() - {"steps"}} == {
            name: rows for name, rows in before.items() if name != "steps"
        }
    await (await open_database(tmp_path / "new")).close()
    assert schema(tmp_path / DATABASE) == schema(tmp_path / "new" / DATABASE)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_what_each_change_changed_is_known_as_before(tmp_path: Path) -> None:
    await (await open_database(tmp_path, MIGRATIONS[:5])).close()
    texts = [None, '{"fields": {"title": "Otters"}, "state": "draft"}', "{damaged", '{"state": "published", "a": "🐀"}']
    steps = [(7, n, "source", "otters", texts[n - 1], texts[n]) for n in (1, 2, 3)]
    steps += [(7, 3, "alias", "otters", None, '{"canonical": "Otter"}'), (8, 1, "source", "otters", None, '{"b": 1}')]
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        for guild_id, number in {step[:2] for step in steps}:
            connection.execute("INSERT INTO changes VALUES (?, ?, 1, 'edit', '2026-01-05', NULL)", (guild_id, number))
        connection.executemany("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?)", steps)
        for key, noun, number in ((7, "source", 3), (7, "alias", 3), (8, "source", 1)):
            value = next(step[5] for step in steps if step[:3] == (key, number, noun))
            connection.execute("INSERT INTO items VALUES (?, ?, 'otters', ?, ?)", (key, noun, value, number))
        connection.commit()
    database = await open_database(tmp_path)
    async with database.reading() as session:
        for guild_id, number in {step[:2] for step in steps}:
            known = [(s.noun, s.id, s.before, s.after) for s in await Ledger(session, guild_id).steps(number)]
            assert known == sorted(step[2:] for step in steps if step[:2] == (guild_id, number))
        titles = [entry.touched[-1].title for entry in await Ledger(session, 7).entries(9)]
        assert titles == [None, None, "Otters"]
        assert await session.rows("SELECT state FROM steps WHERE guild_id = 7 ORDER BY number, noun DESC") == [
            ("draft",), (None,), ("published",), (None,),
        ]  # fmt: skip
    await database.close()


async def test_followers_are_not_told_of_what_was_published_before_there_was_telling(tmp_path: Path) -> None:
    await (await open_database(tmp_path, MIGRATIONS[:4])).close()
    fill(tmp_path / DATABASE)
    await (await open_database(tmp_path)).close()
    assert tables(tmp_path / DATABASE)["told"] == [(number, number) for number in (1, 2, 3)]


async def test_no_released_step_is_changed(tmp_path: Path) -> None:
    found = {}
    for number, step in enumerate(MIGRATIONS, 1):
        folder = tmp_path / str(number)
        await (await open_database(folder, MIGRATIONS[:number])).close()
        found[step.name] = hashlib.sha256("\n".join(schema(folder / DATABASE)).encode()).hexdigest()[:16]
    assert found == SCHEMAS, "A released step is never changed, only followed by another."


def schema(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").fetchall()
        return [" ".join(sql.split()) for (sql,) in found]
