"""The bot's database: opening, upgrading, reading, changing, closing."""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.corpus.full_text import FullText
from bot.places import DATABASE
from bot.store.beginning import begin
from bot.store.cut_off import refuse_cut_off
from bot.store.errors import StoreError, foreign, newer, store_error
from bot.store.folder import make_folder
from bot.store.full_texts import all_full_texts, keep_full_text
from bot.store.health import refuse_empty
from bot.store.migrations import IS_OURS, MIGRATIONS, Migration
from bot.store.private import keep_private
from bot.store.session import Session
from bot.store.squeezed import teach

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 5.0
_RETRY_SECONDS = 1.0


class Database:
    """The database in a folder. Make it with `open_database`, end it with `close`.

    One connection changes it and another reads: who reads does not wait for a long change of another server.
    """

    def __init__(self, connection: aiosqlite.Connection, reader: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._reader = reader
        self._turn = asyncio.Lock()
        self._reading_turn = asyncio.Lock()
        self._emptying: asyncio.Task[None] | None = None
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
        """Leave nothing of what was deleted in SQLite's log of changes. Raises StoreError.

        Where another process reads, such as a backup, that is done as soon as it has read.
        """
        if await self._emptied() or self._emptying is not None:
            return
        _log.warning(
            "What was deleted is still in the log of changes: another process reads the database. It goes then."
        )
        self._emptying = asyncio.create_task(self._empty(), name="emptying the log")

    async def _empty(self) -> None:
        try:
            emptied = False
            while not emptied:
                await asyncio.sleep(_RETRY_SECONDS)
                emptied = await self._emptied()
            _log.info("What was deleted is no longer in the log of changes.")
        except StoreError as error:
            # The sweep of the next day tries it again.
            _log.warning("What was deleted is still in the log of changes: %s", error)
        finally:
            self._emptying = None

    async def _emptied(self) -> bool:
        """Empty the log. Was it, or does another process read?"""
        # The log cannot be emptied while somebody reads.
        async with self._reading_turn, self._turn:
            session = Session(self._connection)
            try:
                # Everybody waits meanwhile, so it does not wait for other processes.
                await session.run("PRAGMA busy_timeout = 0")
                try:
                    row = await session.row("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    await session.run(f"PRAGMA busy_timeout = {round(_BUSY_SECONDS * 1000)}")
            except sqlite3.Error as error:
                raise store_error(self.path, error) from error
        return row is not None and not row[0]

    async def close(self) -> None:
        """Let go of the file. An open connection would keep the process alive."""
        if self._emptying is not None:
            self._emptying.cancel()
            await asyncio.gather(self._emptying, return_exceptions=True)
        try:
            await self._reader.close()
        finally:
            # The last one brings the log into the database.
            await self._connection.close()


async def open_database(folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """The database in `folder`, made or upgraded where needed. Raises StoreError and changes nothing then."""
    path = folder / DATABASE
    await asyncio.to_thread(make_folder, folder)
    await asyncio.to_thread(refuse_cut_off, path)
    await asyncio.to_thread(_prepare_file, path)
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


def _prepare_file(path: Path) -> None:
    try:
        refuse_empty(path)
        if not path.exists():
            begin(path)
    except sqlite3.Error as error:
        raise store_error(path, error) from error
    except OSError:
        pass  # SQLite says what is wrong with the place
    keep_private(path)


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
    async with connection.execute("SELECT 1 FROM sqlite_schema") as rows:
        started = await rows.fetchone() is not None
    if started:
        async with connection.execute(IS_OURS) as rows:
            if await rows.fetchone() is None:
                raise foreign(path)
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
        # SQLite has rolled back by itself where the disk is full, and that is what is wrong then.
        with contextlib.suppress(sqlite3.Error):
            await connection.execute("ROLLBACK")
        raise
