"""What is wrong with a corpus file, and where."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Wrong(StrEnum):
    """What is wrong, in one word that every language has a sentence for: what moderators meet."""

    EMPTY = "empty"
    NO_TEXT = "no-text"
    BROKEN = "broken"
    NOTHING = "nothing"
    HEAVY = "heavy"
    NAME = "name"
    TWICE = "twice"
    LARGE = "large"
    SHIPPED = "shipped"
    NO_WORD = "no-word"
    GRAMMAR = "grammar"
    NO_SOURCE = "no-source"
    FRONT_MATTER = "front-matter"
    YAML = "yaml"
    ENCODING = "encoding"
    FIELD = "field"
    CHOICE = "choice"
    ONE = "one"
    MANY = "many"
    SENTENCE = "sentence"


class Beyond(StrEnum):
    """What is more than it may be, in one word as in Wrong."""

    LONG = "long"
    ZIP = "zip"
    FILES = "files"
    FILE_NAME = "file-name"
    SOURCES = "sources"
    CHARACTERS = "characters"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Problem:
    """One error in one file. `line` counts from 1; `field` is a front matter field, or None for the file.

    `message` is English; `why` says the same for those who word it otherwise, where it has a word; `limit`: of Beyond.
    `what`: the name or id that is wrong, where it is one of several; who words it says it before. Of CHOICE: what may
    stand there.
    """

    path: Path
    line: int
    field: str | None
    message: str
    why: Wrong | Beyond | None = dataclasses.field(default=None, compare=False)
    limit: int = dataclasses.field(default=0, compare=False)
    what: str = dataclasses.field(default="", compare=False)

    def __str__(self) -> str:
        where = f" {self.field}:" if self.field else ""
        return _printable(f"{self.path}:{self.line}:{where} {self.message}")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """`problems` by file and line."""
    return sorted(problems, key=lambda p: (p.path, p.line, p.field or "", p.message))


def _printable(text: str) -> str:
    """`text` with every control character as its escape: a file's name must not steer a terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class CorpusError(Exception):
    """A corpus that cannot be used at all. The message names the folder and the remedy."""
