"""What is wrong with a corpus, as `cuttings corpus lint` and `cuttings doctor` both name it."""

import datetime
from pathlib import Path

from bot.answering.judgement_file import read_judgement
from bot.corpus.linting import lint
from bot.corpus.problem import Problem


def problems_in(folder: Path, against: Path | None = None) -> list[Problem]:
    """Every problem of the corpus in `folder`, what was learned about it included. `against`: see `lint`.

    Raises CorpusError.
    """
    return [*lint(folder, datetime.datetime.now(datetime.UTC).date(), against), *read_judgement(folder)[1]]
