"""Sources in order, and those that belong together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.filtering import Filter
from bot.answering.reading import Reading
from bot.corpus.source import Kind, Source
from bot.retrieval.analyzer import Analyzer
from bot.text.words import word_count


def shelf(sources: Iterable[Source], only: Filter | None = None) -> list[Source]:
    """The sources that fit `only`, by date of publication, those without one first; equal ones by id."""
    return sorted(filter((only or Filter()).matches, sources), key=lambda s: (s.published or "", s.id))


@dataclass(frozen=True)
class Card:
    """A source and what there is round it. `related`: the sources that it names as related, in its order. `naming`:
    others that name it so. `passages`, `words`: of its text, which may be our note."""

    source: Source
    passages: int
    words: int
    related: tuple[Source, ...]
    naming: tuple[Source, ...]


def card(source: Source, sources: Iterable[Source]) -> Card:
    """The card of `source`, which is one of `sources`."""
    by_id = {other.id: other for other in sources}
    passages = len(Reading(source, Analyzer()).passages()) if source.has_text else 0
    related = tuple(by_id[other] for other in source.related if other in by_id)
    naming = tuple(s for s in shelf(by_id.values()) if source.id in s.related and s not in related)
    return Card(source, passages, word_count(source.text), related, naming)


def official_statements(source: Source, sources: Iterable[Source]) -> list[Source]:
    """The official statements that are related to `source`, whichever of the two says so, by date."""
    return [
        other
        for other in shelf(sources, Filter(kind=Kind.OFFICIAL_STATEMENT))
        if other.id != source.id and (other.id in source.related or source.id in other.related)
    ]


def bare_statements(quoted: Sequence[Source], sources: Sequence[Source]) -> list[Source]:
    """The official statements that are related to any of `quoted` and have no text, in the order of those."""
    bare = [source for source in sources if not source.has_text]
    return list(dict.fromkeys(said for source in quoted for said in official_statements(source, bare)))
