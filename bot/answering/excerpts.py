"""What a single source says without being searched: how it begins, and what stands around a quote."""

from bot.answering.answer import Context, Quote
from bot.answering.stacks import Stacks
from bot.answering.turns import opening_line
from bot.answering.windows import opening
from bot.corpus.source import Source

_CONTEXT_LINES = 2
_CONTEXT_CHARACTERS = 900


def opening_of(stacks: Stacks, source: Source) -> Quote | None:
    """How `source` begins: its first sentences that can stand alone; None where it has none."""
    reading = stacks.reading(source)
    lines = opening(reading)
    return Quote(source, *reading.span(lines)) if lines else None


def context_of(stacks: Stacks, quote: Quote) -> Context:
    """`quote` with up to two sentences before and behind it, and with what leads in to it or says who speaks."""
    reading = stacks.reading(stacks.source_of(quote.source.id))
    inside = reading.covering(quote.start, quote.end)
    start, end = quote.start, quote.end
    for i in range(inside.start - 1, max(inside.start - _CONTEXT_LINES, 0) - 1, -1):
        if quote.start - reading.lines[i].start <= _CONTEXT_CHARACTERS:
            start = reading.lines[i].start
    for i in range(inside.stop, min(inside.stop + _CONTEXT_LINES, reading.everything.stop)):
        if reading.lines[i].end - quote.end <= _CONTEXT_CHARACTERS:
            end = reading.lines[i].end
    leads = [reading.lead_in(inside.start), opening_line(reading, inside.start)] if inside else []
    for lead in leads:
        if lead is not None and quote.start - reading.lines[lead].start <= 2 * _CONTEXT_CHARACTERS:
            start = min(start, reading.lines[lead].start)
    return Context(quote, start, end)
