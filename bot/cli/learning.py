"""`cuttings corpus learn`: what speaks for an answer in a corpus, from its own questions."""

from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.judgement_file import CONFIDENCE, judgement_text
from bot.answering.learning import OFF_TOPIC, judgement_from
from bot.cli.errors import fail
from bot.cli.library import corpus_to_write
from bot.cli.questions import questions_in
from bot.corpus.folder import read_corpus
from bot.corpus.side_files import QUESTIONS


def learn(folder: Path | None) -> None:
    """Learn from the questions of the corpus and write what was learned beside them."""
    where = corpus_to_write(folder)
    corpus = read_corpus(where)
    desk = Desk(corpus.sources, corpus.aliases)
    questions = questions_in(where / QUESTIONS, desk)
    learned = judgement_from(desk.seen, questions)
    if learned is None:
        fail(
            f"There is too little to learn from in {where / QUESTIONS}: it takes questions with an answer, others near "
            f"the subject without one, and others of the group {OFF_TOPIC}."
        )
    path = where / CONFIDENCE
    try:
        path.write_text(judgement_text(learned), encoding="utf-8")
    except OSError as error:
        fail(f"{path} cannot be written ({error.strerror}). Give this user access, or name a copy with --corpus DIR.")
    print(f"Learned from {len(questions)} questions: {path}")
