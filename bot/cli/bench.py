"""`cuttings bench`: figures that anyone can reproduce, beside another library in the same run."""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rank_bm25 import BM25Okapi
from rich.console import Console
from rich.table import Table

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.reading import Reading
from bot.bench.abstention import LINES, abstentions, confidences
from bot.bench.chat import CHAT
from bot.bench.collection import ANSWERABLE, CollectionError, read_collection, read_documents, read_kinds
from bot.bench.engines import ENGINES, MissingLibrary, desk_of
from bot.bench.metrics import Values, measured, p_value
from bot.cli.errors import fail
from bot.cli.library import corpus_folder, example, open_desk
from bot.corpus.side_files import QUESTIONS, read_questions
from bot.rendering import wording
from bot.retrieval.index import BM25Index


def speed(folder: Path | None, rounds: int) -> None:
    """Time questions end to end, and the ranking alone beside plain rank-bm25 on the same terms."""
    desk = open_desk(folder)
    asyncio.run(_speed(desk, rounds))


async def _speed(desk: Desk, rounds: int) -> None:
    from bot.discord.layout import Sharing, answer_layout

    questions = _questions(desk)
    shown = example(desk)

    def whole(question: str) -> None:
        layout = answer_layout(desk.ask(question), sharing=Sharing.OFFERED, example=shown)
        json.dumps(layout.to_components())  # type: ignore[no-untyped-call]

    passages = [passage for source in desk.sources for passage in Reading(source, desk.analyzer).passages()]
    index = BM25Index(passages, desk.analyzer)
    documents = [
        [t.term for t in desk.analyzer.terms(p.title) + desk.analyzer.terms(p.text) if not t.function] for p in passages
    ]
    plain = BM25Okapi(documents)
    queries = {question: desk.query(question).weights for question in questions}

    table = Table(
        title="Milliseconds: "
        + ", ".join(
            (
                wording.count(len(desk.sources), "source", "sources"),
                wording.count(len(passages), "passage", "passages"),
                wording.count(len(questions), "question", "questions"),
            )
        )
    )
    for heading in ("what", "median", "95th percentile"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    rows: list[tuple[str, Callable[[str], object]]] = [
        ("a question: finding, quoting, rendering for Discord", whole),
        ("ranking alone, Cuttings", lambda q: index.search(queries[q], 10)),
        ("ranking alone, rank-bm25", lambda q: plain.get_top_n(list(queries[q]), passages, 10)),
    ]
    medians = {}
    for name, job in rows:
        times = _times(job, questions, rounds)
        medians[name] = statistics.median(times)
        table.add_row(name, f"{medians[name]:.3f}", f"{statistics.quantiles(times, n=20)[-1]:.3f}")
    console = Console()
    console.print(table)
    ratio = medians["ranking alone, rank-bm25"] / medians["ranking alone, Cuttings"]
    console.print(f"Time to rank, rank-bm25 / Cuttings: {ratio:.2f}", highlight=False)


def _times(job: Callable[[str], object], questions: list[str], rounds: int) -> list[float]:
    """Milliseconds of every call, after one uncounted round."""
    for question in questions:
        job(question)
    times = []
    for _ in range(rounds):
        for question in questions:
            begun = time.perf_counter()
            job(question)
            times.append((time.perf_counter() - begun) * 1000)
    return times


def _questions(desk: Desk) -> list[str]:
    """Questions that the corpus answers and some that it does not."""
    titles = [f"What does “{source.title}” say?" for source in desk.sources][:50]
    answered = [title for title in titles if isinstance(desk.ask(title), Answered)]
    return [example(desk), *answered, "How do I boil an egg?", "who are they"]


def quality(folder: Path, split: str) -> None:
    """Rank the queries of a test collection with every engine, side by side, and test each difference."""
    try:
        collection = read_collection(folder, split)
    except CollectionError as error:
        fail(str(error))
    results: dict[str, dict[str, Values]] = {}
    for name, make in ENGINES.items():
        try:
            rank = make(collection)
        except MissingLibrary as error:
            print(f"Left out: {error}", file=sys.stderr)
            continue
        rankings = {query: rank(text) for query, text in collection.queries.items()}
        results[name] = measured(rankings, collection.grades)
    held = f"{len(collection.documents):,} passages, {len(collection.queries):,} queries ({split})"
    table = Table(title=f"{collection.name}: {held}", box=None, padding=(0, 1))
    table.add_column("engine")
    for figure in next(iter(results.values())):
        table.add_column(figure, justify="right")
    for name, figures in results.items():
        table.add_row(name, *(_figure(results, name, figure) for figure in figures))
    console = Console()
    console.print(table)
    console.print("* another mean than that of Cuttings, p < .05 (paired randomization test)", highlight=False)


def _figure(results: dict[str, dict[str, Values]], name: str, figure: str) -> str:
    values, own = results[name][figure], results["Cuttings"][figure]
    differs = name != "Cuttings" and p_value(own, values) < 0.05
    return f"{values.mean():.3f}{'*' if differs else ' '}"


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
            kinds |= read_kinds(negatives, split)
    except CollectionError as error:
        fail(str(error))
    if ANSWERABLE not in kinds:
        fail("There is no question with an answer to compare with.")
    found = {kind: confidences(desk, questions) for kind, questions in (kinds | {"chat": CHAT}).items()}
    rows = abstentions(found.pop(ANSWERABLE), found)
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
    console.print(table)
    console.print("answered, unasked: the part above each line; of the answerable it is the recall", highlight=False)


def _kinds_of_corpus(folder: Path | None, desk: Desk) -> dict[str, list[str]]:
    path = corpus_folder(folder) / QUESTIONS
    questions, problems = read_questions(path, {source.id for source in desk.sources})
    if problems or not questions:
        fail("\n".join([f"There are no questions to ask in {path}.", *map(str, problems)]))
    kinds: dict[str, list[str]] = {}
    for question in questions:
        if not question.context:
            kinds.setdefault(ANSWERABLE if question.answerable else question.group, []).append(question.question)
    return kinds
