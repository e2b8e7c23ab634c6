"""Adding sources from links and files: one by one, or a list in a run that can be taken up again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answering.desk import Desk
from bot.corpus.address import AddressError, normal_address
from bot.corpus.problem import Problem
from bot.intake.fetched import FetchError
from bot.intake.finding import finding_of
from bot.intake.looking import Looking
from bot.intake.page import Page, ReadError
from bot.intake.reading import read_safely
from bot.intake.site import is_front_page
from bot.shelf.addresses import source_at, sources_with_addresses
from bot.shelf.authority import Action, Actor, Anew, by_now
from bot.shelf.changes import Changes, Reason, Refused, not_valid
from bot.shelf.room import Room
from bot.shelf.sources import Shelved, Sources
from bot.store.runs import RowState, Run, RunRow, Runs

MOST_ROWS = 500
"""Addresses of one run at most."""
MOST_RUNS = 100
"""Runs that are kept for one server at most."""

_PATIENCE = 5.0
"""Seconds that the look-up of an archived copy may take where the page itself is there."""


@dataclass(frozen=True)
class _Read:
    """What was read, and an archived copy of it. `gone`: it was read from there, not at its own address."""

    page: Page
    archive_url: str | None
    gone: bool


class Adding:
    """Makes drafts of what is read. All raise Forbidden, Refused, StoreError; reading raises FetchError and ReadError.

    What is read waits for a place in `room` first. `anew`, where it is given, is asked once it is read.
    """

    def __init__(self, changes: Changes, shipped: Desk, sources: Sources, looking: Looking, room: Room) -> None:
        self._changes = changes
        self._shipped = shipped
        self._sources = sources
        self._looking = looking
        self._room = room

    async def link(self, actor: Actor, url: str, anew: Anew | None = None) -> Shelved:
        """A draft of the page at `url`, or of its archived copy where that cannot be reached."""
        await self._allowed(actor, Action.DRAFT)
        read = await self._read(actor, url)
        now = await by_now(actor, anew)
        return await self._sources.draft(now, read.page, url, read.archive_url, gone=read.gone)

    async def file(
        self,
        actor: Actor,
        load: Callable[[], Awaitable[bytes]],
        content_type: str = "",
        url: str | None = None,
        *,
        anew: Anew | None = None,
    ) -> Shelved:
        """A draft of what a file holds: HTML, PDF, DOCX, Markdown or text, by its content.

        `load`: downloads it. `url`: where it was published, which counts whatever the file says of itself; nothing is
        fetched from there. Refused as NOT_VALID where that is no address.
        """
        try:
            url = normal_address(url) if url else None
        except AddressError as error:
            raise not_valid(Problem(Path(), 1, "url", str(error))) from None
        page = await self._page(actor, Action.DRAFT, load, content_type)
        now = await by_now(actor, anew)
        return await self._sources.draft(now, replace(page, url=url) if url else page)

    async def replace_text(
        self,
        actor: Actor,
        source_id: str,
        load: Callable[[], Awaitable[bytes]],
        content_type: str = "",
        *,
        anew: Anew | None = None,
    ) -> tuple[Shelved, Shelved]:
        """Let what such a file holds be the text of a source; the source before and after."""
        before = await self._sources.get(actor, source_id)
        page = await self._page(actor, Action.EDIT, load, content_type)
        now = await by_now(actor, anew)
        return before, await self._sources.edit(now, source_id, before.number, page=page)

    async def begin_run(self, actor: Actor, addresses: Sequence[str]) -> int:
        """A new run over `addresses`, each once; its number."""
        unique = list(dict.fromkeys(addresses))
        if len(unique) > MOST_ROWS:
            raise Refused(Reason.TOO_LONG, str(MOST_ROWS))
        async with self._changes.hear(actor, Action.RUN) as change:
            runs = Runs(change.session, change.guild_id)
            if len(await runs.all()) >= MOST_RUNS:
                raise Refused(Reason.TOO_MANY, str(MOST_RUNS))
            return await runs.begin(unique)

    async def runs(self, actor: Actor) -> list[Run]:
        """The runs that are kept, finished or not, oldest first."""
        async with self._changes.look(actor, Action.RUN) as change:
            return await Runs(change.session, change.guild_id).all()

    async def rows(self, actor: Actor, run: int) -> list[RunRow]:
        """The rows of a run, in order: what became of each. `detail` of a failed one is a Finding."""
        async with self._changes.look(actor, Action.RUN) as change:
            return await Runs(change.session, change.guild_id).rows(run)

    async def go_on(self, actor: Actor, run: int, anew: Anew | None = None) -> AsyncIterator[RunRow]:
        """Read the rows of a run that still wait, one after the other; each is told when it is safe.

        `anew` is asked before each of them, and once it is read.
        """
        for row in await self.rows(actor, run):
            if row.state is RowState.WAITING:
                now = await by_now(actor, anew)
                await self._allowed(now, Action.RUN)
                yield await self._row(now, run, row, anew)

    async def _row(self, actor: Actor, run: int, row: RunRow, anew: Anew | None) -> RunRow:
        """What becomes of a row. What is there already gives no second draft: a list may well be given twice."""
        if here := await self._here(actor, row.address):
            return await self._marked(actor, run, row._replace(state=RowState.HERE, detail=here))
        try:
            read = await self._read(actor, row.address)
        except (FetchError, ReadError) as error:
            failed = row._replace(state=RowState.FAILED, detail=finding_of(error))
            return await self._marked(await by_now(actor, anew), run, failed)
        now = await by_now(actor, anew)
        # Some sites say of each page that it is their front page.
        own = read.page.url
        if own and not is_front_page(own) and (here := await self._here(now, own)):
            return await self._marked(now, run, row._replace(state=RowState.HERE, detail=here))
        draft = await self._sources.draft(
            now, read.page, row.address, read.archive_url, gone=read.gone, in_run=(run, row.position)
        )
        return row._replace(state=RowState.DONE, detail=draft.source.id)

    async def _here(self, actor: Actor, address: str) -> str | None:
        async with self._changes.look(actor, Action.RUN) as change:
            sources = await sources_with_addresses(change, self._shipped)
        return await asyncio.to_thread(source_at, address, sources)

    async def _marked(self, actor: Actor, run: int, row: RunRow) -> RunRow:
        async with self._changes.hear(actor, Action.RUN) as change:
            await Runs(change.session, change.guild_id).mark(run, row.position, row.state, row.detail)
        return row

    async def drop_run(self, actor: Actor, run: int) -> None:
        """Forget a run; its drafts stay."""
        async with self._changes.hear(actor, Action.RUN) as change:
            await Runs(change.session, change.guild_id).drop(run)

    async def _allowed(self, actor: Actor, action: Action) -> None:
        """Nothing is fetched for somebody who may not keep it."""
        async with self._changes.look(actor, action):
            pass

    async def _page(
        self, actor: Actor, action: Action, load: Callable[[], Awaitable[bytes]], content_type: str
    ) -> Page:
        """What a file holds that somebody gives for `action`."""
        await self._allowed(actor, action)
        async with self._room.place(actor.guild_id):
            return await read_safely(await load(), content_type, None)

    async def _read(self, actor: Actor, url: str) -> _Read:
        async with self._room.place(actor.guild_id):
            look = await self._looking.at_or_copy(url)
        if look.archived:
            return _Read(look.page, look.address, gone=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                return _Read(look.page, await self._looking.copy_of(url, look.page.published), gone=False)
        return _Read(look.page, None, gone=False)
