"""When servers' sources were looked up on the web, and with what result."""

import json
from collections.abc import Collection
from typing import NamedTuple

from bot.store.session import Session


class Check(NamedTuple):
    """The last check of a source. Moments are ISO times in UTC; None: not checked yet, nothing told yet."""

    guild_id: int
    source_id: str
    due: str
    checked: str | None
    finding: str | None
    told: str | None


class Checks:
    """The checks of all servers, within `session`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def enter(self, guild_ids: Collection[int], noun: str, due: str) -> None:
        """Let every item `noun` of these servers that is not here yet be due at `due`."""
        await self._session.run(
            """INSERT OR IGNORE INTO checks (guild_id, source_id, due)
               SELECT guild_id, id, ? FROM items WHERE guild_id IN (SELECT value FROM json_each(?)) AND noun = ?""",
            due, json.dumps(list(guild_ids)), noun,
        )  # fmt: skip

    async def waiting(self, guild_ids: Collection[int], now: str) -> int:
        """How many of these servers' are due."""
        row = await self._session.row(
            "SELECT count(*) FROM checks WHERE guild_id IN (SELECT value FROM json_each(?)) AND due <= ?",
            json.dumps(list(guild_ids)), now,
        )  # fmt: skip
        return row[0] if row else 0

    async def due(self, guild_ids: Collection[int], now: str, most: int) -> list[Check]:
        """At most `most` of these servers' that are due, longest first."""
        rows = await self._session.rows(
            """SELECT * FROM checks WHERE guild_id IN (SELECT value FROM json_each(?)) AND due <= ?
               ORDER BY due, guild_id, source_id LIMIT ?""",
            json.dumps(list(guild_ids)), now, most,
        )  # fmt: skip
        return [Check(*row) for row in rows]

    async def put(self, check: Check) -> None:
        """Keep `check` in the place of the one before."""
        await self._session.run("INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?, ?)", *check)

    async def drop(self, guild_id: int, source_id: str) -> None:
        """Forget a source that is no more."""
        await self._session.run("DELETE FROM checks WHERE guild_id = ? AND source_id = ?", guild_id, source_id)
