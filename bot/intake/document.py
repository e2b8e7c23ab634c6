"""Documents: which kind one is, and so who reads it."""

from dataclasses import replace

import regex

from bot.intake.charset import decode
from bot.intake.docx import is_docx, read_docx
from bot.intake.html_page import read_html
from bot.intake.page import Flaw, Page, ReadError
from bot.intake.pdf import read_pdf
from bot.intake.plain import read_markdown, read_plain
from bot.intake.site import publisher_of
from bot.intake.snippets import snippet_limit
from bot.text.cleaning import clean

_HTML = regex.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|p|h[1-6]|article|section|main|table|a)[\s>/]",
    regex.IGNORECASE,
)
_NOT_READ = {
    "RTF": regex.compile(r"\{\\rtf"),
    "PostScript": regex.compile(r"%!PS"),
    "LaTeX": regex.compile(r"\\document(?:class|style)\b"),
    "a saved web archive or an e-mail": regex.compile(r"(?i)(?:[\w-]+:.*\n(?:[ \t].*\n)*){0,40}?MIME-Version:"),
    "XML": regex.compile(r"<\?xml\s"),
}
"""Formats in plain characters, by what they begin with. Read as text, their markup would be quoted as words."""
_MARKDOWN = regex.compile(r"^(?:#{1,6} \S|[-*+] \S|> ?\S|```)|\]\(https?://|\*\*\w", regex.MULTILINE)


def read_document(body: bytes, content_type: str, url: str | None, x_robots_tag: str | None) -> Page:
    """What `body` holds, by its content; `content_type` is a hint. Raises ReadError, and whatever the parsers raise."""
    if not body.strip():
        advice = "Check the address." if url else "Give another file."
        raise ReadError(f"The document is empty. {advice}", Flaw.EMPTY)
    # Some servers put bytes before the mark; readers of PDF look for it in the first kilobyte.
    if b"%PDF-" in body[:1024]:
        return _found_at(read_pdf(body), url, x_robots_tag)
    if is_docx(body):
        return _found_at(read_docx(body), url, x_robots_tag)
    text = decode(body, content_type)
    start = text[:20_000].lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
    kind = next((kind for kind, beginning in _NOT_READ.items() if beginning.match(start)), None)
    if kind == "XML" and _HTML.search(text[:3000]):
        return read_html(text, url, x_robots_tag)
    if kind is not None:
        advice = "Save it as DOCX, PDF, HTML or plain text."
        raise ReadError(f"The document is {kind}, which is not read. {advice}", Flaw.FORMAT)
    media = content_type.partition(";")[0].strip().lower()
    plain = media.startswith("text/") and media != "text/html"
    if _HTML.search(text[:3000]) if not plain else _starts_as_html(text):
        return read_html(text, url, x_robots_tag)
    if _is_binary(text):
        raise ReadError("The document is neither HTML, PDF, DOCX nor text. Give a page of text.", Flaw.FORMAT)
    text = clean(text)
    named = media in {"text/markdown", "text/x-markdown"} or (url or "").partition("?")[0].endswith(
        (".md", ".markdown")
    )
    if named or len(_MARKDOWN.findall(text)) > 2:
        return _found_at(read_markdown(text), url, x_robots_tag)
    return _found_at(read_plain(text), url, x_robots_tag)


def _found_at(page: Page, url: str | None, x_robots_tag: str | None) -> Page:
    """`page`, which unlike HTML says nothing of where it stands, with what its address and its header say."""
    limit = snippet_limit((x_robots_tag or "").split("\n"))
    return replace(page, publisher=publisher_of(url), url=url, max_snippet=limit)


def _starts_as_html(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html"))


def _is_binary(text: str) -> bool:
    start = text[:20_000]
    odd = sum(1 for c in start if c == "\ufffd" or (c < " " and c not in "\t\n\r\f\x1b"))
    return "\0" in start or odd * 50 > len(start)
