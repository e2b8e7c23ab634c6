"""What a server heard: reports, opinions and questions without an answer. Nobody's name is kept with any of it."""

from typing import NamedTuple

from bot.store.session import Session

MOST_REPORTS = 500
MOST_QUESTIONS = 1000
"""Kept for one server at most. What is new is not kept then: it would push out what others said."""

_REPORTS = """reports r LEFT JOIN items i
    ON i.guild_id = r.guild_id AND i.noun = 'resolved' AND i.id = CAST(r.number AS TEXT)"""


class Report(NamedTuple):
    """A reader's word on what is wrong with a source."""

    number: int
    source_id: str
    text: str
    day: str
    resolved: bool


class Opinions(NamedTuple):
    """How many readers found a source's quotes helpful."""

    source_id: str
    helpful: int
    not_helpful: int


class Unanswered(NamedTuple):
    """A question that found nothing. `last_day`: when it was asked last."""

    question: str
    asked: int
    last_day: str


async def guilds_with_questions(session: Session) -> list[int]:
    """The servers that keep questions without an answer."""
    return [guild_id for (guild_id,) in await session.rows("SELECT DISTINCT guild_id FROM unanswered")]


class Heard:
    """What one server heard, within `session`."""

    def __init__(self, session: Session, guild_id: int) -> None:
        self._session = session
        self._guild = guild_id

    async def report(self, source_id: str, text: str, day: str) -> int | None:
        """Keep a report; its number. Resolved ones make room, the oldest first; None where all are open."""
        taken = await self._session.row(
            f"SELECT count(*) FROM {_REPORTS} WHERE r.guild_id = ? AND i.id IS NULL",  # noqa: S608 - a constant of this module
            self._guild,
        )
        if taken is not None and taken[0] >= MOST_REPORTS:
            return None
        row = await self._session.row("SELECT max(number) FROM reports WHERE guild_id = ?", self._guild)
        number = ((row[0] if row else None) or 0) + 1
        await self._session.run("INSERT INTO reports VALUES (?, ?, ?, ?, ?)", self._guild, number, source_id, text, day)
        await self._session.run(
            f"""DELETE FROM reports WHERE guild_id = ?1 AND number NOT IN (
                SELECT r.number FROM {_REPORTS} WHERE r.guild_id = ?1
                ORDER BY i.id IS NOT NULL, r.number DESC LIMIT ?2)""",  # noqa: S608 - a constant of this module
            self._guild, MOST_REPORTS,
        )  # fmt: skip
        return number

    async def reports(self) -> list[Report]:
        """All reports, oldest first."""
        rows = await self._session.rows(
            f"""SELECT r.number, source_id, text, day, i.id IS NOT NULL FROM {_REPORTS}
                WHERE r.guild_id = ? ORDER BY r.number""",  # noqa: S608 - a constant of this module
            self._guild,
        )
        return [Report(number, source, text, day, bool(done)) for number, source, text, day, done in rows]

    async def opinion(self, source_id: str, helpful: bool) -> None:
        """Count one reader's opinion."""
        await self._session.run(
            """INSERT INTO opinions VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
               helpful = helpful + excluded.helpful, not_helpful = not_helpful + excluded.not_helpful""",
            self._guild, source_id, int(helpful), int(not helpful),
        )  # fmt: skip

    async def opinions(self) -> list[Opinions]:
        """The counts of all sources that have any, by id."""
        rows = await self._session.rows(
            "SELECT source_id, helpful, not_helpful FROM opinions WHERE guild_id = ? ORDER BY source_id", self._guild
        )
        return [Opinions(*row) for row in rows]

    async def miss(self, question: str, day: str, *, again: bool = True) -> bool:
        """Count a question that found nothing. False where there is no room for one more.

        Without `again`, one that is counted already only stays longer.
        """
        changed = await self._session.run(
            """INSERT INTO unanswered SELECT ?1, ?2, 1, ?3
               WHERE (SELECT count(*) FROM unanswered WHERE guild_id = ?1 AND question <> ?2) < ?4
               ON CONFLICT DO UPDATE SET asked = asked + ?5, last_day = excluded.last_day""",
            self._guild, question, day, MOST_QUESTIONS, int(again),
        )  # fmt: skip
        return changed > 0

    async def missed(self) -> list[Unanswered]:
        """All questions that found nothing, most asked first."""
        rows = await self._session.rows(
            """SELECT question, asked, last_day FROM unanswered WHERE guild_id = ?
               ORDER BY asked DESC, last_day DESC, question""",
            self._guild,
        )
        return [Unanswered(*row) for row in rows]

    async def drop_missed(self, before_day: str) -> int:
        """Forget the questions that were asked last before that day; how many they were."""
        return await self._session.run(
            "DELETE FROM unanswered WHERE guild_id = ? AND last_day < ?", self._guild, before_day
        )

    async def drop_question(self, question: str) -> None:
        """Forget one question."""
        await self._session.run("DELETE FROM unanswered WHERE guild_id = ? AND question = ?", self._guild, question)
