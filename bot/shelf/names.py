"""A server's own aliases and glossary entries."""

from dataclasses import asdict
from pathlib import Path

from bot.answering.desk import Desk
from bot.corpus.problem import Problem
from bot.corpus.side_files import Alias, GlossaryEntry, clashes, read_aliases, read_glossary
from bot.corpus.writing import aliases_file, glossary_file
from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Changes, Reason, Refused
from bot.shelf.sound import sound
from bot.shelf.sources import NOUN as SOURCE
from bot.store.ledger import Ledger, Value

ALIAS, TERM = "alias", "term"
MOST = 1000
"""Aliases, and glossary entries, of one server at most."""
MAX_ENTRY = 5000
"""Characters of one of them, as a file has it."""


class Names:
    """What things are called in a server. All raise Forbidden, Refused and StoreError.

    What changes something gives the number of the change; None where all was so already.
    """

    def __init__(self, changes: Changes, shipped: Desk) -> None:
        self._changes = changes
        self._shipped = shipped

    async def aliases(self, actor: Actor) -> list[Alias]:
        """The server's own aliases."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await aliases_in(change.ledger)

    async def put_alias(self, actor: Actor, alias: Alias) -> int | None:
        """Let names mean one thing: in the place of what was kept for the same name and kind."""
        text = aliases_file([alias])
        _valid(text, read_aliases(Path(), text)[1])
        async with self._changes.make(actor, Action.NAME) as change:
            key = alias_id(alias)
            others = [other for other in await aliases_in(change.ledger) if alias_id(other) != key]
            if len(others) >= MOST:
                raise Refused(Reason.TOO_MANY, str(MOST))
            for _, message in clashes([*self._shipped.aliases, *others, alias]):
                raise Refused(Reason.NOT_VALID, message)
            await change.ledger.put(ALIAS, key, alias_value(alias))
        return change.ledger.recorded

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
            return await glossary_in(Ledger(session, guild_id))

    async def put_term(self, actor: Actor, entry: GlossaryEntry) -> int | None:
        """Explain a term: in the place of what was kept for it."""
        async with self._changes.make(actor, Action.EXPLAIN) as change:
            known = await change.ledger.ids(SOURCE)
            text = glossary_file([entry])
            _valid(text, read_glossary(Path(), known, text)[1])
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


async def aliases_in(ledger: Ledger) -> list[Alias]:
    """The aliases of a server."""
    return list(sound(ALIAS, await ledger.items(ALIAS), lambda item: alias_of(item.value)))


async def glossary_in(ledger: Ledger) -> list[GlossaryEntry]:
    """The glossary of a server."""
    return list(sound(TERM, await ledger.items(TERM), lambda item: term_of(item.value)))


def alias_id(alias: Alias) -> str:
    """The id of an alias among a server's items."""
    return f"{alias.canonical.casefold()} ({alias.kind})"


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
    return asdict(entry) | {"aliases": list(entry.aliases), "sources": list(entry.sources)}


def term_of(value: Value) -> GlossaryEntry:
    """From what the database kept."""
    aliases, sources = (tuple(map(str, value[name])) for name in ("aliases", "sources"))
    return GlossaryEntry(str(value["term"]), str(value["definition"]), aliases, sources)


def _valid(text: str, problems: list[Problem]) -> None:
    if len(text) > MAX_ENTRY:
        raise Refused(Reason.NOT_VALID, f"is longer than {MAX_ENTRY} characters")
    if problems:
        raise Refused(Reason.NOT_VALID, "\n".join(f"{p.field}: {p.message}" for p in problems))
