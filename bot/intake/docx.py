"""Word documents (DOCX): their paragraphs, and what they say of themselves."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from bot.corpus.source import BlockKind
from bot.intake.language import language_code
from bot.intake.names import file_authors
from bot.intake.page import Blocks, Flaw, Page, ReadError
from bot.text.cleaning import clean, one_line

MAX_BYTES = 60_000_000
"""All parts of a document without their compression."""

_QUOTATIONS = frozenset({"Quote", "Intense Quote", "Block Text"})


def is_docx(body: bytes) -> bool:
    """Is `body` a zip archive with a Word document in it?"""
    if not body.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def read_docx(body: bytes) -> Page:
    """The page in the Word document `body`. Raises ReadError for one that unpacks to more than MAX_BYTES."""
    with zipfile.ZipFile(BytesIO(body)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
            raise ReadError(
                f"The document unpacks to more than {MAX_BYTES // 1_000_000} MB. Give a smaller one.", Flaw.LARGE
            )
    document = docx.Document(BytesIO(body))
    facts = document.core_properties
    blocks = _blocks(document)
    title = one_line(facts.title or "")
    if not title and blocks and blocks[0][0] is BlockKind.HEADING:
        title, blocks = blocks[0][1], blocks[1:]
    return Page(
        title=title,
        publisher="",
        authors=file_authors(facts.author or ""),
        # The file's own dates say when it was saved, not when it was published.
        published=None,
        language=language_code(facts.language) if facts.language else None,
        blocks=blocks,
        url=None,
    )


def _blocks(document: Document) -> Blocks:
    """Paragraphs and the cells of tables, in the order of the document."""
    blocks: list[tuple[BlockKind, str]] = []
    for part in document.iter_inner_content():
        paragraphs = _cells(part) if isinstance(part, Table) else [part]
        blocks += [(_kind(p), text) for p in paragraphs if (text := one_line(clean(p.text)))]
    return tuple(blocks)


def _cells(table: Table) -> list[Paragraph]:
    # A merged cell is given once for each place that it takes.
    cells = {id(cell._tc): cell for row in table.rows for cell in row.cells}
    return [paragraph for cell in cells.values() for paragraph in cell.paragraphs]


def _kind(paragraph: Paragraph) -> BlockKind:
    style = (paragraph.style.name if paragraph.style else None) or ""
    if style == "Title" or style.startswith("Heading"):
        return BlockKind.HEADING
    if style in _QUOTATIONS:
        return BlockKind.QUOTATION
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return BlockKind.ITEM if numbered or style.startswith("List") else BlockKind.PARAGRAPH
