"""What a server has of its own beside the shipped corpus, and its desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.answering.desk import Desk
from bot.corpus.side_files import Alias
from bot.corpus.source import Source

_AT_ONCE = 25


@dataclass(frozen=True)
class Own:
    """A server's published sources by id, its aliases, and what it hides: ids of shipped sources, and collections."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    aliases: tuple[Alias, ...] = ()
    hidden_sources: frozenset[str] = frozenset()
    hidden_collections: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Is there nothing at all?"""
        return not (self.sources or self.aliases or self.hidden_sources or self.hidden_collections)

    def hides(self, source: Source) -> bool:
        """Is that shipped source not for this server?"""
        return source.id in self.hidden_sources or source.collection in self.hidden_collections


class Holdings(Protocol):
    """Where servers' own things are kept."""

    async def own(self, guild_id: int) -> Callable[[], Own]:
        """What a server has of its own; the result is called off the event loop, for it may take a while."""


class Stopped(Exception):  # noqa: N818 - named for what happened
    """A desk that was not finished, for nobody waits for it any more."""


def desk_of(shipped: Desk, own: Own, stop: Callable[[], bool]) -> Desk:
    """A server's desk: `shipped` with its own sources, without what it hides. Raises Stopped once `stop` says so."""
    if own.aliases:
        # Other names are other terms in every passage: nothing of the shipped index holds.
        visible = [source for source in shipped.sources if not own.hides(source)]
        desk = Desk(visible, (*shipped.aliases, *own.aliases), learned=shipped.learned)
    else:
        desk = shipped.fork()
        for source in shipped.sources:
            if own.hides(source):
                desk.remove(source.id)
    _add(desk, list(own.sources.values()), stop)
    return desk


def followed(desk: Desk, shipped: Desk, old: Own, new: Own, stop: Callable[[], bool]) -> Desk:
    """The desk for `new`, where `desk` is the one for `old`, which stays as it is. Raises Stopped."""
    same = (old.aliases, old.hidden_sources, old.hidden_collections)
    gone = old.sources.keys() - new.sources.keys()
    if same != (new.aliases, new.hidden_sources, new.hidden_collections) or any(map(shipped.source, gone)):
        return desk_of(shipped, new, stop)
    fork = desk.fork()
    for source_id in gone:
        fork.remove(source_id)
    _add(fork, [source for source_id, source in new.sources.items() if old.sources.get(source_id) != source], stop)
    return fork


def _add(desk: Desk, sources: Sequence[Source], stop: Callable[[], bool]) -> None:
    """Add many sources in steps: the process may have to end meanwhile."""
    for first in range(0, len(sources), _AT_ONCE):
        if stop():
            raise Stopped
        desk.add(sources[first : first + _AT_ONCE])
