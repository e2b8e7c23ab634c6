"""What a corpus holds, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.corpus.source import Source, TextStatus
from bot.text.words import word_count


@dataclass(frozen=True)
class Overview:
    """Counts of sources, each the most frequent first. `texts`: how many are `full`, `notes`, or `none` (only
    bibliographic data). `first`, `last`: the dates between which they were published. `words`: of all texts."""

    sources: int
    words: int
    first: str | None
    last: str | None
    kinds: Mapping[str, int]
    collections: Mapping[str, int]
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    texts: Mapping[str, int]
    unverified: Mapping[str, int]


def overview(sources: Iterable[Source]) -> Overview:
    """What `sources` hold."""
    every = list(sources)
    dates = sorted(source.published for source in every if source.published)
    return Overview(
        sources=len(every),
        words=sum(word_count(source.text) for source in every),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        kinds=_counted(source.kind.value for source in every),
        collections=_counted(source.collection for source in every),
        outlets=_counted(source.publisher for source in every),
        languages=_counted(source.language for source in every),
        texts=_counted(text_of(source) for source in every),
        unverified=_counted(field.value for source in every for field in source.unverified),
    )


def text_of(source: Source) -> str:
    """What there is of a source's text: `full`, `notes` or `none`."""
    if source.text_status is TextStatus.FULL:
        return "full"
    return "notes" if source.has_text else "none"


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
