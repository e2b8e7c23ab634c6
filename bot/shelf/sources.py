"""A server's own sources: from a draft to an answer, and back."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.answering.stopping import Stop, until
from bot.corpus.address import AddressError, host, normal_address
from bot.corpus.front_matter import Document, Value
from bot.corpus.problem import Beyond, Problem
from bot.corpus.prose import prose
from bot.corpus.schema import MAX_NAME, MAX_TITLE, source_from
from bot.corpus.source import UNKNOWN, Kind, Prose, Source, TextStatus, Unverified
from bot.corpus.writing import normal_blocks, normal_prose
from bot.intake.drafting import id_of
from bot.intake.gathering import MIN_SNIPPET
from bot.intake.page import MAX_CHARACTERS, Page
from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Change, Changes, Reason, Refused, not_valid
from bot.shelf.examining import UNTITLED, Findings, Warn, examine
from bot.shelf.sound import sound, sound_sources
from bot.store.ledger import Item, json_text
from bot.store.own_source import OwnSource, State
from bot.store.runs import RowState, Runs
from bot.text.tongue import language_of

NOUN = "source"
COLLECTION = "own"
MOST = 5000
MOST_CHARACTERS = 50_000_000
"""Sources of one server at most, and characters of all of them: its desk holds them in memory."""

Fields = Mapping[str, str | tuple[str, ...]]
"""Front matter by name, as a corpus file has it."""


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
        address = _address(page.url) or _address(url)
        source = await asyncio.to_thread(_source_of, page, address, _address(archive_url), gone)
        async with self._changes.make(actor, Action.DRAFT) as change:
            shelved = await self._shelve(change, source, _remarks(page))
            if in_run is not None and not await Runs(change.session, change.guild_id).mark(
                *in_run, RowState.DONE, shelved.source.id
            ):
                raise Refused(Reason.NOT_NOW, str(in_run[1]))
            return shelved

    async def write(self, actor: Actor, fields: Fields, body: str) -> Shelved:
        """Keep what a moderator pasted or wrote as a draft: `body` is Markdown, `fields` say what it is."""
        language = language_of(body) or "en"
        given = {"collection": COLLECTION, "language": language, "kind": "news-report", "text": "notes"} | dict(fields)
        text = await _prose(body)
        async with self._changes.make(actor, Action.DRAFT) as change:
            named = [str(given.get(field) or "") for field in ("title", "publisher", "url", "published")]
            source = _source_from(given, text, id_of(*named))
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
        text = None if body is None else await _prose(body)
        if page is not None:
            text = await asyncio.to_thread(_prose_of, page)
        async with self._changes.make(actor, Action.EDIT) as change:
            _, own = await self._own(change, source_id, None, seen)
            values = fields_of(own.source) | dict(fields or {})
            edited = _source_from(values, own.source.prose if text is None else text, source_id)
            edited = replace(edited, index_terms=own.source.index_terms)
            if len(edited.text) > len(own.source.text):
                await _fits(change, edited)
            # A retired one too: else one person could retire, edit and restore it.
            alone = change.settings.two_pairs_of_eyes and edited != own.source
            state = State.DRAFT if alone else own.state
            # What the page says of its new text counts from now on; what stood there before is not known to be over.
            remarks = own.remarks if page is None else tuple(dict.fromkeys([*own.remarks, *_remarks(page)]))
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


def fields_of(source: Source) -> dict[str, str | tuple[str, ...]]:
    """The front matter of `source`, by name, as a form or a file shows it."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "authors": source.authors,
        "published": source.published or "",
        "url": source.url or "",
        "archive_url": source.archive_url or "",
        "reprint_url": source.reprint_url or "",
        "language": source.language,
        "kind": source.kind.value,
        "collection": source.collection,
        "related": source.related,
        "unverified": tuple(sorted(source.unverified)),
        "text": source.text_status.value,
    }


def _source_from(fields: Fields, text: Prose, source_id: str) -> Source:
    """The source that a corpus file with these parts would describe. Refused as NOT_VALID with all that is wrong."""
    values = {name: Value(content, 1) for name, content in fields.items()}
    # The schema looks at the body only for whether there is any: reading a long one again would take its time.
    source, problems = source_from(Document(values, "text" if text.text else "", 1), Path(f"{source_id}.md"))
    if source is None:
        raise not_valid(*problems)
    return replace(source, prose=text)


async def _prose(body: str) -> Prose:
    """The prose of what somebody wrote in Markdown."""
    if len(body) > MAX_CHARACTERS:
        message = f"is longer than {MAX_CHARACTERS:,} characters"
        raise not_valid(Problem(Path(), 1, "body", message, Beyond.LONG, MAX_CHARACTERS))
    return await asyncio.to_thread(lambda: normal_prose(prose(body)))


def _prose_of(page: Page) -> Prose:
    return Prose.of(normal_blocks(page.blocks))


def _remarks(page: Page) -> tuple[str, ...]:
    """What is to be known of a page before it is published."""
    remarks = [] if page.free else [Warn.PAYWALL.value]
    if page.max_snippet is not None and page.max_snippet < MIN_SNIPPET:
        remarks.append(Warn.SNIPPETS.value)
    return tuple(remarks)


def _source_of(page: Page, url: str | None, archive_url: str | None, gone: bool) -> Source:
    title = page.title[:MAX_TITLE].strip() or UNTITLED
    return Source(
        id=id_of(title, page.publisher, url, page.published),
        title=title,
        publisher=(page.publisher or (host(url) if url else UNKNOWN))[:MAX_NAME].strip(),
        kind=Kind.NEWS_REPORT,
        collection=COLLECTION,
        text_status=TextStatus.FULL,
        language=page.language or "en",
        prose=_prose_of(page),
        authors=page.authors,
        published=page.published,
        url=url,
        archive_url=archive_url,
        # What is gone from its address is linked at the copy that was read.
        unverified=frozenset({Unverified.URL}) if gone else frozenset(),
    )


def _address(text: str | None) -> str | None:
    try:
        return normal_address(text) if text else None
    except AddressError:
        return None


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
