"""What stands above a quote in its source and says whose words it gives, or that they are denied."""

from bisect import bisect_right

from bot.corpus.lead_ins import lead_in
from bot.corpus.source import BlockKind, Source
from bot.text.claims import of_claims
from bot.text.sentences import sentences

_MOST = 2
"""Lead-ins, one to the other, and headings, one right below the other."""


def above(source: Source, start: int, end: int) -> tuple[str, ...]:
    """The heading over `source.text[start:end]` where it is one of claims, and the sentences that lead in to it.

    In their order, without what stands in the span itself. What leads in to a block quotation is not among them.
    """
    blocks = source.prose.blocks
    position = bisect_right(blocks, start, key=lambda block: block.start) - 1
    if position < 0:
        return ()
    return (*_headings(source, position), *_lead_ins(source, position))


def _headings(source: Source, position: int) -> list[str]:
    """The nearest heading above, with the one right above it, where they are of claims."""
    blocks = source.prose.blocks
    at = next((at for at in range(position, -1, -1) if blocks[at].kind is BlockKind.HEADING), -1)
    texts: list[str] = []
    while at >= 0 and blocks[at].kind is BlockKind.HEADING and len(texts) < _MOST:
        texts.insert(0, source.text[blocks[at].start : blocks[at].end])
        at -= 1
    return texts[next((i for i, text in enumerate(texts) if of_claims(text)), len(texts)) :]


def _lead_ins(source: Source, position: int) -> list[str]:
    blocks = source.prose.blocks
    texts: list[str] = []
    if blocks[position].kind is BlockKind.QUOTATION:
        return texts
    lead = lead_in(source.prose, position, {})
    while lead is not None and len(texts) < _MOST:
        *_, last = sentences(source.text, blocks[lead].start, blocks[lead].end, source.language)
        texts.insert(0, source.text[last.start : last.end])
        lead = lead_in(source.prose, lead, {})
    return texts
