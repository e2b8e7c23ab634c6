"""Looking whether sources' pages are still there, and still say what we quote."""

import asyncio
import datetime
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, replace

from bot.answering.service import AnswerService
from bot.corpus.address import AddressError, canonical
from bot.corpus.source import Source, TextStatus
from bot.intake.fetched import FetchError
from bot.intake.finding import Finding, finding_of
from bot.intake.gathering import alike
from bot.intake.looking import Look, Looking
from bot.intake.page import ReadError
from bot.shelf.authority import Action, Actor, Anew, by_now
from bot.shelf.changes import Changes, Reason, Refused
from bot.shelf.room import Room
from bot.shelf.sound import sound_sources
from bot.shelf.sources import NOUN
from bot.store.checks import Check, Checks
from bot.store.ledger import Ledger
from bot.store.own_source import OwnSource, State
from bot.text.phrases import run_of_words
from bot.text.sentences import sentences

MONTH = datetime.timedelta(days=30)
_AGAIN = datetime.timedelta(days=1)
"""What cannot be reached once may be back tomorrow: only then it is told."""

HELD = 0.9
"""A page that holds less of our sentences than this has changed."""

_SAMPLE = 60
_MIN_BYTES = 30
"""Shorter sentences stand on many pages; 30 letters of Latin, 10 of Chinese."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look at a source's page found.

    `share`: how much of our text it holds, 0 to 1, None where we have none of it or it was not read. `address`: where
    it is now. `archive`: an archived copy, where the page does not do.
    """

    source: Source
    finding: Finding
    share: float | None = None
    address: str | None = None
    archive: str | None = None

    @property
    def fine(self) -> bool:
        """Is there nothing to do?"""
        return self.finding is Finding.HOLDS


class Checking:
    """Looks sources up. What is asked for raises Forbidden, Refused and StoreError.

    Who looks waits for a place in `room` first.
    """

    def __init__(self, changes: Changes, answers: AnswerService, looking: Looking, room: Room) -> None:
        self._changes = changes
        self._answers = answers
        self._looking = looking
        self._room = room

    async def one(self, actor: Actor, source_id: str) -> Verdict:
        """A look at one source of the server's, whatever its state, or of the shipped corpus. Refused as GONE."""
        async with self._changes.look(actor, Action.CHECK) as change:
            item = await change.ledger.item(NOUN, source_id)
        if item is not None:
            source = (await asyncio.to_thread(lambda: OwnSource.of(item.id, item.value))).source
            return await self._kept(actor, await self._verdict(actor.guild_id, source))
        shipped = self._answers.desk.source(source_id)
        if shipped is None:
            raise Refused(Reason.GONE, source_id)
        return await self._verdict(actor.guild_id, shipped)

    async def all(self, actor: Actor) -> list[str]:
        """The ids of the server's sources that answer and have an address."""
        async with self._changes.look(actor, Action.CHECK) as change:
            items = await change.ledger.items(NOUN)
        kept = await asyncio.to_thread(lambda: list(sound_sources(items)))
        return [own.source.id for own in kept if own.state is State.PUBLISHED and own.source.open_url]

    async def each(self, actor: Actor, source_ids: Collection[str], anew: Anew | None = None) -> AsyncIterator[Verdict]:
        """A look at one after the other; what is no more by then is left out. `anew` is asked before each."""
        for source_id in source_ids:
            now = await by_now(actor, anew)
            try:
                yield await self.one(now, source_id)
            except Refused:
                continue

    async def _kept(self, actor: Actor, verdict: Verdict) -> Verdict:
        async with self._changes.hear(actor, Action.CHECK) as change:
            now = self._changes.now()
            found = verdict.finding
            moments = ((now + MONTH).isoformat(), now.isoformat())
            await Checks(change.session).put(Check(change.guild_id, verdict.source.id, *moments, found, found))
        return verdict

    async def due(self, guild_ids: Collection[int], most: int, parts: int = 1) -> list[Check]:
        """What the regular check looks at next, in these servers. A source that is new here comes in a month.

        At most `most`, and one of so many `parts` of all that is due: the more there is, the more come at a time. A
        look that fails, or is cut off, comes again tomorrow.
        """
        now = self._changes.now()
        async with self._changes.database.changing() as session:
            checks = Checks(session)
            await checks.enter(guild_ids, NOUN, (now + MONTH).isoformat())
            waiting = await checks.waiting(guild_ids, now.isoformat())
            found = await checks.due(guild_ids, now.isoformat(), min(most, -(-waiting // parts)))
            for check in found:
                await checks.put(check._replace(due=(now + _AGAIN).isoformat()))
        return found

    async def regular(self, check: Check) -> Verdict | None:
        """Look at what is due: a verdict that moderators should be told, None where they know or it does not answer."""
        async with self._changes.database.reading() as session:
            item = await Ledger(session, check.guild_id).item(NOUN, check.source_id)
        own = await asyncio.to_thread(lambda: OwnSource.of(item.id, item.value)) if item else None
        verdict = None
        if own and own.state is State.PUBLISHED and own.source.open_url:
            verdict = await self._verdict(check.guild_id, own.source)
        now = self._changes.now()
        async with self._changes.database.changing() as session:
            if own is None:
                await Checks(session).drop(check.guild_id, check.source_id)
                return None
            if verdict is None:
                await Checks(session).put(check._replace(due=(now + MONTH).isoformat()))
                return None
            found = verdict.finding
            first = found is Finding.UNREACHABLE and check.finding != found
            told = check.told if first else found
            due = now + (_AGAIN if first else MONTH)
            await Checks(session).put(
                check._replace(due=due.isoformat(), checked=now.isoformat(), finding=found, told=told)
            )
        return None if first or found == (check.told or Finding.HOLDS) else verdict

    async def _verdict(self, guild_id: int | None, source: Source) -> Verdict:
        async with self._room.place(guild_id):
            return await self.verdict(source)

    async def verdict(self, source: Source) -> Verdict:
        """A look at the page that `source` links to. Nothing is kept of it."""
        address = source.open_url
        if address is None:
            return Verdict(source, Finding.NO_ADDRESS)
        try:
            look = await self._looking.at(address)
            found = await asyncio.to_thread(_compared, source, address, look)
        except (FetchError, ReadError) as error:
            found = Verdict(source, finding_of(error))
        if found.finding in {Finding.HOLDS, Finding.MOVED}:
            return found
        return replace(found, archive=await self._copy(source, address))

    async def _copy(self, source: Source, address: str) -> str | None:
        if source.archive_url and source.archive_url != address:
            return source.archive_url
        return await self._looking.copy_of(source.url or address, source.published)


def _compared(source: Source, address: str, look: Look) -> Verdict:
    sample = _sample(source)
    if sample:
        words = run_of_words(look.page.text)
        share = sum(sentence in words for sentence in sample) / len(sample)
        held = share >= HELD
    else:
        share, held = None, alike(source.title, look.page.title)
    if not held:
        return Verdict(source, Finding.CHANGED if look.page.free else Finding.PAYWALLED, share, look.address)
    moved = _key(look.address) != _key(address)
    return Verdict(source, Finding.MOVED if moved else Finding.HOLDS, share, look.address)


def _key(address: str) -> str:
    try:
        return canonical(address)
    except AddressError:
        return address


def _sample(source: Source) -> list[str]:
    """Sentences of a published text from all over it, as their words; none of a note, which is in our own words."""
    if source.text_status is not TextStatus.FULL:
        return []
    text = source.text
    found = [
        words
        for block in source.prose.blocks
        for sentence in sentences(text, block.start, block.end, source.language)
        if len((words := run_of_words(text[sentence.start : sentence.end])).encode()) > _MIN_BYTES
    ]
    return found[:: -(-len(found) // _SAMPLE) or 1]
