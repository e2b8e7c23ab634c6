"""`cuttings corpus`: the curator's commands."""

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.answering.filtering import FilterError, among, parse_filter
from bot.browsing.overview import overview
from bot.browsing.related import shelf
from bot.cli.errors import fail
from bot.cli.library import corpus_folder, corpus_to_write, open_desk
from bot.cli.linting import problems_in
from bot.corpus.linting import fix
from bot.rendering.program import source_object
from bot.rendering.terminal import count, show_table
from bot.rendering.wording import ENGLISH, tongues, wording_for


def run_lint(folder: Path | None, *, against: Path | None, mend: bool) -> None:
    """Print every problem of the corpus; status 1 where there is one."""
    where = corpus_to_write(folder) if mend else corpus_folder(folder)
    if against is not None and not against.is_dir():
        fail(f"There is no folder {against}. Name a folder of texts after --against.")
    if mend:
        for path in fix(where):
            print(f"mended {path}")
    problems = problems_in(where, against)
    for problem in problems:
        print(problem)
    if problems:
        print(f"\n{count(len(problems), 'problem', 'problems')}.")
        raise SystemExit(1)
    print(f"{where}: no problem.")


def list_sources(folder: Path | None, *, as_json: bool, kind: str, collection: str) -> None:
    """One line a source, in the order of publication."""
    try:
        only = parse_filter(kind=kind, collection=collection)
        desk = open_desk(folder)
        sources = shelf(desk.sources, among(only, desk.sources, tongues))
    except FilterError as error:
        fail(str(error))
    if as_json:
        print(json.dumps([source_object(source) for source in sources], ensure_ascii=False))
        return
    if not sources:
        fail("No source fits. `cuttings corpus stats` shows the kinds and collections that there are.")
    undated = wording_for(ENGLISH)("credit.undated")
    for source in sources:
        print(f"{source.published or undated:<10}  {source.id}  {source.title} ({source.publisher})")


def print_stats(folder: Path | None, *, as_json: bool) -> None:
    """What the corpus holds, counted."""
    desk = open_desk(folder)
    held = overview(desk.sources)
    counts = {
        "kind": held.kinds,
        "collection": held.collections,
        "language": held.languages,
        "text": held.texts,
        "unverified": held.unverified,
    }
    totals = {
        "sources": held.sources,
        "passages": desk.passages,
        "words": held.words,
        "from": held.first,
        "to": held.last,
    }
    if as_json:
        print(json.dumps(totals | {name: dict(sorted(count.items())) for name, count in counts.items()}))
        return
    undated = wording_for(ENGLISH)("credit.undated")
    table = Table(show_header=False, box=None)
    for name, total in totals.items():
        table.add_row(name, f"{total:,}" if isinstance(total, int) else str(total or undated))
    for name, counted in counts.items():
        table.add_row("", "")
        for value, number in counted.items():
            table.add_row(f"{name}: {value}", f"{number:,}")
    show_table(Console(), table)
