"""The files beside the sources: aliases, glossary, timeline, index terms and questions."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

import regex

from bot.corpus.problem import Problem, Wrong
from bot.corpus.records import Record, parse_records, read_records
from bot.corpus.schema import iso_date
from bot.text.everyday import is_everyday
from bot.text.function_words import GRAMMAR
from bot.text.words import CJK, tokens

_T = TypeVar("_T")

ALIASES, GLOSSARY, TIMELINE, QUESTIONS = "aliases.yaml", "glossary.yaml", "timeline.yaml", "questions.yaml"
INDEX_TERMS = "index-terms.yaml"
ALIAS_KINDS = ("spelling", "translation", "abbreviation", "variant", "synonym")


@dataclass(frozen=True, slots=True)
class Alias:
    """Words for one thing. `kind` says how alike they are: one of ALIAS_KINDS."""

    canonical: str
    kind: str
    forms: tuple[str, ...]
    line: int = field(default=1, compare=False)

    @property
    def exact(self) -> bool:
        """Do all forms mean the same, rather than being alike?"""
        return self.kind != "synonym"


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


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the sources that answer it (any one will do), or one that has no answer.

    `answer_regex`: what a right passage holds, without regard to case. `context`: the question asked before.
    """

    id: str
    group: str
    question: str
    answerable: bool
    expects: tuple[str, ...] = ()
    answer_regex: str = ""
    context: str = ""
    line: int = field(default=1, compare=False)


def holds(text: str, pattern: str) -> bool:
    """Does `text` hold `pattern`, without regard to case? A pattern that runs away holds nowhere."""
    try:
        return regex.search(pattern, text, regex.IGNORECASE, timeout=2.0) is not None
    except (TimeoutError, MemoryError, RecursionError):
        return False


class _Check:
    """Reads one record and gathers what is wrong with it."""

    def __init__(self, path: Path, record: Record, known: Collection[str] | None) -> None:
        self.path, self.record, self.known = path, record, known
        self.problems: list[Problem] = []

    def refuse(self, name: str | None, message: str, why: Wrong | None = None, what: str = "") -> None:
        line = self.record.line_of(name) if name else self.record.line
        self.problems.append(Problem(self.path, line, name, message, why, what=what))

    def only(self, *names: str) -> None:
        for name in self.record.values:
            if name not in names:
                self.refuse(name, f"is not a field; the fields are {', '.join(names)}", Wrong.FIELD)

    def text(self, name: str) -> str:
        text = self.record.text(name)
        if not text:
            self.refuse(name, "is missing", Wrong.EMPTY)
        return text

    def sources(self, name: str) -> tuple[str, ...]:
        ids = self.record.texts(name)
        for source_id in ids:
            if self.known is not None and source_id not in self.known:
                message = f"{source_id!r} is not a source of this corpus"
                self.refuse(name, message, Wrong.NO_SOURCE, source_id)
        return ids


def _read(
    path: Path, known: Collection[str] | None, make: Callable[[_Check], _T], text: str | None = None
) -> tuple[list[_T], list[Problem]]:
    records, problems = read_records(path) if text is None else parse_records(path, text)
    made: list[_T] = []
    for record in records:
        check = _Check(path, record, known)
        item = make(check)
        problems.extend(check.problems)
        if not check.problems:
            made.append(item)
    return made, problems


def read_aliases(folder: Path, text: str | None = None) -> tuple[list[Alias], list[Problem]]:
    """The alias groups of the corpus in `folder`. `text`: their file's content, where it is at hand."""

    def make(check: _Check) -> Alias:
        check.only("canonical", "kind", "forms", "note")
        alias = Alias(check.text("canonical"), check.text("kind"), check.record.texts("forms"), check.record.line)
        if alias.kind and alias.kind not in ALIAS_KINDS:
            kinds = ", ".join(ALIAS_KINDS)
            check.refuse("kind", f"{alias.kind!r} is not one of {kinds}", Wrong.CHOICE, kinds)
        # The canonical one is mostly one of its forms, too.
        for form in dict.fromkeys((alias.canonical, *alias.forms)):
            found = tokens(form)
            if form and not found:
                check.refuse("forms", f"{form!r} holds no word", Wrong.NO_WORD, form)
            elif form and alias.exact and all(token.function and token.word in GRAMMAR for token in found):
                # One that is only alike answers nothing by itself: "how much" leads to "amount".
                message = (
                    f"{form!r} is nothing but words of grammar, which every text holds; "
                    "add a word of its own, and write an abbreviation with dots (W.H.O.)"
                )
                check.refuse("forms", message, Wrong.GRAMMAR, form)
        folded = [form.casefold() for form in alias.forms]
        if len(names_of(alias)) < 2:
            check.refuse("forms", "must be a list with at least one other form than the canonical name")
        for form in sorted(form for form, count in Counter(folded).items() if count > 1):
            check.refuse("forms", f"{form!r} stands there twice")
        return alias

    return _read(folder / ALIASES, None, make, text)


def names_of(alias: Alias) -> set[str]:
    """The different names that an alias has, whatever their case. The canonical one is one of its forms."""
    return {name.casefold() for name in (alias.canonical, *alias.forms) if name}


class Clash(NamedTuple):
    """A `name` that would mean both `first` and `other`."""

    name: str
    first: str
    other: str

    def __str__(self) -> str:
        return f"{self.name!r} means both {self.first!r} and {self.other!r}; a name can stand for one thing"


def clashes(aliases: Iterable[Alias], known: Iterable[Alias] = ()) -> Iterator[tuple[Alias, Clash]]:
    """(alias, what is wrong): names that would stand for more than one thing, among `aliases` or beside `known` ones.

    Where those that are `known` clash with each other, that is no fault of `aliases`.
    """
    owner: dict[str, str] = {}
    for alias in known:
        for form in _exact_names(alias):
            owner.setdefault(form.casefold(), alias.canonical)
    for alias in aliases:
        for form in _exact_names(alias):
            first = owner.setdefault(form.casefold(), alias.canonical)
            if first.casefold() != alias.canonical.casefold():
                yield alias, Clash(form, first, alias.canonical)


def _exact_names(alias: Alias) -> tuple[str, ...]:
    return (alias.canonical, *alias.forms) if alias.exact else ()


def misread(aliases: Iterable[Alias]) -> Iterator[tuple[Alias, str]]:
    """(alias, what is wrong): translations that are everyday words of English, which texts hold in another sense."""
    for alias in aliases:
        own = {token.term for token in tokens(alias.canonical)}
        for form in alias.forms if alias.kind == "translation" else ():
            found = tokens(form)
            if len(found) == 1 and not CJK.match(form) and is_everyday(found[0].term) and found[0].term not in own:
                yield alias, f"{form!r} is an English word, too: all texts that use it would mean {alias.canonical!r}"


def read_glossary(
    folder: Path, known: Collection[str] | None = None, text: str | None = None
) -> tuple[list[GlossaryEntry], list[Problem]]:
    """The glossary of the corpus in `folder`; `known`: the ids of its sources, `text`: its content, if at hand."""

    def make(check: _Check) -> GlossaryEntry:
        check.only("term", "aliases", "zh_simplified", "zh_traditional", "pinyin", "definition", "sources")
        record = check.record
        chinese = [record.text(name) for name in ("zh_simplified", "zh_traditional", "pinyin")]
        aliases = (*record.texts("aliases"), *(text for text in chinese if text))
        return GlossaryEntry(
            check.text("term"), check.text("definition"), aliases, check.sources("sources"), record.line
        )

    return _read(folder / GLOSSARY, known, make, text)


def read_timeline(folder: Path, known: Collection[str] | None = None) -> tuple[list[Event], list[Problem]]:
    """The timeline of the corpus in `folder`; `known`: the ids of its sources."""

    def make(check: _Check) -> Event:
        check.only("date", "event", "sources")
        event = Event(check.text("date"), check.text("event"), check.sources("sources"), check.record.line)
        try:
            iso_date(event.date)
        except ValueError as error:
            check.refuse("date", str(error))
        if not event.sources:
            check.refuse("sources", "is missing: every event names where it is reported")
        return event

    return _read(folder / TIMELINE, known, make)


def read_index_terms(folder: Path, text: str | None = None) -> tuple[list[SentenceTerms], list[Problem]]:
    """The index terms of the corpus in `folder`. `text`: their file's content, where it is at hand."""

    def make(check: _Check) -> SentenceTerms:
        check.only("source", "sentence", "terms")
        record = check.record
        # As a list they would take ten times as long to read.
        terms = tuple(term for text in record.texts("terms") for term in map(str.strip, text.split(",")) if term)
        entry = SentenceTerms(check.text("source"), check.text("sentence"), terms, record.line)
        if not entry.terms:
            check.refuse("terms", "is missing")
        return entry

    return _read(folder / INDEX_TERMS, None, make, text)


def read_questions(path: Path, known: Collection[str] | None = None) -> tuple[list[Question], list[Problem]]:
    """The questions of a file; `known`: the ids that may be expected, None for any."""
    seen: set[str] = set()

    def make(check: _Check) -> Question:
        names = ("id", "group", "kind", "q", "answerable", "expects", "answer_regex", "context", "note")
        check.only(*names)
        record = check.record
        answerable = record.text("answerable")
        if answerable not in {"true", "false"}:
            check.refuse("answerable", "must be true or false")
        question = Question(
            id=check.text("id"),
            group=record.text("group") or _group(record),
            question=check.text("q"),
            answerable=answerable == "true",
            expects=check.sources("expects"),
            answer_regex=record.text("answer_regex"),
            context=record.text("context"),
            line=record.line,
        )
        if question.id in seen:
            check.refuse("id", f"{question.id!r} is given twice")
        seen.add(question.id)
        if question.answerable != bool(question.expects):
            check.refuse("expects", "must name sources for an answerable question, and none for another")
        try:
            regex.compile(question.answer_regex)
        except regex.error as error:
            check.refuse("answer_regex", f"is not a regular expression ({error})")
        return question

    return _read(path, known, make)


def _group(record: Record) -> str:
    """The group of a question that names none: by its kind, its note, or what it has."""
    if record.text("answerable") == "false":
        return record.text("kind").replace("_", "-") or "no-answer"
    if record.text("context"):
        return "follow-up"
    return {"zh": "language", "typo": "typo"}.get(record.text("note"), "wording")
