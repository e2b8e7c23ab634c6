"""What a server has of its own beside the shipped corpus, and its desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.answering.desk import Desk
from bot.corpus.side_files import Alias
from bot.corpus.source import Source


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


def desk_of(shipped: Desk, own: Own) -> Desk:
    """A server's desk: `shipped` with its own sources, without what it hides."""
    if own.aliases:
        # Other names are other terms in every passage: nothing of the shipped index holds.
        visible = [source for source in shipped.sources if not own.hides(source)]
        return Desk([*visible, *own.sources.values()], (*shipped.aliases, *own.aliases))
    desk = shipped.fork()
    for source in shipped.sources:
        if own.hides(source):
            desk.remove(source.id)
    desk.add(own.sources.values())
    return desk


def followed(desk: Desk, shipped: Desk, old: Own, new: Own) -> Desk:
    """The desk for `new`, where `desk` is the one for `old`, which stays as it is."""
    same = (old.aliases, old.hidden_sources, old.hidden_collections)
    gone = old.sources.keys() - new.sources.keys()
    if same != (new.aliases, new.hidden_sources, new.hidden_collections) or any(map(shipped.source, gone)):
        return desk_of(shipped, new)
    fork = desk.fork()
    for source_id in gone:
        fork.remove(source_id)
    fork.add(source for source_id, source in new.sources.items() if old.sources.get(source_id) != source)
    return fork
