"""Answers and sources in a terminal, in English."""

from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.corpus.source import BlockKind, Source, TextStatus
from bot.rendering.credit import BLOCK_MARK, above_words, byline, credit, framed
from bot.rendering.wording import ENGLISH, wording_for
from bot.text.about_us import AboutUs
from bot.text.cleaning import one_line


class Line(NamedTuple):
    """One paragraph of output, moved in by `indent` characters; `wrap` False for what must stay in one line."""

    text: Text
    indent: int = 0
    wrap: bool = True


Lines = list[Line]
BLANK = Line(Text())

_MATCH = "bold underline"

# Said in a terminal only; all else stands in the catalogues.
NO_MORE = "There is nothing more on that."
_NOTE_BELOW = "The text below is Cuttings’ note, in our own words."
_NO_TEXT = "Only bibliographic data are recorded; there is no text to quote."
_CONTEXT_IN_BRACKETS = "The sentences around it; the quote stands in brackets."
_ABOUT_US = {AboutUs.SOURCES: ("`cuttings corpus list` names them, `cuttings corpus stats` says how many there are.",)}


def answer_lines(answer: Answer, example: str) -> Lines:
    """What to print for an answer. `example`: a question that has one."""
    wording = wording_for(ENGLISH)
    corrected = one_line(answer.corrected or "")
    match answer:
        case Answered():
            read_as = [Line(Text(wording("answer.read_as", question=corrected), style="italic")), BLANK]
            nothing = [Line(Text(wording("answer.unanswered", question=one_line(p)))) for p in answer.unanswered]
            nothing += [Line(Text(wording("answer.of_others")))] if answer.of_others else []
            above = [*(read_as if corrected else []), *nothing, *([BLANK] if nothing else [])]
            shown = [*above, *quote_lines(answer.quotes)]
            return [*shown, *_titles(wording("answer.by_title"), answer.by_title)]
        case NoAnswer(refusal=Refusal.EMPTY):
            return [Line(Text(wording("answer.empty", example=example)))]
        case NoAnswer(refusal=Refusal.SMALL_TALK):
            return [Line(Text(wording("answer.small_talk", example=example)))]
        case NoAnswer(about_us=AboutUs() as ours):
            return [Line(Text(wording(f"about_us.{ours}"))), *(Line(Text(more)) for more in _ABOUT_US.get(ours, ()))]
        case NoAnswer():
            head = wording("answer.unread") if answer.unread else wording("answer.nothing")
            hint = wording("answer.nothing_unread") if answer.unread else wording("answer.nothing_hint")
            lines = [Line(Text(head, style="bold")), Line(Text(hint))]
            if answer.narrowed:
                lines.append(Line(Text(wording("answer.narrowed"))))
            if corrected:
                lines += [BLANK, Line(Text(wording("answer.did_you_mean", question=corrected)))]
            return [*lines, *_titles(wording("answer.nearest"), answer.suggestions)]


def _titles(heading: str, sources: tuple[Source, ...]) -> Lines:
    """Titles of sources under a heading; nothing where there are none."""
    lines = [BLANK, Line(Text(heading)), *(Line(Text(f"• {one_line(source.title)}"), 2) for source in sources)]
    return lines if sources else []


def quote_lines(quotes: tuple[Quote, ...], first: int = 1) -> Lines:
    """Numbered quotes, each with its source and link. `first`: the first number."""
    lines: Lines = []
    for number, quote in enumerate(quotes, first):
        if lines:
            lines.append(BLANK)
        lines += _heading(quote, f"{number}. ")
        lines += _above(quote)
        lines.append(_words(quote, f"{number}. " if quote.verbatim else ""))
        lines += _source(quote)
    return lines


def context_lines(context: Context) -> Lines:
    """The sentences around a quote, the quote in bold."""
    quote = context.quote
    source = quote.source
    lines: Lines = _heading(quote, "") or [Line(Text(_CONTEXT_IN_BRACKETS, style="italic"))]
    lines += _above(quote)
    for block in source.blocks_in(context.start, context.end):
        first, last = max(context.start, block.start), min(context.end, block.end)
        begin, stop = (min(max(edge, first), last) for edge in (quote.start, quote.end))
        text = Text(BLOCK_MARK if block.kind is BlockKind.QUOTATION else "")
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
    note_on = wording_for(ENGLISH)("answer.note_on")
    return [Line(Text(f"{number}{note_on} {one_line(quote.source.title)}", style="italic"))]


def _above(quote: Quote) -> Lines:
    """What stands above the words in their source, where that says whose they are."""
    words = above_words(quote)
    return [Line(Text(wording_for(ENGLISH)("answer.above", words=words), style="italic"), 3)] if words else []


def _words(quote: Quote, number: str) -> Line:
    opening, closing = framed(quote)
    text = Text(number + opening + quote.text + closing)
    for start, end in quote.matched:
        shift = len(number) + len(opening)
        text.stylize(_MATCH, start + shift, end + shift)
    return Line(text, 0 if number else 3)


def _source(quote: Quote) -> Lines:
    wording = wording_for(ENGLISH)
    title = [one_line(quote.source.title)] if quote.verbatim else []
    lines: Lines = [Line(Text("— " + " · ".join([*title, *byline(quote, wording)])), 3)]
    if quote.set_off:
        lines.append(Line(Text(wording("answer.set_off"), style="italic"), 3))
    if quote.link:
        # A link in two lines cannot be clicked or copied.
        lines.append(Line(Text(quote.link, style="dim"), 3, wrap=False))
    return lines


def source_lines(source: Source) -> Lines:
    """A source's card and its text."""
    about = f"id {source.id} · collection {source.collection} · language {source.language}"
    lines = [
        Line(Text(one_line(source.title), style="bold")),
        Line(Text(" · ".join(credit(source, wording_for(ENGLISH))))),
        Line(Text(about)),
    ]
    addresses = (address for address in dict.fromkeys((source.open_url, source.archive_url)) if address)
    lines += [Line(Text(address, style="dim"), wrap=False) for address in addresses]
    if not source.has_text:
        lines.append(Line(Text(_NO_TEXT, style="italic")))
    elif source.text_status is not TextStatus.FULL:
        lines.append(Line(Text(_NOTE_BELOW, style="italic")))
    return [*lines, BLANK, Line(Text(source.text))]


def count(number: int, one: str, many: str) -> str:
    """`1 source`, `2 sources`, `1,234 sources`."""
    return f"{number:,} {one if number == 1 else many}"


def show(console: Console, lines: Lines) -> None:
    """Print `lines`: wrapped to the width of a terminal, as they are into a pipe or file."""
    for text, indent, wrap in lines:
        if wrap and console.is_terminal:
            console.print(Padding(text, (0, 0, 0, indent)))
        else:
            moved = (Text(" " * indent) + line if line else line for line in text.split("\n"))
            console.print(Text("\n").join(moved), soft_wrap=True)


def show_table(console: Console, table: Table) -> None:
    """Print `table` with every figure, id and word whole: where a terminal is too narrow for them, lines run on."""
    for column in table.columns:
        words = (word for cell in (column.header, *column.cells) for word in str(cell).split())
        column.min_width = max(map(cell_len, words), default=0)
    console.print(table, crop=False)
