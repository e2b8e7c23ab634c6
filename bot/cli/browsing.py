"""Looking round a corpus: `cuttings corpus timeline`, `glossary` and `topics`."""

import sys
from pathlib import Path

from bot.answering.filtering import FilterError, among, parse_filter
from bot.browsing.glossary import Undefined, look_up
from bot.browsing.naming import Names, names_of
from bot.browsing.timeline import Happened, timeline
from bot.browsing.topics import Topics
from bot.cli.errors import fail
from bot.cli.library import corpus_folder, open_beside
from bot.corpus.folder import Corpus, SideFiles, read_corpus
from bot.rendering.terminal import count
from bot.rendering.wording import tongues


def _read(folder: Path | None) -> tuple[Corpus, SideFiles]:
    where = corpus_folder(folder)
    corpus = read_corpus(where)
    for problem in corpus.problems:
        print(f"Left out: {problem}", file=sys.stderr)
    return corpus, open_beside(folder)


def print_timeline(folder: Path | None, *, name: str, collection: str, after: str, before: str) -> None:
    """One line an event or publication."""
    try:
        only = parse_filter(collection=collection, after=after, before=before)
        corpus, beside = _read(folder)
        only = among(only, corpus.sources, tongues)
    except FilterError as error:
        fail(str(error))
    names = names_of(name, corpus.aliases) if name.strip() else ()
    entries = timeline(
        beside.timeline, corpus.sources, collection=only.collection, names=names, after=only.after, before=only.before
    )
    if not entries:
        fail("Nothing in the timeline fits.")
    for entry in entries:
        if isinstance(entry, Happened):
            print(f"{entry.date:<10}  {entry.event} [{', '.join(source.id for source in entry.sources)}]")
        else:
            print(f"{entry.date:<10}  Published: {entry.source.title} ({entry.source.publisher}) [{entry.source.id}]")


def print_term(folder: Path | None, term: str) -> None:
    """A glossary entry, and which sources use the term how often."""
    corpus, beside = _read(folder)
    found = look_up(term, beside.glossary, corpus.sources)
    if isinstance(found, Undefined):
        meant = f". Did you mean {', '.join(found.near)}?" if found.near else ", and none like it."
        fail(f"There is no term {term!r} in this glossary{meant}")
    others = f" ({', '.join(found.entry.other_names)})" if found.entry.other_names else ""
    print(f"{found.entry.term}{others}\n{found.entry.definition}\n")
    for use in found.uses:
        print(f"{use.times:4} × {use.source.id}")


def print_topics(folder: Path | None) -> None:
    """One line a collection."""
    corpus, beside = _read(folder)
    for topic in Topics(corpus.sources, Names(corpus.aliases, beside.glossary)).topics:
        held = count(topic.sources, "source", "sources")
        print(f"{topic.collection:<24} {held:>10}  {', '.join(topic.names)}")
