"""What is said about a source beside its words, the same on every surface."""

from bot.answering.answer import Quote
from bot.corpus.address import host
from bot.corpus.source import Source, Unverified
from bot.rendering import wording

_SHORT = 200
_MANY_AUTHORS = 3


def shortened(text: str, limit: int = _SHORT) -> str:
    """`text`, cut at a word with an ellipsis where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip() + "…"


def credit(source: Source) -> list[str]:
    """Outlet, authors, date and kind, in that order, then what of it was not verified."""
    names = list(source.authors[:_MANY_AUTHORS])
    if len(source.authors) > _MANY_AUTHORS:
        names[-1:] = [names[-1] + " and others"]
    parts = [source.publisher, ", ".join(names), wording.date(source.published), wording.KINDS[source.kind]]
    parts += [words for field, words in wording.UNVERIFIED.items() if field in source.unverified]
    if source.verified_url is None and source.reprint_url:
        # "address not verified: reprint at …" where both are known.
        known = [parts.pop() + ": "] if Unverified.URL in source.unverified else [""]
        parts.append(known[0] + wording.REPRINT.format(host=host(source.reprint_url)))
    return [shortened(part) for part in parts if part]


def byline(quote: Quote) -> list[str]:
    """The credit of a quote's source, saying of a note that the words are ours."""
    parts = credit(quote.source)
    if not quote.verbatim:
        parts[0] = f"{wording.NOTE_CREDIT} {parts[0]}"
    return parts


def open_label(address: str) -> str:
    """The label of a link: it shows the host that the link opens. At most 80 characters."""
    name = host(address)
    return name if len(name) <= 80 else wording.OPEN


def framed(quote: Quote) -> tuple[str, str]:
    """What stands before and after the words: quotation marks round a quote, nothing round a note.

    An ellipsis, where a sentence is cut off, is ours and stands outside the marks.
    """
    before, after = quote.cut
    opening, closing = marks(quote)
    return ("… " if before else "") + opening, closing + (" …" if after else "")


def marks(quote: Quote) -> tuple[str, str]:
    """Quotation marks for published words, nothing for ours."""
    return ("“", "”") if quote.verbatim else ("", "")
