"""Index terms: words under which readers look for a sentence that says the same in others.

A cuttings library has an index, because who asks seldom uses the words of the piece. It is written by hand, sentence
by sentence, from what the sentence says; it is searched, and nobody is ever shown it as the source's words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bot.corpus.problem import Problem, Wrong
from bot.corpus.side_files import INDEX_TERMS, SentenceTerms, read_index_terms
from bot.corpus.source import IndexTerms, Source


def with_index_terms(
    sources: Mapping[str, Source], folder: Path, text: str | None = None, unread: Collection[str] = ()
) -> tuple[dict[str, Source], list[Problem]]:
    """`sources`, with the terms that the corpus in `folder` has for their sentences, and what is wrong with those.

    `text`: the content of their file, where it is at hand. `unread`: ids of sources whose own files have errors.
    """
    entries, problems = read_index_terms(folder, text)
    path = folder / INDEX_TERMS
    of_source: dict[str, list[SentenceTerms]] = defaultdict(list)
    for entry in entries:
        of_source[entry.source].append(entry)
    made = dict(sources)
    for source_id, some in of_source.items():
        if source_id in unread:
            continue
        if source_id not in sources:
            message = f"{source_id!r} is not a source of this corpus"
            problems.append(Problem(path, some[0].line, "source", message, Wrong.NO_SOURCE, what=source_id))
            continue
        source = sources[source_id]
        problems += [Problem(path, entry.line, "sentence", why, Wrong.SENTENCE) for entry, why in _astray(source, some)]
        terms = (IndexTerms(entry.sentence, "\n".join(entry.terms)) for entry in some)
        made[source_id] = replace(source, index_terms=tuple(terms))
    return made, problems


def _astray(source: Source, entries: Iterable[SentenceTerms]) -> Iterator[tuple[SentenceTerms, str]]:
    """The entries whose sentence is not in `source`, or in two places, and why."""
    for entry in entries:
        times = source.text.count(entry.sentence)
        if times != 1:
            where = "does not stand" if not times else "stands more than once"
            yield entry, f"{entry.sentence!r} {where} in {source.id}; give the words with which its sentence begins"
