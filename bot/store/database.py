"""The bot's database: opening, upgrading, closing."""

import asyncio
import json
import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import aiosqlite

from bot.corpus.full_text import FullText
from bot.corpus.source import BlockKind
from bot.places import DATABASE
from bot.store.migrations import MIGRATIONS, Migration

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 5.0


class StoreError(Exception):
    """A database that cannot be used. The message names the file and the remedy."""


class Database:
    """One connection to the database in `folder`. Make it with `open_database`, end it with `close`."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    async def get_state(self, key: str) -> str | None:
        """The value kept under `key`, None where there is none. Raises StoreError."""
        try:
            async with self._connection.execute("SELECT value FROM state WHERE key = ?", (key,)) as rows:
                row = await rows.fetchone()
        except sqlite3.Error as error:
            raise _store_error(self.path, error) from error
        return None if row is None else str(row[0])

    async def set_state(self, key: str, value: str) -> None:
        """Keep `value` under `key`. Raises StoreError; then the old value is still there."""
        try:
            await self._connection.execute(
                "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )
        except sqlite3.Error as error:
            raise _store_error(self.path, error) from error

    async def full_texts(self) -> list[FullText]:
        """All published texts that were read, by source id. Raises StoreError."""
        try:
            async with self._connection.execute("SELECT * FROM full_texts ORDER BY source_id") as rows:
                return [full async for row in rows if (full := _full_text(row)) is not None]
        except sqlite3.Error as error:
            raise _store_error(self.path, error) from error

    async def put_full_text(self, full: FullText) -> None:
        """Keep `full` in the place of what was kept for its source. Raises StoreError; then that is still there."""
        blocks = json.dumps([[kind.value, text] for kind, text in full.blocks], ensure_ascii=False)
        row = (full.source_id, full.title, full.entry_url, full.url, int(full.archived), full.fetched, blocks)
        try:
            await self._connection.execute("INSERT OR REPLACE INTO full_texts VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise _store_error(self.path, error) from error

    async def close(self) -> None:
        """Let go of the file. An open connection would keep the process alive."""
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
    connection = aiosqlite.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        await connection
    except sqlite3.Error as error:
        raise _store_error(path, error) from error
    try:
        await _prepare(connection, path, migrations)
    except BaseException as error:
        await connection.close()
        if isinstance(error, sqlite3.Error):
            raise _store_error(path, error) from error
        raise
    return Database(connection, path)


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
        raise StoreError(
            f"The database {path} was written by a newer Cuttings. Upgrade Cuttings, or restore the backup "
            "from before the upgrade. Nothing was changed."
        )
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA foreign_keys = ON")
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


def _full_text(row: sqlite3.Row) -> FullText | None:
    """The text in a row; None, and a line in the log, where it is damaged: the note then answers."""
    source_id, title, entry_url, url, archived, fetched, blocks = row
    try:
        kinds = tuple((BlockKind(kind), str(text)) for kind, text in json.loads(blocks))
    except (ValueError, TypeError, RecursionError):
        _log.warning(
            "The published text of %s is damaged and left out. Read it again: cuttings corpus fetch", source_id
        )
        return None
    return FullText(source_id, title, entry_url, url, bool(archived), fetched, kinds)


def _store_error(path: Path, error: sqlite3.Error) -> StoreError:
    """What `error` means for the operator."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            text = f"The database {path} is in use by another process. End that process and try again."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            text = f"The database {path} cannot be written. Give this user write access to the file and its folder."
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            text = f"The disk that holds {path} is full or fails. Free some space and try again."
        case _:
            text = f"The database {path} is damaged ({type(error).__name__}). Move it away or restore a backup."
    return StoreError(text + " Nothing was overwritten.")
