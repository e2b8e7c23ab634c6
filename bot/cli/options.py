"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer


def _expanded(folder: Path | None) -> Path | None:
    """`folder`, where `~` is the home folder: no shell has seen what stands in the environment."""
    try:
        return folder and folder.expanduser()
    except RuntimeError:
        raise typer.BadParameter("It names the home folder of nobody.") from None


CorpusFolder = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        envvar="CUTTINGS_CORPUS",
        show_envvar=True,
        callback=_expanded,
        help="Ask this corpus instead of the shipped one.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
SourceId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="The source's id (its file name without .md), or words of its title, outlet or authors."
    ),
]

Kind = Annotated[str, typer.Option(help="Only this kind, such as testimony.")]
Collection = Annotated[str, typer.Option(help="Only this collection.")]
After = Annotated[str, typer.Option(metavar="DATE", help="Dated then or later: 2019, 2019-11, 2019-11-26.")]
Before = Annotated[str, typer.Option(metavar="DATE", help="Dated then or earlier.")]
