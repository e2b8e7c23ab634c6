"""A change of the history in words."""

import json
from collections.abc import Iterable, Iterator, Sequence

from bot.discord.limits import MAX_OPTION
from bot.discord.moderating.card import title_of
from bot.discord.moderating.settled import changed_in_words
from bot.rendering import markdown
from bot.rendering.credit import block_within, shortened
from bot.rendering.wording import Wording
from bot.shelf.changes import SETTINGS
from bot.shelf.history import diff
from bot.shelf.sound import DAMAGED
from bot.store.ledger import Entry, Step, Touched
from bot.store.server_settings import ServerSettings

_NAMES_LONG = 150
_DAMAGED_LONG = 1000


def headline(entry: Entry, wording: Wording) -> str:
    """What a change did to what, as one line of Markdown."""
    named = " · ".join(filter(None, (_name(touched, wording) for touched in entry.touched)))
    what = markdown.line(shortened(named, _NAMES_LONG))
    if entry.size > len(entry.touched):
        what += " " + wording("history.more", number=entry.size - len(entry.touched))
    if entry.undoes is not None:
        what = f"{wording('history.undoes', change=str(entry.undoes))} {what}"
    return f"**{wording(f'change.{entry.action}')}** {what}".rstrip()


def difference(steps: Sequence[Step], wording: Wording, room: int) -> str:
    """What a change did, as Markdown of some `room` characters, half as many again where it is full of backticks.

    It may take its time with long texts.
    """
    settled = [line for step in steps if step.noun == SETTINGS for line in _settled(step, wording)]
    if settled:
        return _within(settled, room)
    lines = [line for step in steps for line in _lines(step, alone=len(steps) == 1)]
    return block_within(_within(lines, room), room * 3 // 2, "diff") if lines else ""


def _within(lines: Iterable[str], room: int) -> str:
    """As much of `lines` as there is room for: one may be a paragraph longer than that."""
    return shortened("\n".join(lines), room)


def _lines(step: Step, *, alone: bool) -> Iterator[str]:
    """What a step changed, line by line, under its name where there are others."""
    if not alone:
        yield f"@@ {step.id} @@"
    yield from diff(step)


def _settings(text: str | None) -> ServerSettings:
    return ServerSettings.of(json.loads(text)) if text else ServerSettings()


def _settled(step: Step, wording: Wording) -> list[str]:
    """What a step changed of the settings."""
    try:
        before, after = map(_settings, (step.before, step.after))
    except DAMAGED:
        return [block_within("\n".join(diff(step)), _DAMAGED_LONG, "diff")]
    return changed_in_words(before, after, wording)


def _name(touched: Touched, wording: Wording) -> str:
    """What people call the thing that was changed."""
    if touched.noun == SETTINGS:
        return ""
    return title_of(str(touched.title or touched.id), wording)


def in_short(entry: Entry, wording: Wording) -> str:
    """The same for a select of Discord: plain text in the room that an option has."""
    names = ", ".join(filter(None, (_name(touched, wording) for touched in entry.touched)))
    return shortened(f"{entry.number} · {wording(f'change.{entry.action}')} · {names}".rstrip(" ·"), MAX_OPTION)
