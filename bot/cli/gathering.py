"""`cuttings corpus fetch` and `cuttings corpus new`: from published pages."""

import asyncio
import datetime
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from bot.cli.errors import fail
from bot.cli.library import corpus_folder, corpus_to_write, data_folder
from bot.corpus.file_text import MAX_BYTES
from bot.corpus.folder import read_corpus
from bot.corpus.schema import slug as checked_slug
from bot.corpus.source import Source
from bot.intake.drafting import draft, id_of
from bot.intake.fetched import FetchError
from bot.intake.fetcher import Fetcher
from bot.intake.gathering import Gatherer, Outcome, Result
from bot.intake.looking import Looking
from bot.intake.page import Page, ReadError
from bot.intake.reading import read_safely
from bot.rendering.terminal import show_table
from bot.store.database import open_database
from bot.store.errors import StoreError

_NOT_TRIED = {Outcome.FULL, Outcome.KEPT, Outcome.NO_ADDRESS}


def fetch(folder: Path | None, *, ids: list[str], again: bool) -> None:
    """Read the published pages of the corpus into the local database and print what became of each."""
    corpus = read_corpus(corpus_folder(folder))
    known = {source.id: source for source in corpus.sources}
    for source_id in ids:
        if source_id not in known:
            fail(f"There is no source {source_id!r} in this corpus. `cuttings corpus list` shows the ids.")
    sources = [known[source_id] for source_id in ids] if ids else list(corpus.sources)
    try:
        results = asyncio.run(_fetch(sources, again))
    except StoreError as error:
        fail(str(error))
    except KeyboardInterrupt:
        print("\nStopped. What was read is kept; the same command goes on from here.", file=sys.stderr)
        sys.exit(130)
    _print_results(results)


async def _fetch(sources: list[Source], again: bool) -> list[Result]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    database = await open_database(data_folder())
    try:
        with Progress(*columns, console=Console(stderr=True)) as progress:
            task = progress.add_task("Reading pages", total=len(sources))
            async with Fetcher() as fetcher:
                gatherer = Gatherer(fetcher, database, lambda: datetime.datetime.now(datetime.UTC))
                return await gatherer.gather(sources, again, lambda result: progress.advance(task))
    finally:
        await database.close()


def _print_results(results: list[Result]) -> None:
    table = Table("source", "result", "detail")
    for result in results:
        if result.outcome not in {Outcome.FULL, Outcome.KEPT}:
            table.add_row(result.source.id, result.outcome.value, Text(result.detail))
    console = Console()
    if table.row_count:
        show_table(console, table)
    counts = Counter(result.outcome.value for result in results)
    console.print(", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())), highlight=False)
    if counts[Outcome.READ]:
        print("They are quoted in full from now on; a bot that runs reads them at its next start.")
    tried = {result.outcome for result in results} - _NOT_TRIED
    if tried and tried <= {Outcome.UNREACHABLE, Outcome.FORBIDDEN}:
        fail("Not one page could be reached. Check the network, and give the same command again.")


def new(place: str, *, collection: str, folder: Path | None, write: bool) -> None:
    """Print or write a draft entry for the page at an address or in a file."""
    try:
        checked_slug(collection)
    except ValueError as error:
        fail(f"--collection {error}.")
    where = corpus_to_write(folder) if write else None
    page, archive_url = asyncio.run(_page(place))
    source_id = id_of(page.title, page.publisher, page.url, page.published)
    text = draft(page, collection, archive_url)
    if where is None:
        print(text, end="")
        hint = f"# Save it as {collection}/{source_id}.md with a note in your own words under it, or add --write."
        print(hint, file=sys.stderr)
        return
    path = where / collection / f"{_unused(where, source_id, text)}.md"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        fail(f"{path} is there already. Rename it, or add a note to it.")
    except OSError as error:
        fail(f"{path} cannot be written ({error.strerror}). Name a folder that can with --corpus DIR.")
    print(f"{path}: add a note in your own words under it, check kind and language, then `cuttings corpus lint`.")


def _unused(where: Path, wanted: str, text: str) -> str:
    """The id `wanted`, with a number where a source has it. Ends with status 2 where that is of the same page."""
    there = {path.stem: path for path in where.rglob("*.md")}
    numbered, count = wanted, 1
    while numbered in there:
        if _is_same(there[numbered], text):
            fail(f"{there[numbered]} is there already. Rename it, or add a note to it.")
        count += 1
        numbered = f"{wanted}-{count}"
    return numbered


def _is_same(path: Path, text: str) -> bool:
    """Is the file of the page that `text` drafts: has it its address, or where there is none, its title?"""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return False
    field = "url: " if "\nurl: " in text else "title: "
    return any(line in lines for line in text.splitlines() if line.startswith(field))


async def _page(place: str) -> tuple[Page, str | None]:
    """The page at an address or in a file, and its address where that is an archived copy's."""
    try:
        if "://" in place:
            async with Fetcher() as fetcher:
                look = await Looking(fetcher).at(place)
            return look.page, look.address if look.archived else None
        return await read_safely(await asyncio.to_thread(_file, Path(place)), "", None), None
    except (FetchError, ReadError) as error:
        fail(f"{place} gives no entry: {error}")


def _file(path: Path) -> bytes:
    try:
        if path.stat().st_size > 10 * MAX_BYTES:
            fail(f"{path} is larger than {10 * MAX_BYTES // 1_000_000} MB.")
        return path.read_bytes()
    except OSError as error:
        fail(f"{path} cannot be read ({error.strerror}). Name a file or an address that begins with https://.")
