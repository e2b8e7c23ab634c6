"""A page: the text of one publication and what it says of itself."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.corpus.source import BlockKind
from bot.text.tongue import language_of
from bot.text.words import word_count

Blocks = tuple[tuple[BlockKind, str], ...]

MAX_CHARACTERS = 1_000_000
"""A longer text is refused: it is no article, but a dump; the longest reports have half as many.

In any script it fits into a corpus file (`file_text.MAX_BYTES`), so that what is kept can be exported and imported.
"""

MAX_BLOCKS = 20_000
"""Nor are so many paragraphs and headings: a long book has five thousand."""


class Flaw(StrEnum):
    """Why a document cannot be read, in one word that every language has a sentence for."""

    EMPTY = "empty"
    NO_TEXT = "no-text"
    LARGE = "large"
    LOCKED = "locked"
    FORMAT = "format"
    DAMAGED = "damaged"


class ReadError(Exception):
    """A document that cannot be read. The message says why and what can be done; `flaw` why, in one word."""

    def __init__(self, message: str, flaw: Flaw = Flaw.DAMAGED) -> None:
        super().__init__(message)
        self.flaw = flaw


@dataclass(frozen=True)
class Page:
    """One page as it was read. Every text is clean; a title or publisher that is not known is "".

    `published` is an ISO date with as much as is known (`2019`, `2019-11`, `2019-11-26`), `language` a code such as
    en or zh-Hant (what the page says, else what its text looks like), `url` the page's own address for itself, on the
    host that it came from. `free` is False where the page says that reading it takes a payment or an account.
    `max_snippet`: how many characters the page lets others show of it, 0 for none, None for no limit.
    """

    title: str
    publisher: str
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    blocks: Blocks
    url: str | None
    free: bool = True
    max_snippet: int | None = None

    @property
    def text(self) -> str:
        """The blocks, with blank lines between them."""
        return "\n\n".join(text for _, text in self.blocks)

    @property
    def words(self) -> int:
        """How many words a reader counts in the text."""
        return word_count(self.text)


def read_page(body: bytes, content_type: str, url: str | None, x_robots_tag: str | None = None) -> Page:
    """What `body`, fetched from `url`, holds.

    `content_type` and `x_robots_tag` are headers as they were sent; the type is a hint, the content decides.
    Raises ReadError. For what strangers send, use `read_safely`: a hostile document may take long or much memory.
    """
    # The readers bring large parsers; a bot that only asks its corpus never loads them.
    from bot.intake.document import read_document

    try:
        page = read_document(body, content_type, url, x_robots_tag)
    except ReadError:
        raise
    except Exception as error:
        # The parsers raise whatever they stumble over, from KeyError to RecursionError, at what is malformed.
        # Near the limit of memory the parsers fail in ways of their own: nobody can tell which of the two it was.
        reason = f"The document is damaged or needs too much memory ({type(error).__name__})"
        raise ReadError(f"{reason}. Save it anew, or give a smaller copy.") from error
    if not any(kind is not BlockKind.HEADING for kind, _ in page.blocks):
        advice = "If its text is in pictures or scripts, give the text itself."
        raise ReadError(f"The document holds no text. {advice}", Flaw.NO_TEXT)
    if sum(len(text) for _, text in page.blocks) > MAX_CHARACTERS:
        raise ReadError(f"The document holds more than {MAX_CHARACTERS:,} characters. Give a part of it.", Flaw.LARGE)
    if len(page.blocks) > MAX_BLOCKS:
        raise ReadError(f"The document holds more than {MAX_BLOCKS:,} paragraphs. Give a part of it.", Flaw.LARGE)
    return page if page.language else replace(page, language=language_of(page.text))
