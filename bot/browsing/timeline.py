"""What happened and what was published, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.filtering import in_period
from bot.browsing.naming import is_named
from bot.corpus.side_files import Event
from bot.corpus.source import Source


@dataclass(frozen=True)
class Happened:
    """An event, and the sources at hand that report it."""

    date: str
    event: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Published:
    """The publication of a source."""

    date: str
    source: Source


Entry = Happened | Published


def timeline(
    events: Iterable[Event],
    sources: Iterable[Source],
    *,
    collection: str | None = None,
    names: Sequence[str] = (),
    after: str | None = None,
    before: str | None = None,
) -> list[Entry]:
    """Events that any of `sources` reports, and their publication, by date; what is known less exactly comes first.

    `names`: only what one of them stands in: an event's words, a publication's title or authors. `after`, `before`:
    as in a Filter.
    """
    by_id = {source.id: source for source in sources if collection in (None, source.collection)}
    entries: list[Entry] = []
    for event in events:
        known = tuple(by_id[source_id] for source_id in event.sources if source_id in by_id)
        if known and (not names or is_named(event.event, names)):
            entries.append(Happened(event.date, event.event, known))
    for source in by_id.values():
        if source.published and (not names or is_named("\n".join((source.title, *source.authors)), names)):
            entries.append(Published(source.published, source))
    return sorted((entry for entry in entries if in_period(entry.date, after, before)), key=_order)


def _order(entry: Entry) -> tuple[str, bool, str]:
    """What happened comes before what was published on the day."""
    if isinstance(entry, Happened):
        return entry.date, False, entry.event
    return entry.date, True, entry.source.id
