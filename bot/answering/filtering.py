"""Which sources may answer: by outlet, kind, collection, date and language."""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.corpus.schema import iso_date
from bot.corpus.source import Kind, Source
from bot.text.phrases import holds, words

# Some outlets leave them out of their initials, and some do not: NYT, VoA.
_SMALL = frozenset("the of and for".split())


class FilterError(ValueError):
    """A filter that nothing can be meant by. The message holds every problem, one a line.

    `problems`: for each what is wrong (an option, or `period`) and what was typed, for those who word it otherwise.
    """

    def __init__(self, wrong: Sequence[tuple[str, str, str]]) -> None:
        super().__init__("\n".join(message for *_, message in wrong))
        self.problems = tuple((what, typed) for what, typed, _ in wrong)


@dataclass(frozen=True, slots=True)
class Filter:
    """What sources must fit; None fits any.

    `outlet`: words of the publisher's name, next to each other, or its initials: "Guardian" fits "The Guardian", "HRW"
    Human Rights Watch. `after`, `before`: ISO
    dates with as much as is known, both included; a source fits that may have been published then: one of "2019" fits
    `after` 2019-06, one without a date fits neither. `language`: "zh" fits zh-Hans too, "zh-Hans" only itself.
    """

    outlet: str | None = None
    kind: Kind | None = None
    collection: str | None = None
    after: str | None = None
    before: str | None = None
    language: str | None = None

    def matches(self, source: Source) -> bool:
        """Does `source` fit?"""
        if self.kind not in (None, source.kind) or self.collection not in (None, source.collection):
            return False
        if self.language is not None and not f"{source.language}-".casefold().startswith(
            f"{self.language}-".casefold()
        ):
            return False
        if not in_period(source.published, self.after, self.before):
            return False
        return self.outlet is None or _is_called(source.publisher, _words(self.outlet))


@lru_cache(maxsize=8)
def _words(outlet: str) -> tuple[str, ...]:
    """`words`, once for all the sources that are asked."""
    return words(outlet)


@lru_cache(maxsize=1024)
def _is_called(publisher: str, outlet: tuple[str, ...]) -> bool:
    """Are these words of `publisher`, or one that its initials make?"""
    if holds(publisher, outlet):
        return True
    name = words(publisher)
    initials = {"".join(word[0] for word in some) for some in (name, [word for word in name if word not in _SMALL])}
    return len(outlet) == 1 and len(outlet[0]) > 1 and outlet[0] in initials


def in_period(date: str | None, after: str | None, before: str | None) -> bool:
    """May `date` lie between `after` and `before`, both included? All are ISO dates, with as much as is known."""
    if date is None:
        return after is None and before is None
    # Cut to what both know, "2019" and "2019-11-26" are the same date.
    from_start = after is None or date[: len(after)] >= after[: len(date)]
    return from_start and (before is None or date[: len(before)] <= before[: len(date)])


def parse_filter(
    *, outlet: str = "", kind: str = "", collection: str = "", after: str = "", before: str = "", language: str = ""
) -> Filter:
    """The filter that is meant by these texts, as a person types them; an empty one fits any.

    Raises FilterError, which names everything that is wrong.
    """
    wrong: list[tuple[str, str, str]] = []

    def date(name: str, text: str) -> str | None:
        try:
            return iso_date(text.strip()) if text.strip() else None
        except ValueError as error:
            wrong.append((name, text, f"{name}: {error}"))
            return None

    meant = slug_meant(kind)
    if meant and meant not in list(Kind):
        near = difflib.get_close_matches(meant, list(Kind), n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        wrong.append(("kind", kind, f"kind: {kind!r} is not one of {', '.join(Kind)}{hint}"))
    if outlet.strip() and not words(outlet):
        wrong.append(("outlet", outlet, f"outlet: {outlet!r} holds no word"))
    since, until = date("after", after), date("before", before)
    if since and until and not in_period(since, None, until):
        message = f"after: nothing is published after {since} and before {until}"
        wrong.append(("period", f"{since} – {until}", message))
    if wrong:
        raise FilterError(wrong)
    return Filter(
        outlet=outlet.strip() or None,
        kind=Kind(meant) if meant else None,
        collection=slug_meant(collection) or None,
        after=since,
        before=until,
        language=language.strip().replace("_", "-") or None,
    )


def among(only: Filter, sources: Iterable[Source], names: Callable[[str], Iterable[str]]) -> Filter:
    """`only` as it is meant where there are these `sources`: a language may be called by one of its `names` by code.

    Raises FilterError where none of them is in that language, or in that collection.
    """
    if only.language is None and only.collection is None:
        return only
    held = list(sources)
    wrong: list[tuple[str, str, str]] = []
    if only.language is not None:
        codes = {source.language for source in held}
        only = replace(only, language=language_meant(only.language, codes, names))
        if not any(map(Filter(language=only.language).matches, held)):
            message = f"language: {only.language!r} is none of {', '.join(sorted(codes))}"
            wrong.append(("language", only.language or "", message))
    if only.collection is not None:
        collections = {source.collection for source in held}
        if only.collection not in collections:
            message = f"collection: {only.collection!r} is none of {', '.join(sorted(collections))}"
            wrong.append(("collection", only.collection, message))
    if wrong:
        raise FilterError(wrong)
    return only


def language_meant(typed: str, codes: Iterable[str], names: Callable[[str], Iterable[str]]) -> str:
    """Which of `codes`, or of what they begin with ("zh" of "zh-Hans"), has `typed` among its `names`; else `typed`."""
    wanted = words(typed)
    known = sorted({part for code in codes for part in (code, code.partition("-")[0])})
    if typed.casefold() in map(str.casefold, known):
        return typed
    return next((code for code in known if any(words(name) == wanted for name in names(code))), typed)


def slug_meant(typed: str) -> str:
    """The name of a collection or a kind that `typed` stands for, as files write it: its words with hyphens between.

    Answers write it with spaces. What holds no word is given back: it stands for none.
    """
    return "-".join(words(typed)) or typed.strip()
