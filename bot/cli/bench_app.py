"""The commands of `cuttings bench`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import CorpusFolder

bench_app = typer.Typer(no_args_is_help=True, help="Measure, against another library in the same run.")

TestCollection = Annotated[
    Path, typer.Option(metavar="DIR", help="A test collection: passages.jsonl, queries.jsonl, qrels.tsv.")
]
Split = Annotated[str, typer.Option(help="Which queries: test, or dev while something is tuned.")]


@bench_app.command("speed")
def bench_speed(
    corpus: CorpusFolder = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each question is asked.")] = 50,
    sizes: Annotated[str, typer.Option(help="Numbers of passages to compare engines at, with commas between.")] = "",
    collection: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A test collection to draw sentences from, not the corpus.")
    ] = None,
) -> None:
    """What one question costs the running bot, and what it costs other engines at any size."""
    from bot.cli.speed import speed

    speed(corpus, rounds, sizes, collection)


@bench_app.command("quality")
def bench_quality(
    collection: TestCollection,
    queries: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the same queries stand in another language.")
    ] = None,
    split: Split = "test",
) -> None:
    """How well the ranking does on a test collection, beside rank-bm25, bm25s and tantivy."""
    from bot.cli.judging import quality

    quality(collection, split, queries)


@bench_app.command("steps")
def bench_steps(
    collection: Annotated[list[Path], typer.Option(metavar="DIR", help="A test collection; may be given repeatedly.")],
    split: Split = "test",
) -> None:
    """What each step of the ranking gains on test collections."""
    from bot.cli.judging import steps

    steps(collection, split)


@bench_app.command("typos")
def bench_typos(
    collection: TestCollection,
    split: Split = "test",
) -> None:
    """What a typo in each question costs, and how much of that is won back."""
    from bot.cli.judging import typos

    typos(collection, split)


@bench_app.command("abstention")
def bench_abstention(
    corpus: CorpusFolder = None,
    collection: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A test collection instead of the corpus's own questions.")
    ] = None,
    negatives: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Questions that belong nowhere (queries.jsonl); else `negatives` beside DIR."),
    ] = None,
    split: Split = "test",
) -> None:
    """How well questions without an answer are told from those that have one."""
    from bot.cli.abstaining import abstention

    abstention(corpus, collection, negatives, split)


@bench_app.command("reading")
def bench_reading(
    pages: Annotated[Path, typer.Option(metavar="DIR", help="Pages, with what is right in expected.json beside them.")],
    failures: Annotated[bool, typer.Option(help="Name the pages that were not read rightly.")] = True,
) -> None:
    """How well published pages are read: title, date, author, text."""
    from bot.cli.reading import reading

    reading(pages, failures=failures)
