"""A server's corpus as a zip of corpus files, and back."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

import regex

from bot.corpus.alias import ALIASES, Alias, read_aliases
from bot.corpus.file_text import MAX_BYTES, FileTextError, text_of
from bot.corpus.front_matter import parse_document
from bot.corpus.index_terms import with_index_terms
from bot.corpus.problem import Beyond, Problem, Wrong, in_order
from bot.corpus.schema import source_from
from bot.corpus.side_files import GLOSSARY, INDEX_TERMS, GlossaryEntry, read_glossary
from bot.corpus.source import Source
from bot.corpus.writing import aliases_file, file_of, glossary_file, index_terms_file, normal_prose
from bot.shelf.names import exceeded, term_id, together

MAXZIP = 25_000_000
MAX_FILES = 5_002
MAX_UNPACKED = 50_000_000
"""Bytes of a zip, files in it, and bytes of all its files, at most."""
MAX_ID = 70
"""Characters of a source's id at most: a button of Discord carries it, in 100 characters."""
ZIP = Path("the zip")
"""Where a problem lies that is of no one file."""

# What lies in a corpus folder, too, and no server keeps; and what the systems on which it is packed put there.
_PASSED_OVER = regex.compile(
    r"(?:.+/)?(?:(?:\.(?!\.?/)|__MACOSX/).*|(?:questions[a-z-]*|timeline|confidence)\.yaml|README\.md|(?i:thumbs\.db))"
)
_TOP = regex.compile(r"(?!\.)[^/]+/")
_BESIDE = (ALIASES, GLOSSARY, INDEX_TERMS)
_NAME = regex.compile(r"(?:[a-z0-9-]+/){0,3}[a-z0-9]+(?:-[a-z0-9]+)*\.md")
# The earliest time that a zip can hold: the same corpus gives the same bytes whenever it is packed.
_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Pack:
    """What a zip holds. `problems`: everything that is wrong with it, by file and line.

    `passed_over`: the names of its files that no server keeps. `folder`: the one in it that all lies in, if any.
    `files`: id → the file that the source was read from.
    """

    sources: tuple[Source, ...] = ()
    aliases: tuple[Alias, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[str, ...] = ()
    folder: Path = Path()
    files: Mapping[str, Path] = field(default_factory=dict)


def packed(sources: Iterable[Source], aliases: Iterable[Alias], glossary: Iterable[GlossaryEntry]) -> bytes:
    """A zip of corpus files; the same content gives the same bytes."""
    sources = tuple(sources)
    files = {f"{source.collection}/{source.id}.md": file_of(source) for source in sources}
    files |= {ALIASES: aliases_file(aliases), GLOSSARY: glossary_file(glossary)}
    files[INDEX_TERMS] = index_terms_file(sources)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in sorted(files.items()):
            if text:
                entry = zipfile.ZipInfo(name, _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, text)
    return buffer.getvalue()


def unpacked(data: bytes) -> Pack:
    """What a zip holds, or everything that is wrong with it. It may take long: not for an event loop."""
    problems: list[Problem] = []
    passed_over: dict[str, None] = {}
    texts = dict(_texts(data, problems, passed_over))
    # All files beside the sources lie in one folder.
    folder = next((path.parent for path in texts if path.name in _BESIDE), Path())
    files: dict[str, Path] = {}
    found: dict[str, Source] = {}
    for path, text in texts.items():
        if path.suffix != ".md":
            continue
        document, wrong = parse_document(path, text)
        problems += wrong
        if document is None:
            continue
        source, wrong = source_from(document, path)
        problems += wrong
        if source is None:
            continue
        if source.id in found:
            problems.append(Problem(path, 1, None, "has the same name as another file; ids must be unique"))
        found[source.id] = replace(source, prose=normal_prose(source.prose))
        files[source.id] = path
    groups, wrong = read_aliases(folder, texts.get(folder / ALIASES, ""))
    problems += wrong
    aliases = together(groups)
    problems += [
        Problem(folder / ALIASES, alias.line, "forms", f"is longer than {most} characters", Beyond.LONG, most)
        for alias in aliases
        if (most := exceeded(alias.canonical, aliases_file([alias]))) is not None
    ]
    # Whether there are the sources that its terms name, only the server knows.
    glossary, wrong = read_glossary(folder, None, texts.get(folder / GLOSSARY, ""))
    problems += wrong
    problems += [
        Problem(
            folder / GLOSSARY,
            entry.line,
            "term",
            f"{entry.term[:50]!r} is longer than {most} characters",
            Beyond.LONG,
            most,
        )
        for entry in glossary
        if (most := exceeded(entry.term, glossary_file([entry]))) is not None
    ]
    lines = {term_id(entry): entry.line for entry in glossary}
    problems += [
        Problem(folder / GLOSSARY, lines[term], "term", f"{term[:50]!r} stands there twice")
        for term, count in Counter(map(term_id, glossary)).items()
        if count > 1
    ]
    unread = {path.stem for path in texts if path.suffix == ".md"} - found.keys()
    found, wrong = with_index_terms(found, folder, texts.get(folder / INDEX_TERMS, ""), unread)
    problems += wrong
    if not (found or aliases or glossary or problems):
        problems.append(Problem(ZIP, 1, None, "holds no corpus file", Wrong.NOTHING))
    sources = tuple(found[source_id] for source_id in sorted(found))
    return Pack(sources, tuple(aliases), tuple(glossary), tuple(in_order(problems)), tuple(passed_over), folder, files)


def _texts(data: bytes, problems: list[Problem], passed_over: dict[str, None]) -> Iterator[tuple[Path, str]]:
    """The texts in a zip, by their path in it; what cannot be read becomes a problem.

    The names of files that are passed over are put into `passed_over`.
    """

    def refuse(path: Path, message: str, why: Wrong | Beyond | None = None, limit: int = 0) -> None:
        problems.append(Problem(path, 1, None, message, why, limit))

    if len(data) > MAXZIP:
        refuse(ZIP, f"is larger than {MAXZIP // 1_000_000} MB", Beyond.ZIP, MAXZIP // 1_000_000)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            if len(entries) > MAX_FILES:
                refuse(ZIP, f"holds more than {MAX_FILES} files", Beyond.FILES, MAX_FILES)
                return
            passed_over |= dict.fromkeys(_short(e.filename) for e in entries if _PASSED_OVER.fullmatch(e.filename))
            entries = [e for e in entries if not _PASSED_OVER.fullmatch(e.filename)]
            above = _top([entry.filename for entry in entries])
            seen: set[str] = set()
            room = MAX_UNPACKED
            for entry in entries:
                name = entry.filename.removeprefix(above)
                path = Path(PurePosixPath(entry.filename))
                if name in seen:
                    refuse(path, "stands in the zip twice", Wrong.TWICE)
                elif not _NAME.fullmatch(name) and name not in _BESIDE:
                    message = f"is no corpus file; there may be collection/id.md, {', '.join(_BESIDE)}"
                    refuse(path, message, Wrong.NAME)
                elif len(path.stem) > MAX_ID:
                    message = f"has a name of more than {MAX_ID} characters; shorten it"
                    refuse(path, message, Beyond.FILE_NAME, MAX_ID)
                else:
                    seen.add(name)
                    body = _body(archive, entry)
                    room -= len(body)
                    if len(body) > MAX_BYTES or room < 0:
                        refuse(path, "is too large, or all files are together", Wrong.LARGE)
                        return
                    try:
                        yield path, text_of(body)
                    except FileTextError as error:
                        refuse(path, str(error), Wrong.ENCODING)
    except Exception as error:
        # zipfile raises whatever it stumbles over, from BadZipFile to IndexError.
        message = f"cannot be unpacked ({type(error).__name__}); pack it anew, without a password"
        refuse(ZIP, message, Wrong.BROKEN)


def _top(names: Sequence[str]) -> str:
    """The folder, with its slash, that all of `names` lie in; "" for none."""
    top = _TOP.match(names[0]) if names else None
    return top[0] if top and all(name.startswith(top[0]) for name in names) else ""


def _short(name: str) -> str:
    """A file that is passed over, as it is told of: those of a system's folder by the folder."""
    parts = name.split("/")
    return next((part for part in parts if part.startswith((".", "__"))), parts[-1])


def _body(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of one file, up to a byte more than it may have: what the zip says of its size proves nothing."""
    with archive.open(entry) as file:
        return file.read(MAX_BYTES + 1)
