"""What moderators did, and undoing it."""

import asyncio
import difflib
import itertools
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.answering.desk import Desk
from bot.corpus.writing import file_of, index_terms_file
from bot.shelf.authority import Action, Actor, Forbidden, authorise
from bot.shelf.changes import SETTINGS, Change, Changes, Reason, Refused
from bot.shelf.names import ALIAS, TERM, aliases_of, new_clashes
from bot.shelf.names import MOST as MOST_ENTRIES
from bot.shelf.sound import DAMAGED, sound_sources
from bot.shelf.sources import MOST, MOST_CHARACTERS
from bot.shelf.sources import NOUN as SOURCE
from bot.store.ledger import Entry, Item, Step
from bot.store.own_source import OwnSource

_COMPARED = 1000
"""Lines: difflib takes the square of their number, and minutes of a book made to be slow."""


class History:
    """The changes of a server. All raise Forbidden, Refused and StoreError."""

    def __init__(self, changes: Changes, shipped: Desk) -> None:
        self._changes = changes
        self._shipped = shipped

    async def last(
        self, actor: Actor, limit: int = 20, before: int | None = None, item_id: str | None = None
    ) -> list[Entry]:
        """The last changes, newest first, without their texts.

        `before`: only those before that number. `item_id`: of one thing only.
        """
        async with self._changes.look(actor, Action.SEE) as change:
            return await change.ledger.entries(limit, before, item_id)

    async def entry(self, actor: Actor, number: int) -> Entry:
        """One change, without its texts. Refused as GONE where there is none of that number."""
        async with self._changes.look(actor, Action.SEE) as change:
            entry = await change.ledger.entry(number)
        if entry is None:
            raise Refused(Reason.GONE, str(number))
        return entry

    async def steps(self, actor: Actor, number: int) -> tuple[Step, ...]:
        """What one change changed, with all texts before and after, as far as they are kept."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await change.ledger.steps(number)

    async def undo(self, actor: Actor, number: int | None = None) -> Entry:
        """Take back one change, the last that still stands where no `number` is given; that change, as undone.

        Refused as LATER where a later change stands on it, as UNDONE where it is undone already, as NOT_KEPT where what
        was before it is not kept any more, as NOT_VALID where that does not go together with what is there by now, as
        TOO_MANY where there is no room for it.
        """
        async with self._changes.make(actor, Action.UNDO) as change:
            entry = await self._wanted(change, number)
            steps = await change.ledger.steps(entry.number)
            # By what it changed: an undo of theirs sets, too.
            if any(step.noun == SETTINGS for step in steps) and not authorise(
                actor, Action.SET, change.guild_id, change.settings.moderator_roles
            ):
                raise Forbidden(Action.SET)
            if not all(step.kept for step in steps):
                raise Refused(Reason.NOT_KEPT, str(entry.number))
            for noun in dict.fromkeys(step.noun for step in steps):
                own = [step for step in steps if step.noun == noun]
                there = await change.ledger.texts(noun, [step.id for step in own])
                for step in own:
                    # Where both are the same, it went by itself since.
                    if there.get(step.id) != step.after or step.before == step.after:
                        raise Refused(Reason.LATER, step.id)
                await change.ledger.put_texts(noun, {step.id: step.before for step in own})
            await self._fits(change, steps)
            await self._changes.record(change, Action.UNDO, entry.number)
            return replace(entry, undone_by=change.ledger.recorded)

    async def _fits(self, change: Change, steps: Sequence[Step]) -> None:
        """Refused where what was before `steps` does not go together with what is there by now."""
        for noun, most in ((SOURCE, MOST), (ALIAS, MOST_ENTRIES), (TERM, MOST_ENTRIES)):
            touched = {step.id for step in steps if step.noun == noun}
            restored = [Item(s.id, s.before, 0) for s in steps if s.noun == noun and s.before is not None]
            there = await change.ledger.ids(noun)
            if len(there - touched) + len(restored) > max(most, len(there)):
                raise Refused(Reason.TOO_MANY, str(most))
            if restored and noun == SOURCE:
                await _has_room(change, touched, restored)
            if restored and noun == ALIAS:
                others = [item for item in await change.ledger.items(ALIAS) if item.id not in touched]
                aliases = await asyncio.to_thread(aliases_of, restored)
                for _, message in await asyncio.to_thread(new_clashes, aliases, others, self._shipped):
                    raise Refused(Reason.NOT_VALID, message)

    async def _wanted(self, change: Change, number: int | None) -> Entry:
        entry = await (change.ledger.last_standing() if number is None else change.ledger.entry(number))
        if entry is None:
            raise Refused(Reason.GONE, str(number or ""))
        if entry.undone_by is not None:
            raise Refused(Reason.UNDONE, str(number))
        return entry


async def _has_room(change: Change, touched: Collection[str], restored: Sequence[Item]) -> None:
    """Refused where the sources that are `restored`, in the place of those `touched`, make a full shelf fuller."""
    room = max(MOST_CHARACTERS, await change.ledger.size(SOURCE)) - await change.ledger.size(SOURCE, touched)
    if sum(len(item.text) for item in restored) <= room:
        return
    # Their texts alone count, and are read only where that matters: of thousands it takes a second.
    sources = await asyncio.to_thread(lambda: [own.source for own in sound_sources(restored)])
    if sum(len(source.text) for source in sources) > room:
        raise Refused(Reason.TOO_MANY, f"{MOST_CHARACTERS:,}")


def diff(step: Step) -> Iterator[str]:
    """What a step changed, as the lines of a unified diff of what is kept, a source as its file.

    Of very long texts, from the first line that differs, as far as can be compared in a moment.
    """
    before, after = (_lines(step, text) for text in (step.before, step.after))
    if max(len(before), len(after)) > _COMPARED:
        same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
        before, after = (lines[same : same + _COMPARED] for lines in (before, after))
    return difflib.unified_diff(before, after, f"{step.id} before", f"{step.id} after", lineterm="")


def _lines(step: Step, text: str | None) -> list[str]:
    if text is None:
        return []
    try:
        value = json.loads(text)
        own = OwnSource.of(step.id, value) if step.noun == SOURCE else None
    except DAMAGED:
        return text.splitlines()
    if own is not None:
        terms = index_terms_file([own.source])
        return [f"state: {own.state}", *file_of(own.source).splitlines(), *terms.splitlines()]
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2).splitlines()
