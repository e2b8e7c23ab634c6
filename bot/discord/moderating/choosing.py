"""What a moderator may mean who has typed a few letters, or all of it. Nobody else is offered anything."""

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
from bot.shelf.changes import Reason, Refused
from bot.shelf.holdings import OF_COLLECTION, OF_SOURCE
from bot.shelf.names import alias_id
from bot.store.errors import StoreError
from bot.text.cleaning import one_line
from bot.text.phrases import words

_NAMED = 10
"""Names of one thing that are shown, as far as there is room."""

_Found = tuple[str, str, tuple[str, ...]]
"""A value, how it is shown, and what else it is found by: of what `_meant` looks through, its id or name first."""


async def source_choices(interaction: Interaction, typed: str) -> Choices:
    """The server's own sources, drafts and retired ones too."""
    try:
        return await _best(typed, await _own(interaction))
    except (Forbidden, StoreError):
        return []


async def meant_source(interaction: Interaction, typed: str) -> str:
    """The id of the source that `typed` means: the id, the title, or words that only one of the server's own has.

    That of a shipped one where none of its own is meant. Refused as UNCLEAR where that is not one.
    """
    return await _meant(typed, await _own(interaction), _shipped_sources(interaction.client.answers.desk.sources))


async def meant_to_check(interaction: Interaction, typed: str) -> str:
    """`meant_source`, for what is looked up."""
    await interaction.client.shelf.managing.check(actor_of(interaction), Action.CHECK)
    return await meant_source(interaction, typed)


async def meant_to_hide(interaction: Interaction, typed: str) -> str:
    """What of the shipped collections and sources `typed` means. Refused as UNCLEAR where that is not one."""
    await interaction.client.shelf.managing.check(actor_of(interaction), Action.HIDE)
    return await _meant(typed, _shippable(interaction.client.answers.desk.sources))


async def meant_to_unhide(interaction: Interaction, typed: str) -> str:
    """What of all that the server hides `typed` means; `typed` itself where that is not one."""
    try:
        return await _meant(typed, await _hidden(interaction))
    except Refused:
        return typed


async def _own(interaction: Interaction) -> Iterator[_Found]:
    wording = of_reader(interaction)
    outlines = await interaction.client.shelf.sources.outlines(actor_of(interaction))
    return (
        (o.id, f"{title_of(o.title, wording)} ({o.publisher}, {wording(f'state.{o.state}')})", (o.id, o.title))
        for o in outlines
    )


async def used_choices(interaction: Interaction, typed: str) -> Choices:
    """What a term may be used in: all that answers in the server."""
    try:
        await interaction.client.shelf.managing.check(actor_of(interaction), Action.EXPLAIN)
    except (Forbidden, StoreError):
        return []
    return await sources(interaction, typed)


async def meant_to_use(interaction: Interaction, typed: str) -> str:
    """`meant_source`, for what a term is used in; `typed` itself where that is not one."""
    await interaction.client.shelf.managing.check(actor_of(interaction), Action.EXPLAIN)
    try:
        return await meant_source(interaction, typed)
    except Refused:
        return typed


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
    for source_id, shown, keys in _shipped_sources(shipped):
        yield OF_SOURCE + source_id, shown, keys


def _shipped_sources(shipped: Sequence[Source]) -> Iterator[_Found]:
    for source in shipped:
        yield source.id, f"{source.title} ({source.publisher})", (source.id, source.title)


async def hidden_choices(interaction: Interaction, typed: str) -> Choices:
    """What the server hides."""
    try:
        return await _best(typed, await _hidden(interaction))
    except (Forbidden, StoreError):
        return []


async def _hidden(interaction: Interaction) -> Iterator[_Found]:
    hiding = interaction.client.shelf.hiding
    hidden = await hiding.hidden(actor_of(interaction))
    parts = ((name, hiding.called(name), name.removeprefix(OF_SOURCE).removeprefix(OF_COLLECTION)) for name in hidden)
    return ((name, called, (bare, called)) for name, called, bare in parts)


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

    return await asyncio.to_thread(lambda: offered(_finder(found).find(typed)))


def _finder(found: Iterable[_Found]) -> Finder:
    return Finder(
        (Choice(shortened(one_line(name), LONGEST), value), (name, *keys))
        for value, name, keys in found
        if len(value) <= LONGEST
    )


async def _meant(typed: str, *shelves: Iterable[_Found]) -> str:
    """The value that is meant on the first of `shelves` where anything fits. Refused as UNCLEAR where that is not one.

    One that was chosen is that value; else what is called just so goes before what only has the words.
    """

    def work() -> str:
        known = [list(shelf) for shelf in shelves]
        for shelf in known:
            for value, _, keys in shelf:
                if typed in {value, keys[0]}:
                    return value
        wanted = words(typed)
        for shelf in known:
            called = {v for v, _, keys in shelf if wanted and wanted in map(words, keys)}
            fitting = called or {choice.value for choice in _finder(shelf).holding(typed)}
            if len(fitting) == 1:
                return fitting.pop()
            if fitting:
                break
        raise Refused(Reason.UNCLEAR, typed)

    return await asyncio.to_thread(work)
