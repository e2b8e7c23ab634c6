"""Whose data it is: the application of Discord that a database belongs to."""

import json
from collections.abc import Collection

from bot.store.servers import with_leavings
from bot.store.session import Session

_APPLICATION = "application"
_AWAITED = "awaited servers"


async def claim(session: Session, application_id: int) -> int:
    """The application that the data belong to: the one before, or this one where there is none."""
    row = await session.row("SELECT value FROM state WHERE key = ?", _APPLICATION)
    if row is None:
        await session.run("INSERT INTO state VALUES (?, ?)", _APPLICATION, str(application_id))
    return application_id if row is None else int(row[0])


async def release(session: Session) -> int | None:
    """Let the data belong to whichever application claims them next. The one before; None where there is none.

    That one is not at once in the servers of the one before, and did not leave them.
    """
    row = await session.row("SELECT value FROM state WHERE key = ?", _APPLICATION)
    await session.run("DELETE FROM state WHERE key = ?", _APPLICATION)
    await _await(session, await with_leavings(session))
    return None if row is None else int(row[0])


async def awaited(session: Session, present: Collection[int]) -> set[int]:
    """The servers of an application before this one to which this one was not added yet; it is in those `present`."""
    row = await session.row("SELECT value FROM state WHERE key = ?", _AWAITED)
    before = set(json.loads(row[0])) if row else set()
    still = before - set(present)
    if still != before:
        await _await(session, still)
    return still


async def _await(session: Session, servers: Collection[int]) -> None:
    await session.run("INSERT OR REPLACE INTO state VALUES (?, ?)", _AWAITED, json.dumps(sorted(servers)))
