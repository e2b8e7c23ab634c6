"""Answers and sources in a terminal."""

from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.corpus.source import BlockKind, Source, TextStatus
from bot.rendering import wording
from bot.rendering.credit import byline, credit, framed
from bot.text.cleaning import one_line


class Line(NamedTuple):
    """One paragraph of output, moved in by `indent` characters; `wrap` False for what must stay in one line."""

    text: Text
    indent: int = 0
    wrap: bool = True


Lines = list[Line]
BLANK = Line(Text())

_MATCH = "bold underline"


def answer_lines(answer: Answer, example: str) -> Lines:
    """What to print for an answer. `example`: a question that has one."""
    match answer:
        case Answered():
            read_as = [
                Line(Text(wording.READ_AS.format(question=one_line(answer.corrected or "")), style="italic")),
                BLANK,
            ]
            shown = [*(read_as if answer.corrected else []), *quote_lines(answer.quotes)]
            return [*shown, *_titles(wording.BY_TITLE, answer.by_title)]
        case NoAnswer(refusal=Refusal.EMPTY):
            return [Line(Text(wording.EMPTY.format(example=example)))]
        case NoAnswer():
            lines = [Line(Text(wording.NOTHING, style="bold")), Line(Text(wording.NOTHING_HINT))]
            if answer.narrowed:
                lines.append(Line(Text(wording.NARROWED)))
            if answer.corrected:
                lines += [BLANK, Line(Text(wording.DID_YOU_MEAN.format(question=one_line(answer.corrected))))]
            return [*lines, *_titles(wording.NEAREST, answer.suggestions)]


def _titles(heading: str, titles: tuple[str, ...]) -> Lines:
    """Titles of sources under a heading; nothing where there are none."""
    lines = [BLANK, Line(Text(f"{heading}:")), *(Line(Text(f"• {one_line(title)}"), 2) for title in titles)]
    return lines if titles else []


def quote_lines(quotes: tuple[Quote, ...], first: int = 1) -> Lines:
    """Numbered quotes, each with its source and link. `first`: the first number."""
    lines: Lines = []
    for number, quote in enumerate(quotes, first):
        if lines:
            lines.append(BLANK)
        lines += _heading(quote, f"{number}. ")
        lines.append(_words(quote, f"{number}. " if quote.verbatim else ""))
        lines += _source(quote)
    return lines


def context_lines(context: Context) -> Lines:
    """The sentences around a quote, the quote in bold."""
    quote = context.quote
    source = quote.source
    lines: Lines = _heading(quote, "") or [Line(Text(wording.CONTEXT_IN_BRACKETS, style="italic"))]
    for block in source.blocks_in(context.start, context.end):
        first, last = max(context.start, block.start), min(context.end, block.end)
        begin, stop = (min(max(edge, first), last) for edge in (quote.start, quote.end))
        text = Text(wording.BLOCK_MARK if block.kind is BlockKind.QUOTATION else "")
        text.append(source.text[first:begin])
        if begin < stop:
            # Brackets mark the quote where bold cannot be seen or heard. They are ours: no quotation marks go round.
            text.append("[", "dim").append(source.text[begin:stop], "bold").append("]", "dim")
        lines.append(Line(text.append(source.text[stop:last]), 3))
    return [*lines, *_source(quote)]


def _heading(quote: Quote, number: str) -> Lines:
    """What a note says of itself before its first word; nothing for a quote."""
    if quote.verbatim:
        return []
    return [Line(Text(f"{number}{wording.NOTE_ON}: {one_line(quote.source.title)}", style="italic"))]


def _words(quote: Quote, number: str) -> Line:
    opening, closing = framed(quote)
    text = Text(number + opening + quote.text + closing)
    for start, end in quote.matched:
        shift = len(number) + len(opening)
        text.stylize(_MATCH, start + shift, end + shift)
    return Line(text, 0 if number else 3)


def _source(quote: Quote) -> Lines:
    title = [one_line(quote.source.title)] if quote.verbatim else []
    lines: Lines = [Line(Text("— " + " · ".join([*title, *byline(quote)])), 3)]
    if quote.set_off:
        lines.append(Line(Text(wording.SET_OFF, style="italic"), 3))
    if quote.link:
        # A link in two lines cannot be clicked or copied.
        lines.append(Line(Text(quote.link, style="dim"), 3, wrap=False))
    return lines


def source_lines(source: Source) -> Lines:
    """A source's card and its text."""
    about = f"id {source.id} · collection {source.collection} · language {source.language}"
    lines = [
        Line(Text(one_line(source.title), style="bold")),
        Line(Text(" · ".join(credit(source)))),
        Line(Text(about)),
    ]
    addresses = (address for address in dict.fromkeys((source.open_url, source.archive_url)) if address)
    lines += [Line(Text(address, style="dim"), wrap=False) for address in addresses]
    if not source.has_text:
        lines.append(Line(Text(wording.NO_TEXT, style="italic")))
    elif source.text_status is not TextStatus.FULL:
        lines.append(Line(Text(wording.NOTE_BELOW, style="italic")))
    return [*lines, BLANK, Line(Text(source.text))]


def show(console: Console, lines: Lines) -> None:
    """Print `lines`: wrapped to the width of a terminal, as they are into a pipe or file."""
    for text, indent, wrap in lines:
        if wrap and console.is_terminal:
            console.print(Padding(text, (0, 0, 0, indent)))
        else:
            console.print(Text(" " * indent) + text, soft_wrap=True)
