"""The published text of a source that the corpus describes in notes, as an operator read it for their own use."""

from dataclasses import dataclass, replace

from bot.corpus.source import Block, BlockKind, Prose, Source, TextStatus, Unverified


@dataclass(frozen=True, slots=True)
class FullText:
    """What was read for one entry. `blocks`: kind and text of each block, in order.

    `title`: the entry's, so that a text never goes to another entry of the same id. `url`: the address that gave
    the text. `archived`: is that an archived copy? `fetched`: when, as an ISO time in UTC.
    """

    source_id: str
    title: str
    url: str
    archived: bool
    fetched: str
    blocks: tuple[tuple[BlockKind, str], ...]


def with_full_text(source: Source, full: FullText) -> Source:
    """`source` quoting its published text instead of notes on it; unchanged where `full` is of another entry."""
    if (source.id, source.title) != (full.source_id, full.title) or not full.blocks:
        return source
    blocks: list[Block] = []
    length = 0
    for kind, text in full.blocks:
        blocks.append(Block(kind, length, length + len(text)))
        length += len(text) + 2
    return replace(
        source,
        text_status=TextStatus.FULL,
        prose=Prose("\n\n".join(text for _, text in full.blocks), tuple(blocks)),
        url=full.url,
        archive_url=full.url if full.archived else source.archive_url,
        unverified=source.unverified - {Unverified.URL},
    )
