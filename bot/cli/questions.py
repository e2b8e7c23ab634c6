"""The questions that a command asks of a corpus."""

from pathlib import Path

from bot.answering.desk import Desk
from bot.cli.errors import fail
from bot.corpus.side_files import Question, read_questions


def questions_in(path: Path, desk: Desk) -> list[Question]:
    """The questions of the file at `path` about the sources of `desk`; ends the command where there are none."""
    questions, problems = read_questions(path, {source.id for source in desk.sources})
    if problems:
        fail("\n".join(["These questions cannot be asked:", *map(str, problems)]))
    if not questions:
        fail(f"There are no questions in {path}.")
    return questions
