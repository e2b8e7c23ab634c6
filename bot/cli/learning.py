"""`cuttings corpus learn`: what speaks for an answer in a corpus, from its own questions."""

from functools import cache
from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.judgement_file import CONFIDENCE, judgement_text
from bot.answering.learning import OFF_TOPIC, Side, judgement_from
from bot.answering.trial import LEAST, Trial, is_enough, tried
from bot.cli.errors import fail
from bot.cli.library import corpus_to_write
from bot.cli.questions import questions_in
from bot.corpus.folder import read_corpus
from bot.corpus.question import QUESTIONS


def learn(folder: Path | None) -> None:
    """Learn from the questions of the corpus and write what was learned beside them, where it is clearly better."""
    where = corpus_to_write(folder)
    corpus = read_corpus(where)
    desk = Desk(corpus.sources, corpus.aliases)
    questions = questions_in(where / QUESTIONS, desk)
    # What is seen takes nearly all of the time.
    seen = cache(desk.seen)
    learned = judgement_from(seen, questions) if is_enough(seen, questions) else None
    path = where / CONFIDENCE
    if learned is None:
        fail(
            f"There is too little to learn from in {where / QUESTIONS}: it takes {LEAST} questions with an answer and "
            f"{LEAST} near the subject without one (of another group than {OFF_TOPIC}), each with words of the corpus. "
            f"Without {path} general weights serve. Nothing was changed."
        )
    trial = tried(seen, desk.judgement, questions)
    there = path.exists()
    try:
        if trial.better:
            path.write_text(judgement_text(learned), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        fail(f"{path} cannot be written ({error.strerror}). Give this user access, or name a copy with --corpus DIR.")
    print(_told(trial))
    if trial.better:
        print(f"Learned from {len(questions)} questions: {path}")
    else:
        if there:
            print(f"Removed {path}: what was learned before.")
        print(f"What {len(questions)} questions teach is not clearly better: general weights serve, without {path}.")


def _told(trial: Trial) -> str:
    """The figures of the trial, a line for each side that was asked about."""
    lines = ["Each question judged by what the others teach (cross-validation), and by general weights:"]
    for side, of in trial.sides.items():
        if of.asked:
            wrong = "refused" if side is Side.ANSWERABLE else "answered"
            lines.append(f"  {side}, {wrong}: {of.learned} of {of.asked} as learned, {of.general} in general")
    return "\n".join(lines)
