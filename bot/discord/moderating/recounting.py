"""A change of the history in words."""

import json

from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.changes import SETTINGS
from bot.shelf.history import diff
from bot.shelf.sources import NOUN as SOURCE
from bot.store.ledger import Entry, Step

_NAMED = 3
_NAMES_LONG = 150
_OPTION = 100
_NAMES = {"alias": "canonical", "term": "term"}


def headline(entry: Entry, wording: Wording) -> str:
    """What a change did to what, as one line of Markdown. It may take its time with long texts."""
    named = " · ".join(filter(None, map(_name, entry.steps[:_NAMED])))
    what = markdown.line(shortened(named, _NAMES_LONG))
    if len(entry.steps) > _NAMED:
        what += " " + wording("history.more", number=len(entry.steps) - _NAMED)
    if entry.undoes is not None:
        what = f"{wording('history.undoes', change=str(entry.undoes))} {what}"
    return f"**{wording(f'change.{entry.action}')}** {what}".rstrip()


def difference(entry: Entry) -> str:
    """What a change did, line by line, as text. It may take its time with long texts."""
    return "\n".join(line for step in entry.steps for line in diff(step) if not line.startswith("@@"))


def _name(step: Step) -> str:
    """What people call the thing that was changed."""
    value = json.loads(step.after or step.before or "{}")
    if step.noun == SOURCE:
        return str(value["fields"]["title"])
    return "" if step.noun == SETTINGS else str(value.get(_NAMES.get(step.noun, ""), step.id))


def in_short(entry: Entry, wording: Wording) -> str:
    """The same for a select of Discord: plain text of at most 100 characters."""
    names = ", ".join(filter(None, map(_name, entry.steps[:_NAMED])))
    return shortened(f"{entry.number} · {wording(f'change.{entry.action}')} · {names}".rstrip(" ·"), _OPTION)
