"""Wording that two texts share: to show that a note was written afresh."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import regex

from bot.text.sentences import sentences

MIN_WORDS = 10
"""Fewer words in a row happen by themselves: names, titles, figures."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_TEXTS = frozenset({".txt", ".md", ".html", ".htm", ".yaml", ".yml", ".json"})
_MAX_BYTES = 20_000_000


def shared_runs(notes: Mapping[str, str], folder: Path, words: int = MIN_WORDS) -> Iterator[tuple[str, str, str]]:
    """(note id, name of a file in `folder`, the shared words as they stand in the note), longest runs only.

    A run lies within one sentence of the note.

    `words`: how many words in a row, without regard to case and punctuation, count as shared.
    """
    texts = {note: _tokens(text) for note, text in notes.items()}
    places: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for note, tokens in texts.items():
        for i in range(len(tokens) - words + 1):
            run = tokens[i : i + words]
            # The end of one sentence and the beginning of the next are no wording of anybody's.
            if run[0].sentence == run[-1].sentence:
                places.setdefault(tuple(token.word for token in run), []).append((note, i))
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in _TEXTS or not path.is_file() or path.stat().st_size > _MAX_BYTES:
            continue
        other = [m[0].casefold() for m in _WORD.finditer(path.read_text(encoding="utf-8", errors="replace"))]
        starts: dict[str, set[int]] = {}
        for i in range(len(other) - words + 1):
            for note, at in places.get(tuple(other[i : i + words]), ()):
                starts.setdefault(note, set()).add(at)
        for note, found in sorted(starts.items()):
            for first, last in _joined(sorted(found)):
                tokens = texts[note]
                shared = notes[note][tokens[first].start : tokens[last + words - 1].end]
                yield note, str(path.relative_to(folder)), shared


class _Token(NamedTuple):
    """One word of a note, and which of its sentences it stands in."""

    word: str
    start: int
    end: int
    sentence: int


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(match[0].casefold(), match.start(), match.end(), number)
        for number, sentence in enumerate(sentences(text))
        for match in _WORD.finditer(text, sentence.start, sentence.end)
    ]


def _joined(starts: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring starts as (first, last)."""
    first = last = starts[0]
    for start in starts[1:]:
        if start != last + 1:
            yield first, last
            first = start
        last = start
    yield first, last
