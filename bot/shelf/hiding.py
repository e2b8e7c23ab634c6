"""Shipped sources and collections that a server does not want."""

from collections.abc import Collection

from bot.answering.desk import Desk
from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Changes, Reason, Refused
from bot.shelf.holdings import HIDDEN, OF_COLLECTION, OF_SOURCE


class Hiding:
    """Hides what is shipped from one server. All raise Forbidden, Refused and StoreError.

    What changes something gives the number of the change, too.
    """

    def __init__(self, changes: Changes, shipped: Desk) -> None:
        self._changes = changes
        self._shipped = shipped

    async def hidden(self, actor: Actor) -> list[str]:
        """What the server hides: `source:ID` and `collection:NAME`."""
        async with self._changes.look(actor, Action.SEE) as change:
            return sorted(await change.ledger.ids(HIDDEN))

    async def hide(self, actor: Actor, what: str) -> tuple[str, int | None]:
        """Let a shipped source, or all of a collection, not answer in this server: what `hidden` then lists, too.

        `what`: as `hidden` lists it, or the bare id of a source or name of a collection.
        """
        shipped = {OF_SOURCE + source.id for source in self._shipped.sources}
        shipped |= {OF_COLLECTION + source.collection for source in self._shipped.sources}
        name = _named(what, shipped)
        if name is None:
            raise Refused(Reason.GONE, what)
        async with self._changes.make(actor, Action.HIDE) as change:
            if await change.ledger.item(HIDDEN, name) is not None:
                raise Refused(Reason.HIDDEN, self.called(name))
            await change.ledger.put(HIDDEN, name, {})
        return name, change.ledger.recorded

    async def unhide(self, actor: Actor, what: str) -> tuple[str, int | None]:
        """Let what is hidden answer again. `what`, and what comes of it: as for `hide`."""
        async with self._changes.make(actor, Action.UNHIDE) as change:
            name = _named(what, await change.ledger.ids(HIDDEN))
            if name is None:
                raise Refused(Reason.NOT_HIDDEN, self.called(what))
            await change.ledger.put(HIDDEN, name, None)
        return name, change.ledger.recorded

    def called(self, hidden: str) -> str:
        """What `hidden` lists, or its bare id or name, as people call it."""
        return called(hidden, self._shipped)


def called(hidden: str, shipped: Desk) -> str:
    """What `Hiding.hidden` lists, or its bare id or name, as people call it."""
    source = shipped.source(hidden.removeprefix(OF_SOURCE))
    return source.title if source else hidden.removeprefix(OF_SOURCE).removeprefix(OF_COLLECTION).replace("-", " ")


def _named(what: str, names: Collection[str]) -> str | None:
    """Which of `names` is meant by `what`; None for none of them."""
    return next((name for name in (what, OF_SOURCE + what, OF_COLLECTION + what) if name in names), None)
