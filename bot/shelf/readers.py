"""What readers leave: what they follow, report and find helpful, and questions that found nothing."""

import asyncio
import datetime
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Changes, Reason, Refused, settings_in
from bot.store.heard import MOST_REPORTS, Heard, Opinions, Report, Unanswered, guilds_with_questions
from bot.store.ledger import Ledger
from bot.store.people import MOST_FOLLOWS, Follow, Following, People, Stored
from bot.text.cleaning import one_line

MAX_TEXT = 300
"""Characters that are kept of a question, and of what is followed."""
MAX_REPORT = 2000

_ALIKE = 80.0


@dataclass(frozen=True)
class Asked:
    """Questions without an answer that are much alike, the most asked first. `times`: how often in all."""

    questions: tuple[Unanswered, ...]

    @property
    def times(self) -> int:
        """How often they were asked, all together."""
        return sum(question.asked for question in self.questions)


class Readers:
    """Takes what readers leave, and shows it to those whom it is for. All raise Forbidden and StoreError."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def follow(self, actor: Actor, kind: Following, wanted: str) -> None:
        """Let `actor` follow that in their server. Refused as TOO_MANY where they follow too much already."""
        async with self._changes.hear(actor, Action.FOLLOW) as change:
            if not await People(change.session).follow(_follow(actor, change.guild_id, kind, wanted)):
                raise Refused(Reason.TOO_MANY, str(MOST_FOLLOWS))

    async def unfollow(self, user_id: int, key: str) -> Follow | None:
        """Let somebody follow no more what `key` stands for, from wherever they say so. What was it?"""
        async with self._changes.database.changing() as session:
            people = People(session)
            found = next((follow for follow in (await people.about(user_id)).follows if follow.key == key), None)
            if found is not None:
                await people.unfollow(found)
            return found

    async def following(self, actor: Actor) -> list[Follow]:
        """What `actor` follows in their server."""
        async with self._changes.look(actor, Action.FOLLOW) as change:
            return await People(change.session).follows(change.guild_id, actor.user_id)

    async def follows(self, follow: Follow) -> bool:
        """Is that still followed?"""
        async with self._changes.database.reading() as session:
            return follow in await People(session).follows(follow.guild_id, follow.user_id)

    async def followers(self) -> list[tuple[int, int]]:
        """Who follows anything where: (server, person), each once."""
        async with self._changes.database.reading() as session:
            return await People(session).followers()

    async def left(self, guild_id: int, user_id: int) -> None:
        """Somebody left a server: what they followed there goes."""
        async with self._changes.database.changing() as session:
            await People(session).drop(user_id, guild_id)

    async def about(self, user_id: int) -> Stored:
        """All that is kept about a person, for that person alone."""
        async with self._changes.database.reading() as session:
            return await People(session).about(user_id)

    async def forget(self, user_id: int) -> None:
        """Remove all that is kept about a person, in all servers."""
        async with self._changes.database.changing() as session:
            await People(session).forget(user_id)
        await self._changes.database.scrub()

    async def report(self, actor: Actor, source_id: str, text: str) -> int:
        """Tell the moderators what is wrong with a source; the report's number. Who told is not kept.

        Refused as TOO_MANY where the list is full of open ones.
        """
        async with self._changes.hear(actor, Action.REPORT) as change:
            heard = Heard(change.session, change.guild_id)
            number = await heard.report(source_id, one_line(text)[:MAX_REPORT], self._changes.today)
            if number is None:
                raise Refused(Reason.TOO_MANY, str(MOST_REPORTS))
            return number

    async def reports(self, actor: Actor) -> list[Report]:
        """All reports, oldest first."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await Heard(change.session, change.guild_id).reports()

    async def resolve(self, actor: Actor, number: int) -> int | None:
        """Mark a report as resolved; undoing opens it again. The number of the change."""
        async with self._changes.make(actor, Action.RESOLVE) as change:
            reports = await Heard(change.session, change.guild_id).reports()
            if all(report.number != number or report.resolved for report in reports):
                raise Refused(Reason.GONE, str(number))
            await change.ledger.put("resolved", str(number), {})
        return change.ledger.recorded

    async def rate(self, actor: Actor, source_id: str, helpful: bool) -> None:
        """Count one reader's opinion of a source's quote. Whose it is is not kept."""
        async with self._changes.hear(actor, Action.RATE) as change:
            await Heard(change.session, change.guild_id).opinion(source_id, helpful)

    async def opinions(self, actor: Actor) -> list[Opinions]:
        """How helpful readers found which source."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await Heard(change.session, change.guild_id).opinions()

    async def missed(self, guild_id: int, question: str) -> None:
        """Keep a question that found nothing, where the server wants that; the text only, and only for so long."""
        async with self._changes.database.changing() as session:
            days = (await settings_in(Ledger(session, guild_id))).unanswered_days
            if days and (text := one_line(question)[:MAX_TEXT]):
                heard = Heard(session, guild_id)
                await heard.drop_missed(self._first_day(days))
                await heard.miss(text, self._changes.today)

    async def tell(self, actor: Actor, question: str) -> bool:
        """Let the moderators know of a question that found nothing. Is it on their list, where they keep one?

        Refused as NOT_NOW where the server does not want to be told.
        """
        async with self._changes.hear(actor, Action.TELL) as change:
            if not change.settings.tell_moderators:
                raise Refused(Reason.NOT_NOW)
            text = one_line(question)[:MAX_TEXT]
            if not change.settings.unanswered_days or not text:
                return False
            heard = Heard(change.session, change.guild_id)
            await heard.drop_missed(self._first_day(change.settings.unanswered_days))
            # It was counted when nothing was found.
            return await heard.miss(text, self._changes.today, again=False)

    async def unanswered(self, actor: Actor) -> list[Asked]:
        """Questions that found nothing, those that are alike together, most asked first."""
        async with self._changes.hear(actor, Action.SEE) as change:
            heard = Heard(change.session, change.guild_id)
            await heard.drop_missed(self._first_day(change.settings.unanswered_days))
            missed = await heard.missed()
        return await asyncio.to_thread(_grouped, missed)

    async def sweep(self) -> None:
        """Forget the questions of all servers that were kept long enough; to be called once a day."""
        async with self._changes.database.changing() as session:
            for guild_id in await guilds_with_questions(session):
                days = (await settings_in(Ledger(session, guild_id))).unanswered_days
                await Heard(session, guild_id).drop_missed(self._first_day(days))
        await self._changes.database.scrub()

    async def remove_question(self, actor: Actor, question: str) -> None:
        """Forget one question."""
        async with self._changes.hear(actor, Action.REMOVE_QUESTION) as change:
            await Heard(change.session, change.guild_id).drop_question(question)
        await self._changes.scrub()

    def _first_day(self, days: int) -> str:
        """The day before which nothing is kept."""
        return (self._changes.now().date() - datetime.timedelta(days=days - 1)).isoformat()


def _follow(actor: Actor, guild_id: int, kind: Following, wanted: str) -> Follow:
    return Follow(guild_id, actor.user_id, kind, one_line(wanted)[:MAX_TEXT])


def _grouped(missed: list[Unanswered]) -> list[Asked]:
    groups: list[list[Unanswered]] = []
    firsts: list[str] = []
    for question in missed:
        # What `token_sort_ratio` compares, sorted once: of a thousand questions every two may meet.
        text = " ".join(sorted(question.question.casefold().split()))
        near = process.extractOne(text, firsts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if near is not None:
            groups[near[2]].append(question)
        else:
            groups.append([question])
            firsts.append(text)
    return sorted((Asked(tuple(group)) for group in groups), key=lambda asked: -asked.times)
