"""`cuttings bench quality`, `steps` and `typos`: how well test collections are ranked and quoted."""

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.bench.collection import Collection, CollectionError, read_collection
from bot.bench.engines import DEPTH, ENGINES, Engine, MissingLibrary, desk_of
from bot.bench.metrics import Values, measured, p_value
from bot.bench.steps import steps as every_step
from bot.bench.typos import with_typo
from bot.cli.errors import fail
from bot.rendering.terminal import count, show_table

Results = dict[str, dict[str, Values]]
"""What was measured → name of a figure → its values."""


def quality(folder: Path, split: str, asked_in: Path | None = None) -> None:
    """Rank the queries of a test collection with every engine, side by side, and test each difference."""
    collection = _read(folder, split, asked_in)
    results: Results = {}
    for name, make in ENGINES.items():
        try:
            results[name] = _measured(collection, make(collection))
        except MissingLibrary as error:
            print(f"Left out: {error}", file=sys.stderr)
    console = Console()
    show_table(console, _table(collection, split, "engine", results, dict.fromkeys(results, "Cuttings")))
    console.print("* another mean than that of Cuttings, p < .05 (paired randomization test)", highlight=False)
    if collection.answers:
        console.print(_quoted(collection), highlight=False)


def _quoted(collection: Collection) -> str:
    """How often the first quote holds the answer, where its passage is right."""
    desk = desk_of(collection.documents)
    right = holding = 0
    for query, answers in collection.answers.items():
        question = collection.queries[query]
        for quote in desk.ranked(question, desk.query(question), 1):
            if collection.grades[query].get(quote.source.id, 0) > 0:
                right += 1
                holding += any(_plain(answer) in _plain(quote.text) for answer in answers)
    share = holding / right if right else 0.0
    return f"The quote holds the answer in {share:.1%} of the {right:,} queries whose right passage comes first."


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def steps(folders: list[Path], split: str) -> None:
    """What each step of the ranking gains, on each collection."""
    for folder in folders:
        collection = _read(folder, split)
        results: Results = {}
        before: dict[str, str] = {}
        for name, make in every_step():
            before[name] = next(reversed(results), name)
            results[name] = _measured(collection, make(collection))
        show_table(Console(), _table(collection, split, "each step with those before it", results, before))
    Console().print("* another mean than the line above, p < .05 (paired randomization test)", highlight=False)


def typos(folder: Path, split: str) -> None:
    """What one typo in a content word of each query costs, and how much of that the repair of words wins back."""
    collection = _read(folder, split)
    desk = desk_of(collection.documents)
    wrong = {query: with_typo(text, query) for query, text in collection.queries.items()}

    def repairing(question: str) -> list[str]:
        return [quote.source.id for quote in desk.ranked(question, desk.query(question), DEPTH)]

    def literal(question: str) -> list[str]:
        return [quote.source.id for quote in desk.ranked(question, desk.analyzer.query(question), DEPTH)]

    results = {
        "as asked": _measured(collection, repairing),
        "with a typo, as it stands": _measured(collection, literal, wrong),
        "with a typo, repaired": _measured(collection, repairing, wrong),
    }
    clean, hurt, mended = results.values()
    table = _table(collection, split, "question", results, {})
    table.add_row("won back", *(_share(clean[figure], hurt[figure], mended[figure]) for figure in clean))
    show_table(Console(), table)


def _share(clean: Values, hurt: Values, mended: Values) -> str:
    cost = float((clean - hurt).mean())
    return f"{float((mended - hurt).mean()) / cost:.0%} " if cost > 0 else "- "


def _read(folder: Path, split: str, asked_in: Path | None = None) -> Collection:
    try:
        return read_collection(folder, split, asked_in)
    except CollectionError as error:
        fail(str(error))


def _measured(collection: Collection, rank: Engine, queries: dict[str, str] | None = None) -> dict[str, Values]:
    asked = collection.queries if queries is None else queries
    return measured({query: rank(text) for query, text in asked.items()}, collection.grades)


def _table(collection: Collection, split: str, what: str, results: Results, beside: dict[str, str]) -> Table:
    """`beside`: which result another one is compared with."""
    held = ", ".join(
        (
            count(len(collection.documents), "passage", "passages"),
            count(len(collection.queries), "query", "queries"),
        )
    )
    table = Table(title=f"{collection.name}: {held} ({split})", box=None, padding=(0, 1))
    table.add_column(what)
    figures: Iterable[str] = next(iter(results.values()))
    for figure in figures:
        table.add_column(figure, justify="right")
    for name, measures in results.items():
        other = results[beside.get(name, name)]
        table.add_row(name, *(_figure(measures[figure], other[figure]) for figure in measures))
    return table


def _figure(values: Values, other: Values) -> str:
    return f"{values.mean():.3f}{'*' if p_value(values, other) < 0.05 else ' '}"
