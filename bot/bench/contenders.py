"""Search engines on the same terms, each through its own quickest road: what `cuttings bench speed` times."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol, Self

import numpy as np
from rank_bm25 import BM25Okapi

from bot.bench.engines import MissingLibrary
from bot.retrieval.bm25 import PostingsBM25
from bot.retrieval.index import Base
from bot.retrieval.index_file import Spans, read_index, write_index
from bot.retrieval.passage import Passage

BEST = 10
Documents = Sequence[Sequence[str]]
_MARK = bytes(32)


class Contender(Protocol):
    """An engine over documents of terms; `folder` is its own, for what it keeps on disk."""

    def __init__(self, documents: Documents, folder: Path) -> None: ...

    def search(self, query: Sequence[str]) -> object:
        """Find the best ten documents."""


class Storing(Contender, Protocol):
    """An engine that keeps its index on disk."""

    def store(self) -> None:
        """Put the index on disk, where it is not there already."""

    @classmethod
    def stored(cls, folder: Path) -> Self:
        """The engine over what is on disk."""


class Growing(Contender, Protocol):
    """An engine that takes more documents without being built anew."""

    def add(self, documents: Documents) -> None:
        """Make `documents` searchable."""


class Ours:
    """Cuttings: the index that answers."""

    def __init__(self, documents: Documents, folder: Path) -> None:
        self._folder = folder
        self._index = PostingsBM25(documents)

    def search(self, query: Sequence[str]) -> object:
        return self._index.top(query, BEST)

    def store(self) -> None:
        spans = Spans.of((_passage_of("s", i, i + 1) for i in range(self._index.base.size)), _passage_of)
        base = Base(spans, spans.of_source(), postings=self._index.base)
        write_index(self._folder / "index.bin", base, spans, _MARK)

    @classmethod
    def stored(cls, folder: Path) -> "Ours":
        opened = cls((), folder)
        base, _ = read_index(folder / "index.bin", lambda: _MARK, _passage_of)
        opened._index = PostingsBM25(base.postings)
        return opened

    def add(self, documents: Documents) -> None:
        self._index.add_documents(documents)


def _passage_of(source_id: str, start: int, end: int) -> Passage:
    return Passage(source_id, start, end, "", "")


class RankBM25:
    """rank-bm25, ordered in the quickest way that numpy has."""

    def __init__(self, documents: Documents, folder: Path) -> None:
        self._index = BM25Okapi(documents)

    def search(self, query: Sequence[str]) -> object:
        scores = self._index.get_scores(query)
        best = min(BEST, len(scores))
        return np.argpartition(scores, -best)[-best:]


class BM25S:
    """bm25s, which works out scores beforehand, on numpy."""

    backend: ClassVar[str] = "numpy"

    def __init__(self, documents: Documents, folder: Path) -> None:
        self._folder = folder
        self._index = _bm25s().BM25(backend=self.backend)
        self._index.index([list(document) for document in documents], show_progress=False)

    def search(self, query: Sequence[str]) -> object:
        # Its own `retrieve` orders all scores, most of them 0, for which numpy takes a hundred times as long.
        scores = self._index.get_scores(list(query))
        found = np.flatnonzero(scores)
        best = min(BEST, len(found))
        return found[np.argpartition(scores[found], len(found) - best)[len(found) - best :]] if best else found

    def store(self) -> None:
        self._index.save(self._folder, show_progress=False)

    @classmethod
    def stored(cls, folder: Path) -> Self:
        opened = cls.__new__(cls)
        opened._index = _bm25s().BM25.load(folder, mmap=True, show_progress=False)
        return opened


class BM25SNumba(BM25S):
    """bm25s on numba, which compiles for seconds before its first answer."""

    backend = "numba"

    def __init__(self, documents: Documents, folder: Path) -> None:
        try:
            import numba  # noqa: F401
        except ImportError:
            raise MissingLibrary("numba is not installed: pip install '.[bench]'") from None
        super().__init__(documents, folder)

    def search(self, query: Sequence[str]) -> object:
        return self._index.retrieve([list(query)], k=BEST, show_progress=False)


def _bm25s() -> Any:
    try:
        import bm25s
    except ImportError:
        raise MissingLibrary("bm25s is not installed: pip install '.[bench]'") from None
    return bm25s


class Tantivy:
    """tantivy, terms split at spaces."""

    def __init__(self, documents: Documents, folder: Path) -> None:
        try:
            import tantivy
        except ImportError:
            raise MissingLibrary("tantivy is not installed: pip install '.[bench]'") from None
        self._library: Any = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index: Any = tantivy.Index(self._schema, path=str(folder))
        self.add(documents)

    def search(self, query: Sequence[str]) -> object:
        should, library = self._library.Occur.Should, self._library
        terms = [(should, library.Query.term_query(self._schema, "text", term)) for term in query]
        return self._searcher.search(library.Query.boolean_query(terms), BEST).hits

    def store(self) -> None:
        """It is there."""

    @classmethod
    def stored(cls, folder: Path) -> "Tantivy":
        return cls((), folder)

    def add(self, documents: Documents) -> None:
        if documents:
            writer = self._index.writer(heap_size=100_000_000, num_threads=1)
            for document in documents:
                writer.add_document(self._library.Document(text=" ".join(document)))
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        self._searcher = self._index.searcher()


class FTS5:
    """SQLite's full text search, without a copy of the text."""

    def __init__(self, documents: Documents, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts.sqlite3")
        self._database.execute("CREATE VIRTUAL TABLE IF NOT EXISTS documents USING fts5(text, content='')")
        self.add(documents)

    def search(self, query: Sequence[str]) -> object:
        words = " OR ".join(f'"{term}"' for term in query)
        found = self._database.execute(
            "SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?", (words, BEST)
        )
        return found.fetchall()

    def store(self) -> None:
        """It is there."""

    @classmethod
    def stored(cls, folder: Path) -> "FTS5":
        return cls((), folder)

    def add(self, documents: Documents) -> None:
        with self._database:
            self._database.executemany(
                "INSERT INTO documents(text) VALUES (?)", ((" ".join(document),) for document in documents)
            )


CONTENDERS: dict[str, Callable[[Documents, Path], Contender]] = {
    "Cuttings": Ours,
    "rank-bm25": RankBM25,
    "bm25s, numpy": BM25S,
    "bm25s, numba": BM25SNumba,
    "tantivy": Tantivy,
    "SQLite FTS5": FTS5,
}


def emptied(folder: Path) -> Path:
    """`folder`, new and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
