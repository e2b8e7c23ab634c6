"""What stands above a quote in its source and says whose words it gives, or that they are denied."""

from bisect import bisect_right

from bot.corpus.lead_ins import lead_in
from bot.corpus.source import Block, BlockKind, Source
from bot.text.attribution import tells, torn
from bot.text.claims import of_claims
from bot.text.foretelling import foretells
from bot.text.sentences import sentences
from bot.text.speech import OPENING_MARKS

_OWN = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_MOST = 2
"""Lead-ins, one to the other, and headings, one right below the other."""


def above(source: Source, start: int, end: int) -> tuple[str, ...]:
    """The heading over `source.text[start:end]` where it is one of claims, and the sentences that lead in to it.

    In their order, without what stands in the span itself, and with the sentence right before it that tells whose the
    words are with which it opens. What leads in to a block quotation is not among them.
    """
    blocks = source.prose.blocks
    position = bisect_right(blocks, start, key=lambda block: block.start) - 1
    if position < 0:
        return ()
    return (*_headings(source, position), *_lead_ins(source, position), *_telling(source, position, start, end))


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


def _telling(source: Source, position: int, start: int, end: int) -> list[str]:
    """The sentence right before words in quotation marks, of which nothing in `source.text[start:end]` tells whose."""
    blocks, text = source.prose.blocks, source.text
    block = blocks[position]
    if block.kind not in _OWN or not opens_untold(source, block, start, end):
        return []
    begins = start == block.start
    if begins and (position == 0 or blocks[position - 1].kind is not BlockKind.PARAGRAPH):
        return []
    first, last = (blocks[position - 1].start, blocks[position - 1].end) if begins else (block.start, start)
    said = [text[before.start : before.end] for before in sentences(text, first, last, source.language)[-1:]]
    return [sentence for sentence in said if (foretells(sentence) if begins else tells(sentence))]


def opens_untold(source: Source, block: Block, start: int, end: int) -> bool:
    """Does `source.text[start:end]`, in `block`, open with words in quotation marks and not tell whose they are?

    Not what goes on with a speech of the block before: its speaker is further above.
    """
    if source.text[start : start + 1] not in OPENING_MARKS:
        return False
    spoken = [s for s in source.speeches_in(block) if s.end > start and s.start < end]
    if not torn(source.text, start, min(end, block.end), spoken, source.language):
        return False
    blocks = source.prose.blocks
    position = bisect_right(blocks, block.start, key=lambda other: other.start) - 1
    before = source.speeches_in(blocks[position - 1]) if start == block.start and position else ()
    return not before or before[-1].closed
