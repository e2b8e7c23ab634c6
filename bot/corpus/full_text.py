"""The published text of a source that the corpus describes in notes, as an operator read it for their own use."""

from dataclasses import dataclass, replace

from bot.corpus.source import BlockKind, Prose, Source, TextStatus, Unverified


@dataclass(frozen=True, slots=True)
class FullText:
    """What was read for one entry. `blocks`: kind and text of each block, in order.

    `title`, `entry_url`: the entry's, so that a text goes neither to another entry of the same id nor to one whose
    address was corrected. `url`: the address that gave the text. `archived`: is that an archived copy? `fetched`: when,
    as an ISO time in UTC.
    """

    source_id: str
    title: str
    entry_url: str
    url: str
    archived: bool
    fetched: str
    blocks: tuple[tuple[BlockKind, str], ...]

    def belongs_to(self, source: Source) -> bool:
        """Was it read for this very entry?"""
        return (self.source_id, self.title, self.entry_url) == (source.id, source.title, source.url or "")


def with_full_text(source: Source, full: FullText) -> Source:
    """`source` quoting its published text instead of notes on it; unchanged where `full` is of another entry."""
    if not full.belongs_to(source) or not full.blocks:
        return source
    return replace(
        source,
        text_status=TextStatus.FULL,
        prose=Prose.of(full.blocks),
        index_terms=(),
        read_url=full.url,
        archive_url=full.url if full.archived else source.archive_url,
        unverified=source.unverified - {Unverified.TEXT} - (set() if full.archived else {Unverified.URL}),
    )
