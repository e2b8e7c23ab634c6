"""A server's own sources: from a draft to an answer, and back."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import starmap
from typing import NamedTuple

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.answering.stopping import Stop, until
from bot.corpus.source import UNKNOWN, Source, TextStatus
from bot.intake.drafting import id_of
from bot.intake.page import Page
from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Change, Changes, Reason, Refused
from bot.shelf.examining import UNTITLED, Findings, Warn, examine
from bot.shelf.making import (
    COLLECTION,
    Fields,
    address_of,
    fields_of,
    prose_of_markdown,
    prose_of_page,
    remarks_on,
    source_from_fields,
    source_of_page,
)
from bot.shelf.sound import sound, sound_sources
from bot.store.ledger import Item, json_text
from bot.store.own_source import OwnSource, State
from bot.store.runs import RowState, Runs
from bot.text.tongue import language_of

NOUN = "source"
MOST = 5000
MOST_CHARACTERS = 50_000_000
"""Sources of one server at most, and characters of all of them: its desk holds them in memory."""


@dataclass(frozen=True)
class Shelved:
    """A source of a server as it is kept. `number`: the change that made it so."""

    source: Source
    state: State
    number: int


class Outline(NamedTuple):
    """A source of a server in a list."""

    id: str
    title: str
    publisher: str
    published: str | None
    state: State


@dataclass(frozen=True)
class Preview:
    """A source as its moderators see it before it is published."""

    shelved: Shelved
    findings: Findings


class Sources:
    """What moderators do with their server's sources. All raise Forbidden, Refused and StoreError."""

    def __init__(self, changes: Changes, answers: AnswerService) -> None:
        self._changes = changes
        self._answers = answers

    async def draft(
        self,
        actor: Actor,
        page: Page,
        url: str | None = None,
        archive_url: str | None = None,
        *,
        gone: bool = False,
        in_run: tuple[int, int] | None = None,
    ) -> Shelved:
        """Keep what was read from a page as a draft. `url`: the address that was asked for; `gone`: it is no more.

        `in_run`: the run and position of the row that it is for, done with the same change, and once only.
        """
        address = address_of(page.url) or address_of(url)
        source = await asyncio.to_thread(source_of_page, page, address, address_of(archive_url), gone)
        async with self._changes.make(actor, Action.DRAFT) as change:
            shelved = await self._shelve(change, source, remarks_on(page))
            if in_run is not None and not await Runs(change.session, change.guild_id).mark(
                *in_run, RowState.DONE, shelved.source.id
            ):
                raise Refused(Reason.NOT_NOW, str(in_run[1]))
            return shelved

    async def write(self, actor: Actor, fields: Fields, body: str) -> Shelved:
        """Keep what a moderator pasted or wrote as a draft: `body` is Markdown, `fields` say what it is."""
        language = language_of(body) or "en"
        given = {"collection": COLLECTION, "language": language, "kind": "news-report", "text": "notes"} | dict(fields)
        text = await prose_of_markdown(body)
        async with self._changes.make(actor, Action.DRAFT) as change:
            named = [str(given.get(field) or "") for field in ("title", "publisher", "url", "published")]
            source = source_from_fields(given, text, id_of(*named))
            return await self._shelve(change, source, ())

    async def _shelve(self, change: Change, source: Source, remarks: tuple[str, ...]) -> Shelved:
        taken = await change.ledger.ids(NOUN)
        if len(taken) >= MOST:
            raise Refused(Reason.TOO_MANY, str(MOST))
        await _fits(change, source)
        own = OwnSource(replace(source, id=self._free_id(source.id, taken)), State.DRAFT, remarks)
        return await self._put(change, Action.DRAFT, own)

    def _free_id(self, wanted: str, taken: set[str]) -> str:
        numbered, count = wanted, 1
        while numbered in taken or self._answers.desk.source(numbered) is not None:
            count += 1
            numbered = f"{wanted}-{count}"
        return numbered

    async def preview(self, actor: Actor, source_id: str) -> Preview:
        """A source with what is to be known before it is published."""
        async with self._changes.look(actor, Action.SEE) as change:
            item = await self._item(change, source_id)
            rows = await change.ledger.items(NOUN)

        def work(desk: Desk, stop: Stop) -> Preview:
            own = OwnSource.of(item.id, item.value)
            all_own = sound_sources(until(stop, rows))
            silent = [other.source for other in all_own if other.state is not State.PUBLISHED]
            findings = examine(desk, own.source, silent, own.remarks, stop, today=self._changes.today)
            return Preview(Shelved(own.source, own.state, item.number), findings)

        return await self._answers.work_long(change.guild_id, work)

    async def get(self, actor: Actor, source_id: str) -> Shelved:
        """A source as it is kept."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await asyncio.to_thread(_shelved, await self._item(change, source_id))

    async def outlines(self, actor: Actor) -> list[Outline]:
        """All sources of the server without their texts, by id."""
        async with self._changes.look(actor, Action.SEE) as change:
            rows = await change.ledger.parts(
                NOUN, "$.fields.title", "$.fields.publisher", "$.fields.published", "$.state"
            )
        return await asyncio.to_thread(lambda: list(sound(NOUN, starmap(Outline, rows), _outline)))

    async def publish(self, actor: Actor, source_id: str, seen: int | None = None) -> Shelved:
        """Let a draft answer.

        `seen`: the number of the draft that the moderator saw; Refused as CHANGED where it is another by now.
        """
        async with self._changes.make(actor, Action.PUBLISH) as change:
            item, own = await self._own(change, source_id, State.DRAFT, seen)
            if own.source.title == UNTITLED:
                raise Refused(Reason.UNTITLED, source_id)
            if own.source.publisher == UNKNOWN:
                raise Refused(Reason.UNNAMED, source_id)
            if change.settings.two_pairs_of_eyes:
                await _another_pair(change, item)
            return await self._put(change, Action.PUBLISH, replace(own, state=State.PUBLISHED))

    async def discard(self, actor: Actor, source_id: str, seen: int | None = None) -> int | None:
        """Let a draft be no more; the number of the change. `seen`: as for `publish`."""
        async with self._changes.make(actor, Action.DISCARD) as change:
            await self._own(change, source_id, State.DRAFT, seen)
            await change.ledger.put(NOUN, source_id, None)
        return change.ledger.recorded

    async def edit(
        self,
        actor: Actor,
        source_id: str,
        seen: int,
        fields: Fields | None = None,
        body: str | None = None,
        *,
        page: Page | None = None,
    ) -> Shelved:
        """Change front matter (an empty text takes a field away) and text: to `body` (Markdown), or to that of `page`.

        `seen`: the number of the source that the form showed; Refused as CHANGED where it is another by now. Where two
        pairs of eyes are wanted, it is a draft then: what one person wrote answers only once another publishes it.
        """
        text = None if body is None else await prose_of_markdown(body)
        if page is not None:
            text = await asyncio.to_thread(prose_of_page, page)
        async with self._changes.make(actor, Action.EDIT) as change:
            _, own = await self._own(change, source_id, None, seen)
            values = fields_of(own.source) | dict(fields or {})
            edited = source_from_fields(values, own.source.prose if text is None else text, source_id)
            edited = replace(edited, index_terms=own.source.index_terms)
            if len(edited.text) > len(own.source.text):
                await _fits(change, edited)
            # A retired one too: else one person could retire, edit and restore it.
            alone = change.settings.two_pairs_of_eyes and edited != own.source
            state = State.DRAFT if alone else own.state
            # What the page says of its new text counts from now on; what stood there before is not known to be over.
            remarks = own.remarks if page is None else tuple(dict.fromkeys([*own.remarks, *remarks_on(page)]))
            return await self._put(change, Action.EDIT, replace(own, source=edited, state=state, remarks=remarks))

    async def retire(self, actor: Actor, source_id: str, seen: int | None = None) -> Shelved:
        """Let a published source answer no more. `seen`: as for `publish`."""
        return await self._move(actor, Action.RETIRE, source_id, State.PUBLISHED, State.RETIRED, seen=seen)

    async def restore(self, actor: Actor, source_id: str, seen: int | None = None) -> Shelved:
        """Let a retired source answer again. `seen`: as for `publish`."""
        return await self._move(actor, Action.RESTORE, source_id, State.RETIRED, State.PUBLISHED, seen=seen)

    async def _move(
        self, actor: Actor, action: Action, source_id: str, old: State, new: State, *, seen: int | None
    ) -> Shelved:
        async with self._changes.make(actor, action) as change:
            _, own = await self._own(change, source_id, old, seen)
            return await self._put(change, action, replace(own, state=new))

    async def _put(self, change: Change, action: Action, own: OwnSource) -> Shelved:
        quoted = own.state is State.PUBLISHED and own.source.text_status is TextStatus.FULL
        if quoted and Warn.SNIPPETS in own.remarks:
            raise Refused(Reason.SNIPPETS, own.source.id)
        # A long text takes its time, here and where it is read.
        text = await asyncio.to_thread(lambda: json_text(own.value()))
        await change.ledger.put_texts(NOUN, {own.source.id: text})
        await self._changes.record(change, action)
        return await asyncio.to_thread(_shelved, await self._item(change, own.source.id))

    async def _item(self, change: Change, source_id: str) -> Item:
        item = await change.ledger.item(NOUN, source_id)
        if item is None:
            shipped = self._answers.desk.source(source_id)
            raise Refused(Reason.GONE, source_id) if shipped is None else Refused(Reason.SHIPPED, shipped.title)
        return item

    async def _own(
        self, change: Change, source_id: str, state: State | None, seen: int | None = None
    ) -> tuple[Item, OwnSource]:
        item = await self._item(change, source_id)
        own = await asyncio.to_thread(lambda: OwnSource.of(item.id, item.value))
        # First: what was done already, by a second press or by somebody else, is not to be done again.
        if state is not None and own.state is not state:
            raise Refused(Reason.NOT_NOW, own.state.value)
        if seen is not None and item.number != seen:
            raise Refused(Reason.CHANGED, source_id)
        return item, own


async def characters_with(change: Change, sources: Collection[Source]) -> int:
    """How much a server would keep with `sources`, each in the place of one with its id."""
    others = await change.ledger.size(NOUN, [source.id for source in sources])
    return others + sum(len(source.text) for source in sources)


async def _fits(change: Change, source: Source) -> None:
    if await characters_with(change, [source]) > MOST_CHARACTERS:
        raise Refused(Reason.TOO_MANY, f"{MOST_CHARACTERS:,}")


def _outline(row: Outline) -> Outline:
    """`row` as the database holds it, with its state as one. Raises ValueError for a damaged one."""
    if None in (row.title, row.publisher):
        raise ValueError("no title or publisher")
    return row._replace(state=State(row.state))


async def _another_pair(change: Change, item: Item) -> None:
    """Refused where whoever publishes a draft may be the one who changed it last."""
    person, last = change.actor.user_id, await change.ledger.entry(item.number)
    if last is None or last.actor == person:
        raise Refused(Reason.SECOND_PAIR, item.id)
    # Whoever was forgotten may be the very one who publishes now, under no name. To be forgotten takes the name off all
    # that they did until then: who is still known for something older did not make this draft. Anybody else makes it
    # theirs by a correction, and then another publishes it, also where there are but two moderators.
    if last.actor is None and not await change.ledger.acted_before(person, item.number):
        raise Refused(Reason.FORGOTTEN, item.id)


def _shelved(item: Item) -> Shelved:
    own = OwnSource.of(item.id, item.value)
    return Shelved(own.source, own.state, item.number)
