"""A corpus in a folder: one Markdown file a source."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.corpus.alias import Alias, read_aliases
from bot.corpus.front_matter import read_document
from bot.corpus.index_terms import with_index_terms
from bot.corpus.problem import CorpusError, Problem, in_order
from bot.corpus.schema import source_from
from bot.corpus.side_files import Event, GlossaryEntry, read_glossary, read_timeline
from bot.corpus.source import Source

SHIPPED = "_corpus"
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Corpus:
    """The sources of a folder, in the order of their ids, its aliases, what kept other files out.

    `files`: id → the file that the source was read from. `unread`: the ids of files that were kept out.
    """

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()
    aliases: tuple[Alias, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SideFiles:
    """What stands beside the sources for looking round, which no answer needs, and what kept entries out.

    `shipped`: is it beside the corpus that comes with Cuttings?
    """

    glossary: tuple[GlossaryEntry, ...] = ()
    timeline: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    shipped: bool = False


def shipped_corpus() -> Path:
    """The folder of the corpus that comes with Cuttings: inside the package, or beside it in a checkout."""
    installed = _PACKAGE / SHIPPED
    return installed if installed.is_dir() else _PACKAGE.parent / "corpus"


def is_installed(folder: Path) -> bool:
    """Is `folder` part of the installed package? An upgrade takes away what was written there."""
    return folder.resolve().is_relative_to(_PACKAGE)


def read_corpus(folder: Path) -> Corpus:
    """Every source in `folder` and its subfolders; a file with errors is left out and reported.

    Files named README.md and files or folders whose name starts with a dot are no sources.
    Raises CorpusError when there is no folder, or no source in it that can be read.
    """
    if not folder.is_dir():
        raise CorpusError(f"There is no corpus folder at {folder}. Name one with --corpus DIR.")
    sources: dict[str, tuple[Source, Path]] = {}
    problems: list[Problem] = []
    paths = list(_files(folder, problems))
    for path in paths:
        document, found = read_document(path)
        if document is not None:
            source, wrong = source_from(document, path)
            found = found + wrong
            if source is not None and not found:
                if source.id in sources:
                    other = sources[source.id][1]
                    found.append(Problem(path, 1, None, f"has the same name as {other}; ids must be unique"))
                else:
                    sources[source.id] = source, path
        problems.extend(found)
    aliases, found = read_aliases(folder)
    problems.extend(found)
    unread = frozenset(path.stem for path in paths) - sources.keys()
    read = {source_id: source for source_id, (source, _) in sources.items()}
    indexed, found = with_index_terms(read, folder, unread=unread)
    problems.extend(found)
    if not sources:
        reasons = "".join(f"\n  {problem}" for problem in in_order(problems))
        hint = reasons or f" Put one Markdown file a source into it; {shipped_corpus() / 'README.md'} shows the format."
        raise CorpusError(f"The corpus folder {folder} holds no source that can be read.{hint}")
    ordered = tuple(indexed[source_id] for source_id in sorted(indexed))
    files = {source_id: path for source_id, (_, path) in sources.items()}
    return Corpus(ordered, tuple(in_order(problems)), tuple(aliases), files, unread)


def read_side_files(folder: Path) -> SideFiles:
    """The glossary and timeline of the corpus in `folder`; an entry with errors is left out and reported."""
    glossary, wrong = read_glossary(folder)
    timeline, wrong_too = read_timeline(folder)
    return SideFiles(tuple(glossary), tuple(timeline), (*wrong, *wrong_too), folder == shipped_corpus())


def _files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every corpus file below `folder`, in order; folders that cannot be read become problems."""
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        place = Path(error.filename or folder)
        problems.append(Problem(place, 1, None, f"cannot be read ({error.strerror}); give this user access"))

    for name, _, files in os.walk(folder, onerror=refuse):
        found += [Path(name) / file for file in files if file.endswith(".md")]
    for path in sorted(found):
        inside = path.relative_to(folder)
        if path.name != "README.md" and not any(part.startswith(".") for part in inside.parts):
            yield path
