"""Numbers that are given once, though all that bore them was deleted: a button of days ago carries one."""

from bot.store.session import Session

_GIVEN = "given numbers"
_STEP = 1000
"""Of what was deleted it tells no more than that: other servers begin behind it, too."""


async def given(session: Session) -> int:
    """Where a server begins that has no number yet: at the one behind this."""
    row = await session.row("SELECT value FROM state WHERE key = ?", _GIVEN)
    return int(row[0]) if row else 0


async def give_up(session: Session, number: int) -> None:
    """Let no server begin at `number`, or before it, any more."""
    behind = -(-number // _STEP) * _STEP
    if behind > await given(session):
        await session.run("INSERT OR REPLACE INTO state VALUES (?, ?)", _GIVEN, str(behind))
