"""A corpus in a folder: one Markdown file a source."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.corpus.front_matter import read_document
from bot.corpus.problem import CorpusError, Problem
from bot.corpus.schema import source_from
from bot.corpus.side_files import Alias, read_aliases
from bot.corpus.source import Source

SHIPPED = "_corpus"


@dataclass(frozen=True)
class Corpus:
    """The sources of a folder, in the order of their ids, its aliases, and what kept other files out."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()
    aliases: tuple[Alias, ...] = ()


def shipped_corpus() -> Path:
    """The folder of the corpus that comes with Cuttings: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / SHIPPED
    return installed if installed.is_dir() else package.parent / "corpus"


def read_corpus(folder: Path) -> Corpus:
    """Every source in `folder` and its subfolders; a file with errors is left out and reported.

    Files named README.md and files or folders whose name starts with a dot are no sources.
    Raises CorpusError when there is no folder, or no source in it that can be read.
    """
    if not folder.is_dir():
        raise CorpusError(f"There is no corpus folder at {folder}. Name one with --corpus DIR.")
    sources: dict[str, tuple[Source, Path]] = {}
    problems: list[Problem] = []
    for path in _files(folder):
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
    if not sources:
        reasons = "".join(f"\n  {problem}" for problem in sorted(problems))
        hint = reasons or " Put one Markdown file a source into it; the README shows the format."
        raise CorpusError(f"The corpus folder {folder} holds no source that can be read.{hint}")
    aliases, found = read_aliases(folder)
    problems.extend(found)
    ordered = tuple(sources[source_id][0] for source_id in sorted(sources))
    in_order = sorted(problems, key=lambda p: (p.path, p.line, p.field or ""))
    return Corpus(ordered, tuple(in_order), tuple(aliases))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.md")):
        inside = path.relative_to(folder)
        if path.name != "README.md" and not any(part.startswith(".") for part in inside.parts) and path.is_file():
            yield path
