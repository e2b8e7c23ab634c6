"""What is said about a source beside its words, the same on every surface."""

from bot.answering.answer import Quote
from bot.corpus.address import host
from bot.corpus.source import Source, Unverified
from bot.rendering import markdown
from bot.rendering.wording import Wording
from bot.text.cleaning import clean, one_line

BLOCK_MARK = "┃ "
"""Stands before a block quotation of a source."""

_SHORT = 200
_MOST_ABOVE = 700
_MANY_AUTHORS = 3


def shortened(text: str, limit: int = _SHORT) -> str:
    """`text`, cut at a word with an ellipsis where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip() + "…"


def within(text: str, room: int) -> str:
    """`text` as Markdown on one line, at most `room` characters, its escapes counted too."""
    whole = markdown.line(shortened(one_line(text), room))
    # Escapes at most double a text.
    return whole if len(whole) <= room else markdown.line(shortened(one_line(text), room // 2))


def block_within(text: str, room: int, language: str = "") -> str:
    """`text` in a block for copying, `language` for its colours; at most `room` characters, its shields counted too."""
    text = clean(text)
    whole = markdown.code(shortened(text, room), language)
    # Shields make a text longer by half at most.
    return whole if len(whole) <= room else markdown.code(shortened(text, room // 2), language)


def credit(source: Source, wording: Wording) -> list[str]:
    """Outlet, authors, date, kind and language where it is not the reader's, then what of it was not verified."""
    names = ", ".join(source.authors[:_MANY_AUTHORS])
    if len(source.authors) > _MANY_AUTHORS:
        names = wording("credit.and_others", names=names)
    parts = [source.publisher, names, wording.date(source.published), wording(f"kind.{source.kind}")]
    if wording.foreign(source.language):
        parts.append(wording.tongue(source.language))
    parts += [wording(f"unverified.{field}") for field in Unverified if field in source.unverified]
    if source.verified_url is None and source.reprint_url:
        reprinted_on = host(source.reprint_url)
        if Unverified.URL in source.unverified:
            parts[-1] = wording("credit.unverified_reprint", host=reprinted_on)
        else:
            parts.append(wording("credit.reprint", host=reprinted_on))
    return [shortened(part) for part in parts if part]


def byline(quote: Quote, wording: Wording) -> list[str]:
    """The credit of a quote's source, saying of a note that the words are ours."""
    parts = credit(quote.source, wording)
    if not quote.verbatim:
        parts[0] = wording("credit.note", publisher=parts[0])
    return parts


def above_words(quote: Quote) -> str:
    """What stands above a quote and says whose words it gives, in quotation marks; "" where nothing does."""
    texts = [one_line(text) for text in quote.above]
    # What is nearest to the quote says most of it.
    while len(texts) > 1 and sum(map(len, texts)) > _MOST_ABOVE:
        texts.pop(0)
    opening, closing = marks(quote)
    return " ".join(f"{opening}{shortened(text, _MOST_ABOVE)}{closing}" for text in texts)


def above_lines(quote: Quote, wording: Wording) -> list[str]:
    """A line of Markdown on what stands above the words in their source, where that says whose they are."""
    words = above_words(quote)
    return [f"-# {wording('answer.above', words=markdown.line(words))}"] if words else []


def open_label(address: str, wording: Wording) -> str:
    """The label of a link: it shows the host that the link opens. At most 80 characters."""
    name = host(address)
    return name if len(name) <= 80 else wording("button.open")


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
