"""Reading the records of a file and gathering what is wrong with them."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from bot.corpus.problem import Problem, Wrong
from bot.corpus.records import Record, parse_records, read_records

_T = TypeVar("_T")


class Check:
    """Reads one record and gathers what is wrong with it."""

    def __init__(self, path: Path, record: Record, known: Collection[str] | None) -> None:
        self.path, self.record, self.known = path, record, known
        self.problems: list[Problem] = []

    def refuse(self, name: str | None, message: str, why: Wrong | None = None, what: str = "") -> None:
        """Note that field `name`, or the record where it is None, is wrong: `message`; `why` and `what` for people."""
        line = self.record.line_of(name) if name else self.record.line
        self.problems.append(Problem(self.path, line, name, message, why, what=what))

    def only(self, *names: str) -> None:
        """Note every field that is none of `names`."""
        for name in self.record.values:
            if name not in names:
                self.refuse(name, f"is not a field; the fields are {', '.join(names)}", Wrong.FIELD)

    def text(self, name: str) -> str:
        """The text of field `name`; that it is missing is noted."""
        text = self.record.text(name)
        if not text:
            self.refuse(name, "is missing", Wrong.EMPTY)
        return text

    def sources(self, name: str) -> tuple[str, ...]:
        """The ids in field `name`; those that are no source, where the sources are known, are noted."""
        ids = self.record.texts(name)
        for source_id in ids:
            if self.known is not None and source_id not in self.known:
                message = f"{source_id!r} is not a source of this corpus"
                self.refuse(name, message, Wrong.NO_SOURCE, source_id)
        return ids


def read_checked(
    path: Path, known: Collection[str] | None, make: Callable[[Check], _T], text: str | None = None
) -> tuple[list[_T], list[Problem]]:
    """What `make` makes of each record in the file at `path` that nothing is wrong with, and all that is wrong.

    `known`: the ids of the corpus's sources, None for any. `text`: the file's content, where it is at hand.
    """
    records, problems = read_records(path) if text is None else parse_records(path, text)
    made: list[_T] = []
    for record in records:
        check = Check(path, record, known)
        item = make(check)
        problems.extend(check.problems)
        if not check.problems:
            made.append(item)
    return made, problems
