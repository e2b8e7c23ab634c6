"""The commands of `cuttings corpus`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import After, AsJson, Before, Collection, CorpusFolder, Kind
from bot.cli.source_app import show

corpus_app = typer.Typer(no_args_is_help=True, help="Curate a corpus in a folder.")
corpus_app.command("show")(show)


@corpus_app.command("lint")
def corpus_lint(
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="DIR", help="Name notes that share their wording with texts in DIR."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is mechanical first.")] = False,
    corpus: CorpusFolder = None,
) -> None:
    """Check a corpus: every error with file and line; status 1 where there is one."""
    from bot.cli.corpus import run_lint

    run_lint(corpus, against=against, mend=fix)


@corpus_app.command("list")
def corpus_list(
    as_json: AsJson = False,
    kind: Kind = "",
    collection: Collection = "",
    corpus: CorpusFolder = None,
) -> None:
    """List the sources by date of publication."""
    from bot.cli.corpus import list_sources

    list_sources(corpus, as_json=as_json, kind=kind, collection=collection)


@corpus_app.command("stats")
def corpus_stats(as_json: AsJson = False, corpus: CorpusFolder = None) -> None:
    """Count what the corpus holds."""
    from bot.cli.corpus import print_stats

    print_stats(corpus, as_json=as_json)


@corpus_app.command("timeline")
def corpus_timeline(
    *,
    name: Annotated[str, typer.Option(metavar="NAME", help="Only what names this person, place or body.")] = "",
    collection: Collection = "",
    after: After = "",
    before: Before = "",
    corpus: CorpusFolder = None,
) -> None:
    """What happened and what was published, by date."""
    from bot.cli.browsing import print_timeline

    print_timeline(corpus, name=name, collection=collection, after=after, before=before)


@corpus_app.command("glossary")
def corpus_glossary(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A term or any other name of it.")],
    corpus: CorpusFolder = None,
) -> None:
    """Look up a term, and which sources use it."""
    from bot.cli.browsing import print_term

    print_term(corpus, term)


@corpus_app.command("topics")
def corpus_topics(corpus: CorpusFolder = None) -> None:
    """The collections, with the names that tell each from the others."""
    from bot.cli.browsing import print_topics

    print_topics(corpus)


@corpus_app.command("new")
def corpus_new(
    place: Annotated[
        str, typer.Argument(metavar="URL|FILE", help="A page's address, or a file: HTML, PDF, DOCX, text.")
    ],
    collection: Annotated[str, typer.Option(help="The collection that it belongs to.")] = "drafts",
    write: Annotated[bool, typer.Option("--write", help="Write the draft into the corpus folder.")] = False,
    corpus: CorpusFolder = None,
) -> None:
    """Draft an entry from a published page: its bibliographic data, for a note in your own words."""
    from bot.cli.gathering import new

    new(place, collection=collection, folder=corpus, write=write)


@corpus_app.command("fetch")
def corpus_fetch(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Only these sources.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Read again what was read before.")] = False,
    corpus: CorpusFolder = None,
) -> None:
    """Read the published texts into the local database, to be quoted in full. The corpus is not changed."""
    from bot.cli.gathering import fetch

    fetch(corpus, ids=ids or [], again=again)


@corpus_app.command("learn")
def corpus_learn(corpus: CorpusFolder = None) -> None:
    """Learn from the corpus's questions what speaks for an answer, into its confidence.yaml."""
    from bot.cli.learning import learn

    learn(corpus)
