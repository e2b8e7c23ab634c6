"""The files beside the sources that say more of them: glossary, timeline and index terms."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from bot.corpus.checking import Check, read_checked
from bot.corpus.problem import Problem
from bot.corpus.schema import iso_date

GLOSSARY, TIMELINE, INDEX_TERMS = "glossary.yaml", "timeline.yaml", "index-terms.yaml"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A glossary entry. `sources`: ids of sources that use the term."""

    term: str
    definition: str
    aliases: tuple[str, ...]
    sources: tuple[str, ...]
    line: int = field(default=1, compare=False)

    @property
    def other_names(self) -> tuple[str, ...]:
        """What else the term is called, each name once: both scripts of Chinese often write one alike."""
        once: dict[str, str] = {}
        for name in (self.term, *self.aliases):
            once.setdefault(name.casefold(), name)
        return tuple(once.values())[1:]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on one line. `date`: ISO, as much as is known."""

    date: str
    event: str
    sources: tuple[str, ...]
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """Words under which readers look for a sentence of `source`. `sentence`: how it begins."""

    source: str
    sentence: str
    terms: tuple[str, ...]
    line: int = field(default=1, compare=False)


def read_glossary(
    folder: Path, known: Collection[str] | None = None, text: str | None = None
) -> tuple[list[GlossaryEntry], list[Problem]]:
    """The glossary of the corpus in `folder`; `known`: the ids of its sources, `text`: its content, if at hand."""

    def make(check: Check) -> GlossaryEntry:
        check.only("term", "aliases", "zh_simplified", "zh_traditional", "pinyin", "definition", "sources")
        record = check.record
        chinese = [record.text(name) for name in ("zh_simplified", "zh_traditional", "pinyin")]
        aliases = (*record.texts("aliases"), *(text for text in chinese if text))
        return GlossaryEntry(
            check.text("term"), check.text("definition"), aliases, check.sources("sources"), record.line
        )

    return read_checked(folder / GLOSSARY, known, make, text)


def read_timeline(folder: Path, known: Collection[str] | None = None) -> tuple[list[Event], list[Problem]]:
    """The timeline of the corpus in `folder`; `known`: the ids of its sources."""

    def make(check: Check) -> Event:
        check.only("date", "event", "sources")
        event = Event(check.text("date"), check.text("event"), check.sources("sources"), check.record.line)
        try:
            iso_date(event.date)
        except ValueError as error:
            check.refuse("date", str(error))
        if not event.sources:
            check.refuse("sources", "is missing: every event names where it is reported")
        return event

    return read_checked(folder / TIMELINE, known, make)


def read_index_terms(folder: Path, text: str | None = None) -> tuple[list[SentenceTerms], list[Problem]]:
    """The index terms of the corpus in `folder`. `text`: their file's content, where it is at hand."""

    def make(check: Check) -> SentenceTerms:
        check.only("source", "sentence", "terms")
        record = check.record
        # As a list they would take ten times as long to read.
        terms = tuple(term for text in record.texts("terms") for term in map(str.strip, text.split(",")) if term)
        entry = SentenceTerms(check.text("source"), check.text("sentence"), terms, record.line)
        if not entry.terms:
            check.refuse("terms", "is missing")
        return entry

    return read_checked(folder / INDEX_TERMS, None, make, text)
