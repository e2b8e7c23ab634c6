"""Looking up without a question: a source, lists, the glossary, the timeline, the topics, what there is."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from discord import ui

from bot.answering.desk import Desk
from bot.answering.filtering import Filter, FilterError, language_meant, parse_filter
from bot.browsing.catalogue import Catalogue, Catalogues
from bot.browsing.glossary import Defined, look_up
from bot.browsing.naming import names_of
from bot.browsing.pages import page
from bot.browsing.related import card, official_statements
from bot.browsing.timeline import timeline
from bot.browsing.topics import Topic
from bot.corpus.folder import SideFiles
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Kind
from bot.discord.browsing import layout as layouts
from bot.discord.browsing.states import Looked, mark, meant
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.offers import home_of
from bot.discord.opening import CARD, LIST
from bot.discord.refusals import misfit
from bot.rendering.wording import Wording, tongues
from bot.text.phrases import words

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


_T = TypeVar("_T")
_Draw = Callable[[Wording], ui.LayoutView]

_LINES, _ENTRIES, _USES = 10, 6, 10
"""Of sources, of events and of a term's uses on a page."""


class LookingUp:
    """The screens of what can be looked up.

    Everything is worked out off the event loop, from the desk of the server where it is asked for, and no other.
    """

    def __init__(self, client: "Cuttings", beside: SideFiles) -> None:
        """`beside`: what stands beside the shipped sources."""
        self._client = client
        self._beside = beside
        self._catalogues = Catalogues(beside)
        for name, screen in (
            (CARD, self._card),
            (LIST, self._list),
            (layouts.TERM, self._term),
            (layouts.TIMELINE, self._timeline),
            (layouts.TOPICS, self._topics),
            (layouts.ABOUT, self._about),
        ):
            client.pager.add(name, screen)

    # What commands call

    async def listed(self, interaction: Interaction, **only: str) -> None:
        """Show the sources that fit the filter `only`, as somebody typed it: see `parse_filter`."""
        await self._narrowed(interaction, LIST, "", only)

    async def history(self, interaction: Interaction, name: str, **only: str) -> None:
        """Show what happened and was published, about `name` where it is given."""
        await self._narrowed(interaction, layouts.TIMELINE, name.strip(), only)

    async def _narrowed(self, interaction: Interaction, screen: str, name: str, only: dict[str, str]) -> None:
        try:
            state = Looked.of(parse_filter(**only), name).state
        except FilterError as error:
            await self._client.tell(interaction, misfit(error, of_reader(interaction)))
        else:
            await self._client.pager.open(interaction, screen, state)

    async def about(self, interaction: Interaction) -> None:
        """Show what the collection holds, how it was made, and its limits."""
        await self._client.pager.open(interaction, layouts.ABOUT)

    async def nearest(self, home: int | None, question: str) -> list[Topic]:
        """The topics nearest to a question, of those in the server `home`."""
        return await self._client.answers.study(home, lambda desk: self._catalogues.of(desk).nearest(question))

    # Screens

    async def _card(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        def find(desk: Desk, catalogue: Catalogue) -> _Draw:
            source = desk.source(state.strip())
            if source is None:
                held = [catalogue.by_id[choice.value] for choice in catalogue.sources.holding(state)]
                if len(held) > 1:
                    return partial(layouts.several_sources_layout, state, held)
                if not held:
                    near = [catalogue.by_id[choice.value] for choice in catalogue.sources.find(state)]
                    return partial(layouts.unknown_source_layout, state, near)
                (source,) = held
            every = catalogue.by_id.values()
            own = self._client.answers.desk.source(source.id) != source
            return partial(
                layouts.card_layout,
                card(source, every),
                official_statements(source, every),
                desk.opening(source) if source.has_text else None,
                own=own,
            )

        return await self._drawn(interaction, find)

    async def _list(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        def find(desk: Desk, catalogue: Catalogue) -> _Draw:
            only = _filter(Looked.read(state), catalogue)
            fitting = [source for source in catalogue.newest if only.matches(source)]
            return partial(layouts.list_layout, page(fitting, number, _LINES), state, only)

        return await self._drawn(interaction, find)

    async def _timeline(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        def find(desk: Desk, catalogue: Catalogue) -> _Draw:
            only = _filter(Looked.read(state), catalogue)
            entries = timeline(
                catalogue.events,
                catalogue.by_id.values(),
                collection=only.collection,
                names=names_of(only.outlet, catalogue.aliases) if only.outlet else (),
                after=only.after,
                before=only.before,
            )
            return partial(layouts.timeline_layout, page(entries, number, _ENTRIES), state, only)

        return await self._drawn(interaction, find)

    async def _topics(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        def find(desk: Desk, catalogue: Catalogue) -> _Draw:
            return partial(layouts.topics_layout, page(catalogue.topics, number, _LINES))

        return await self._drawn(interaction, find)

    async def _about(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        shipped = self._client.answers.desk

        def count(desk: Desk, catalogue: Catalogue) -> _Draw:
            own = sum(shipped.source(source_id) != source for source_id, source in catalogue.by_id.items())
            hidden = sum(source.id not in catalogue.by_id for source in shipped.sources)
            return partial(
                layouts.about_layout,
                catalogue.overview,
                passages=desk.passages,
                own=own,
                hidden=hidden,
                shipped=self._beside.shipped,
            )

        return await self._drawn(interaction, count)

    async def _term(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        glossary, own = await self.glossary(home_of(interaction))

        def find(desk: Desk, catalogue: Catalogue) -> _Draw:
            term = next((entry.term for entry in glossary if layouts.marked(entry.term) == state), state)
            if layouts.is_marked(term):
                return lambda wording: text_layout(wording("term.gone"))
            found = look_up(term, glossary, catalogue.by_id.values())
            if not isinstance(found, Defined):
                return partial(layouts.unknown_term_layout, term, found)
            uses = page(found.uses, number, _USES)
            return partial(layouts.term_layout, found.entry, uses, own=found.entry in own)

        return await self._drawn(interaction, find)

    async def glossary(self, guild_id: int | None) -> tuple[list[GlossaryEntry], list[GlossaryEntry]]:
        """All entries that hold in a server, its own before the shipped ones; and its own."""
        own = await self._client.shelf.names.glossary(guild_id) if guild_id is not None else []
        return await asyncio.to_thread(self._with_shipped, own), own

    def _with_shipped(self, own: list[GlossaryEntry]) -> list[GlossaryEntry]:
        explained = {words(entry.term) for entry in own}
        return [*own, *(entry for entry in self._beside.glossary if words(entry.term) not in explained)]

    async def _drawn(self, interaction: Interaction, find: "Callable[[Desk, Catalogue], _Draw]") -> ui.LayoutView:
        return (await self.study(interaction, find))(of_reader(interaction))

    async def study(self, interaction: Interaction, job: Callable[[Desk, Catalogue], _T]) -> _T:
        """What `job` gives at the desk of the server where it is asked for."""
        return await self._client.answers.study(home_of(interaction), lambda desk: job(desk, self._catalogues.of(desk)))


def _filter(looked: Looked, catalogue: Catalogue) -> Filter:
    """What a button carries, among the sources at hand."""
    return Filter(
        outlet=looked.name or None,
        kind=next((kind for kind in Kind if mark(kind) == looked.kind), None),
        collection=meant(looked.collection, {source.collection for source in catalogue.by_id.values()}),
        after=looked.after or None,
        before=looked.before or None,
        language=language_meant(looked.language, catalogue.overview.languages, tongues) if looked.language else None,
    )
