"""Answers put together: those to the parts of a question, and one with what sources say that it points at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.answering.answer import FURTHER, SHOWN, Answer, Answered, Quote, Refusal, once
from bot.corpus.source import Source


def joint(question: str, answers: Sequence[Answered], unanswered: Iterable[str]) -> Answered:
    """What answers `question` in parts, one quote of each of the `answers` in turn. `unanswered`: its other parts."""
    turns = zip_longest(*((*answer.quotes, *answer.more) for answer in answers))
    quotes = _apart(quote for turn in turns for quote in turn if quote is not None)[: SHOWN + FURTHER]
    corrected = _corrected(question, answers)
    sure = min(answer.confidence for answer in answers)
    titled = once(source for answer in answers for source in answer.by_title)
    shown, more = tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:])
    return Answered(question, sure, shown, more, corrected, titled, tuple(unanswered))


def in_front(answer: Answer, said: Mapping[str, Sequence[Quote]], source_of: Callable[[str], Source]) -> Answer:
    """`answer`, with what is `said` by the sources that the question points at, by their ids, in front."""
    sources, quoted = list(map(source_of, said)), list(said.values())
    first = [quotes[0] for quotes in quoted if quotes] + [quote for quotes in quoted for quote in quotes[1:]]
    bare = tuple(source for source in sources if not source.has_text)
    if not first:
        if isinstance(answer, Answered):
            return replace(answer, by_title=once((*bare, *answer.by_title)))
        refusal = Refusal.NOTHING_FOUND if bare else answer.refusal
        return replace(
            answer,
            refusal=refusal,
            about_us=None if bare else answer.about_us,
            suggestions=once((*bare, *answer.suggestions)),
        )
    others = (*answer.quotes, *answer.more) if isinstance(answer, Answered) else ()
    quotes = (*first, *(quote for quote in others if quote.source.id not in said))[: SHOWN + FURTHER]
    return Answered(answer.question, 1.0, quotes[:SHOWN], quotes[SHOWN:], answer.corrected, bare)


def _apart(quotes: Iterable[Quote]) -> list[Quote]:
    """Those of `quotes` that share no word of a source with one before them."""
    chosen = list[Quote]()
    for quote in quotes:
        if not any(map(quote.overlaps, chosen)):
            chosen.append(quote)
    return chosen


def _corrected(question: str, parts: Iterable[Answered]) -> str | None:
    """`question` as it was read in the `parts` of it that are answered; None where that is as it was written."""
    read = question
    for part in parts:
        read = read.replace(part.question, part.corrected or part.question, 1)
    return read if read != question else None
