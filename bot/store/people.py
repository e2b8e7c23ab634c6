"""What is kept about people: what they follow, and who made which change."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.store.session import Row, Session

MOST_FOLLOWS = 50
"""One person follows at most so much in one server."""


class Following(StrEnum):
    """What can be followed."""

    TOPIC = "topic"
    PERSON = "person"
    SEARCH = "search"


class Follow(NamedTuple):
    """One thing that somebody follows in a server."""

    guild_id: int
    user_id: int
    kind: Following
    wanted: str

    @property
    def key(self) -> str:
        """What stands for it in a button: letters and digits."""
        return hashlib.blake2b("\n".join(map(str, self)).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Stored:
    """All that is kept about one person. `changes`: server → how many changes bear their id."""

    follows: tuple[Follow, ...]
    changes: dict[int, int]


class People:
    """What is kept about people, within `session`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def follow(self, follow: Follow) -> bool:
        """Keep `follow`. False where that person follows too much already."""
        held = await self._session.row(
            "SELECT count(*) FROM follows WHERE guild_id = ? AND user_id = ?", follow.guild_id, follow.user_id
        )
        if held is not None and held[0] >= MOST_FOLLOWS:
            return False
        await self._session.run("INSERT OR IGNORE INTO follows VALUES (?, ?, ?, ?)", *follow)
        return True

    async def unfollow(self, follow: Follow) -> bool:
        """Forget `follow`. Was there one?"""
        changed = await self._session.run(
            "DELETE FROM follows WHERE guild_id = ? AND user_id = ? AND kind = ? AND wanted = ?", *follow
        )
        return changed > 0

    async def follows(self, guild_id: int, user_id: int | None = None) -> list[Follow]:
        """What is followed in a server, by one person or by all."""
        rows = await self._session.rows(
            """SELECT * FROM follows WHERE guild_id = ? AND (?2 IS NULL OR user_id = ?2)
               ORDER BY user_id, kind, wanted""",
            guild_id, user_id,
        )  # fmt: skip
        return [_follow(row) for row in rows]

    async def about(self, user_id: int) -> Stored:
        """All that is kept about a person, in all servers."""
        follows = await self._session.rows(
            "SELECT * FROM follows WHERE user_id = ? ORDER BY guild_id, kind, wanted", user_id
        )
        changes = await self._session.rows(
            "SELECT guild_id, count(*) FROM changes WHERE actor = ? GROUP BY guild_id ORDER BY guild_id", user_id
        )
        return Stored(tuple(map(_follow, follows)), dict(changes))

    async def drop(self, user_id: int, guild_id: int) -> None:
        """Forget all that a person follows in a server."""
        await self._session.run("DELETE FROM follows WHERE user_id = ? AND guild_id = ?", user_id, guild_id)

    async def followers(self) -> list[tuple[int, int]]:
        """Who follows anything where: (server, person), each once."""
        rows = await self._session.rows("SELECT DISTINCT guild_id, user_id FROM follows ORDER BY guild_id, user_id")
        return [(guild_id, user_id) for guild_id, user_id in rows]

    async def forget(self, user_id: int) -> None:
        """Remove all that is kept about a person. Their changes stay in the history, without saying whose they are."""
        await self._session.run("DELETE FROM follows WHERE user_id = ?", user_id)
        await self._session.run("UPDATE changes SET actor = NULL WHERE actor = ?", user_id)


def _follow(row: Row) -> Follow:
    return Follow(row[0], row[1], Following(row[2]), row[3])
