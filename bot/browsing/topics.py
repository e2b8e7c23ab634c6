"""What a corpus is about: its collections, each with the names that tell it from the others."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.browsing.naming import Names
from bot.corpus.source import Source

NAMES = 5
"""Names shown with a topic."""


@dataclass(frozen=True)
class Topic:
    """A collection: how many sources it holds, and its most telling names."""

    collection: str
    sources: int
    names: tuple[str, ...]


class Topics:
    """The topics of a set of sources. Made once for a set: it reads every text."""

    def __init__(self, sources: Iterable[Source], names: Names) -> None:
        self._names = names
        self._sizes: Counter[str] = Counter()
        self._naming: dict[str, Counter[str]] = {}
        for source in sources:
            self._sizes[source.collection] += 1
            found = names.found(f"{source.title}\n{source.text}")
            self._naming.setdefault(source.collection, Counter()).update(found)
        self._everywhere = sum(self._naming.values(), Counter[str]())

    @property
    def topics(self) -> list[Topic]:
        """Every collection, the largest first."""
        return [self._topic(name) for name in sorted(self._sizes, key=lambda name: (-self._sizes[name], name))]

    def nearest(self, question: str, limit: int = 3) -> list[Topic]:
        """The topics in which what `question` names occurs most; the largest, where it names nothing."""
        asked = self._names.found(question)
        share = {
            topic: sum(naming[name] for name in asked) / self._sizes[topic] for topic, naming in self._naming.items()
        }
        near = [topic for topic in self.topics if share[topic.collection]] or self.topics
        return sorted(near, key=lambda topic: -share[topic.collection])[:limit]

    def _topic(self, collection: str) -> Topic:
        naming, size, every = self._naming[collection], self._sizes[collection], self._sizes.total()

        def telling(name: str) -> float:
            """How many of its sources name it, and how much more often they do than all."""
            return naming[name] * math.log((naming[name] / size) / (self._everywhere[name] / every))

        proper = naming.keys() & self._names.proper
        best = sorted((name for name in proper if telling(name) > 0), key=lambda name: (-telling(name), name))
        return Topic(collection, size, tuple(best[:NAMES]))
