"""The commands of `cuttings source`."""

from typing import Annotated

import typer

from bot.cli.options import AsJson, CorpusFolder, SourceId

source_app = typer.Typer(no_args_is_help=True, help="Look at the sources of the corpus.")


@source_app.command("show")
def show(source_id: SourceId, as_json: AsJson = False, corpus: CorpusFolder = None) -> None:
    """Print one source with its whole text."""
    from bot.cli.sources import print_source

    print_source(source_id, as_json=as_json, folder=corpus)


@source_app.command("cite")
def cite(
    source_id: SourceId,
    style: Annotated[str, typer.Option(help="plain, markdown, chicago, apa, bibtex (biblatex) or csl-json.")] = "plain",
    corpus: CorpusFolder = None,
) -> None:
    """Print the citation of a source; of a note, that of the publication that it is about."""
    from bot.cli.sources import print_citation

    print_citation(source_id, style=style, folder=corpus)
