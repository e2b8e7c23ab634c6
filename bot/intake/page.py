"""A page: the text of one publication and what it says of itself."""

from dataclasses import dataclass

import regex

from bot.corpus.source import BlockKind
from bot.text.cleaning import clean
from bot.text.words import word_count

Blocks = tuple[tuple[BlockKind, str], ...]

MAX_CHARACTERS = 3_000_000
"""A longer text is refused: it is no article, but a dump. The longest novels have that many."""

_HTML = regex.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|p|h[1-6]|article|section|main|table|a)[\s>/]",
    regex.IGNORECASE,
)
_MARKDOWN = regex.compile(r"^(?:#{1,6} \S|[-*+] \S|> ?\S|```)|\]\(https?://|\*\*\w", regex.MULTILINE)


class ReadError(Exception):
    """A document that cannot be read. The message says why and what can be done."""


@dataclass(frozen=True)
class Page:
    """One page as it was read. Every text is clean; a title or publisher that is not known is "".

    `published` is an ISO date with as much as is known (`2019`, `2019-11`, `2019-11-26`), `language` a code such as
    en or zh-Hant, `url` the page's own address for itself, on the host that it came from. `free` is False where the
    page says that reading it takes a payment or an account. `max_snippet`: how many characters the page lets
    others show of it, 0 for none, None for no limit.
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
    try:
        page = _page(body, content_type, url, x_robots_tag)
    except ReadError:
        raise
    except Exception as error:
        # The parsers raise whatever they stumble over, from KeyError to RecursionError, at what is malformed.
        raise ReadError(f"The document is damaged ({type(error).__name__}). Save it anew, or give a copy.") from error
    if not any(kind is not BlockKind.HEADING for kind, _ in page.blocks):
        raise ReadError("The document holds no text. If its text is in pictures or scripts, give the text itself.")
    if sum(len(text) for _, text in page.blocks) > MAX_CHARACTERS:
        raise ReadError(f"The document holds more than {MAX_CHARACTERS:,} characters. Give a part of it.")
    return page


def _page(body: bytes, content_type: str, url: str | None, x_robots_tag: str | None) -> Page:
    # The readers bring large parsers; a bot that only asks its corpus never loads them.
    from bot.intake.charset import decode
    from bot.intake.html_page import read_html
    from bot.intake.pdf import read_pdf
    from bot.intake.plain import read_markdown, read_plain

    if not body.strip():
        raise ReadError("The document is empty. Check the address.")
    # Some servers put bytes before the mark; readers of PDF look for it in the first kilobyte.
    if b"%PDF-" in body[:1024]:
        return read_pdf(body, url, x_robots_tag)
    text = decode(body, content_type)
    media = content_type.partition(";")[0].strip().lower()
    plain = media.startswith("text/") and media != "text/html"
    if _HTML.search(text[:3000].encode("utf-8", "replace")) if not plain else _starts_as_html(text):
        return read_html(text, url, x_robots_tag)
    if _is_binary(text):
        raise ReadError("The document is neither HTML, PDF nor text. Give a page of text.")
    text = clean(text)
    named = media in {"text/markdown", "text/x-markdown"} or (url or "").partition("?")[0].endswith(
        (".md", ".markdown")
    )
    if named or len(_MARKDOWN.findall(text)) > 2:
        return read_markdown(text, url, x_robots_tag)
    return read_plain(text, url, x_robots_tag)


def _starts_as_html(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html"))


def _is_binary(text: str) -> bool:
    start = text[:20_000]
    odd = sum(1 for c in start if c == "\ufffd" or (c < " " and c not in "\t\n\r\f\x1b"))
    return "\0" in start or odd * 50 > len(start)
