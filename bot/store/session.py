"""Reading and writing while nobody else does."""

from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite

Row = tuple[Any, ...]


class Session:
    """Statements that run together: `Database.reading` and `Database.changing` give one."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def rows(self, statement: str, *values: object) -> list[Row]:
        """All rows that `statement` gives."""
        async with self._connection.execute(statement, values) as cursor:
            return [tuple(row) for row in await cursor.fetchall()]

    async def row(self, statement: str, *values: object) -> Row | None:
        """The first row that `statement` gives, None where there is none."""
        async with self._connection.execute(statement, values) as cursor:
            row = await cursor.fetchone()
        return None if row is None else tuple(row)

    async def run(self, statement: str, *values: object) -> int:
        """Run `statement`; how many rows it changed."""
        async with self._connection.execute(statement, values) as cursor:
            return cursor.rowcount

    async def run_each(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Run `statement` with each of `values`: of thousands, in a small part of the time."""
        await (await self._connection.executemany(statement, values)).close()
