"""The commands of `cuttings`."""

from pathlib import Path
from typing import Annotated

import typer

from bot import __version__

app = typer.Typer(
    name="cuttings",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about collected reporting in the reporting's own words.",
)
source_app = typer.Typer(no_args_is_help=True, help="Look at the sources of the corpus.")
bench_app = typer.Typer(no_args_is_help=True, help="Measure, against another library in the same run.")
app.add_typer(source_app, name="source")
app.add_typer(bench_app, name="bench")

CorpusFolder = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        envvar="CUTTINGS_CORPUS",
        show_envvar=True,
        help="Ask this corpus instead of the shipped one.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"cuttings {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None: ...


@app.command()
def ask(
    question: Annotated[
        list[str], typer.Argument(metavar="QUESTION", help="The question; quotation marks are optional.")
    ],
    as_json: AsJson = False,
    corpus: CorpusFolder = None,
) -> None:
    """Ask one question and print the answer."""
    from bot.cli.asking import ask_once

    ask_once(" ".join(question), as_json=as_json, folder=corpus)


@app.command()
def chat(as_json: AsJson = False, corpus: CorpusFolder = None) -> None:
    """Ask questions in a conversation, or from a pipe, one a line."""
    from bot.cli.asking import chat as converse

    converse(as_json=as_json, folder=corpus)


@app.command()
def run(corpus: CorpusFolder = None) -> None:
    """Start the bot on Discord. Needs DISCORD_TOKEN in the environment or in a file .env."""
    from bot.cli.running import run_bot

    run_bot(corpus)


@app.command("eval")
def evaluate(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A file of questions instead of the corpus's own.")
    ] = None,
    as_json: AsJson = False,
    compare: Annotated[
        Path | None, typer.Option("--compare", metavar="OLD.json", help="An earlier report (--json) to compare with.")
    ] = None,
    failures: Annotated[bool, typer.Option(help="List the questions that went wrong, with what was shown.")] = True,
    corpus: CorpusFolder = None,
) -> None:
    """Ask a file of questions and print how many are answered rightly, by group."""
    from bot.cli.evaluating import run_eval

    run_eval(file, folder=corpus, as_json=as_json, compare=compare, failures=failures)


@source_app.command("show")
def source_show(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="The source's id: its file name without .md.")],
    as_json: AsJson = False,
    corpus: CorpusFolder = None,
) -> None:
    """Print one source with its whole text."""
    from bot.cli.sources import show

    show(source_id, as_json=as_json, folder=corpus)


@bench_app.command("speed")
def bench_speed(
    corpus: CorpusFolder = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each question is asked.")] = 50,
) -> None:
    """What one question costs the running bot, and the same ranking by plain rank-bm25."""
    from bot.cli.bench import speed

    speed(corpus, rounds)
