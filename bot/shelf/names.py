"""A server's own aliases and glossary entries.

A server may have megabytes of them: they are read, written and compared off the event loop.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.answering.desk import Desk
from bot.corpus.alias import Alias, Clash, clashes, names_of, read_aliases
from bot.corpus.problem import Beyond, Problem
from bot.corpus.side_files import GlossaryEntry, read_glossary
from bot.corpus.writing import aliases_file, glossary_file
from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Changes, Reason, Refused, not_valid
from bot.shelf.sound import sound
from bot.shelf.sources import NOUN as SOURCE
from bot.store.ledger import Item, Ledger, Value

ALIAS, TERM = "alias", "term"
MOST = 1000
"""Aliases, and glossary entries, of one server at most."""
MAX_NAME = 100
"""Characters of what an alias or a term is listed by: as many as a choice of Discord holds."""
MAX_ENTRY = 5000
"""Characters of one of them, as a file has it."""


class Names:
    """What things are called in a server. All raise Forbidden, Refused and StoreError.

    What changes something gives the number of the change, too; None where all was so already.
    """

    def __init__(self, changes: Changes, shipped: Desk) -> None:
        self._changes = changes
        self._shipped = shipped

    async def aliases(self, actor: Actor) -> list[Alias]:
        """The server's own aliases."""
        async with self._changes.look(actor, Action.SEE) as change:
            items = await change.ledger.items(ALIAS)
        return await asyncio.to_thread(aliases_of, items)

    async def add_alias(self, actor: Actor, alias: Alias) -> tuple[Alias, int | None]:
        """Let names mean one thing, beside those that are kept for the same name and kind; all of them, too."""
        if len(names_of(alias)) < 2:
            raise Refused(Reason.ONE_NAME, alias.canonical)
        # A book of names is refused before other changes wait for it.
        await asyncio.to_thread(_valid_alias, alias)
        async with self._changes.make(actor, Action.NAME) as change:
            key = alias_id(alias)
            items = await change.ledger.items(ALIAS)
            if kept := aliases_of(item for item in items if item.id == key):
                (alias,) = together([*kept, alias])
                await asyncio.to_thread(_valid_alias, alias)
            if sum(item.id != key for item in items) >= MOST:
                raise Refused(Reason.TOO_MANY, str(MOST))
            for _, clash in await asyncio.to_thread(new_clashes, [alias], items, self._shipped):
                raise clashing(clash)
            await change.ledger.put(ALIAS, key, alias_value(alias))
        return alias, change.ledger.recorded

    async def drop_alias(self, actor: Actor, alias: Alias) -> int | None:
        """Let those names mean no one thing any more."""
        async with self._changes.make(actor, Action.NAME) as change:
            if await change.ledger.item(ALIAS, alias_id(alias)) is None:
                raise Refused(Reason.GONE, alias.canonical)
            await change.ledger.put(ALIAS, alias_id(alias), None)
        return change.ledger.recorded

    async def glossary(self, guild_id: int) -> list[GlossaryEntry]:
        """The server's own glossary, for everybody in it to read."""
        async with self._changes.database.reading() as session:
            items = await Ledger(session, guild_id).items(TERM)
        return await asyncio.to_thread(glossary_of, items)

    async def put_term(self, actor: Actor, entry: GlossaryEntry) -> int | None:
        """Explain a term: in the place of what was kept for it."""
        async with self._changes.make(actor, Action.EXPLAIN) as change:
            known = await change.ledger.ids(SOURCE) | {source.id for source in self._shipped.sources}
            await asyncio.to_thread(_valid_term, entry, known)
            if len(await change.ledger.ids(TERM) - {term_id(entry)}) >= MOST:
                raise Refused(Reason.TOO_MANY, str(MOST))
            await change.ledger.put(TERM, term_id(entry), term_value(entry))
        return change.ledger.recorded

    async def drop_term(self, actor: Actor, term: str) -> int | None:
        """Explain a term no more."""
        async with self._changes.make(actor, Action.EXPLAIN) as change:
            if await change.ledger.item(TERM, term.casefold()) is None:
                raise Refused(Reason.GONE, term)
            await change.ledger.put(TERM, term.casefold(), None)
        return change.ledger.recorded


def aliases_of(items: Iterable[Item]) -> list[Alias]:
    """The aliases that the database keeps as `items`."""
    return list(sound(ALIAS, items, lambda item: alias_of(item.value)))


def glossary_of(items: Iterable[Item]) -> list[GlossaryEntry]:
    """The glossary that the database keeps as `items`."""
    return list(sound(TERM, items, lambda item: term_of(item.value)))


def new_clashes(added: Sequence[Alias], items: Iterable[Item], shipped: Desk) -> list[tuple[Alias, Clash]]:
    """(alias, what is wrong): what `added` aliases would clash with.

    `items`: a server's aliases, of which they take the place of those with their ids.
    """
    ids = set(map(alias_id, added))
    others = aliases_of(item for item in items if item.id not in ids)
    return list(clashes(added, [*shipped.aliases, *others]))


def clashing(clash: Clash) -> Refused:
    """What refuses a name that would stand for two things."""
    return Refused(Reason.CLASH, f"{clash.name}: {clash.first} / {clash.other}")


def exceeded(name: str, text: str) -> int | None:
    """Which number of characters an entry exceeds by its `name`, or as it stands in its file, `text`; None for none."""
    return MAX_NAME if len(name) > MAX_NAME else MAX_ENTRY if len(text) > MAX_ENTRY else None


def alias_id(alias: Alias) -> str:
    """The id of an alias among a server's items."""
    return f"{alias.canonical.casefold()} ({alias.kind})"


def together(aliases: Iterable[Alias]) -> list[Alias]:
    """`aliases`, those that a server would keep under one id as one with the forms of all."""
    merged: dict[str, Alias] = {}
    for alias in aliases:
        first = merged.setdefault(alias_id(alias), alias)
        known = set(map(str.casefold, first.forms))
        more = (form for form in alias.forms if form.casefold() not in known)
        merged[alias_id(alias)] = replace(first, forms=(*first.forms, *more))
    return list(merged.values())


def alias_value(alias: Alias) -> Value:
    """As the database keeps it."""
    return {"canonical": alias.canonical, "kind": alias.kind, "forms": list(alias.forms)}


def alias_of(value: Value) -> Alias:
    """From what the database kept."""
    return Alias(str(value["canonical"]), str(value["kind"]), tuple(map(str, value["forms"])))


def term_id(entry: GlossaryEntry) -> str:
    """The id of a glossary entry among a server's items."""
    return entry.term.casefold()


def term_value(entry: GlossaryEntry) -> Value:
    """As the database keeps it."""
    aliases, sources = list(entry.aliases), list(entry.sources)
    return {"term": entry.term, "definition": entry.definition, "aliases": aliases, "sources": sources}


def term_of(value: Value) -> GlossaryEntry:
    """From what the database kept."""
    aliases, sources = (tuple(map(str, value[name])) for name in ("aliases", "sources"))
    return GlossaryEntry(str(value["term"]), str(value["definition"]), aliases, sources)


def _valid_alias(alias: Alias) -> None:
    _valid(alias.canonical, aliases_file([alias]), lambda text: read_aliases(Path(), text)[1])


def _valid_term(entry: GlossaryEntry, known: Collection[str]) -> None:
    _valid(entry.term, glossary_file([entry]), lambda text: read_glossary(Path(), known, text)[1])


def _valid(name: str, text: str, read: Callable[[str], list[Problem]]) -> None:
    if (most := exceeded(name, text)) is not None:
        raise not_valid(Problem(Path(), 1, None, f"is longer than {most} characters", Beyond.LONG, most))
    if problems := read(text):
        raise not_valid(*problems)
