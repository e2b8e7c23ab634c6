"""The corpus that a command works on."""

import sys
from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.examples import first_answered
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.rendering import wording


def corpus_folder(folder: Path | None) -> Path:
    """`folder`, or the shipped corpus's."""
    return folder or shipped_corpus()


def open_desk(folder: Path | None) -> Desk:
    """A desk over the corpus in `folder`, or the shipped one. Files with errors are named on standard error."""
    corpus = read_corpus(corpus_folder(folder))
    for problem in corpus.problems:
        print(f"Left out: {problem}", file=sys.stderr)
    return Desk(corpus.sources, corpus.aliases)


def example(desk: Desk) -> str:
    """A question that this corpus answers."""
    answered = first_answered(desk)
    return answered.question if answered else wording.ANY_QUESTION
