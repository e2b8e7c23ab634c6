"""The commands of `cuttings`."""

from pathlib import Path
from typing import Annotated

import typer

from bot import __version__
from bot.cli.bench_app import bench_app
from bot.cli.corpus_app import corpus_app
from bot.cli.options import After, AsJson, Before, Collection, CorpusFolder, Kind
from bot.cli.source_app import source_app

app = typer.Typer(
    name="cuttings",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Answers questions about collected reporting in the reporting's own words.",
)
app.add_typer(source_app, name="source")
app.add_typer(corpus_app, name="corpus")
app.add_typer(bench_app, name="bench")


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
    *,
    as_json: AsJson = False,
    outlet: Annotated[str, typer.Option(help="Only this outlet, such as Guardian.")] = "",
    kind: Kind = "",
    collection: Collection = "",
    after: After = "",
    before: Before = "",
    language: Annotated[str, typer.Option(help="Only this language; zh stands for zh-Hans and zh-Hant too.")] = "",
    corpus: CorpusFolder = None,
) -> None:
    """Ask one question and print the answer."""
    from bot.cli.asking import ask_once

    ask_once(
        " ".join(question),
        as_json=as_json,
        folder=corpus,
        outlet=outlet,
        kind=kind,
        collection=collection,
        after=after,
        before=before,
        language=language,
    )


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


@app.command()
def picture(
    typed: Annotated[
        str, typer.Argument(metavar="QUESTION", help="Or a command, such as '/source list kind:testimony'.")
    ],
    png: Annotated[Path, typer.Argument(metavar="FILE.png")],
    width: Annotated[int, typer.Option(min=320, max=2000, help="Pixels; a telephone has about 400.")] = 760,
    press: Annotated[
        str | None,
        typer.Option(metavar="LABEL", help="A button under the answer, such as Context: draw what it brings."),
    ] = None,
    corpus: CorpusFolder = None,
) -> None:
    r"""Draw an answer as Discord shows it. Needs `pip install '.\[pictures]'` and Chromium."""
    from bot.cli.picturing import draw_answer

    draw_answer(typed, png, folder=corpus, width=width, press=press)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file for the copy.")],
) -> None:
    """Copy the database to a new file, while the bot runs or not."""
    from bot.cli.backing_up import backup as back_up

    back_up(file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `cuttings backup` made.")],
) -> None:
    """Put a backup in the database's place, while the bot does not run; the one before is kept beside it."""
    from bot.cli.backing_up import restore as put_back

    put_back(file)


@app.command()
def adopt() -> None:
    """Let the data go on with another application's token, which `run` refuses otherwise."""
    from bot.cli.backing_up import adopt as let_go_on

    let_go_on()


@app.command()
def doctor(corpus: CorpusFolder = None) -> None:
    """Say what is wrong here, and what helps; status 2 where something is."""
    from bot.cli.doctor import examine

    examine(corpus)


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
