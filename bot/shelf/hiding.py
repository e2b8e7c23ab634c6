"""Shipped sources and collections that a server does not want."""

from bot.answering.desk import Desk
from bot.shelf.authority import Action, Actor
from bot.shelf.changes import Changes, Reason, Refused
from bot.shelf.holdings import HIDDEN, OF_COLLECTION, OF_SOURCE


class Hiding:
    """Hides what is shipped from one server. All raise Forbidden, Refused and StoreError.

    What changes something gives the number of the change.
    """

    def __init__(self, changes: Changes, shipped: Desk) -> None:
        self._changes = changes
        self._shipped = shipped

    async def hidden(self, actor: Actor) -> list[str]:
        """What the server hides: `source:ID` and `collection:NAME`."""
        async with self._changes.look(actor, Action.SEE) as change:
            return sorted(await change.ledger.ids(HIDDEN))

    async def hide_source(self, actor: Actor, source_id: str) -> int | None:
        """Let a shipped source not answer in this server."""
        if self._shipped.source(source_id) is None:
            raise Refused(Reason.GONE, source_id)
        return await self._put(actor, Action.HIDE, OF_SOURCE + source_id)

    async def hide_collection(self, actor: Actor, collection: str) -> int | None:
        """Let no shipped source of a collection answer in this server."""
        if all(source.collection != collection for source in self._shipped.sources):
            raise Refused(Reason.GONE, collection)
        return await self._put(actor, Action.HIDE, OF_COLLECTION + collection)

    async def unhide(self, actor: Actor, hidden: str) -> int | None:
        """Let what `hidden` listed answer again."""
        return await self._put(actor, Action.UNHIDE, hidden)

    async def _put(self, actor: Actor, action: Action, name: str) -> int | None:
        async with self._changes.make(actor, action) as change:
            there = await change.ledger.item(HIDDEN, name) is not None
            if there is (action is Action.HIDE):
                raise Refused(Reason.NOT_NOW, name)
            await change.ledger.put(HIDDEN, name, {} if action is Action.HIDE else None)
        return change.ledger.recorded
