"""Answers as Discord messages (components V2), within Discord's limits."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.answering import reference
from bot.answering.answer import SHOWN, Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.answering.deep_link import MAX_LINK
from bot.browsing.topics import Topic
from bot.corpus.source import BlockKind, Source
from bot.discord.buttons import (
    AskButton,
    CiteButton,
    ContextButton,
    FeedbackButton,
    MoreButton,
    OfficialButton,
    ShareButton,
    TellButton,
)
from bot.discord.frame import container_of, finished
from bot.discord.limits import MAX_LABEL, MAX_TEXT
from bot.discord.offers import Offers
from bot.discord.opening import source_rows, topic_rows
from bot.rendering import markdown
from bot.rendering.credit import BLOCK_MARK, above_lines, byline, framed, marks, open_label, shortened
from bot.rendering.wording import Wording
from bot.text.about_us import AboutUs
from bot.text.cleaning import one_line


def answer_layout(
    answer: Answer, wording: Wording, offers: Offers, *, example: str, topics: Sequence[Topic] = ()
) -> ui.LayoutView:
    """The message for an answer. `example`: a question that has one, for a person who asked none.

    `topics`: those nearest to a question without an answer.
    """
    match answer:
        case Answered():
            head = [wording("answer.read_as", question=shortened(answer.corrected))] if answer.corrected else []
            head += [wording("answer.unanswered", question=shortened(one_line(part))) for part in answer.unanswered]
            head += [wording("answer.of_others")] if answer.of_others else []
            return quotes_layout(answer.quotes, answer.more, wording, offers, head=head, by_title=answer.by_title)
        case NoAnswer(refusal=Refusal.EMPTY):
            return text_layout(f"{wording('answer.empty', example=markdown.line(example))}\n{wording('answer.help')}")
        case NoAnswer(refusal=Refusal.SMALL_TALK):
            welcome = wording("answer.small_talk", example=markdown.line(example))
            return text_layout(f"{welcome}\n{wording('answer.help')}")
        case NoAnswer(about_us=AboutUs() as ours):
            return text_layout(f"{wording(f'about_us.{ours}')}\n{wording(f'about_us_more.{ours}')}")
        case NoAnswer():
            return _no_answer_layout(answer, wording, offers, topics)


def _no_answer_layout(answer: NoAnswer, wording: Wording, offers: Offers, topics: Sequence[Topic]) -> ui.LayoutView:
    head = wording("answer.unread") if answer.unread else wording("answer.nothing")
    hint = wording("answer.nothing_unread") if answer.unread else wording("answer.nothing_hint")
    parts = [f"**{head}**\n{hint}"]
    row: ui.ActionRow[Any] = ui.ActionRow()
    if answer.narrowed:
        parts.append(wording("answer.narrowed"))
    if answer.corrected:
        meant = one_line(answer.corrected)
        parts.append(wording("answer.did_you_mean", question=markdown.line(shortened(meant))))
        if offers.ask and len(meant) <= AskButton.ROOM:
            row.add_item(AskButton(meant, shortened(wording("button.ask", question=meant), MAX_LABEL)))
    menus: list[ui.ActionRow[Any]] = []
    if answer.suggestions:
        parts.append(_titles(wording("answer.nearest"), answer.suggestions))
        menus = source_rows(answer.suggestions, wording)
    elif topics:
        parts.append("\n".join([wording("answer.topics"), *map(_topic, topics)]))
        menus = topic_rows(topics, wording)
    if offers.tell is not None:
        row.add_item(TellButton(offers.tell, wording("button.tell")))
    return with_rows(text_layout(*parts), *menus, *([row] if row.children else []))


def quotes_layout(
    quotes: Sequence[Quote],
    more: Sequence[Quote],
    wording: Wording,
    offers: Offers,
    *,
    first: int = 1,
    head: Sequence[str] = (),
    by_title: Sequence[Source] = (),
) -> ui.LayoutView:
    """Quotes with their buttons, numbered from `first`. What is not shown of them moves to the front of `more`.

    `head`: what is said above them, in small print. `by_title`: sources that fit and have no text to quote.
    """
    foot = _titles(wording("answer.by_title"), by_title) if by_title else ""
    top = markdown.small(head) if head else ""
    numbered = first > 1 or len(quotes) > 1
    texts = [
        quote_text(quote, wording, number=number if numbered else None)
        for number, quote in enumerate(quotes[:SHOWN], first)
    ]
    # Discord escapes can double a text; a single quote within our limits stays far below.
    while len(texts) > 1 and sum(map(len, [top, foot, *texts])) > MAX_TEXT:
        texts.pop()
    shown, rest = quotes[: len(texts)], [*quotes[len(texts) :], *more]
    container = container_of(*filter(None, [top]))
    for i, (quote, text) in enumerate(zip(shown, texts, strict=True)):
        if i:
            container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(text))
        container.add_item(_quote_row(quote, wording, offers))
    if foot:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(foot))
        for menu in source_rows(by_title, wording):
            container.add_item(menu)
    row: ui.ActionRow[Any] = ui.ActionRow()
    if rest:
        packed = reference.pack(rest, MoreButton.ROOM)
        row.add_item(MoreButton(packed, wording("button.more"), first + len(shown)))
    if offers.official:
        row.add_item(OfficialButton(reference.pack(shown, OfficialButton.ROOM), wording("button.official")))
    if offers.share:
        row.add_item(ShareButton(wording("button.share")))
    if row.children:
        container.add_item(ui.Separator())
        container.add_item(row)
    return finished(container)


def _quote_row(quote: Quote, wording: Wording, offers: Offers) -> "ui.ActionRow[Any]":
    row = _source_row(quote, wording)
    row.add_item(ContextButton(reference.pack([quote], ContextButton.ROOM), wording("button.context")))
    row.add_item(CiteButton(reference.pack([quote], CiteButton.ROOM), wording("button.cite")))
    if offers.feedback:
        row.add_item(FeedbackButton(reference.pack([quote], FeedbackButton.ROOM), wording("button.feedback")))
    return row


def _topic(topic: Topic) -> str:
    name = markdown.label(shortened(topic.collection.replace("-", " ")))
    return f"- {name}: {markdown.line(shortened(', '.join(topic.names)))}" if topic.names else f"- {name}"


def _titles(heading: str, sources: Sequence[Source]) -> str:
    return "\n".join([heading, *(f"- {markdown.line(shortened(source.title))}" for source in sources)])


def context_layout(context: Context, wording: Wording) -> ui.LayoutView:
    """A quote, in bold, among the sentences around it."""
    quote = context.quote
    text = ""
    # Escapes can double a text: where the sentences around do not fit, as much of them goes as must.
    for start, end in ((context.start, context.end), (quote.start, context.end), (quote.start, quote.end)):
        text = "\n".join(_context_lines(quote, _context_text(quote, start, end), wording))
        if len(text) <= MAX_TEXT:
            break
    container = container_of(text)
    links = _source_row(quote, wording)
    if links.children:
        container.add_item(links)
    return finished(container)


def _context_lines(quote: Quote, words: str, wording: Wording) -> list[str]:
    """`words`, the quote's surroundings, with their source; of a note it is said before them whose words they are."""
    heading, (title, *rest) = f"-# {wording('answer.context')}", _about(quote, wording)
    if quote.verbatim:
        return [heading, *above_lines(quote, wording), words, title, *rest]
    return [f"{heading} · {wording('answer.note_on')}", title, *above_lines(quote, wording), words, *rest]


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
    before = [wording("help.about"), f"{wording('help.ask')}\n{wording('help.message')}", wording("help.narrow")]
    after = [
        f"{wording('help.buttons')}\n{wording('help.more')}\n{wording('help.notes')}",
        wording("help.around"),
        f"{wording('help.privacy')}\n-# {covers}",
    ]
    shown = ""
    if example is not None:
        question = markdown.line(shortened(example.question))
        shown = wording("help.example", question=question) + "\n" + quote_text(example.quotes[0], wording)
    container = container_of(*before)
    if shown and sum(map(len, [*before, shown, *after])) <= MAX_TEXT:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(shown))
        container.add_item(ui.Separator())
    for text in after:
        container.add_item(ui.TextDisplay(text))
    return finished(container)


def text_layout(*parts: str) -> ui.LayoutView:
    """Paragraphs of our own, which are Markdown already."""
    return finished(container_of(*parts))


def with_rows(layout: ui.LayoutView, *items: "ui.Item[Any]") -> ui.LayoutView:
    """`layout`, with these at the bottom of its container."""
    (container,) = (item for item in layout.children if isinstance(item, ui.Container))
    for item in items:
        container.add_item(item)
    return layout


def quote_text(quote: Quote, wording: Wording, number: int | None = None) -> str:
    """A quote with its source, as Markdown: the words first, then where they stand. `number`: among several."""
    opening, closing = framed(quote)
    if quote.verbatim:
        before = f"**{number}** · " if number else ""
        words = markdown.quote(quote.text, quote.matched, before + opening, closing)
        return "\n".join([*above_lines(quote, wording), words, *_about(quote, wording)])
    title, *rest = _about(quote, wording)
    note_on = [f"**{number}**"] if number else []
    head = "-# " + " · ".join([*note_on, wording("answer.note_on")])
    words = markdown.quote(quote.text, quote.matched, opening, closing)
    return "\n".join([head, title, *above_lines(quote, wording), words, *rest])


def _about(quote: Quote, wording: Wording) -> list[str]:
    """Lines on where the words stand: title, credit, and whose they are where that is in doubt."""
    lines = [markdown.label(shortened(quote.source.title)), markdown.small(byline(quote, wording))]
    return [*lines, f"-# {wording('answer.set_off')}"] if quote.set_off else lines


def _source_row(quote: Quote, wording: Wording) -> "ui.ActionRow[Any]":
    """Links to the page and its archived copy, where there are any."""
    row: ui.ActionRow[Any] = ui.ActionRow()
    if quote.link and len(quote.link) <= MAX_LINK:
        row.add_item(ui.Button(label=open_label(quote.link, wording), url=quote.link))
    copy = quote.source.archive_url
    if copy and copy != quote.link and len(copy) <= MAX_LINK:
        row.add_item(ui.Button(label=wording("button.archived"), url=copy))
    return row
