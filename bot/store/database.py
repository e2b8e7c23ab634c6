"""The bot's database: opening, upgrading, reading, changing, closing."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.corpus.full_text import FullText
from bot.places import DATABASE
from bot.store.cut_off import refuse_cut_off
from bot.store.errors import StoreError, newer, store_error
from bot.store.full_texts import all_full_texts, keep_full_text
from bot.store.migrations import MIGRATIONS, Migration
from bot.store.session import Session
from bot.store.squeezed import teach

__all__ = ["Database", "StoreError", "open_database"]

_BUSY_SECONDS = 5.0


class Database:
    """The database in a folder. Make it with `open_database`, end it with `close`.

    One connection changes it and another reads: who reads does not wait for a long change of another server.
    """

    def __init__(self, connection: aiosqlite.Connection, reader: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._reader = reader
        self._turn = asyncio.Lock()
        self._reading_turn = asyncio.Lock()
        self.path = path

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """Statements that only read: all see what was kept when the first one began. Raises StoreError."""
        async with self._reading_turn:
            try:
                await self._reader.execute("BEGIN")
                yield Session(self._reader)
            except sqlite3.Error as error:
                raise store_error(self.path, error) from error
            finally:
                await self._have_read()

    async def _have_read(self) -> None:
        # Left open, it would keep the log from being emptied, and nobody could read after it.
        for statement in ("COMMIT", "ROLLBACK"):
            with contextlib.suppress(sqlite3.Error):
                await self._reader.execute(statement)
                return

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[Session]:
        """One change: kept as a whole when the block ends, not at all when it raises. Raises StoreError."""
        async with self._turn:
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
                yield Session(self._connection)
                await self._connection.execute("COMMIT")
            except BaseException as error:
                # SQLite has rolled back by itself where the disk is full; and what was cancelled may be committed.
                with contextlib.suppress(sqlite3.Error):
                    await self._connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise store_error(self.path, error) from error
                raise

    async def get_state(self, key: str) -> str | None:
        """The value kept under `key`, None where there is none. Raises StoreError."""
        async with self.reading() as session:
            row = await session.row("SELECT value FROM state WHERE key = ?", key)
        return None if row is None else str(row[0])

    async def set_state(self, key: str, value: str) -> None:
        """Keep `value` under `key`. Raises StoreError; then the old value is still there."""
        async with self.changing() as session:
            await session.run("INSERT OR REPLACE INTO state VALUES (?, ?)", key, value)

    async def full_texts(self) -> list[FullText]:
        """All published texts that were read, by source id. Raises StoreError."""
        async with self.reading() as session:
            return await all_full_texts(session)

    async def put_full_text(self, full: FullText) -> None:
        """Keep `full` in the place of what was kept for its source. Raises StoreError; then that is still there."""
        async with self.changing() as session:
            await keep_full_text(session, full)

    async def scrub(self) -> None:
        """Leave nothing of what was deleted in SQLite's log of changes. Raises StoreError."""
        # The log cannot be emptied while somebody reads.
        async with self._reading_turn, self._turn:
            try:
                await Session(self._connection).row("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise store_error(self.path, error) from error

    async def close(self) -> None:
        """Let go of the file. An open connection would keep the process alive."""
        try:
            await self._reader.close()
        finally:
            # The last one brings the log into the database.
            await self._connection.close()


async def open_database(folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """The database in `folder`, made or upgraded where needed. Raises StoreError and changes nothing then."""
    path = folder / DATABASE
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be made ({error.strerror}). Set CUTTINGS_DATA to a folder that can."
        ) from error
    await asyncio.to_thread(refuse_cut_off, path)
    connection = await _connected(path)
    try:
        await _prepare(connection, path, migrations)
        reader = await _connected(path)
        await reader.execute("PRAGMA query_only = ON")
    except BaseException as error:
        await connection.close()
        if isinstance(error, sqlite3.Error):
            raise store_error(path, error) from error
        raise
    return Database(connection, reader, path)


async def _connected(path: Path) -> aiosqlite.Connection:
    try:
        connection = await aiosqlite.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise store_error(path, error) from error
    await teach(connection)
    return connection


async def _prepare(connection: aiosqlite.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    async with connection.execute("PRAGMA quick_check(1)") as rows:
        row = await rows.fetchone()
    if row is None or row[0] != "ok":
        raise sqlite3.DatabaseError("malformed")
    known = {migration.name for migration in migrations}
    done: set[str] = set()
    async with connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'") as rows:
        started = await rows.fetchone() is not None
    if started:
        async with connection.execute("SELECT name FROM migrations") as names:
            done = {str(name) async for (name,) in names}
    if done - known:
        raise newer(path)
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA foreign_keys = ON")
    # What is removed is written over: a file that falls into wrong hands holds nothing that was forgotten.
    await connection.execute("PRAGMA secure_delete = ON")
    # FULL: what was acknowledged survives a power cut, not only a crash.
    await connection.execute("PRAGMA synchronous = FULL")
    if not started:
        await connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied TEXT NOT NULL) STRICT"
        )
    for migration in migrations:
        if migration.name not in done:
            await _apply(connection, migration)


async def _apply(connection: aiosqlite.Connection, migration: Migration) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done this step while we waited.
        async with connection.execute("SELECT 1 FROM migrations WHERE name = ?", (migration.name,)) as rows:
            if await rows.fetchone() is None:
                await migration.apply(connection)
                await connection.execute("INSERT INTO migrations VALUES (?, datetime('now'))", (migration.name,))
        await connection.execute("COMMIT")
    except BaseException:
        await connection.execute("ROLLBACK")
        raise
