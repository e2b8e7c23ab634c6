"""`cuttings ask` and `cuttings chat`."""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.answering.answer import SHOWN, Answer, Answered, NoAnswer, Refusal
from bot.answering.conversation import Turn, after
from bot.answering.desk import Desk
from bot.answering.filtering import FilterError, among, parse_filter
from bot.cli.errors import fail
from bot.cli.library import example, open_desk
from bot.rendering.program import answer_object
from bot.rendering.terminal import NO_MORE, answer_lines, context_lines, count, quote_lines, show
from bot.rendering.wording import tongues
from bot.text.cleaning import one_line
from bot.text.referring import asks_for_more

_COMMANDS = (
    "  more          the next quotes\n"
    "  context 2     the sentences around quote 2\n"
    "  help          this list\n"
    "  quit          leave (so does Ctrl-D)"
)


def ask_once(question: str, *, as_json: bool, folder: Path | None, **filters: str) -> None:
    """Print the answer to one question. `filters`: as in `parse_filter`."""
    try:
        only = parse_filter(**filters)
        desk = open_desk(folder)
        only = among(only, desk.sources, tongues)
    except FilterError as error:
        fail(str(error))
    if not any(map(only.matches, desk.sources)):
        fail("No source fits these filters. `cuttings corpus stats` and `cuttings corpus list` show what there is.")
    _print_answer(desk, desk.ask(question, only=only), as_json)


def chat(*, as_json: bool, folder: Path | None) -> None:
    """Answer one question a line until the input ends."""
    desk = open_desk(folder)
    if sys.stdin is None:  # started without any input
        return
    if as_json or not sys.stdin.isatty():
        for question in _piped():
            if not as_json:
                if not question.strip():
                    continue
                print(f"? {question}\n")
            _print_answer(desk, desk.ask(question), as_json)
            sys.stdout.flush()
    else:
        _converse(desk)


def _piped() -> Iterator[str]:
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _print_answer(desk: Desk, answer: Answer, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer_object(answer), ensure_ascii=False))
    else:
        console = Console()
        empty = isinstance(answer, NoAnswer) and answer.refusal in {Refusal.EMPTY, Refusal.SMALL_TALK}
        show(console, answer_lines(answer, example(desk) if empty else ""))
        console.print()


def _converse(desk: Desk) -> None:
    # Line editing and history for input(), where the platform has it.
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
    console = Console()
    sample = example(desk)
    _greet(console, desk, sample)
    last: Answer | None = None
    before = ""
    shown = 0
    while True:
        try:
            asked = input("\n? ").strip()
        except EOFError:
            console.print()
            return
        command, _, argument = asked.lower().partition(" ")
        match command, argument:
            case "", _:
                continue
            case "quit" | "exit", "":
                return
            case "help", "":
                console.print(_COMMANDS, highlight=False)
            case "more", "":
                shown = _more(console, last, shown)
            case "context", number if not number or (number.isdecimal() and len(number) < 4):
                _context(console, desk, last, int(number or 1))
            case _ if isinstance(last, Answered) and asks_for_more(asked):
                shown = _more(console, last, shown)
            case _:
                last = desk.ask(asked, before)
                before = after(desk, before, Turn(asked, isinstance(last, Answered)))
                shown = len(last.quotes) if isinstance(last, Answered) else 0
                show(console, answer_lines(last, sample))
                if isinstance(last, Answered) and last.more:
                    console.print("\n[dim]more · context 1 · help[/dim]", highlight=False)


def _greet(console: Console, desk: Desk, sample: str) -> None:
    held = count(len(desk.sources), "source", "sources")
    console.print(f"[bold]Cuttings[/bold] · {held}. Ask, or type help.", highlight=False)
    # A title may be the example: it is text, not markup.
    console.print(Text(f"For example: {one_line(sample)}", style="dim"))


def _more(console: Console, last: Answer | None, shown: int) -> int:
    """Print the next quotes of `last` after the first `shown`; how many are shown now."""
    quotes = (*last.quotes, *last.more) if isinstance(last, Answered) else ()
    following = quotes[shown : shown + SHOWN]
    if following:
        show(console, quote_lines(following, shown + 1))
    else:
        console.print(NO_MORE)
    return shown + len(following)


def _context(console: Console, desk: Desk, last: Answer | None, number: int) -> None:
    quotes = (*last.quotes, *last.more) if isinstance(last, Answered) else ()
    if 1 <= number <= len(quotes):
        show(console, context_lines(desk.context(quotes[number - 1])))
    else:
        held = count(len(quotes), "quote", "quotes")
        console.print(f"There is no quote {number}: the last answer has {held}.", highlight=False)
