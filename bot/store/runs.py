"""Long lists of addresses that a server adds at once, row by row: a run that is cut off goes on where it ended."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.store.numbers import given
from bot.store.session import Session

_LAST = -1
"""The position of a row that is none: it bears the highest number that there was, which no other run is given."""


class RowState(StrEnum):
    """What became of one row."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    HERE = "here"
    """It is one of the sources already."""


class RunRow(NamedTuple):
    """One row of a run. `detail`: the id of the draft that it gave, of what it is already, or in one word why none."""

    position: int
    address: str
    state: RowState
    detail: str


class Run(NamedTuple):
    """A run, and how many of its rows are in which state."""

    number: int
    waiting: int
    done: int
    failed: int
    here: int = 0


class Runs:
    """The runs of one server, within `session`."""

    def __init__(self, session: Session, guild_id: int) -> None:
        self._session = session
        self._guild = guild_id

    async def begin(self, addresses: Sequence[str]) -> int:
        """A new run over `addresses`; its number."""
        row = await self._session.row("SELECT max(run) FROM runs WHERE guild_id = ?", self._guild)
        run = ((row[0] if row else None) or await given(self._session)) + 1
        for position, address in enumerate(addresses):
            await self._session.run(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, '')", self._guild, run, position, address, RowState.WAITING
            )
        return run

    async def rows(self, run: int) -> list[RunRow]:
        """The rows of a run, in order."""
        rows = await self._session.rows(
            """SELECT position, address, state, detail FROM runs
               WHERE guild_id = ? AND run = ? AND position >= 0 ORDER BY position""",
            self._guild, run,
        )  # fmt: skip
        return [RunRow(position, address, RowState(state), detail) for position, address, state, detail in rows]

    async def all(self) -> list[Run]:
        """All runs that are kept, oldest first."""
        rows = await self._session.rows(
            """SELECT run, sum(state = ?), sum(state = ?), sum(state = ?), sum(state = ?) FROM runs
               WHERE guild_id = ? AND position >= 0 GROUP BY run""",
            *RowState, self._guild,
        )  # fmt: skip
        return [Run(*row) for row in rows]

    async def mark(self, run: int, position: int, state: RowState, detail: str) -> bool:
        """Say what became of a row that waited. False where none waits there."""
        changed = await self._session.run(
            "UPDATE runs SET state = ?, detail = ? WHERE guild_id = ? AND run = ? AND position = ? AND state = ?",
            state, detail, self._guild, run, position, RowState.WAITING,
        )  # fmt: skip
        return changed > 0

    async def drop(self, run: int) -> None:
        """Forget a run."""
        row = await self._session.row("SELECT max(run) FROM runs WHERE guild_id = ?", self._guild)
        await self._session.run(
            "DELETE FROM runs WHERE guild_id = ? AND (run = ? OR position = ?)", self._guild, run, _LAST
        )
        if row is not None and row[0] is not None:
            await self._session.run(
                "INSERT INTO runs VALUES (?, ?, ?, '', ?, '')", self._guild, row[0], _LAST, RowState.DONE
            )
