"""PDF documents: their text, put together from lines."""

import logging
from collections import Counter
from collections.abc import Iterable
from io import BytesIO

import regex
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.corpus.source import BlockKind
from bot.intake.language import language_code
from bot.intake.names import file_authors
from bot.intake.page import Blocks, Flaw, Page, ReadError
from bot.text.cleaning import clean, one_line
from bot.text.lines import joined

MAX_PAGES = 300
"""Pages behind this are not read; a worker reads some ten to fifty pages a second."""

_NO_TITLE = regex.compile(
    r"^(?:microsoft |untitled|powerpoint|slide \d|document\d*$)|\.(?:docx?|indd|pdf|qxd|rtf|xlsx?|pptx?)\b", regex.I
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_DIGITS = regex.compile(r"\d+")
_BROKEN = regex.compile(r"(\p{L}+)-\n(\p{Ll}+)")
_WORD = regex.compile(r"\p{L}+")
_ENDS = regex.compile(r"[.!?:…。！？：][\"'”’»)\]」』]*$")
_ITEM = regex.compile(r"(?:[•▪●◦■–-]|\(?\d{1,3}[.)]|\([a-z]\))\s")


def read_pdf(body: bytes) -> Page:
    """The page in the PDF `body`: its first MAX_PAGES pages. Raises ReadError for one that is locked or damaged."""
    # Its warnings quote the document.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(body), strict=False)
        if reader.is_encrypted:
            raise ReadError("The PDF is locked with a password. Give an open copy.", Flaw.LOCKED)
        pages = [reader.pages[number].extract_text() for number in range(min(len(reader.pages), MAX_PAGES))]
    except PyPdfError as error:
        raise ReadError(f"The PDF is damaged ({type(error).__name__}). Save it anew, or give a copy.") from error
    info = reader.metadata
    title = one_line(str(info.title or "")) if info else ""
    language = reader.root_object.get("/Lang")
    return Page(
        title="" if _NO_TITLE.search(title) else title,
        publisher="",
        authors=file_authors(str(info.author or "")) if info else (),
        published=None,
        language=language_code(str(language)) if language else None,
        blocks=_blocks(pages),
        url=None,
    )


def _blocks(pages: Iterable[str]) -> Blocks:
    # clean() drops the soft hyphen, which marks the one kind of line end that needs no thought.
    texts = [clean(regex.sub("\u00ad[ \t]*\n[ \t]*", "", page.translate(_LIGATURES))) for page in pages]
    lines = [[line.strip() for line in text.split("\n")] for text in texts]
    text = "\n\f\n".join("\n".join(page) for page in _without_running_heads(lines))
    whole = Counter(word.casefold() for word in _WORD.findall(text))
    text = _BROKEN.sub(lambda match: _mended(match, whole), text)
    width = _usual_width(text)
    blocks: list[tuple[BlockKind, str]] = []
    paragraph: list[str] = []

    def end() -> None:
        if content := joined(paragraph):
            blocks.append((BlockKind.PARAGRAPH, content))
        paragraph.clear()

    for line in text.split("\n"):
        # A sentence goes on over a page's end, where it has not come to its own.
        if line == "\f":
            if paragraph and _ENDS.search(paragraph[-1]):
                end()
        elif not line:
            if not paragraph or _ENDS.search(paragraph[-1]) or len(paragraph[-1]) < width * 0.7:
                end()
        else:
            if _ITEM.match(line):
                end()
            paragraph.append(line)
            if _ENDS.search(line) and len(line) < width * 0.8:
                end()
    end()
    return tuple(blocks)


def _mended(match: regex.Match[str], whole: Counter[str]) -> str:
    """A word broken at a line's end: without its hyphen only if the document writes it so elsewhere.

    Otherwise the hyphen stays: it may be the author's (well-known).
    """
    word = match[1] + match[2]
    return word + "\n" if whole[word.casefold()] else f"{match[1]}-{match[2]}\n"


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """`pages` without page numbers and without the first and last lines that most pages share."""
    kept = [[line for line in page if line] and page for page in pages]
    edges = Counter(key for page in kept for key in {_edge(line) for line in [*page[:2], *page[-2:]]} if key)
    running = {key for key, count in edges.items() if count >= 3 and count * 2 > len(kept)}

    def is_running(line: str) -> bool:
        return _edge(line) in running or bool(regex.fullmatch(r"\W*(?:page|p\.)?\W*\d{1,4}\W*", line, regex.I))

    for page in kept:
        for end in (0, -1):
            for _ in range(2):
                while page and not page[end]:
                    page.pop(end)
                if page and is_running(page[end]):
                    page.pop(end)
    return kept


def _edge(line: str) -> str:
    return _DIGITS.sub("0", line.casefold())


def _usual_width(text: str) -> int:
    """The length that a full line has: that of the longest tenth."""
    lengths = sorted(len(line) for line in text.split("\n") if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0
