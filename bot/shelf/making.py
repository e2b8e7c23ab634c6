"""Making a source out of what moderators bring: a page that was read, a form, Markdown."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot.corpus.address import AddressError, host, normal_address
from bot.corpus.front_matter import Document, Value
from bot.corpus.problem import Beyond, Problem
from bot.corpus.prose import prose
from bot.corpus.schema import MAX_NAME, MAX_TITLE, source_from
from bot.corpus.source import UNKNOWN, Kind, Prose, Source, TextStatus, Unverified
from bot.corpus.writing import normal_blocks, normal_prose
from bot.intake.drafting import id_of
from bot.intake.gathering import MIN_SNIPPET
from bot.intake.page import MAX_CHARACTERS, Page
from bot.shelf.changes import not_valid
from bot.shelf.examining import UNTITLED, Warn

COLLECTION = "own"
Fields = Mapping[str, str | tuple[str, ...]]
"""Front matter by name, as a corpus file has it."""


def fields_of(source: Source) -> dict[str, str | tuple[str, ...]]:
    """The front matter of `source`, by name, as a form or a file shows it."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "authors": source.authors,
        "published": source.published or "",
        "url": source.url or "",
        "archive_url": source.archive_url or "",
        "reprint_url": source.reprint_url or "",
        "language": source.language,
        "kind": source.kind.value,
        "collection": source.collection,
        "related": source.related,
        "unverified": tuple(sorted(source.unverified)),
        "text": source.text_status.value,
    }


def source_from_fields(fields: Fields, text: Prose, source_id: str) -> Source:
    """The source that a corpus file with these parts would describe. Refused as NOT_VALID with all that is wrong."""
    values = {name: Value(content, 1) for name, content in fields.items()}
    # The schema looks at the body only for whether there is any: reading a long one again would take its time.
    source, problems = source_from(Document(values, "text" if text.text else "", 1), Path(f"{source_id}.md"))
    if source is None:
        raise not_valid(*problems)
    return replace(source, prose=text)


async def prose_of_markdown(body: str) -> Prose:
    """The prose of what somebody wrote in Markdown."""
    if len(body) > MAX_CHARACTERS:
        message = f"is longer than {MAX_CHARACTERS:,} characters"
        raise not_valid(Problem(Path(), 1, "body", message, Beyond.LONG, MAX_CHARACTERS))
    return await asyncio.to_thread(lambda: normal_prose(prose(body)))


def prose_of_page(page: Page) -> Prose:
    """The prose of what was read."""
    return Prose.of(normal_blocks(page.blocks))


def remarks_on(page: Page) -> tuple[str, ...]:
    """What is to be known of a page before it is published."""
    remarks = [] if page.free else [Warn.PAYWALL.value]
    if page.max_snippet is not None and page.max_snippet < MIN_SNIPPET:
        remarks.append(Warn.SNIPPETS.value)
    return tuple(remarks)


def source_of_page(page: Page, url: str | None, archive_url: str | None, gone: bool) -> Source:
    """The source that was read from a page, with an id of its title. The arguments are those of `Sources.draft`."""
    title = page.title[:MAX_TITLE].strip() or UNTITLED
    return Source(
        id=id_of(title, page.publisher, url, page.published),
        title=title,
        publisher=(page.publisher or (host(url) if url else UNKNOWN))[:MAX_NAME].strip(),
        kind=Kind.NEWS_REPORT,
        collection=COLLECTION,
        text_status=TextStatus.FULL,
        language=page.language or "en",
        prose=prose_of_page(page),
        authors=page.authors,
        published=page.published,
        url=url,
        archive_url=archive_url,
        # What is gone from its address is linked at the copy that was read.
        unverified=frozenset({Unverified.URL}) if gone else frozenset(),
    )


def address_of(text: str | None) -> str | None:
    """`text` as a safe address; None where it is none."""
    try:
        return normal_address(text) if text else None
    except AddressError:
        return None
