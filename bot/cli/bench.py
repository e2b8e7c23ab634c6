"""`cuttings bench quality`: figures that anyone can reproduce, beside other libraries in the same run."""

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.bench.collection import CollectionError, read_collection
from bot.bench.engines import ENGINES, MissingLibrary
from bot.bench.metrics import Values, measured, p_value
from bot.cli.errors import fail


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
