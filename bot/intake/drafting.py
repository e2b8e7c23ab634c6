"""A draft of a corpus entry, from what a page says of itself."""

import regex

from bot.corpus.writing import scalar
from bot.intake.page import Page
from bot.intake.site import publisher_of
from bot.text.transliteration import latin

_MAX_SLUG = 60


def id_of(title: str, publisher: str = "", url: str | None = None, published: str | None = None) -> str:
    """An id made of `title`: lower-case ASCII words with hyphens.

    Where its letters have none in Latin, it is made of the outlet, or its host, and the date, as far as they are known;
    `untitled` where nothing is.
    """
    slug = _slug(title)
    if regex.search(r"[a-z]", slug) or (slug and not regex.search(r"\p{L}", title)):
        return slug
    outlet = _slug(publisher) or _slug(publisher_of(url).rpartition(".")[0])
    return "-".join(filter(None, (outlet, _slug(published or "")))) or "untitled"


def _slug(text: str) -> str:
    slug = ""
    for word in regex.findall(r"[a-z0-9]+", latin(text)):
        if len(slug) + len(word) >= _MAX_SLUG:
            break
        slug = f"{slug}-{word}".strip("-")
    return slug


def draft(page: Page, collection: str, archive_url: str | None = None) -> str:
    """The content of a corpus file for `page`: bibliographic data, and an empty text for the curator's note.

    A title or publisher that is not known stays empty, so that nothing is served, and the linter names it, before
    somebody has filled it in. `archive_url`: the archived copy that was read; whether the page itself is there, nobody
    has seen then.
    """
    authors = ", ".join(scalar(author) for author in page.authors)
    lines = [
        "---",
        f"title: {scalar(page.title) if page.title else ''}".rstrip(),
        f"publisher: {scalar(page.publisher) if page.publisher else ''}".rstrip(),
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
