"""Answers and sources as JSON objects for programs. The shape is stable: fields are added, never changed."""

from typing import Any

from bot.answering.answer import Answer, Answered, NoAnswer, Quote
from bot.corpus.source import Source

Object = dict[str, Any]


def answer_object(answer: Answer) -> Object:
    """One answer: what was asked, how it was read, what is told and what is not; README.md describes each field."""
    answered = isinstance(answer, Answered)
    sources = answer.by_title if isinstance(answer, Answered) else answer.suggestions
    return {
        "question": answer.question,
        "answered": answered,
        "confidence": round(answer.confidence, 4),
        "quotes": [quote_object(quote) for quote in answer.quotes] if isinstance(answer, Answered) else [],
        "corrected": answer.corrected,
        "unanswered": list(answer.unanswered) if isinstance(answer, Answered) else [],
        "of_others": isinstance(answer, Answered) and answer.of_others,
        "sources": [{"id": source.id, "title": source.title} for source in sources],
        # Both in one, as it was before there were two fields.
        "suggestions": [*filter(None, [answer.corrected]), *(source.title for source in sources)],
        "about_us": answer.about_us if isinstance(answer, NoAnswer) else None,
    }


def quote_object(quote: Quote) -> Object:
    """One quote or note; `start` and `end` are spans of the source's body, `matched` of the quote's text."""
    return {
        "kind": "quote" if quote.verbatim else "note",
        "text": quote.text,
        "above": list(quote.above),
        "start": quote.start,
        "end": quote.end,
        "matched": [list(span) for span in quote.matched],
        "link": quote.link,
        "score": round(quote.score, 6),
        "source": source_object(quote.source),
    }


def source_object(source: Source) -> Object:
    """Bibliographic data of a source."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "published": source.published,
        # An address that was not verified is not given out as the piece's.
        "url": source.verified_url,
        "archive_url": source.archive_url,
        "language": source.language,
        "kind": source.kind.value,
        "collection": source.collection,
    }


def whole_source_object(source: Source) -> Object:
    """A source with its text (`body`): `body[start:end]` is the text of a quote with that span."""
    return source_object(source) | {
        "reprint_url": source.reprint_url,
        "unverified": sorted(source.unverified),
        "related": list(source.related),
        "text": source.text_status.value,
        "body": source.text,
    }
