"""What moderators did, and undoing it."""

import difflib
import json
from collections.abc import Iterator

from bot.corpus.writing import file_of
from bot.shelf.authority import OF_MANAGERS, Action, Actor, Forbidden, authorise
from bot.shelf.changes import Change, Changes, Reason, Refused
from bot.shelf.sources import NOUN as SOURCE
from bot.store.ledger import Entry, Step, Value
from bot.store.own_source import OwnSource

_SEARCHED = 500


class History:
    """The changes of a server. All raise Forbidden, Refused and StoreError."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def last(
        self, actor: Actor, limit: int = 20, before: int | None = None, item_id: str | None = None
    ) -> list[Entry]:
        """The last changes, newest first. `before`: only those before that number. `item_id`: of one thing only."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await change.ledger.entries(limit, before, item_id)

    async def undo(self, actor: Actor, number: int | None = None) -> Entry:
        """Take back one change, the last that still stands where no `number` is given; the change that was undone.

        Refused as LATER where a later change stands on it, as UNDONE where it is undone already.
        """
        async with self._changes.make(actor, Action.UNDO) as change:
            entry = await self._wanted(change, number)
            if Action(entry.action) in OF_MANAGERS and not authorise(
                actor, Action(entry.action), change.guild_id, change.settings.moderator_roles
            ):
                raise Forbidden(Action(entry.action))
            for step in entry.steps:
                item = await change.ledger.item(step.noun, step.id)
                if (item.value if item else None) != step.after:
                    raise Refused(Reason.LATER, step.id)
                await change.ledger.put(step.noun, step.id, step.before)
            await self._changes.record(change, Action.UNDO, entry.number)
            return entry

    async def _wanted(self, change: Change, number: int | None) -> Entry:
        if number is None:
            entries = await change.ledger.entries(_SEARCHED)
            for entry in entries:
                if entry.undoes is None and not await self._is_undone(change, entry):
                    return entry
            raise Refused(Reason.GONE)
        found = await change.ledger.entry(number)
        if found is None:
            raise Refused(Reason.GONE, str(number))
        if await self._is_undone(change, found):
            raise Refused(Reason.UNDONE, str(number))
        return found

    async def _is_undone(self, change: Change, entry: Entry) -> bool:
        """Was it undone, and was that not undone in turn?"""
        undone = False
        while entry.undone_by is not None:
            undone = not undone
            later = await change.ledger.entry(entry.undone_by)
            if later is None:
                break
            entry = later
        return undone


def diff(step: Step) -> Iterator[str]:
    """What a step changed, as the lines of a unified diff of what is kept, a source as its file."""
    before, after = (_lines(step, value) for value in (step.before, step.after))
    return difflib.unified_diff(before, after, f"{step.id} before", f"{step.id} after", lineterm="")


def _lines(step: Step, value: Value | None) -> list[str]:
    if value is None:
        return []
    if step.noun == SOURCE:
        own = OwnSource.of(step.id, value)
        return [f"state: {own.state}", *file_of(own.source).splitlines()]
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2).splitlines()
