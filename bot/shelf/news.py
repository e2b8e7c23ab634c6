"""What is new in a server, for those who follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from bot.answering.answer import Answered, Quote
from bot.answering.desk import Desk
from bot.answering.service import AnswerService
from bot.answering.stopping import Stop, until
from bot.browsing.naming import is_named, names_of
from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Source
from bot.shelf.changes import Changes
from bot.store.people import Follow, Following, People
from bot.store.published import take_published


@dataclass(frozen=True)
class Match:
    """A new source that fits what somebody follows, and what it says on that, where there is a text to quote."""

    follow: Follow
    source: Source
    quote: Quote | None


class News:
    """Finds who is to be told of what."""

    def __init__(self, changes: Changes, answers: AnswerService) -> None:
        self._changes = changes
        self._answers = answers

    async def take(self, guild_id: int, glossary: Sequence[GlossaryEntry] = ()) -> list[list[Match]]:
        """For each follower whom sources concern that were published since the last call: those, each once.

        A source is new once: not again when it is edited, imported anew, or retired and restored. `glossary`:
        what names things in that server, beside its aliases. Raises StoreError.
        """
        async with self._changes.database.changing() as session:
            new = await take_published(session, guild_id)
            follows = await People(session).follows(guild_id) if new else []
        if not follows:
            return []
        return await self._answers.work_long(guild_id, partial(_matches, new, follows, glossary))


def _matches(
    new: Sequence[str], follows: Sequence[Follow], glossary: Sequence[GlossaryEntry], desk: Desk, stop: Stop
) -> list[list[Match]]:
    # Of what many follow, each source is looked at once.
    wanted = dict.fromkeys((follow.kind, follow.wanted) for follow in follows)
    sources = [source for source_id in new if (source := desk.source(source_id))]
    fitting = {
        (kind, text): {s.id: _quote(desk, s, kind, text) for s in sources if fits(desk, s, kind, text, glossary)}
        for kind, text in until(stop, wanted)
    }
    told: list[list[Match]] = []
    for _, own in groupby(follows, key=lambda follow: follow.user_id):
        mine = list(own)
        firsts = ((s, next((f for f in mine if s.id in fitting[f.kind, f.wanted]), None)) for s in sources)
        matches = [Match(f, s, fitting[f.kind, f.wanted][s.id]) for s, f in firsts if f is not None]
        if matches:
            told.append(matches)
    return told


def fits(desk: Desk, source: Source, kind: Following, wanted: str, glossary: Sequence[GlossaryEntry] = ()) -> bool:
    """Is `source`, which is at `desk`, what somebody follows? `glossary`: names beside those of the desk."""
    match kind:
        case Following.TOPIC:
            return source.collection == wanted
        case Following.PERSON:
            terms = (Alias(entry.term, "spelling", entry.aliases) for entry in glossary)
            names = names_of(wanted, (*desk.aliases, *terms))
            return is_named("\n".join((source.title, *source.authors, source.text)), names)
        case Following.SEARCH:
            return isinstance(desk.ask(wanted, of=source.id), Answered)


def _quote(desk: Desk, source: Source, kind: Following, wanted: str) -> Quote | None:
    return next(iter(desk.said(source, "" if kind is Following.TOPIC else wanted)), None)
