"""Answers put together: those to parts of a question, what comes after one, and what sources say that it points at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.answering.answer import FURTHER, SHOWN, Answer, Answered, NoAnswer, Quote, Refusal, once
from bot.corpus.source import Source


def joint(question: str, parts: Sequence[Answer]) -> Answered | None:
    """What answers the parts of `question`, one quote of each in turn; None where nothing answers any."""
    answers = [part for part in parts if isinstance(part, Answered)]
    if not answers:
        return None
    turns = zip_longest(*((*answer.quotes, *answer.more) for answer in answers))
    quotes = _apart(quote for turn in turns for quote in turn if quote is not None)[: SHOWN + FURTHER]
    corrected = _corrected(question, answers)
    sure = min(answer.confidence for answer in answers)
    titled = once(source for answer in answers for source in answer.by_title)
    shown, more = tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:])
    unanswered = tuple(part.question for part in parts if isinstance(part, NoAnswer))
    return Answered(question, sure, shown, more, corrected, titled, unanswered)


def further(answer: Answer) -> Answer:
    """`answer` with the quotes that come after those it shows; itself where there are none."""
    if not isinstance(answer, Answered) or not answer.more:
        return answer
    return replace(answer, quotes=answer.more[:SHOWN], more=answer.more[SHOWN:])


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
    other = answer if isinstance(answer, Answered) else Answered(answer.question, 1.0, (), corrected=answer.corrected)
    others = (quote for quote in (*other.quotes, *other.more) if quote.source.id not in said)
    quotes = (*first, *others)[: SHOWN + FURTHER]
    return replace(other, confidence=1.0, quotes=quotes[:SHOWN], more=quotes[SHOWN:], by_title=bare)


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
