"""The steps from an empty database to today's, in order. A released step is never changed, only followed."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

import aiosqlite


class Migration(NamedTuple):
    """One step. `apply` runs inside a transaction that also records the step."""

    name: str
    apply: Callable[[aiosqlite.Connection], Awaitable[None]]


async def _state(connection: aiosqlite.Connection) -> None:
    """Small facts about the bot itself, such as which commands Discord knows."""
    await connection.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")


async def _full_texts(connection: aiosqlite.Connection) -> None:
    """Published texts that the operator read; `blocks` is a JSON list of [kind, text]."""
    await connection.execute(
        """CREATE TABLE full_texts (
               source_id TEXT PRIMARY KEY, title TEXT NOT NULL, entry_url TEXT NOT NULL, url TEXT NOT NULL,
               archived INTEGER NOT NULL, fetched TEXT NOT NULL, blocks TEXT NOT NULL) STRICT"""
    )


async def _servers(connection: aiosqlite.Connection) -> None:
    """What is kept for each server; `guild_id` stands in every key.

    `items`: what moderators keep (settings, sources, names, …), as JSON. Every change of an item is a step of a
    numbered change, with the item before and after it; NULL is none. `actor` is NULL where they asked to be forgotten.
    """
    for statement in (
        """CREATE TABLE items (
               guild_id INTEGER NOT NULL, noun TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL,
               number INTEGER NOT NULL, PRIMARY KEY (guild_id, noun, id)) STRICT""",
        """CREATE TABLE changes (
               guild_id INTEGER NOT NULL, number INTEGER NOT NULL, actor INTEGER, action TEXT NOT NULL,
               at TEXT NOT NULL, undoes INTEGER, PRIMARY KEY (guild_id, number),
               FOREIGN KEY (guild_id, undoes) REFERENCES changes) STRICT""",
        """CREATE TABLE steps (
               guild_id INTEGER NOT NULL, number INTEGER NOT NULL, noun TEXT NOT NULL, id TEXT NOT NULL,
               before TEXT, after TEXT, PRIMARY KEY (guild_id, number, noun, id),
               FOREIGN KEY (guild_id, number) REFERENCES changes ON DELETE CASCADE) STRICT""",
        """CREATE TABLE reports (
               guild_id INTEGER NOT NULL, number INTEGER NOT NULL, source_id TEXT NOT NULL, text TEXT NOT NULL,
               day TEXT NOT NULL, PRIMARY KEY (guild_id, number)) STRICT""",
        """CREATE TABLE opinions (
               guild_id INTEGER NOT NULL, source_id TEXT NOT NULL, helpful INTEGER NOT NULL,
               not_helpful INTEGER NOT NULL, PRIMARY KEY (guild_id, source_id)) STRICT""",
        """CREATE TABLE unanswered (
               guild_id INTEGER NOT NULL, question TEXT NOT NULL, asked INTEGER NOT NULL, last_day TEXT NOT NULL,
               PRIMARY KEY (guild_id, question)) STRICT""",
        """CREATE TABLE follows (
               guild_id INTEGER NOT NULL, user_id INTEGER NOT NULL, kind TEXT NOT NULL, wanted TEXT NOT NULL,
               PRIMARY KEY (guild_id, user_id, kind, wanted)) STRICT""",
        "CREATE INDEX steps_of_item ON steps (guild_id, id)",
        "CREATE INDEX follows_of_person ON follows (user_id)",
        "CREATE INDEX changes_of_person ON changes (actor)",
        """CREATE TABLE runs (
               guild_id INTEGER NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL, address TEXT NOT NULL,
               state TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (guild_id, run, position)) STRICT""",
    ):
        await connection.execute(statement)


async def _checks(connection: aiosqlite.Connection) -> None:
    """What became of servers' sources on the web. `due`: when to look next. `told`: what moderators know of it."""
    await connection.execute(
        """CREATE TABLE checks (
               guild_id INTEGER NOT NULL, source_id TEXT NOT NULL, due TEXT NOT NULL, checked TEXT, finding TEXT,
               told TEXT, PRIMARY KEY (guild_id, source_id)) STRICT"""
    )


async def _told(connection: aiosqlite.Connection) -> None:
    """Up to which change the followers of a server were told of new sources."""
    await connection.execute("CREATE TABLE told (guild_id INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT")
    await connection.execute("INSERT INTO told SELECT guild_id, max(number) FROM changes GROUP BY guild_id")


async def _history(connection: aiosqlite.Connection) -> None:
    """The history in little room.

    Of each step the text `before` it, squeezed: NULL is none, GONE one that went for want of room. After it there was
    what stands before the next step of the same item, or, after the last one, in `items`. `title`: what people call the
    item; `state`: that of a source after the step; NULL where there is none.
    """
    for statement in (
        "ALTER TABLE steps RENAME TO old_steps",
        "DROP INDEX steps_of_item",
        """CREATE TABLE steps (
               guild_id INTEGER NOT NULL, number INTEGER NOT NULL, noun TEXT NOT NULL, id TEXT NOT NULL,
               title TEXT, state TEXT, before BLOB, PRIMARY KEY (guild_id, number, noun, id),
               FOREIGN KEY (guild_id, number) REFERENCES changes ON DELETE CASCADE) STRICT""",
        "CREATE INDEX steps_of_item ON steps (guild_id, id)",
        # Damaged JSON would fail the whole statement.
        """INSERT INTO steps SELECT guild_id, number, noun, id,
               CASE WHEN json_valid(coalesce(after, before)) THEN coalesce(
                   json_extract(coalesce(after, before), '$.fields.title'),
                   json_extract(coalesce(after, before), '$.canonical'),
                   json_extract(coalesce(after, before), '$.term')) END,
               CASE WHEN json_valid(after) THEN json_extract(after, '$.state') END,
               squeezed(before)
           FROM old_steps""",
        "DROP TABLE old_steps",
    ):
        await connection.execute(statement)


MIGRATIONS = (
    Migration("0001 state", _state),
    Migration("0002 full texts", _full_texts),
    Migration("0003 servers", _servers),
    Migration("0004 checks", _checks),
    Migration("0005 told", _told),
    Migration("0006 history", _history),
)

IS_OURS = "SELECT 1 FROM pragma_table_info('migrations') WHERE name = 'name'"
"""Has a row where a database records these steps. One with tables, and without that, is another program's."""
