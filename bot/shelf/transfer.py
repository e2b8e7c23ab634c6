"""Taking a server's corpus out, and putting one in."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from bot.answering.desk import Desk
from bot.corpus.alias import ALIASES
from bot.corpus.problem import Beyond, Problem, Wrong
from bot.corpus.side_files import GLOSSARY
from bot.shelf.authority import Action, Actor, Anew, by_now
from bot.shelf.changes import Change, Changes
from bot.shelf.names import (
    ALIAS,
    TERM,
    alias_id,
    alias_value,
    aliases_of,
    glossary_of,
    new_clashes,
    term_id,
    term_value,
)
from bot.shelf.names import MOST as MOST_ENTRIES
from bot.shelf.packing import ZIP, Pack, packed
from bot.shelf.room import Room
from bot.shelf.sound import sound_sources
from bot.shelf.sources import MOST, MOST_CHARACTERS, NOUN, characters_with
from bot.shelf.unpacking import unpack_safely
from bot.store.ledger import Put, json_text
from bot.store.own_source import OwnSource, State
from bot.store.server_settings import ServerSettings


@dataclass(frozen=True, slots=True)
class Imported:
    """How much was taken in. `number`: of the change; None where all was there already.

    `replaced`: how many of these took the place of something else, `same`: how many were there already as they are.
    `passed_over`: names of files in it that no server keeps.
    """

    sources: int
    aliases: int
    terms: int
    replaced: int = 0
    same: int = 0
    passed_over: tuple[str, ...] = field(default=(), compare=False)
    number: int | None = field(default=None, compare=False)

    @property
    def new(self) -> int:
        """How many were not there before."""
        return self.sources + self.aliases + self.terms - self.replaced - self.same


class NotImported(Exception):  # noqa: N818 - named for what happened
    """A zip that was not taken in at all. `problems`: everything that is wrong, by file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Transfer:
    """A server's corpus as one file. All raise Forbidden and StoreError. Files wait for a place in `room`."""

    def __init__(self, changes: Changes, shipped: Desk, room: Room) -> None:
        self._changes = changes
        self._shipped = shipped
        self._room = room

    async def export(self, actor: Actor) -> bytes:
        """The server's published sources, aliases and glossary as a zip of corpus files."""
        async with self._changes.look(actor, Action.EXPORT) as change:
            rows = await change.ledger.items(NOUN)
            aliases = await change.ledger.items(ALIAS)
            glossary = await change.ledger.items(TERM)

        def work() -> bytes:
            published = [own.source for own in sound_sources(rows) if own.state is State.PUBLISHED]
            # What a term names must be there where it comes in.
            known = {source.id for source in (*published, *self._shipped.sources)}
            terms = (replace(t, sources=tuple(s for s in t.sources if s in known)) for t in glossary_of(glossary))
            return packed(published, aliases_of(aliases), terms)

        return await asyncio.to_thread(work)

    async def take(self, actor: Actor, load: Callable[[], Awaitable[bytes]], anew: Anew | None = None) -> Imported:
        """Take in a zip of corpus files: all of it in one change, or nothing. Raises NotImported, too.

        `load`: downloads it. What has the same id takes the place of what is there. Where two pairs of eyes are wanted,
        sources come as drafts. `anew` is asked once all is read.
        """
        async with self._changes.look(actor, Action.IMPORT) as look:
            state = _state(look.settings)
        async with self._room.place(actor.guild_id):
            pack = await unpack_safely(await load())
        if pack.problems:
            raise NotImported(pack.problems)
        # The other servers' changes wait while this one is made, and not for this.
        texts = await asyncio.to_thread(_texts, pack, state)
        async with self._changes.make(await by_now(actor, anew), Action.IMPORT) as change:
            problems = await self._misfits(change, pack)
            if problems:
                raise NotImported(problems)
            if state is not _state(change.settings):
                texts = await asyncio.to_thread(_texts, pack, _state(change.settings))
            put = [became for noun, of in texts.items() for became in await change.ledger.put_texts(noun, of)]
        counts = (len(pack.sources), len(pack.aliases), len(pack.glossary))
        there = (put.count(Put.REPLACED), put.count(Put.SAME))
        done = Imported(*counts, *there, pack.passed_over, change.ledger.recorded)
        parts: list[object] = [*pack.sources, *pack.aliases, *pack.glossary]
        del pack, texts
        await asyncio.to_thread(_let_go, parts)
        return done

    async def _misfits(self, change: Change, pack: Pack) -> tuple[Problem, ...]:
        """What does not go together with what is there."""
        problems = [
            Problem(pack.files[source.id], 1, None, "has the id of a shipped source; rename it", Wrong.SHIPPED)
            for source in pack.sources
            if self._shipped.source(source.id) is not None
        ]
        own = await change.ledger.ids(NOUN) | {source.id for source in pack.sources}
        glossary = pack.folder / GLOSSARY
        problems += [
            Problem(
                glossary,
                entry.line,
                "sources",
                f"{entry.term[:50]!r} names {source_id!r}, which is no source here",
                Wrong.NO_SOURCE,
                what=source_id,
            )
            for entry in pack.glossary
            for source_id in entry.sources
            if source_id not in own and self._shipped.source(source_id) is None
        ]
        if len(own) > MOST:
            problems.append(_beyond(Beyond.SOURCES, MOST, f"{MOST} sources"))
        if await characters_with(change, pack.sources) > MOST_CHARACTERS:
            problems.append(_beyond(Beyond.CHARACTERS, MOST_CHARACTERS, f"{MOST_CHARACTERS:,} characters"))
        for noun, added in ((ALIAS, set(map(alias_id, pack.aliases))), (TERM, set(map(term_id, pack.glossary)))):
            if len(await change.ledger.ids(noun) | added) > MOST_ENTRIES:
                problems.append(_beyond(Beyond.ENTRIES, MOST_ENTRIES, f"{MOST_ENTRIES} {noun} entries"))
        items = await change.ledger.items(ALIAS)
        found = await asyncio.to_thread(new_clashes, pack.aliases, items, self._shipped)
        problems += [Problem(pack.folder / ALIASES, alias.line, "forms", str(clash)) for alias, clash in found]
        return tuple(problems)


def _beyond(why: Beyond, limit: int, what: str) -> Problem:
    return Problem(ZIP, 1, None, f"there would be more than {what}", why, limit)


def _state(settings: ServerSettings) -> State:
    """The state in which sources come in."""
    return State.DRAFT if settings.two_pairs_of_eyes else State.PUBLISHED


def _let_go(parts: list[object]) -> None:
    """Free them one by one: many at once would hold the interpreter, and with it the event loop."""
    while parts:
        parts.pop()


def _texts(pack: Pack, state: State) -> dict[str, dict[str, str]]:
    """What is taken in, as the database keeps it: noun → id → JSON."""
    return {
        NOUN: {source.id: json_text(OwnSource(source, state).value()) for source in pack.sources},
        ALIAS: {alias_id(alias): json_text(alias_value(alias)) for alias in pack.aliases},
        TERM: {term_id(entry): json_text(term_value(entry)) for entry in pack.glossary},
    }
