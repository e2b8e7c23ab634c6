"""The questions that a command asks of a corpus."""

from pathlib import Path

from bot.answering.desk import Desk
from bot.cli.errors import fail
from bot.corpus.question import QUESTIONS, Question, read_questions

_NAMED = 10
"""Problems that are named one by one: where a source is gone, hundreds of questions may be about it."""


def questions_in(path: Path, desk: Desk) -> list[Question]:
    """The questions of the file at `path` about the sources of `desk`; ends the command where there are none."""
    questions, problems = read_questions(path, {source.id for source in desk.sources})
    if problems:
        named = "\n".join(["These questions cannot be asked:", *map(str, problems[:_NAMED])])
        more = f"\n… and {len(problems) - _NAMED} more." if len(problems) > _NAMED else ""
        lint = f"`cuttings corpus lint` names every error of a corpus, those of its {QUESTIONS} too."
        fail(f"{named}{more}\nMend them or take them out: {lint}")
    if not questions:
        fail(f"There are no questions in {path}.")
    return questions
