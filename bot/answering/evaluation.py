"""How well the corpus answers its own questions: the real answering path, judged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.corpus.question import Question, holds


@dataclass(frozen=True)
class Verdict:
    """What became of one question. `shown`: (source id, text) of each quote, best first.

    `source_at`, `words_at`: the rank, from 1, of the first quote of an expected source, and of the first whose text
    matches `answer_regex`; None where there is none.
    """

    question: Question
    answered: bool
    confidence: float
    shown: tuple[tuple[str, str], ...]
    source_at: int | None
    words_at: int | None

    @property
    def failure(self) -> str | None:
        """What went wrong, None where nothing did."""
        if not self.question.answerable:
            return "wrongly answered" if self.answered else None
        if not self.answered:
            return "wrongly refused"
        if self.source_at is None:
            return "no expected source"
        if self.words_at is None and self.question.answer_regex:
            return "the words are not in the quotes"
        return None


@dataclass
class Score:
    """Counts over a group of questions."""

    answerable: int = 0
    source_at_1: int = 0
    source_at_3: int = 0
    quote_at_1: int = 0
    quote_at_3: int = 0
    wrongly_refused: int = 0
    unanswerable: int = 0
    wrongly_answered: int = 0

    def add(self, verdict: Verdict) -> None:
        """Count one verdict."""
        if not verdict.question.answerable:
            self.unanswerable += 1
            self.wrongly_answered += verdict.answered
            return
        self.answerable += 1
        self.wrongly_refused += not verdict.answered
        self.source_at_1 += verdict.source_at == 1
        self.source_at_3 += verdict.source_at is not None
        # Without a pattern, a quote of an expected source is taken for right.
        words_at = verdict.words_at if verdict.question.answer_regex else verdict.source_at
        self.quote_at_1 += words_at == 1
        self.quote_at_3 += words_at is not None

    def object(self) -> dict[str, Any]:
        """For JSON: the counts and, where they have one, their shares."""
        counts = dict(vars(self))
        shares = {
            name: round(counts[name] / self.answerable, 4)
            for name in ("source_at_1", "source_at_3", "quote_at_1", "quote_at_3", "wrongly_refused")
            if self.answerable
        }
        if self.unanswerable:
            shares["wrongly_answered"] = round(self.wrongly_answered / self.unanswerable, 4)
        return {"counts": counts, "shares": shares}


@dataclass
class Evaluation:
    """Verdicts, and scores by group; the group `all` holds every question."""

    verdicts: list[Verdict] = field(default_factory=list)
    groups: dict[str, Score] = field(default_factory=dict)

    @property
    def failures(self) -> list[Verdict]:
        """The questions that went wrong, in the order of the file."""
        return [verdict for verdict in self.verdicts if verdict.failure]


def evaluate(desk: Desk, questions: Iterable[Question]) -> Evaluation:
    """Ask every question and judge what is shown."""
    result = Evaluation(groups={})
    every = Score()
    for question in questions:
        verdict = _judge(desk, question)
        result.verdicts.append(verdict)
        result.groups.setdefault(question.group, Score()).add(verdict)
        every.add(verdict)
    result.groups = dict(sorted(result.groups.items())) | {"all": every}
    return result


def _judge(desk: Desk, question: Question) -> Verdict:
    answer = desk.ask(question.question, question.context)
    quotes = answer.quotes if isinstance(answer, Answered) else ()
    return Verdict(
        question=question,
        answered=isinstance(answer, Answered),
        confidence=answer.confidence,
        shown=tuple((quote.source.id, quote.text) for quote in quotes),
        source_at=_first([quote.source.id in question.expects for quote in quotes]),
        words_at=_first([bool(question.answer_regex) and holds(quote.text, question.answer_regex) for quote in quotes]),
    )


def _first(hits: Sequence[bool]) -> int | None:
    return hits.index(True) + 1 if True in hits else None
