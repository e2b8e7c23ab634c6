"""`cuttings bench abstention`."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.answering.desk import Desk
from bot.bench.abstention import LINES, abstentions, confidences
from bot.bench.chat import CHAT
from bot.bench.collection import ANSWERABLE, CollectionError, read_documents, read_kinds
from bot.bench.engines import desk_of
from bot.cli.errors import fail
from bot.cli.library import corpus_folder, open_desk
from bot.cli.questions import questions_in
from bot.corpus.question import QUESTIONS
from bot.rendering.terminal import show_table


def abstention(folder: Path | None, collection: Path | None, negatives: Path | None, split: str) -> None:
    """Ask questions with and without an answer, and print how well they are told apart."""
    try:
        if collection is None:
            name, desk = "the corpus", open_desk(folder)
            kinds = _kinds_of_corpus(folder, desk)
        else:
            name, desk = collection.name, desk_of(read_documents(collection))
            kinds = read_kinds(collection, split)
            beside = collection.resolve().parent / "negatives"
            negatives = negatives or (beside if beside.is_dir() else None)
        if negatives is not None:
            # What has an answer in another collection has none here.
            foreign = read_kinds(negatives, split)
            kinds |= {negatives.name if kind == ANSWERABLE else kind: asked for kind, asked in foreign.items()}
    except CollectionError as error:
        fail(str(error))
    if ANSWERABLE not in kinds:
        fail("There is no question with an answer to compare with.")
    found = {kind: confidences(desk, questions) for kind, questions in (kinds | {"chat": CHAT}).items()}
    rows = abstentions(found.pop(ANSWERABLE), found, desk.judgement.line)
    table = Table(title=f"Questions to {name}, and which part is answered", box=None, padding=(0, 1))
    table.add_column("kind")
    for heading in (
        "questions",
        "AUROC",
        *(heading for line in LINES for heading in (line, "precision")),
    ):
        table.add_column(heading, justify="right")
    for row in rows:
        figures = [(row.answered[i], row.precision and row.precision[i]) for i in range(len(LINES))]
        cells = [row.auroc, *(figure for pair in figures for figure in pair)]
        table.add_row(row.kind, f"{row.asked:,}", *("" if cell is None else f"{cell:.3f}" for cell in cells))
    console = Console()
    show_table(console, table)
    console.print("answered, unasked: the part above each line; of the answerable it is the recall", highlight=False)


def _kinds_of_corpus(folder: Path | None, desk: Desk) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for question in questions_in(corpus_folder(folder) / QUESTIONS, desk):
        if not question.context:
            kinds.setdefault(ANSWERABLE if question.answerable else question.group, []).append(question.question)
    return kinds
