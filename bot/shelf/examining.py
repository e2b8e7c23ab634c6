"""What a moderator should know of a draft before it is published."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import regex

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.reading import Reading
from bot.answering.stopping import Stop, until
from bot.corpus.address import canonical
from bot.corpus.source import UNKNOWN, BlockKind, Prose, Source, TextStatus
from bot.intake.gathering import MIN_WORDS
from bot.text.amends import amends_in
from bot.text.phrases import run_of_words
from bot.text.sentences import sentences
from bot.text.words import word_count

_QUESTIONS = 2
_TRIED = 8
_LONGEST_QUESTION = 80
_FIRST_CHARACTERS = 400
# No word of a name is longer: one of 50,000 characters would be looked through from each hyphen in it.
_NAME = regex.compile(r"\b\p{Lu}[\p{L}\p{M}’'-]{1,40}+(?:\s\p{Lu}[\p{L}\p{M}’'-]{1,40}+)+")
_TELLING_WORDS = 5
_RUN, _LOOKS = 4, 30
_ALIKE = 0.5
_SAMPLE = 60


EXAMINED = 50_000
"""Characters from the beginning of a text that are looked at: a book would take minutes."""

UNTITLED = "Untitled"
"""The title of a source until it has one."""


class Warn(StrEnum):
    """What is remarkable about a draft."""

    UNTITLED = "untitled"
    SHORT = "short"
    UNDATED = "undated"
    FUTURE = "future"
    UNNAMED = "unnamed"
    PAYWALL = "paywall"
    SNIPPETS = "snippets"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    SATIRE = "satire"


class Same(StrEnum):
    """What two sources share."""

    ADDRESS = "address"
    TEXT = "text"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A source that may be the same piece, and why."""

    source_id: str
    title: str
    same: Same


@dataclass(frozen=True)
class Findings:
    """What examining found. `questions`: that it would now answer. `first_lines`: how its text begins.

    `passages`: None where the text is longer than what was examined of it.
    """

    passages: int | None
    first_lines: str
    questions: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    warnings: tuple[Warn, ...]


def examine(
    desk: Desk, source: Source, others: Iterable[Source], remarks: Sequence[str], stop: Stop, *, today: str
) -> Findings:
    """`source` before it is published at `desk`. `others`: sources that do not answer, drafts and retired ones.
    `today`: an ISO date.

    Raises Stopped once `stop` says so.
    """
    warnings = [Warn(remark) for remark in remarks]
    begun = _begun(source)
    if source.title == UNTITLED:
        warnings.append(Warn.UNTITLED)
    if source.url and source.text_status is TextStatus.FULL and word_count(begun.text) < MIN_WORDS:
        warnings.append(Warn.SHORT)
    if source.published is None:
        warnings.append(Warn.UNDATED)
    elif source.published > today[: len(source.published)]:
        warnings.append(Warn.FUTURE)
    if source.publisher == UNKNOWN:
        warnings.append(Warn.UNNAMED)
    warnings += (Warn(amends) for amends in amends_in(f"{source.title}\n{source.text}"))
    beside = [other for other in (*desk.sources, *others) if other.id != source.id]
    return Findings(
        len(Reading(source, desk.analyzer).passages()) if begun is source else None,
        _beginning(source.text),
        tuple(_answered(desk, begun, stop)),
        tuple(duplicates(begun, until(stop, beside))),
        tuple(warnings),
    )


def _begun(source: Source) -> Source:
    """`source` with as much of its text as is looked at."""
    if len(source.text) <= EXAMINED:
        return source
    parts = ((b.kind, source.text[b.start : min(b.end, EXAMINED)]) for b in source.prose.blocks if b.start < EXAMINED)
    return replace(source, prose=Prose.of(parts))


def duplicates(source: Source, others: Iterable[Source]) -> Iterator[Duplicate]:
    """Those of `others` that may be the same piece: the same page, much the same text, or the same title."""
    title = source.title.casefold()
    keys = _addresses(source)
    mine = _telling(source)
    words = run_of_words(source.text)
    for other in map(_begun, others):
        if keys & _addresses(other):
            yield Duplicate(other.id, other.title, Same.ADDRESS)
        elif _held(mine, theirs := run_of_words(other.text)) or (_met(theirs, words) and _held(_telling(other), words)):
            yield Duplicate(other.id, other.title, Same.TEXT)
        elif other.title.casefold() == title and source.title != UNTITLED:
            yield Duplicate(other.id, other.title, Same.TITLE)


def _addresses(source: Source) -> set[str]:
    return {canonical(address) for address in (source.url, source.reprint_url, source.archive_url) if address}


def _telling(source: Source) -> list[str]:
    """Sentences of a source, from all over it, that hardly come about twice, as their words."""
    text = source.text
    found = (
        run_of_words(text[sentence.start : sentence.end])
        for block in source.prose.blocks
        for sentence in sentences(text, block.start, block.end, source.language)
    )
    telling = [words for words in found if words.count(" ") > _TELLING_WORDS]
    # Each is looked for in other texts from end to end: all of two long ones would take minutes.
    return telling[:: -(-len(telling) // _SAMPLE) or 1]


def _met(words: str, other: str) -> bool:
    """Does any of some runs of `words` stand in `other`? If not, no good part of its sentences does.

    It spares finding the sentences of every source for each draft, which takes seconds where there are thousands.
    """
    listed = words.split()
    places = range(0, len(listed) - _RUN + 1, len(listed) // _LOOKS + 1)
    return any(f" {' '.join(listed[at : at + _RUN])} " in other for at in places)


def _held(telling: list[str], words: str) -> bool:
    """Does a text of these `words` hold a good part of those sentences?"""
    return bool(telling) and sum(sentence in words for sentence in telling) >= _ALIKE * len(telling)


def _beginning(text: str) -> str:
    if len(text) <= _FIRST_CHARACTERS:
        return text
    return text[:_FIRST_CHARACTERS].rsplit(None, 1)[0]


def _answered(desk: Desk, source: Source, stop: Stop) -> Iterator[str]:
    """Questions that are answered by `source` first once it is at the desk."""
    with_it = desk.fork()
    with_it.add([source])
    found = 0
    for question in until(stop, list(dict.fromkeys(_candidates(source)))[:_TRIED]):
        answer = with_it.ask(question)
        if found < _QUESTIONS and isinstance(answer, Answered) and answer.quotes[0].source.id == source.id:
            found += 1
            yield question


def _candidates(source: Source) -> Iterator[str]:
    """What could be asked: its title, its headings, the names that it uses most."""
    if source.title != UNTITLED:
        yield source.title
    names: Counter[str] = Counter()
    for block in source.prose.blocks:
        text = source.text[block.start : block.end]
        if block.kind is BlockKind.HEADING and len(text) <= _LONGEST_QUESTION:
            yield text
        names.update(" ".join(match[0].split()) for match in _NAME.finditer(text))
    yield from (name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])))
