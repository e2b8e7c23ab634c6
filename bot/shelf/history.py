"""What moderators did, and undoing it."""

import asyncio
import difflib
import itertools
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.desk import Desk
from bot.corpus.writing import aliases_file, file_of, glossary_file, index_terms_file
from bot.shelf.authority import Action, Actor, Forbidden, authorise
from bot.shelf.changes import SETTINGS, Change, Changes, Reason, Refused
from bot.shelf.hiding import called
from bot.shelf.holdings import HIDDEN
from bot.shelf.names import ALIAS, TERM, alias_of, aliases_of, clashing, new_clashes, term_of
from bot.shelf.names import MOST as MOST_ENTRIES
from bot.shelf.sound import DAMAGED, sound_sources
from bot.shelf.sources import MOST, MOST_CHARACTERS
from bot.shelf.sources import NOUN as SOURCE
from bot.store.ledger import Entry, Item, Step, Value, json_text
from bot.store.own_source import OwnSource, State

_COMPARED = 1000
"""Lines: difflib takes the square of their number, and minutes of a book made to be slow."""
_AROUND = 60
"""Characters that are shown of a long line before and behind what differs in it."""


@dataclass(frozen=True)
class Undone:
    """A change that was taken back, as it stands in the history then.

    `drafts`: what came back answers only once somebody else publishes it.
    """

    entry: Entry
    drafts: bool


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
            entries = await change.ledger.entries(limit, before, item_id)
        return [self._titled(entry) for entry in entries]

    async def entry(self, actor: Actor, number: int) -> Entry:
        """One change, without its texts. Refused as GONE where there is none of that number."""
        async with self._changes.look(actor, Action.SEE) as change:
            entry = await change.ledger.entry(number)
        if entry is None:
            raise Refused(Reason.GONE, str(number))
        return self._titled(entry)

    async def steps(self, actor: Actor, number: int) -> tuple[Step, ...]:
        """What one change changed, with all texts before and after, as far as they are kept."""
        async with self._changes.look(actor, Action.SEE) as change:
            return await change.ledger.steps(number)

    async def may_undo(self, actor: Actor, steps: Iterable[Step]) -> bool:
        """May this moderator take back a change of these `steps`? What sets is for those who may set."""
        async with self._changes.look(actor, Action.UNDO) as change:
            return _allowed(change, steps)

    async def undo(self, actor: Actor, number: int | None = None) -> Undone:
        """Take back one change, the last that still stands where no `number` is given.

        Where two pairs of eyes are wanted, no text comes back on air by that alone: it is a draft then, as by an edit.
        Refused as LATER where a later change stands on it, as UNDONE where it is undone already, as NOT_KEPT where what
        was before it is not kept any more, as CLASH where a name would stand for two things by now, as TOO_MANY where
        there is no room for it, as SECOND_PAIR where it would do nothing but publish.
        """
        async with self._changes.make(actor, Action.UNDO) as change:
            entry = await self._wanted(change, number)
            steps = await change.ledger.steps(entry.number)
            if not _allowed(change, steps):
                raise Forbidden(Action.SET)
            if not all(step.kept for step in steps):
                raise Refused(Reason.NOT_KEPT, str(entry.number))
            back = steps
            if change.settings.two_pairs_of_eyes:
                back = await asyncio.to_thread(lambda: tuple(map(_off_air, steps)))
            # Where both are the same, it went by itself since.
            if same := next((step for step in steps if step.before == step.after), None):
                raise Refused(Reason.LATER, same.id)
            for noun in dict.fromkeys(step.noun for step in back):
                own = [step for step in back if step.noun == noun]
                there = await change.ledger.texts(noun, [step.id for step in own])
                for step in own:
                    if there.get(step.id) != step.after:
                        raise Refused(Reason.LATER, step.id)
                await change.ledger.put_texts(noun, {step.id: step.before for step in own})
            await self._fits(change, steps)
            await self._changes.record(change, Action.UNDO, entry.number)
            if change.ledger.recorded is None:
                raise Refused(Reason.SECOND_PAIR, back[0].id)
            return Undone(replace(self._titled(entry), undone_by=change.ledger.recorded), back != steps)

    def _titled(self, entry: Entry) -> Entry:
        """`entry`, with the titles of what it hid or showed again: a server keeps the ids of those alone."""
        touched = tuple(
            each._replace(title=called(each.id, self._shipped)) if each.noun == HIDDEN else each
            for each in entry.touched
        )
        return replace(entry, touched=touched)

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
                for _, clash in await asyncio.to_thread(new_clashes, aliases, others, self._shipped):
                    raise clashing(clash)

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


def _allowed(change: Change, steps: Iterable[Step]) -> bool:
    # By what it changed: an undo of theirs sets, too.
    sets = any(step.noun == SETTINGS for step in steps)
    return not sets or authorise(change.actor, Action.SET, change.guild_id, change.settings.moderator_roles)


def _off_air(step: Step) -> Step:
    """`step` with a draft before it, where to take it back would let a text answer, or let one person alone do that.

    What only moved between published and retired goes back as it was: either can be done alone.
    """
    try:
        before, after = (json.loads(text) if text else {} for text in (step.before, step.after))
        on_air = step.noun == SOURCE and before and before["state"] != State.DRAFT
        moved = after and after["state"] != State.DRAFT and before | {"state": after["state"]} == after
        return replace(step, before=json_text(before | {"state": State.DRAFT.value})) if on_air and not moved else step
    except DAMAGED:
        # It answers nothing.
        return step


def diff(step: Step) -> Iterator[str]:
    """What a step changed, line by line of what is kept as its file: `-` what went, `+` what came.

    Of long lines, such as paragraphs, the part that differs. Of very long texts, from the first line that differs, as
    far as can be compared in a moment.
    """
    before, after = (_lines(step, text) for text in (step.before, step.after))
    if max(len(before), len(after)) > _COMPARED:
        same = _alike(before, after)
        before, after = (lines[same : same + _COMPARED] for lines in (before, after))
    for tag, first, end, first_after, end_after in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            continue
        old, new = before[first:end], after[first_after:end_after]
        if len(old) == len(new):
            old, new = map(list, zip(*itertools.starmap(_differing, zip(old, new, strict=True)), strict=True))
        yield from (f"-{line}" for line in old)
        yield from (f"+{line}" for line in new)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines, or characters, both begin with."""
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _differing(old: str, new: str) -> tuple[str, str]:
    """Of two lines the parts that differ, with some characters around them."""
    begin = _alike(old, new)
    end = _alike(old[begin:][::-1], new[begin:][::-1])
    return _part(old, begin, len(old) - end), _part(new, begin, len(new) - end)


def _part(line: str, begin: int, end: int) -> str:
    begin = begin - _AROUND if begin > 2 * _AROUND else 0
    end = end + _AROUND if len(line) - end > 2 * _AROUND else len(line)
    return f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"


def _lines(step: Step, text: str | None) -> list[str]:
    if text is None:
        return []
    try:
        return _FILES.get(step.noun, _as_json)(step.id, json.loads(text)).splitlines()
    except DAMAGED:
        return text.splitlines()


def _of_source(source_id: str, value: Value) -> str:
    own = OwnSource.of(source_id, value)
    return f"state: {own.state}\n{file_of(own.source)}\n{index_terms_file([own.source])}"


def _as_json(_: str, value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) if value else ""


_FILES: Mapping[str, Callable[[str, Value], str]] = {
    SOURCE: _of_source,
    ALIAS: lambda _, value: aliases_file([alias_of(value)]),
    TERM: lambda _, value: glossary_file([term_of(value)]),
}
"""How a step of a noun is shown; any other as it is kept."""
