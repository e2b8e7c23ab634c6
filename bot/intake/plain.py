"""Plain text and Markdown as pages."""

import regex

from bot.corpus.prose import prose
from bot.corpus.source import BlockKind
from bot.intake.page import Blocks, Page
from bot.text.lines import joined

_BLANK = regex.compile(r"\n[ \t]*\n")
_ITEM = regex.compile(r"[ \t]*(?:[-*+•–—]|\(?\d{1,3}[.)]|\([a-z]\))[ \t]")


def read_plain(text: str) -> Page:
    """The page that is plain text: a blank line ends a paragraph, a list's items are paragraphs of their own."""
    blocks: list[tuple[BlockKind, str]] = []
    for part in _BLANK.split(text):
        lines: list[str] = []
        for line in part.split("\n"):
            if _ITEM.match(line) and lines:
                blocks.append((BlockKind.PARAGRAPH, joined(lines)))
                lines = []
            lines.append(line)
        blocks.append((BlockKind.PARAGRAPH, joined(lines)))
    return _page("", tuple(block for block in blocks if block[1]))


def read_markdown(text: str) -> Page:
    """The page that is CommonMark. A heading at its very beginning is its title."""
    body = prose(text)
    blocks = tuple((block.kind, body.text[block.start : block.end]) for block in body.blocks)
    title = blocks[0][1] if blocks and blocks[0][0] is BlockKind.HEADING else ""
    return _page(title, blocks[1:] if title else blocks)


def _page(title: str, blocks: Blocks) -> Page:
    return Page(
        title=title.replace("\n", " "),
        publisher="",
        authors=(),
        published=None,
        language=None,
        blocks=blocks,
        url=None,
    )
