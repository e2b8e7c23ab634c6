"""The base of an index in a file: flat arrays that are mapped into memory, not read; nothing in it can run.

8 bytes    what the file is, and the version of this layout
32 bytes   SHA-256 of all that follows
32 bytes   the fingerprint: what the index was made of
8 bytes    the length of the table of contents
…          the table of contents, JSON: name → [type, number of items, where it begins]
…          the arrays, each at a multiple of 64 bytes; lists of words are JSON in UTF-8, so many a line
"""

import json
import mmap
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise, starmap
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, overload

import numpy as np
import numpy.typing as npt

from bot.retrieval.index import Base
from bot.retrieval.known_words import Known
from bot.retrieval.passage import Passage
from bot.retrieval.postings import Integers, Postings

MAGIC = b"CUTIDX\x00\x09"
_DIGEST = 32
_HEAD = len(MAGIC) + 2 * _DIGEST + 8
_ALIGNED = 64
# More at once would hold all other threads for long.
_A_LINE = 10_000
_POSTINGS = ("offsets", "packed", "frequencies", "lengths")
_BESIDE = "beside "
Array = npt.NDArray[Any]
PassageOf = Callable[[str, int, int], Passage]
"""From a source's id, and where a passage of it starts and ends, to that passage."""


class IndexFileError(Exception):
    """An index file that cannot be used. The message says why."""


@dataclass(frozen=True, eq=False)
class Spans(Sequence[Passage]):
    """Passages without their text, which is cut out of the source when one is looked at.

    Passage i is `starts[i]` to `ends[i]` of the source `ids[sources[i]]`.
    """

    ids: Sequence[str]
    sources: Integers
    starts: Integers
    ends: Integers
    passage_of: PassageOf

    @classmethod
    def of(cls, passages: Iterable[Passage], passage_of: PassageOf) -> "Spans":
        """The spans of `passages`, which `passage_of` gives back."""
        numbers: dict[str, int] = {}
        rows = [(numbers.setdefault(p.source_id, len(numbers)), p.start, p.end) for p in passages]
        sources, starts, ends = np.array(rows, dtype=np.int32).reshape(-1, 3).T.copy()
        return cls(tuple(numbers), sources, starts, ends, passage_of)

    @overload
    def __getitem__(self, position: int) -> Passage: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Passage]: ...
    def __getitem__(self, position: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(position, slice):
            return [self[i] for i in range(*position.indices(len(self)))]
        source_id = self.ids[self.sources.item(position)]
        return self.passage_of(source_id, self.starts.item(position), self.ends.item(position))

    def __len__(self) -> int:
        return len(self.sources)

    def of_source(self) -> dict[str, range]:
        """Source id → positions of its passages, which stand together."""
        first = np.flatnonzero(np.diff(self.sources, prepend=-1))
        ids = map(self.ids.__getitem__, self.sources[first].tolist())
        return dict(zip(ids, starmap(range, pairwise([*first.tolist(), len(self)])), strict=True))


class _Words(Mapping[str, Known]):
    """Words that are read when one is first looked for: most questions have none that is misspelt."""

    def __init__(self, read: Callable[[], dict[str, Known]]) -> None:
        self._read = read

    @cached_property
    def _known(self) -> dict[str, Known]:
        return self._read()

    def __getitem__(self, word: str) -> Known:
        return self._known[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def write_index(
    path: Path, base: Base, spans: Spans, fingerprint: bytes, beside: Mapping[str, Array] = MappingProxyType({})
) -> None:
    """Put `base`, whose passages are `spans`, into a file at `path`, whole or not at all. Raises OSError.

    `beside`: arrays of one dimension that are kept with it. Whole numbers, none of them negative, take as few bytes as
    the largest needs.
    """
    words = base.words.items()
    arrays = {
        "ids": _json(spans.ids),
        "sources": spans.sources,
        "starts": spans.starts,
        "ends": spans.ends,
        "words": _json([word for word, _ in words]),
        "word terms": _json([known.term for _, known in words]),
        "word passages": np.array([known.passages for _, known in words], dtype=np.int32),
    }
    arrays |= {part: getattr(base.postings, part) for part in _POSTINGS}
    arrays["terms"] = _json(list(base.postings.rows))
    arrays["size"] = np.array([base.postings.size, base.postings.tokens])
    arrays |= {f"{_BESIDE}{name}": array for name, array in beside.items()}
    arrays = {name: _narrowest(array) for name, array in arrays.items()}
    table: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, array in arrays.items():
        table[name] = (array.dtype.str, len(array), at)
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
    contents = json.dumps(table).encode()
    contents += b" " * (-(_HEAD + len(contents)) % _ALIGNED)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "r+b") as file:
            digest = sha256()

            def put(data: bytes | memoryview) -> None:
                digest.update(data)
                file.write(data)

            file.write(MAGIC + bytes(_DIGEST))
            put(fingerprint + len(contents).to_bytes(8, "little"))
            put(contents)
            for array in arrays.values():
                put(np.ascontiguousarray(array).data.cast("B") if len(array) else b"")
                put(bytes(-array.nbytes % _ALIGNED))
            file.seek(len(MAGIC))
            file.write(digest.digest())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_index(path: Path, fingerprint: Callable[[], bytes], passage_of: PassageOf) -> tuple[Base, dict[str, Array]]:
    """The base in the file at `path` and what is kept beside it, mapped into memory.

    `fingerprint`: works out what the index has to be made of, which may take as long as to read the file. Raises
    FileNotFoundError and IndexFileError.
    """
    try:
        with path.open("rb") as file:
            return _mapped(file, fingerprint, passage_of)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise IndexFileError(f"it cannot be read ({type(error).__name__})") from None


def _mapped(file: IO[bytes], fingerprint: Callable[[], bytes], passage_of: PassageOf) -> tuple[Base, dict[str, Array]]:
    head = file.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(MAGIC):
        raise IndexFileError("it is no index of this version")
    stored = memoryview(head)[len(MAGIC) :]
    data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    with ThreadPoolExecutor(max_workers=1) as worker:
        # Before anything in it is believed. Processors have instructions for SHA-256: it takes half of BLAKE2's time.
        digest = worker.submit(sha256, data[len(MAGIC) + _DIGEST :])
        if stored[_DIGEST : 2 * _DIGEST] != fingerprint():
            raise IndexFileError("it was made of other texts, or by another version")
    if digest.result().digest() != stored[:_DIGEST]:
        raise IndexFileError("it is damaged")
    begin = _HEAD + int.from_bytes(stored[2 * _DIGEST :], "little")
    table: dict[str, tuple[str, int, int]] = json.loads(bytes(data[_HEAD:begin]))

    def array(name: str) -> Array:
        kind, count, at = table[name]
        return np.frombuffer(data, np.dtype(kind), count, begin + at)

    def words(name: str) -> list[str]:
        return [word for line in array(name).tobytes().splitlines() for word in json.loads(line)]

    rows = {term: row for row, term in enumerate(words("terms"))}
    size, tokens = array("size").tolist()
    postings = Postings(rows, **{part: array(part) for part in _POSTINGS}, size=size, tokens=tokens)
    spans = Spans(words("ids"), array("sources"), array("starts"), array("ends"), passage_of)

    def known() -> dict[str, Known]:
        known = zip(words("word terms"), array("word passages").tolist(), strict=True)
        return dict(zip(words("words"), map(Known._make, known), strict=True))

    base = Base(spans, spans.of_source(), postings, _Words(known))
    return base, {name.removeprefix(_BESIDE): array(name) for name in table if name.startswith(_BESIDE)}


def _narrowest(array: Array) -> Array:
    whole = array.dtype.kind in "iu"
    return array.astype(np.min_scalar_type(array.max(initial=0)), copy=False) if whole else array


def _json(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    lines = (json.dumps(words[first : first + _A_LINE]) for first in range(0, len(words), _A_LINE))
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)
