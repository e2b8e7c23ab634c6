"""Answers as Discord messages (components V2), within Discord's limits."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

import discord
from discord import ui

from bot.answering import reference
from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.answering.deep_link import MAX_LINK
from bot.answering.desk import SHOWN
from bot.corpus.source import BlockKind
from bot.discord.buttons import ContextButton, MoreButton, ShareButton
from bot.rendering import markdown
from bot.rendering.credit import BLOCK_MARK, byline, framed, marks, open_label, shortened
from bot.rendering.wording import Wording

MAX_TEXT = 4000
"""Characters in all text of one message."""

COLOUR = 0x8C6D46


class Sharing(Enum):
    """Whether an answer offers to be posted in the channel."""

    NOT_OFFERED = auto()
    OFFERED = auto()
    DONE = auto()


def answer_layout(answer: Answer, wording: Wording, *, sharing: Sharing, example: str) -> ui.LayoutView:
    """The message for an answer. `example`: a question that has one, for a person who asked none."""
    match answer:
        case Answered():
            return quotes_layout(
                answer.quotes,
                answer.more,
                wording,
                sharing=sharing,
                read_as=answer.corrected,
                by_title=answer.by_title,
            )
        case NoAnswer(refusal=Refusal.EMPTY):
            return text_layout(wording("answer.empty", example=markdown.line(example)))
        case NoAnswer():
            parts = [f"**{wording('answer.nothing')}**\n{wording('answer.nothing_hint')}"]
            if answer.narrowed:
                parts.append(wording("answer.narrowed"))
            if answer.corrected:
                meant = markdown.line(shortened(answer.corrected))
                parts.append(wording("answer.did_you_mean", question=meant))
            if answer.suggestions:
                parts.append(_titles(wording("answer.nearest"), answer.suggestions))
            return text_layout(*parts)


def quotes_layout(
    quotes: Sequence[Quote],
    more: Sequence[Quote],
    wording: Wording,
    *,
    sharing: Sharing,
    read_as: str | None = None,
    by_title: Sequence[str] = (),
) -> ui.LayoutView:
    """Quotes with their buttons. What is not shown of them moves to the front of `more`.

    `read_as`: how the question was read, where it was taken for misspelt. `by_title`: titles of sources that fit
    and have no text to quote.
    """
    foot = _titles(wording("answer.by_title"), by_title) if by_title else ""
    head = markdown.small([wording("answer.read_as", question=shortened(read_as))]) if read_as else ""
    shown, texts = _fitting(quotes[:SHOWN], wording, MAX_TEXT - len(head) - len(foot))
    rest = [*quotes[len(shown) :], *more]
    container = _container()
    if head:
        container.add_item(ui.TextDisplay(head))
    for i, (quote, text) in enumerate(zip(shown, texts, strict=True)):
        if i:
            container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(text))
        context = ContextButton(reference.pack([quote], ContextButton.ROOM), wording("button.context"))
        container.add_item(_source_row(quote, wording, context))
    if foot:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(foot))
    row: ui.ActionRow[Any] = ui.ActionRow()
    if rest:
        row.add_item(MoreButton(reference.pack(rest, MoreButton.ROOM), wording("button.more")))
    match sharing:
        case Sharing.OFFERED:
            row.add_item(ShareButton(wording("button.share")))
        case Sharing.DONE:
            row.add_item(ShareButton(wording("button.shared"), used=True))
    if row.children:
        container.add_item(ui.Separator())
        container.add_item(row)
    return _layout(container)


def _titles(heading: str, titles: Sequence[str]) -> str:
    return "\n".join([heading, *(f"> {markdown.line(shortened(title))}" for title in titles)])


def context_layout(context: Context, wording: Wording) -> ui.LayoutView:
    """A quote, in bold, among the sentences around it."""
    quote = context.quote
    text = ""
    # Escapes can double a text: where the sentences around do not fit, as much of them goes as must.
    for start, end in ((context.start, context.end), (quote.start, context.end), (quote.start, quote.end)):
        parts = [f"-# {wording('answer.context')}", _context_text(quote, start, end), *_about(quote, wording)]
        text = "\n".join(parts)
        if len(text) <= MAX_TEXT:
            break
    container = _container()
    container.add_item(ui.TextDisplay(text))
    if quote.link and len(quote.link) <= MAX_LINK:
        container.add_item(_source_row(quote, wording))
    return _layout(container)


def _context_text(quote: Quote, start: int, end: int) -> str:
    """`source.text[start:end]` block by block, block quotations set off, the quote in bold."""
    source = quote.source
    opening, closing = marks(quote)
    blocks = source.blocks_in(start, end)
    pieces = []
    for i, block in enumerate(blocks):
        first, last = max(start, block.start), min(end, block.end)
        begin, stop = max(quote.start, first), min(quote.end, last)
        bold = [(begin - first, stop - first)] if begin < stop else []
        before = (BLOCK_MARK if block.kind is BlockKind.QUOTATION else "") + (opening if i == 0 else "")
        after = closing if i == len(blocks) - 1 else ""
        pieces.append(markdown.quote(source.text[first:last], bold, before, after))
    return "\n".join(pieces)


def help_layout(example: Answered | None, wording: Wording, *, sources: int, passages: int) -> ui.LayoutView:
    """How to ask, with a live example, and what is stored. `sources`, `passages`: how many there are."""
    covers = wording(
        "help.covers",
        sources=wording("count.sources", number=sources),
        passages=wording("count.passages", number=passages),
    )
    before = [wording("help.about"), wording("help.ask")]
    after = [f"{wording('help.buttons')}\n{wording('help.notes')}", f"{wording('help.privacy')}\n-# {covers}"]
    shown = ""
    if example is not None:
        question = markdown.line(shortened(example.question))
        shown = wording("help.example", question=question) + "\n" + quote_text(example.quotes[0], wording)
    container = _container()
    for text in before:
        container.add_item(ui.TextDisplay(text))
    if shown and sum(map(len, [*before, shown, *after])) <= MAX_TEXT:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(shown))
        container.add_item(ui.Separator())
    for text in after:
        container.add_item(ui.TextDisplay(text))
    return _layout(container)


def text_layout(*parts: str) -> ui.LayoutView:
    """Paragraphs of our own, which are Markdown already."""
    container = _container()
    for part in parts:
        container.add_item(ui.TextDisplay(part))
    return _layout(container)


def quote_text(quote: Quote, wording: Wording) -> str:
    """A quote with its source, as Markdown: the words first, then where they stand."""
    words = markdown.quote(quote.text, quote.matched, *framed(quote))
    if quote.verbatim:
        return "\n".join([words, *_about(quote, wording)])
    title, *rest = _about(quote, wording)
    return "\n".join([f"-# {wording('answer.note_on')}", title, words, *rest])


def _about(quote: Quote, wording: Wording) -> list[str]:
    """Lines on where the words stand: title, credit, and whose they are where that is in doubt."""
    lines = [markdown.label(shortened(quote.source.title)), markdown.small(byline(quote, wording))]
    return [*lines, f"-# {wording('answer.set_off')}"] if quote.set_off else lines


def _source_row(quote: Quote, wording: Wording, *buttons: ui.Item[Any]) -> "ui.ActionRow[Any]":
    row: ui.ActionRow[Any] = ui.ActionRow()
    if quote.link and len(quote.link) <= MAX_LINK:
        row.add_item(ui.Button(label=open_label(quote.link, wording), url=quote.link))
    for button in buttons:
        row.add_item(button)
    return row


def _fitting(quotes: Sequence[Quote], wording: Wording, room: int) -> tuple[list[Quote], list[str]]:
    """As many of `quotes` as fit into `room` characters, at least one, and their texts."""
    texts = [quote_text(quote, wording) for quote in quotes]
    while len(texts) > 1 and sum(map(len, texts)) > room:
        texts.pop()
    # Discord escapes can double a text; a single quote within our limits stays far below.
    return list(quotes[: len(texts)]), texts


def _container() -> "ui.Container[Any]":
    return ui.Container(accent_colour=discord.Colour(COLOUR))


def _layout(container: "ui.Container[Any]") -> ui.LayoutView:
    layout = ui.LayoutView(timeout=None)
    layout.add_item(container)
    # All our buttons carry their state and work without this object: discord.py need not keep it.
    layout.stop()
    return layout
