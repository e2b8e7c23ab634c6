"""Which lines belong together: those of one speaker's turn, and those that are misread without the next one."""

from bisect import bisect_right

import regex

from bot.answering.reading import Reading
from bot.corpus.source import BlockKind
from bot.text.replies import asks, puts, takes_back

_NAMED = regex.compile(r"^[^:：]++[:：]\s*+")


def turn_of(reading: Reading, i: int) -> int:
    """The number of the turn in which line `i` stands; 0 where it is none of a speaker's."""
    turns = reading.source.turns
    return bisect_right(turns, reading.lines[i].start) if turns else 0


def opening_line(reading: Reading, i: int) -> int:
    """The line with which the turn of line `i` opens, and that says who speaks; `i` where it stands in none."""
    turn = turn_of(reading, i)
    if not turn:
        return i
    at = reading.source.turns[turn - 1]
    return reading.covering(at, at + 1).start


def needs_next(reading: Reading, i: int) -> bool:
    """Is line `i` misread without the one behind it: is it a question, a claim that is checked, or taken back?"""
    needs = reading.needing.get(i)
    if needs is None:
        needs = reading.needing[i] = _needs_next(reading, i)
    return needs


def _needs_next(reading: Reading, i: int) -> bool:
    if _puts(reading, i):
        return True
    last = _end(reading, i)
    if last + 1 == reading.everything.stop:
        return False
    text = reading.lines[last + 1].text
    if turn_of(reading, last + 1) != turn_of(reading, i):
        # Behind the name of the one who answers.
        return takes_back(_NAMED.sub("", text))
    return reading.lines[last + 1].block == reading.lines[i].block and takes_back(text)


def with_next(reading: Reading, stop: int, last: int) -> int:
    """Where lines that end before `stop` have to end so that none is misread; `last` at most."""
    while stop < last and needs_next(reading, stop - 1):
        stop += 1
    return stop


def belongs_together(reading: Reading, window: range) -> bool:
    """Is nothing in `window` misread without the next line, and is it of one turn, or a question and its answer?"""
    return not needs_next(reading, window[-1]) and all(
        turn_of(reading, i) == turn_of(reading, i - 1) or needs_next(reading, i - 1) for i in window[1:]
    )


def _end(reading: Reading, i: int) -> int:
    """The line in which the sentence ends of which line `i` is a piece; `i` where it is whole."""
    block = reading.lines[i].block
    while not reading.lines[i].whole and i + 1 < reading.everything.stop:
        following = reading.lines[i + 1]
        if following.whole or following.block != block:
            break
        i += 1
    return i


def _puts(reading: Reading, i: int) -> bool:
    """Does line `i` ask something, or stand in a block that puts a question or a claim?"""
    line = reading.lines[i]
    if line.kind is BlockKind.HEADING:
        return False
    if asks(reading.lines[_end(reading, i)].text):
        return True
    source = reading.source
    # A line of its own, or a speaker's turn, is as good as a block.
    begin = max(source.prose.blocks[line.block].start, source.text.rfind("\n", 0, line.start) + 1)
    turn = turn_of(reading, i)
    begin = max(begin, source.turns[turn - 1]) if turn else begin
    return puts(source.text[begin : begin + 40])
