"""A draft of a corpus entry, from what a page says of itself."""

import unicodedata

import regex

from bot.corpus.writing import scalar
from bot.intake.page import Page

_MAX_SLUG = 60


def slug_of(title: str) -> str:
    """An id made of `title`: lower-case ASCII words with hyphens; `untitled` where there are none."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = ""
    for word in regex.findall(r"[a-z0-9]+", ascii_title):
        if len(slug) + len(word) >= _MAX_SLUG:
            break
        slug = f"{slug}-{word}".strip("-")
    return slug or "untitled"


def draft(page: Page, collection: str, archive_url: str | None = None) -> str:
    """The content of a corpus file for `page`: bibliographic data, and an empty text for the curator's note.

    `archive_url`: the archived copy that was read; whether the page itself is there, nobody has seen then.
    """
    authors = ", ".join(scalar(author) for author in page.authors)
    lines = [
        "---",
        f"title: {scalar(page.title or 'Untitled')}",
        f"publisher: {scalar(page.publisher or 'Unknown')}",
        f"authors: [{authors}]",
        f"published: {page.published or ''}".rstrip(),
        f"url: {scalar(page.url or '')}".rstrip(),
        *([f"archive_url: {scalar(archive_url)}", "unverified: [url]"] if archive_url else []),
        f"language: {page.language or 'en'}",
        "kind: news-report",
        f"collection: {collection}",
        "related: []",
        "text: notes",
        "---",
        "",
    ]
    return "\n".join(lines)
