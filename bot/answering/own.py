"""What a server has of its own beside the shipped corpus, and its desk."""

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.source import Source

# What is added in one step, in sources and in characters: some tenths of a second.
_AT_ONCE, _CHARACTERS = 25, 200_000


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


Making = Generator[None, None, Desk]
"""A desk in the making, step by step: it gives the desk back at the end."""


def desk_of(shipped: Desk, own: Own) -> Making:
    """A server's desk: `shipped` with its own sources, without what it hides."""
    if own.aliases:
        # Other names are other terms in every passage: nothing of the shipped index holds.
        visible = [source for source in shipped.sources if not own.hides(source)]
        desk = Desk(visible, (*shipped.aliases, *own.aliases), learned=shipped.learned)
    else:
        desk = shipped.fork()
        for source in shipped.sources:
            if own.hides(source):
                desk.remove(source.id)
    return (yield from _added(desk, own.sources.values()))


def followed(desk: Desk, shipped: Desk, old: Own, new: Own) -> Making:
    """The desk for `new`, where `desk` is the one for `old`, which stays as it is."""
    same = (old.aliases, old.hidden_sources, old.hidden_collections)
    gone = old.sources.keys() - new.sources.keys()
    if same != (new.aliases, new.hidden_sources, new.hidden_collections) or any(map(shipped.source, gone)):
        return (yield from desk_of(shipped, new))
    fork = desk.fork()
    for source_id in gone:
        fork.remove(source_id)
    changed = [source for source_id, source in new.sources.items() if old.sources.get(source_id) != source]
    return (yield from _added(fork, changed))


def _added(desk: Desk, sources: Iterable[Source]) -> Making:
    some: list[Source] = []
    size = 0
    for source in sources:
        if some and (len(some) == _AT_ONCE or size + len(source.text) > _CHARACTERS):
            desk.add(some)
            yield
            some, size = [], 0
        some.append(source)
        size += len(source.text)
    desk.add(some)
    yield
    # Worked out when first needed, which would be where everybody's questions wait.
    _ = desk.judgement
    return desk
