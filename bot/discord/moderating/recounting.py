"""A change of the history in words."""

from collections.abc import Sequence

from bot.discord.limits import MAX_OPTION
from bot.discord.moderating.card import title_of
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.changes import SETTINGS
from bot.shelf.history import diff
from bot.store.ledger import Entry, Step, Touched

_NAMES_LONG = 150


def headline(entry: Entry, wording: Wording) -> str:
    """What a change did to what, as one line of Markdown."""
    named = " · ".join(filter(None, (_name(touched, wording) for touched in entry.touched)))
    what = markdown.line(shortened(named, _NAMES_LONG))
    if entry.size > len(entry.touched):
        what += " " + wording("history.more", number=entry.size - len(entry.touched))
    if entry.undoes is not None:
        what = f"{wording('history.undoes', change=str(entry.undoes))} {what}"
    return f"**{wording(f'change.{entry.action}')}** {what}".rstrip()


def difference(steps: Sequence[Step]) -> str:
    """What a change did, line by line, as text. It may take its time with long texts."""
    return "\n".join(line for step in steps for line in diff(step) if not line.startswith("@@"))


def _name(touched: Touched, wording: Wording) -> str:
    """What people call the thing that was changed."""
    return "" if touched.noun == SETTINGS else title_of(str(touched.title or touched.id), wording)


def in_short(entry: Entry, wording: Wording) -> str:
    """The same for a select of Discord: plain text in the room that an option has."""
    names = ", ".join(filter(None, (_name(touched, wording) for touched in entry.touched)))
    return shortened(f"{entry.number} · {wording(f'change.{entry.action}')} · {names}".rstrip(" ·"), MAX_OPTION)
