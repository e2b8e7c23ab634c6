"""`cuttings bench`: figures that anyone can reproduce, beside another library in the same run."""

import asyncio
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rank_bm25 import BM25Okapi
from rich.console import Console
from rich.table import Table

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.reading import Reading
from bot.cli.library import example, open_desk
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
