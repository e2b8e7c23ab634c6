"""`cuttings bench reading`: how well published pages are read."""

import asyncio
from pathlib import Path
from statistics import fmean

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.bench.reading import FAULTS, FIGURES, Expected, PagesError, Shares, judge, read_expected
from bot.cli.errors import fail
from bot.rendering.terminal import count, show_table

_MEANS = {
    "title": "has the right title",
    "date": "has the right date",
    "author": "has the right authors",
    "misnamed": "names somebody as an author who is none (lower is better)",
    "wanted": "strings that belong to the text, found in it",
    "unwanted": "strings that do not belong to it, found in it (lower is better)",
}


def reading(folder: Path, *, failures: bool) -> None:
    """Read every page in `folder` and print the shares that are right."""
    try:
        pages = read_expected(folder)
        judged = asyncio.run(judge(pages))
    except PagesError as error:
        fail(str(error))
    if not pages:
        fail(f"There are no pages in {folder}.")
    console = Console()
    table = Table("figure", "pages", "share", "", title=f"{count(len(pages), 'page', 'pages')} read")
    for figure in FIGURES:
        values = [shares[figure] for shares in judged if figure in shares]
        table.add_row(figure, str(len(values)), f"{fmean(values):.3f}" if values else "", _MEANS[figure])
    show_table(console, table)
    right = fmean(_right(shares) for shares in judged)
    console.print(f"Title, date and text all right: {right:.1%} of the pages.", highlight=False)
    if failures:
        for page, shares in zip(pages, judged, strict=True):
            if wrong := _wrong(shares):
                console.print(Text(f"{page.file.name}: {', '.join(wrong)} ({_site(page)})"))


def _right(shares: Shares) -> bool:
    """Are title, date and all wanted strings right, and is nothing there that does not belong?"""
    return all(shares.get(figure, 1.0) == 1.0 for figure in ("title", "date", "wanted")) and not shares.get("unwanted")


def _wrong(shares: Shares) -> list[str]:
    return [figure for figure, share in shares.items() if (share > 0 if figure in FAULTS else share < 1)]


def _site(page: Expected) -> str:
    return page.url.split("/")[2] if "://" in page.url else page.url
