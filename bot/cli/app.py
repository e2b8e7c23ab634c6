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
corpus_app = typer.Typer(no_args_is_help=True, help="Curate a corpus in a folder.")
bench_app = typer.Typer(no_args_is_help=True, help="Measure, against another library in the same run.")
app.add_typer(source_app, name="source")
app.add_typer(corpus_app, name="corpus")
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
    *,
    as_json: AsJson = False,
    outlet: Annotated[str, typer.Option(help="Only this outlet, such as Guardian.")] = "",
    kind: Annotated[str, typer.Option(help="Only this kind, such as testimony.")] = "",
    collection: Annotated[str, typer.Option(help="Only this collection.")] = "",
    after: Annotated[
        str, typer.Option(metavar="DATE", help="Published then or later: 2019, 2019-11, 2019-11-26.")
    ] = "",
    before: Annotated[str, typer.Option(metavar="DATE", help="Published then or earlier.")] = "",
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
    """Draw an answer as Discord shows it. Needs `pip install 'cuttings[pictures]'` and Chromium."""
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


@source_app.command("show")
def source_show(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="The source's id: its file name without .md.")],
    as_json: AsJson = False,
    corpus: CorpusFolder = None,
) -> None:
    """Print one source with its whole text."""
    from bot.cli.sources import show

    show(source_id, as_json=as_json, folder=corpus)


@source_app.command("cite")
def source_cite(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="The source's id: its file name without .md.")],
    style: Annotated[str, typer.Option(help="plain, markdown, chicago, apa, bibtex (biblatex) or csl-json.")] = "plain",
    corpus: CorpusFolder = None,
) -> None:
    """Print the citation of a source; of a note, that of the publication that it is about."""
    from bot.cli.sources import cite

    cite(source_id, style=style, folder=corpus)


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


@corpus_app.command("show")
def corpus_show(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="The source's id: its file name without .md.")],
    as_json: AsJson = False,
    corpus: CorpusFolder = None,
) -> None:
    """Print one source with its whole text."""
    source_show(source_id, as_json=as_json, corpus=corpus)


@corpus_app.command("list")
def corpus_list(
    as_json: AsJson = False,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as testimony.")] = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
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
    collection: Annotated[str, typer.Option(help="Only this collection.")] = "",
    after: Annotated[str, typer.Option(metavar="DATE", help="Then or later: 2019, 2019-11, 2019-11-26.")] = "",
    before: Annotated[str, typer.Option(metavar="DATE", help="Then or earlier.")] = "",
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
    collection: Annotated[
        Path,
        typer.Option(metavar="DIR", help="A test collection: passages.jsonl, queries.jsonl, qrels.tsv."),
    ],
    split: Annotated[str, typer.Option(help="Which queries: test, or dev while something is tuned.")] = "test",
) -> None:
    """How well the ranking does on a test collection, beside rank-bm25, bm25s and tantivy."""
    from bot.cli.judging import quality

    quality(collection, split)


@bench_app.command("steps")
def bench_steps(
    collection: Annotated[list[Path], typer.Option(metavar="DIR", help="A test collection; may be given repeatedly.")],
    split: Annotated[str, typer.Option(help="Which queries: test, or dev while something is tuned.")] = "test",
) -> None:
    """What each step of the ranking gains on test collections."""
    from bot.cli.judging import steps

    steps(collection, split)


@bench_app.command("typos")
def bench_typos(
    collection: Annotated[
        Path, typer.Option(metavar="DIR", help="A test collection: passages.jsonl, queries.jsonl, qrels.tsv.")
    ],
    split: Annotated[str, typer.Option(help="Which queries: test, or dev while something is tuned.")] = "test",
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
    split: Annotated[str, typer.Option(help="Which queries: test, or dev while something is tuned.")] = "test",
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
