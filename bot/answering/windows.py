"""Windows: which lines in a row can stand alone as a quote, so that nobody's words lose the one who says them."""

from collections.abc import Iterator

from bot.answering.lines import Line
from bot.answering.reading import Reading
from bot.answering.turns import belongs_together, opening_line, with_next
from bot.corpus.source import BlockKind
from bot.text.sentences import MAX_CHARACTERS, MAX_WORDS

MAX_SENTENCES = 3
# The longest sentence, and a short one that leads in to it.
_MOST_CHARACTERS = MAX_CHARACTERS + 100


def _windows(reading: Reading, lines: range) -> Iterator[range]:
    """Runs of one to three of `lines` within the limits that can stand alone."""
    for start in lines:
        for stop in range(start + 1, min(start + MAX_SENTENCES, lines.stop) + 1):
            if stands(reading, range(start, stop), lines):
                yield range(start, stop)


def stands(reading: Reading, window: range, bounds: range) -> bool:
    """Is `window` what it, or a part of it, becomes when it has to stand alone?"""
    parts = (window, window[1:], window[:-1], window[1:-1])
    return _fits(reading, window) and any(_standing_alone(reading, part, bounds) == window for part in parts if part)


def _standing_alone(reading: Reading, window: range, bounds: range) -> range | None:
    """`window`, widened so that nobody's words lose the one who says them; None where it cannot stand alone."""
    start, stop = window.start, window.stop
    if stop < bounds.stop and leads_in(reading, stop - 1):
        stop += 1
    # One more than fit are too many, however many would follow.
    stop = with_next(reading, stop, min(bounds.stop, start + MAX_SENTENCES + 1))
    lead = reading.lead_in(start)
    if lead is not None and lead >= bounds.start and _fits(reading, range(lead, stop)):
        start = lead
    elif start > bounds.start and leans(reading, start):
        if _fits(reading, range(start - 1, stop)):
            start = _upheld(reading, start - 1, stop, bounds)
        elif _fits(reading, range(start - 1, start + 1)):
            return None  # A shorter one has room for what it leans on.
    opens = opening_line(reading, start)
    if bounds.start <= opens < start and _fits(reading, range(opens, stop)):
        start = opens
    widened = range(start, stop)
    if _is_one(reading, widened):
        return widened
    return window if widened != window and _is_one(reading, window) else None


def _upheld(reading: Reading, start: int, stop: int, bounds: range) -> int:
    """Where lines from `start` to `stop` have to begin so that they lean on nothing; `start` where there is no room."""
    begin = start
    while begin > bounds.start and leans(reading, begin) and _fits(reading, range(begin - 1, stop)):
        begin -= 1
    return start if leans(reading, begin) else begin


def _is_one(reading: Reading, window: range) -> bool:
    """Is `window` within the limits, and does nobody in it seem to say what another says?"""
    if not _fits(reading, window):
        return False
    return _one_voice(reading, window) and _led_to_its_end(reading, window) and belongs_together(reading, window)


def _one_voice(reading: Reading, window: range) -> bool:
    """Is all of `window` in one voice: the source's, one block quotation's, or the latter behind its lead-in?"""
    quoted = [i for i in window if reading.lines[i].kind is BlockKind.QUOTATION]
    if not quoted:
        return True
    lead = reading.lead_in(quoted[0])
    one_block = len({reading.lines[i].block for i in quoted}) == 1
    before = range(window.start, quoted[0])
    led_in = not before or (len(before) == 1 and before[0] == lead and lead + 1 == quoted[0])
    return one_block and led_in and quoted[-1] == window.stop - 1


def _led_to_its_end(reading: Reading, window: range) -> bool:
    """Does nothing stand in `window` behind a list or paragraph that is led in to, as though it were part of it?"""
    leads = [reading.lead_in(i) for i in window]
    return all(
        before is None or lead in (before, i - 1) for i, before, lead in zip(window[1:], leads, leads[1:], strict=False)
    )


def leads_in(reading: Reading, i: int) -> bool:
    """Does line `i` announce the words of the next one: with a colon, or where these name no speaker?"""
    line = reading.lines[i]
    if line.leads_in:
        return True
    following = reading.lines[i + 1] if i + 1 < reading.everything.stop else None
    return following is not None and following.names_no_speaker and line.foretells and _next_to(line, following)


def leans(reading: Reading, i: int) -> bool:
    """Does line `i` need the line before it to be understood, or for the name of the one who speaks in it?"""
    line = reading.lines[i]
    return i > 0 and (line.leans or line.names_no_speaker) and _next_to(reading.lines[i - 1], line)


def _next_to(before: Line, line: Line) -> bool:
    """Do both stand in one block, or in paragraphs? In the news a paragraph is often one sentence."""
    return before.block == line.block or before.kind is line.kind is BlockKind.PARAGRAPH


def _fits(reading: Reading, window: range) -> bool:
    if len(window) > MAX_SENTENCES:
        return False
    words = 0
    for i in window:
        line = reading.lines[i]
        if line.kind is BlockKind.HEADING:
            return False
        words += line.words
    length = reading.lines[window[-1]].end - reading.lines[window[0]].start
    return words <= MAX_WORDS and length <= _MOST_CHARACTERS


def opening(reading: Reading) -> range | None:
    """The first sentences of a source that can stand alone, within one paragraph; None where it has none."""
    everything = reading.everything
    first = next(_windows(reading, everything), None)
    if first is None:
        return None
    block = reading.lines[first.stop - 1].block
    same = (w for w in _windows(reading, range(first.start, min(first.stop + MAX_SENTENCES, everything.stop))))
    return max(
        (w for w in same if w.start == first.start and reading.lines[w.stop - 1].block == block), key=len, default=first
    )


def around(reading: Reading, i: int) -> range | None:
    """Line `i`, with the one before or after it that it needs to stand alone; None where it cannot."""
    line = range(i, i + 1)
    return _standing_alone(reading, line, reading.everything) if _fits(reading, line) else None
