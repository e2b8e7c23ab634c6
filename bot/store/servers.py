"""When a server leaves."""

from bot.store.numbers import give_up
from bot.store.session import Session

_ON_LEAVING = ("follows", "reports", "opinions", "unanswered", "runs", "checks")
_ALL = (*_ON_LEAVING, "items", "steps", "changes", "told")
_LAST_CHANGE = "SELECT max(number) FROM changes WHERE guild_id = ?"
_LAST_RUN = "SELECT max(run) FROM runs WHERE guild_id = ?"


async def leave(session: Session, guild_id: int) -> None:
    """Remove what readers left in a server, and what can be found out anew.

    What its moderators keep stays, for the day it comes back.
    """
    await _give_up(session, guild_id, _LAST_RUN)
    for table in _ON_LEAVING:
        await session.run(f"DELETE FROM {table} WHERE guild_id = ?", guild_id)  # noqa: S608 - names of this module
    await session.run("DELETE FROM items WHERE guild_id = ? AND noun = 'resolved'", guild_id)


async def with_leavings(session: Session) -> set[int]:
    """The servers of which anything is kept that goes when they leave."""
    every = " UNION ".join(f"SELECT guild_id FROM {table}" for table in _ON_LEAVING)  # noqa: S608 - names of this module
    return {guild_id for (guild_id,) in await session.rows(every)}


async def delete_all(session: Session, guild_id: int) -> None:
    """Remove all that is kept for a server, its history too."""
    for highest in (_LAST_CHANGE, _LAST_RUN):
        await _give_up(session, guild_id, highest)
    await session.run("UPDATE changes SET undoes = NULL WHERE guild_id = ?", guild_id)
    for table in _ALL:
        await session.run(f"DELETE FROM {table} WHERE guild_id = ?", guild_id)  # noqa: S608 - names of this module


async def _give_up(session: Session, guild_id: int, highest: str) -> None:
    """Let nothing be given a number again that a server gave, up to the one that `highest` asks for."""
    row = await session.row(highest, guild_id)
    await give_up(session, (row[0] if row else None) or 0)
