"""What is wrong with a corpus file, and where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error in one file. `line` counts from 1; `field` is a front matter field, or None for the file."""

    path: Path
    line: int
    field: str | None
    message: str

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        return _printable(f"{self.path}:{self.line}:{field} {self.message}")


def _printable(text: str) -> str:
    """`text` with every control character as its escape: a file's name must not steer a terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class CorpusError(Exception):
    """A corpus that cannot be used at all. The message names the folder and the remedy."""
