"""What people look up of a set of sources, each thing worked out once."""

from collections.abc import Iterable
from functools import cached_property
from weakref import WeakKeyDictionary

from bot.answering.desk import Desk
from bot.browsing.finder import Choice, Finder, source_finder, value_finder
from bot.browsing.naming import Names, named_in
from bot.browsing.overview import Overview, overview
from bot.browsing.related import shelf
from bot.browsing.topics import Topic, Topics
from bot.corpus.alias import Alias
from bot.corpus.folder import SideFiles
from bot.corpus.source import Source

LONGEST_OUTLET, LONGEST_NAME = 30, 45
"""Characters that can be chosen: as many as a button carries beside the rest of what it carries."""


class Catalogue:
    """The catalogue of some sources. Each property may take a while the first time."""

    def __init__(self, sources: Iterable[Source], aliases: Iterable[Alias], beside: SideFiles) -> None:
        """`beside`: what stands beside the shipped sources; only what the sources at hand report is used of it."""
        self.by_id = {source.id: source for source in sources}
        self.aliases = tuple(aliases)
        self._glossary = beside.glossary
        self.events = [event for event in beside.timeline if any(id_ in self.by_id for id_ in event.sources)]

    @cached_property
    def newest(self) -> list[Source]:
        """The sources by date, the newest first."""
        return shelf(self.by_id.values())[::-1]

    @cached_property
    def sources(self) -> Finder:
        """By id, title and outlet."""
        return source_finder(self.by_id.values())

    @cached_property
    def outlets(self) -> Finder:
        """Names of outlets."""
        return value_finder((source.publisher for source in self.by_id.values()), LONGEST_OUTLET)

    @cached_property
    def collections(self) -> Finder:
        """Names of collections."""
        return value_finder(source.collection for source in self.by_id.values())

    @cached_property
    def names(self) -> Finder:
        """Whom and what a timeline can be asked for."""
        return value_finder(named_in(self.events, self._names), LONGEST_NAME)

    @cached_property
    def years(self) -> Finder:
        """Years of publication, the newest first."""
        years = {source.published[:4] for source in self.by_id.values() if source.published}
        return Finder((Choice(year, year), (year,)) for year in sorted(years, reverse=True))

    @property
    def topics(self) -> list[Topic]:
        """The collections, each with what it is about."""
        return self._topics.topics

    def nearest(self, question: str) -> list[Topic]:
        """The topics nearest to a question."""
        return self._topics.nearest(question)

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self.by_id.values(), self._names)

    @cached_property
    def overview(self) -> Overview:
        """All of it, counted."""
        return overview(self.by_id.values())

    @cached_property
    def _names(self) -> Names:
        return Names(self.aliases, self._glossary)


class Catalogues:
    """The catalogue of every desk that is asked for one, kept as long as the desk is."""

    def __init__(self, beside: SideFiles) -> None:
        self._beside = beside
        self._of: WeakKeyDictionary[Desk, Catalogue] = WeakKeyDictionary()

    def of(self, desk: Desk) -> Catalogue:
        """The catalogue of `desk`, which must stay as it is."""
        made = self._of.get(desk)
        if made is None:
            # It must not hold the desk: then neither would ever go.
            made = self._of[desk] = Catalogue(desk.sources, desk.aliases, self._beside)
        return made
