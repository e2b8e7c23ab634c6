"""Questions with the sources that answer them: `questions.yaml` and its like."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import regex

from bot.corpus.checking import Check, read_checked
from bot.corpus.problem import Problem
from bot.corpus.records import Record

QUESTIONS = "questions.yaml"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the sources that answer it (any one will do), or one that has no answer.

    `answer_regex`: what a right passage holds, without regard to case. `context`: the question asked before.
    """

    id: str
    group: str
    question: str
    answerable: bool
    expects: tuple[str, ...] = ()
    answer_regex: str = ""
    context: str = ""
    line: int = field(default=1, compare=False)


def holds(text: str, pattern: str) -> bool:
    """Does `text` hold `pattern`, without regard to case? A pattern that runs away holds nowhere."""
    try:
        return regex.search(pattern, text, regex.IGNORECASE, timeout=2.0) is not None
    except (TimeoutError, MemoryError, RecursionError):
        return False


def read_questions(path: Path, known: Collection[str] | None = None) -> tuple[list[Question], list[Problem]]:
    """The questions of a file; `known`: the ids that may be expected, None for any."""
    seen: set[str] = set()

    def make(check: Check) -> Question:
        names = ("id", "group", "kind", "q", "answerable", "expects", "answer_regex", "context", "note")
        check.only(*names)
        record = check.record
        answerable = record.text("answerable")
        if answerable not in {"true", "false"}:
            check.refuse("answerable", "must be true or false")
        question = Question(
            id=check.text("id"),
            group=record.text("group") or _group(record),
            question=check.text("q"),
            answerable=answerable == "true",
            expects=check.sources("expects"),
            answer_regex=record.text("answer_regex"),
            context=record.text("context"),
            line=record.line,
        )
        if question.id in seen:
            check.refuse("id", f"{question.id!r} is given twice")
        seen.add(question.id)
        if question.answerable != bool(question.expects):
            check.refuse("expects", "must name sources for an answerable question, and none for another")
        try:
            regex.compile(question.answer_regex)
        except regex.error as error:
            check.refuse("answer_regex", f"is not a regular expression ({error})")
        return question

    return read_checked(path, known, make)


def _group(record: Record) -> str:
    """The group of a question that names none: by its kind, its note, or what it has."""
    if record.text("answerable") == "false":
        return record.text("kind").replace("_", "-") or "no-answer"
    if record.text("context"):
        return "follow-up"
    return {"zh": "language", "typo": "typo"}.get(record.text("note"), "wording")
