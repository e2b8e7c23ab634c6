"""`cuttings bench speed`: what a question costs, beside other engines in the same run."""

import asyncio
import json
import signal
import sys
import tempfile
from pathlib import Path

from rank_bm25 import BM25Okapi
from rich.console import Console
from rich.table import Table

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.garbage import spare_the_loop
from bot.answering.reading import Reading
from bot.bench.collection import CollectionError, read_collection
from bot.bench.contenders import CONTENDERS
from bot.bench.engines import MissingLibrary
from bot.bench.resampling import Sample
from bot.bench.speed import Figures, measured, one_source, whole
from bot.bench.timing import Spread, spread
from bot.cli.errors import fail
from bot.cli.library import example, open_desk
from bot.rendering.terminal import count, show_table
from bot.rendering.wording import ENGLISH, wording_for
from bot.retrieval.index import BM25Index

LARGEST_DESK = 100_000


def speed(folder: Path | None, rounds: int, sizes: str, collection: Path | None) -> None:
    """Time questions end to end on the corpus at hand, then every engine at each of `sizes`, resampled."""
    try:
        passages = [int(size.replace("_", "")) for size in sizes.split(",") if size.strip()]
    except ValueError:
        passages = [0]
    if any(size < 100 for size in passages):
        fail(f"--sizes takes numbers of passages from 100 on with commas between, such as 1000,10000; not {sizes!r}.")
    # asyncio would wait for the end of what is measured, and that takes minutes.
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))
    desk = open_desk(folder)
    sample = _sample(desk, collection)
    spare_the_loop()  # as `cuttings run` does
    asyncio.run(_at_hand(desk, rounds))
    with tempfile.TemporaryDirectory() as place:
        for size in passages:
            _engines(sample, size, Path(place))
        asyncio.run(_desks(sample, [size for size in passages if size <= LARGEST_DESK], Path(place)))


def _say(what: str) -> None:
    print(f"Measuring {what} …", file=sys.stderr)


def _sample(desk: Desk, folder: Path | None) -> Sample:
    if folder is None:
        return Sample.of((s.text for s in desk.sources), (s.title for s in desk.sources), desk.analyzer)
    try:
        found = read_collection(folder, "test")
    except CollectionError as error:
        fail(str(error))
    return Sample.of((document.text for document in found.documents), found.queries.values(), desk.analyzer)


async def _at_hand(desk: Desk, rounds: int) -> None:
    from bot.discord.layout import answer_layout
    from bot.discord.offers import Offers

    _say("the corpus at hand")
    questions = _questions(desk)
    shown = example(desk)
    wording = wording_for(ENGLISH)
    offers = Offers(share=True, feedback=True, official=True, ask=True)

    def question(text: str) -> None:
        layout = answer_layout(desk.ask(text), wording, offers, example=shown)
        json.dumps(layout.to_components())  # type: ignore[no-untyped-call]

    passages = [passage for source in desk.sources for passage in Reading(source, desk.analyzer).passages()]
    index = BM25Index(passages, desk.analyzer)
    documents = [
        [t.term for t in desk.analyzer.terms(p.title) + desk.analyzer.terms(p.text) if not t.function] for p in passages
    ]
    plain = BM25Okapi(documents)
    queries = {text: desk.query(text).weights for text in questions}
    held = (
        count(len(desk.sources), "source", "sources"),
        count(len(passages), "passage", "passages"),
        count(len(questions), "question", "questions"),
    )
    table = _table("Milliseconds: " + ", ".join(held), "what", "median", "95th percentile")
    asked = questions * rounds
    ours = spread(lambda text: index.search(queries[text], 10), asked)
    theirs = spread(lambda text: plain.get_top_n(list(queries[text]), passages, 10), asked)
    _row(table, "a question: finding, quoting, rendering for Discord", spread(question, asked))
    _row(table, "ranking alone, Cuttings", ours)
    _row(table, "ranking alone, rank-bm25", theirs)
    console = Console()
    show_table(console, table)
    ratio = theirs.median / ours.median
    console.print(f"Time to rank, rank-bm25 / Cuttings: {ratio:.2f}", highlight=False)


def _engines(sample: Sample, size: int, folder: Path) -> None:
    documents = list(sample.documents(size))
    found: dict[str, Figures] = {}
    for name in CONTENDERS:
        _say(f"{size:,} passages: {name}")
        try:
            found[name] = measured(name, documents, sample.queries, one_source(sample), folder / "engine")
        except MissingLibrary as error:
            print(f"Left out: {error}", file=sys.stderr)
    table = _table(
        f"{size:,} passages, the same terms for all",
        *("engine", "query p50 ms", "p95 ms", "× Cuttings", "build s", "bytes/passage", "cold start s", "+1 source ms"),
    )
    own = found["Cuttings"].query.median
    for name, figures in found.items():
        table.add_row(
            name,
            f"{figures.query.median:.3f}",
            f"{figures.query.high:.3f}",
            f"{figures.query.median / own:,.1f}",
            f"{figures.build:.2f}",
            f"{figures.memory:,.0f}",
            "–" if figures.cold is None else f"{figures.cold:.3f}",
            "–" if figures.added is None else f"{figures.added * 1000:.1f}",
        )
    show_table(Console(), table)


async def _desks(sample: Sample, sizes: list[int], folder: Path) -> None:
    table = _table(
        "The whole question: analysis, candidates, evidence, confidence, quotes",
        *("passages", "p50 ms", "p95 ms", "build s", "start to first answer s", "+1 source ms", "loop held ms"),
    )
    for size in sizes:
        _say(f"{size:,} passages: the whole question")
        found = await whole(sample, size, folder / "desk")
        question = found.question
        times = (question.median, question.high, found.built, found.opened, found.added * 1000, found.loop_held * 1000)
        table.add_row(f"{found.passages:,}", *(f"{time:.2f}" for time in times))
    if sizes:
        show_table(Console(), table)


def _table(title: str, first: str, *headings: str) -> Table:
    table = Table(title=title, box=None, padding=(0, 1))
    table.add_column(first)
    for heading in headings:
        table.add_column(heading, justify="right")
    return table


def _row(table: Table, name: str, times: Spread) -> None:
    table.add_row(name, f"{times.median:.3f}", f"{times.high:.3f}")


def _questions(desk: Desk) -> list[str]:
    """Questions that the corpus answers and some that it does not."""
    titles = [f"What does “{source.title}” say?" for source in desk.sources][:50]
    answered = [title for title in titles if isinstance(desk.ask(title), Answered)]
    return [example(desk), *answered, "How do I boil an egg?", "who are they"]
