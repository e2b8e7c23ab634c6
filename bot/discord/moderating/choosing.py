"""What a moderator may mean who has typed a few letters. Nobody else is offered anything."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.browsing.finder import LONGEST, Choice, Finder
from bot.corpus.source import Source
from bot.discord.actor import actor_of
from bot.discord.browsing.choices import Choices, offered, sources
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.moderating.card import title_of
from bot.rendering.credit import shortened
from bot.shelf.authority import Action, Forbidden
from bot.shelf.holdings import OF_COLLECTION, OF_SOURCE
from bot.shelf.names import alias_id
from bot.store.errors import StoreError
from bot.text.cleaning import one_line

_NAMED = 10
"""Names of one thing that are shown, as far as there is room."""

_Found = tuple[str, str, tuple[str, ...]]
"""A value, how it is shown, and what else it is found by."""


async def source_choices(interaction: Interaction, typed: str) -> Choices:
    """The server's own sources, drafts and retired ones too."""
    wording = of_reader(interaction)
    try:
        outlines = await interaction.client.shelf.sources.outlines(actor_of(interaction))
    except (Forbidden, StoreError):
        return []
    return await _best(
        typed,
        (
            (o.id, f"{title_of(o.title, wording)} ({o.publisher}, {wording(f'state.{o.state}')})", (o.id,))
            for o in outlines
        ),
    )


async def used_choices(interaction: Interaction, typed: str) -> Choices:
    """What a term may be used in: all that answers in the server."""
    try:
        await interaction.client.shelf.managing.check(actor_of(interaction), Action.EXPLAIN)
    except (Forbidden, StoreError):
        return []
    return await sources(interaction, typed)


async def shippable_choices(interaction: Interaction, typed: str) -> Choices:
    """Shipped collections and sources."""
    client = interaction.client
    try:
        await client.shelf.managing.check(actor_of(interaction), Action.HIDE)
    except (Forbidden, StoreError):
        return []
    return await _best(typed, _shippable(client.answers.desk.sources))


def _shippable(shipped: Sequence[Source]) -> Iterator[_Found]:
    for name in sorted({source.collection for source in shipped}):
        yield OF_COLLECTION + name, f"▤ {name}", (name,)
    for source in shipped:
        yield OF_SOURCE + source.id, f"{source.title} ({source.publisher})", (source.id,)


async def hidden_choices(interaction: Interaction, typed: str) -> Choices:
    """What the server hides."""
    hiding = interaction.client.shelf.hiding
    try:
        hidden = await hiding.hidden(actor_of(interaction))
    except (Forbidden, StoreError):
        return []
    return await _best(typed, ((name, hiding.called(name), (name,)) for name in hidden))


async def alias_choices(interaction: Interaction, typed: str) -> Choices:
    """The server's own aliases."""
    wording = of_reader(interaction)
    try:
        aliases = await interaction.client.shelf.names.aliases(actor_of(interaction))
    except (Forbidden, StoreError):
        return []

    def named() -> Iterator[_Found]:
        for alias in aliases:
            others = ", ".join(islice((form for form in alias.forms if form != alias.canonical), _NAMED))
            # The kind tells those apart that share a name.
            shown = f"{alias.canonical} ({wording(f'alias_kind.{alias.kind}')}): {others}"
            yield alias_id(alias), shown, alias.forms

    return await _best(typed, named())


async def term_choices(interaction: Interaction, typed: str) -> Choices:
    """The server's own glossary entries."""
    actor = actor_of(interaction)
    try:
        await interaction.client.shelf.managing.check(actor, Action.EXPLAIN)
        glossary = await interaction.client.shelf.names.glossary(actor.guild_id or 0)
    except (Forbidden, StoreError):
        return []
    return await _best(typed, ((entry.term, entry.term, entry.aliases) for entry in glossary))


async def _best(typed: str, found: Iterable[_Found]) -> Choices:
    """The best choices; with thousands to look through it takes some milliseconds, off the event loop."""

    def work() -> Choices:
        finder = Finder(
            (Choice(shortened(one_line(name), LONGEST), value), (name, *keys))
            for value, name, keys in found
            if len(value) <= LONGEST
        )
        return offered(finder.find(typed))

    return await asyncio.to_thread(work)
