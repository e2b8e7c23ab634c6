"""What a curator would want to know before a corpus is published: every error, with file and line."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import regex

from bot.corpus.address import canonical
from bot.corpus.alias import ALIASES, clashes, misread
from bot.corpus.file_text import text_of
from bot.corpus.folder import Corpus, read_corpus
from bot.corpus.front_matter import Document, parse_document, read_document
from bot.corpus.likeness import shared_runs
from bot.corpus.problem import CorpusError, Problem, in_order
from bot.corpus.prose import prose
from bot.corpus.question import QUESTIONS, holds, read_questions
from bot.corpus.side_files import TIMELINE, read_glossary, read_timeline
from bot.corpus.source import Source, TextStatus

_ANCHOR = regex.compile(r"\]\(#(?P<anchor>[^)\s]*)\)")
_RELATED = regex.compile(r"(?m)^related:[ \t]*(?:\[[^\[\]#\"'\n]*\])?[ \t]*\n(?:[ \t]*-[ \t]+[\w-]+[ \t]*\n)*")
_HEADING = regex.compile(r"(?m)^#{1,6}[ \t]+(?P<text>.+?)[ \t#]*$")


@dataclass(frozen=True)
class _Entry:
    """A source together with the file that it was read from."""

    source: Source
    path: Path
    document: Document

    def problem(self, field: str | None, message: str) -> Problem:
        value = self.document.values.get(field or "")
        return Problem(self.path, value.line if value else 1, field, message)


def lint(folder: Path, today: datetime.date, against: Path | None = None) -> list[Problem]:
    """Everything that is wrong with the corpus in `folder`, by file and line.

    `against`: a folder of texts; notes that share a run of words with any of them are named. Raises CorpusError.
    """
    corpus = read_corpus(folder)
    entries = list(_entries(corpus))
    # What a broken file says of itself is the one error: what refers to it is right.
    known = {entry.source.id for entry in entries} | corpus.unread
    problems = list(corpus.problems)
    problems += _relations(entries, known)
    problems += _duplicates(entries)
    problems += _future(entries, today)
    problems += _anchors(entries)
    problems += _side_files(corpus, folder, entries, known, today)
    if against is not None:
        problems += _likeness(entries, against)
    return in_order(problems)


def _entries(corpus: Corpus) -> Iterator[_Entry]:
    for source in corpus.sources:
        path = corpus.files[source.id]
        document, _ = read_document(path)
        if document is not None:
            yield _Entry(source, path, document)


def _relations(entries: list[_Entry], known: set[str]) -> Iterator[Problem]:
    for entry, other in _missing_relations(entries):
        message = f"lacks {other!r}, which names this source; relations go both ways (--fix adds it)"
        yield entry.problem("related", message)
    for entry in entries:
        for other in entry.source.related:
            if other not in known:
                yield entry.problem("related", f"{other!r} is not a source of this corpus")
            elif other == entry.source.id:
                yield entry.problem("related", "names the source itself")


def _missing_relations(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, str]]:
    """(entry, id of a source that names it but is not named by it)."""
    by_id = {entry.source.id: entry for entry in entries}
    for source_id, entry in by_id.items():
        for other in entry.source.related:
            if other in by_id and other != source_id and source_id not in by_id[other].source.related:
                yield by_id[other], source_id


def _duplicates(entries: list[_Entry]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], _Entry] = {}
    for entry in entries:
        keys = [("title", " ".join(entry.source.title.casefold().split()))]
        keys += [("url", canonical(entry.source.url))] if entry.source.url else []
        for field, key in keys:
            first = seen.setdefault((field, key), entry)
            # Several documents can stand on one page; then they name each other.
            together = field == "url" and first.source.id in entry.source.related
            if first is not entry and not together:
                yield entry.problem(field, f"is the same as that of {first.source.id}" + _HINT.get(field, ""))


_HINT = {"url": "; where both stand on one page, name each other under `related`"}


def _future(entries: list[_Entry], today: datetime.date) -> Iterator[Problem]:
    for entry in entries:
        if entry.source.published and entry.source.published > today.isoformat():
            yield entry.problem("published", f"{entry.source.published} lies in the future")


def _anchors(entries: list[_Entry]) -> Iterator[Problem]:
    for entry in entries:
        body = entry.document.body
        anchors = {_slug(match["text"]) for match in _HEADING.finditer(body)}
        for match in _ANCHOR.finditer(body):
            if match["anchor"] not in anchors:
                line = entry.document.body_line + body.count("\n", 0, match.start())
                yield Problem(entry.path, line, None, f"links to #{match['anchor']}, and no heading has that anchor")


def _slug(heading: str) -> str:
    return regex.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _side_files(
    corpus: Corpus, folder: Path, entries: list[_Entry], known: set[str], today: datetime.date
) -> Iterator[Problem]:
    for alias, wrong in chain(clashes(corpus.aliases), misread(corpus.aliases)):
        yield Problem(folder / ALIASES, alias.line, "forms", str(wrong))
    yield from read_glossary(folder, known)[1]
    events, problems = read_timeline(folder, known)
    yield from problems
    for earlier, later in pairwise(events):
        if later.date < earlier.date[: len(later.date)]:
            yield Problem(
                folder / TIMELINE, later.line, "date", f"{later.date} ({later.event}) stands after {earlier.date}"
            )
    for event in events:
        if event.date > today.isoformat():
            yield Problem(folder / TIMELINE, event.line, "date", f"{event.date} lies in the future")
    questions, problems = read_questions(folder / QUESTIONS, known)
    yield from problems
    texts = {entry.source.id: entry.source.text for entry in entries}
    for question in questions:
        expected = [texts[source_id] for source_id in question.expects if source_id in texts]
        all_read = len(expected) == len(question.expects)
        if expected and all_read and not any(holds(text, question.answer_regex) for text in expected):
            message = f"{question.id}: no expected source holds {question.answer_regex!r}"
            yield Problem(folder / QUESTIONS, question.line, "answer_regex", message)


def _likeness(entries: list[_Entry], against: Path) -> Iterator[Problem]:
    notes = {e.source.id: e.source.text for e in entries if e.source.text_status is TextStatus.NOTES}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source_id, name, words in shared_runs(notes, against):
        found[source_id].append((name, words))
    for entry in entries:
        for name, words in found[entry.source.id]:
            at = entry.document.body.find(words.split("\n")[0])
            line = entry.document.body_line + (entry.document.body.count("\n", 0, at) if at >= 0 else 0)
            yield Problem(entry.path, line, None, f"shares its wording with {name}: “{words}”")


def fix(folder: Path) -> list[Path]:
    """Mend what is mechanical: one-way relations, white space at line ends, line ends. The files that changed.

    A file is written only where it then says the same as before, but for its relations, and whole or not at all.
    Raises CorpusError where a file cannot be written.
    """
    changed: list[Path] = []
    corpus = read_corpus(folder)
    wanted: dict[Path, list[str]] = defaultdict(list)
    for entry, other in _missing_relations(list(_entries(corpus))):
        wanted[entry.path].append(other)
    for source in corpus.sources:
        path = corpus.files[source.id]
        before = path.read_bytes()
        text = text_of(before)
        tidy = _tidy(text)
        related = list(dict.fromkeys((*source.related, *wanted[path])))
        if wanted[path]:
            tidy = _with_related(tidy, related)
        if tidy.encode() != before and _says_the_same(path, text, tidy, related):
            _replace(path, tidy.encode())
            changed.append(path)
    return changed


def _tidy(text: str) -> str:
    # Two spaces at a line's end are a line break in Markdown; one, or a tab, is nothing.
    lines = [line if line.endswith("  ") and line.strip() else line.rstrip(" \t") for line in text.split("\n")]
    return "\n".join(lines).rstrip("\n") + "\n"


def _with_related(text: str, related: list[str]) -> str:
    """`text` with `related` as its list of relations, where that list stands on lines of its own."""
    line = f"related: [{', '.join(related)}]\n"
    if not _RELATED.search(text):
        return text.replace("\n---\n", f"\n{line}---\n", 1)
    return _RELATED.sub(line, text, count=1)


def _says_the_same(path: Path, old: str, new: str, related: list[str]) -> bool:
    """Does `new` hold what `old` does, with `related` as its relations?"""
    before, after = parse_document(path, old)[0], parse_document(path, new)[0]
    if before is None or after is None:
        return False
    values = [{n: v.content for n, v in d.values.items() if n != "related"} for d in (before, after)]
    found = after.values.get("related")
    relations = found.content if found else ()
    return values[0] == values[1] and prose(before.body) == prose(after.body) and list(relations) == related


def _replace(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CorpusError(f"{path} cannot be written ({error.strerror}). Give this user write access.") from None
