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


MIGRATIONS = (Migration("0001 state", _state), Migration("0002 full texts", _full_texts))
