"""A source: one published piece, its bibliographic data and its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from bot.text.speech import Speech, speeches
from bot.text.turns import turns


class Kind(StrEnum):
    """What sort of publication a source is."""

    NEWS_REPORT = "news-report"
    INVESTIGATION = "investigation"
    LEAKED_DOCUMENTS = "leaked-documents"
    ACADEMIC_PAPER = "academic-paper"
    NGO_REPORT = "ngo-report"
    OFFICIAL_REPORT = "official-report"
    OFFICIAL_STATEMENT = "official-statement"
    OP_ED = "op-ed"
    EXPLAINER = "explainer"
    TESTIMONY = "testimony"


class TextStatus(StrEnum):
    """Whose words a source's text is in. Everything shown of it depends on this."""

    FULL = "full"
    """The published text, word for word: quoted, in quotation marks, with a deep link."""

    NOTES = "notes"
    """Facts from the piece in this project's own words: never in quotation marks, never deep-linked."""


class BlockKind(StrEnum):
    """What a block of prose is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """One paragraph of an item of a list. Texts that were kept before there was this kind have paragraphs there."""
    QUOTATION = "quotation"
    """Somebody else's words, set off as a block by the source."""


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` is one block (paragraph, heading, item of a list, block quotation) of the prose."""

    kind: BlockKind
    start: int
    end: int


KEY_BYTES = 5
"""The length of a source's key."""

_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Prose:
    """Text without markup: blocks that are separated by blank lines."""

    text: str
    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[tuple[BlockKind, str]]) -> "Prose":
        """The prose of blocks, given by kind and text, in order."""
        blocks: list[Block] = []
        texts: list[str] = []
        at = 0
        for kind, text in parts:
            blocks.append(Block(kind, at, at + len(text)))
            texts.append(text)
            at += len(text) + len(_BETWEEN)
        return cls(_BETWEEN.join(texts), tuple(blocks))


class IndexTerms(NamedTuple):
    """Words, one entry a line, under which readers look for the sentence that begins with `sentence`."""

    sentence: str
    words: str


UNKNOWN = "Unknown"
"""The publisher of a source that names none."""


class Unverified(StrEnum):
    """What was not seen at the publication itself. `text`: most of what a note says is known from other reports."""

    TITLE = "title"
    AUTHORS = "authors"
    PUBLISHED = "published"
    TEXT = "text"
    URL = "url"


@dataclass(frozen=True)
class Source:
    """One published piece.

    `published` is an ISO date with as much as is known (`2019`, `2019-11`, `2019-11-26`) or None. The addresses are
    http or https or None: `url` the publisher's, `archive_url` an archived copy, `reprint_url` the piece at somebody
    else's address, `read_url` where an operator read the full text. `related` holds ids of other sources,
    `unverified` the fields that are not sure. `index_terms` are searched and never shown; those
    of sentences that the text does not hold are without effect.
    """

    id: str
    title: str
    publisher: str
    kind: Kind
    collection: str
    text_status: TextStatus
    language: str
    prose: Prose = field(repr=False)
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    archive_url: str | None = None
    reprint_url: str | None = None
    read_url: str | None = None
    related: tuple[str, ...] = ()
    unverified: frozenset[Unverified] = frozenset()
    index_terms: tuple[IndexTerms, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The prose: every quote is a span of it."""
        return self.prose.text

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.prose.blocks]

    def blocks_in(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks that `text[start:end]` touches, in order."""
        first = max(bisect_right(self._block_starts, start) - 1, 0)
        last = bisect_left(self._block_starts, end)
        return tuple(block for block in self.prose.blocks[first:last] if start < block.end)

    @cached_property
    def _looked_up(self) -> list[tuple[int, str]]:
        return sorted((self.text.find(terms.sentence), terms.words) for terms in self.index_terms)

    def index_terms_in(self, start: int, end: int) -> str:
        """The index terms of the sentences in `text[start:end]`, one entry a line."""
        if not self.index_terms:
            return ""
        looked_up = self._looked_up
        first, last = (bisect_left(looked_up, (at,)) for at in (start, end))
        return "\n".join(words for _, words in looked_up[first:last])

    @cached_property
    def folded(self) -> str:
        """The text without regard to case, character for character: what a browser searches a page for."""
        folded = self.text.lower()
        # A few capitals change their length; then only the exact letters will do.
        return folded if len(folded) == len(self.text) else self.text

    @cached_property
    def _speeches(self) -> dict[Block, tuple[Speech, ...]]:
        return {}

    def speeches_in(self, block: Block) -> tuple[Speech, ...]:
        """What one of the text's blocks gives as somebody's words in quotation marks, in order."""
        if block not in self._speeches:
            self._speeches[block] = tuple(speeches(self.text, block.start, block.end))
        return self._speeches[block]

    @cached_property
    def turns(self) -> tuple[int, ...]:
        """Where in the text the turns of its speakers begin, if it is a transcript; each lasts to the next one."""
        return turns(self.text)

    @property
    def credit(self) -> str:
        """Who wrote and published it, one name a line."""
        return "\n".join([*self.authors, self.publisher])

    @property
    def has_text(self) -> bool:
        """Is there anything to quote, or only bibliographic data?"""
        return any(block.kind is not BlockKind.HEADING for block in self.prose.blocks)

    @property
    def verified_url(self) -> str | None:
        """The publisher's address of the piece, None where it is unknown or not verified."""
        return None if Unverified.URL in self.unverified else self.url

    @property
    def open_url(self) -> str | None:
        """The address to open: where the text was read, else the publisher's, a reprint's, the archived copy's."""
        return self.read_url or self.verified_url or self.reprint_url or self.archive_url

    @cached_property
    def digest(self) -> bytes:
        """32 bytes that stand for this source with exactly this text."""
        return sha256(self.id.encode() + b"\0" + self.text.encode()).digest()

    @property
    def key(self) -> bytes:
        """KEY_BYTES that name this source with exactly this text: an edited source has another key."""
        return self.digest[:KEY_BYTES]
