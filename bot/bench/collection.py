"""A test collection: passages, queries, and which passage answers which query."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ANSWERABLE = "answerable"
_QUERIES = "queries.jsonl"


class CollectionError(Exception):
    """A collection that cannot be read. The message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Document:
    """One passage."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Collection:
    """`queries`: id → text, of one split. `grades`: query id → passage id → grade (greater than 0: relevant).

    `answers`: query id → words of which any answers it, where they are known.
    """

    name: str
    documents: tuple[Document, ...]
    queries: dict[str, str]
    grades: dict[str, dict[str, int]]
    answers: dict[str, tuple[str, ...]]


def read_collection(folder: Path, split: str, asked_in: Path | None = None) -> Collection:
    """The collection in `folder`, with the queries of `split` that have a relevant passage.

    `passages.jsonl` (id, title, text), `queries.jsonl` (id, text, split, and `answers` where known), `qrels.tsv`
    (query, passage, grade). `asked_in`: a folder that has the queries in other words, another language say.
    Raises CollectionError.
    """
    documents = read_documents(folder)
    grades: dict[str, dict[str, int]] = {}
    path = folder / "qrels.tsv"
    for number, line in enumerate(_text(path).splitlines(), 1):
        try:
            query, document, grade = line.split("\t")
            grades.setdefault(query, {})[document] = int(grade)
        except ValueError:
            raise CollectionError(f"{path}:{number}: is not `query, passage, grade` with tabs between") from None
    relevant = {query for query, found in grades.items() if any(grade > 0 for grade in found.values())}
    rows = _rows((asked_in or folder) / _QUERIES, "id", "text", "split")
    rows = [row for row in rows if row["split"] == split and str(row["id"]) in relevant]
    queries = {str(row["id"]): str(row["text"]) for row in rows}
    answers = {str(row["id"]): tuple(map(str, row["answers"])) for row in rows if row.get("answers") and not asked_in}
    if not queries:
        raise CollectionError(f"{folder} has no query of the split {split!r} with a relevant passage")
    return Collection(folder.name, documents, queries, grades, answers)


def read_documents(folder: Path) -> tuple[Document, ...]:
    """The passages of `folder`. Raises CollectionError."""
    return tuple(
        Document(str(row["id"]), str(row.get("title") or ""), str(row["text"]))
        for row in _rows(folder / "passages.jsonl", "id", "text")
    )


def read_kinds(folder: Path, split: str) -> dict[str, list[str]]:
    """Kind → the queries of `split`: by their field `kind`, else "answerable" or "unanswerable".

    Raises CollectionError.
    """
    kinds: dict[str, list[str]] = {}
    for row in _rows(folder / _QUERIES, "text", "split"):
        if row["split"] == split:
            plain = ANSWERABLE if row.get("answerable", True) else "unanswerable"
            kinds.setdefault(str(row.get("kind") or plain), []).append(str(row["text"]))
    if not kinds:
        raise CollectionError(f"{folder} has no query of the split {split!r}")
    return kinds


def _rows(path: Path, *fields: str) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise CollectionError(f"{path}:{number}: is not JSON ({error})") from None
        missing = [field for field in fields if not isinstance(row, dict) or field not in row]
        if missing:
            raise CollectionError(f"{path}:{number}: lacks {', '.join(missing)}")
        rows.append(row)
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(
            f"{path} cannot be read ({type(error).__name__}). Name a folder with --collection."
        ) from None
