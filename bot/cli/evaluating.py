"""`cuttings eval`: how well a corpus answers its own questions."""

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.answering.evaluation import Evaluation, Verdict, evaluate
from bot.cli.errors import fail
from bot.cli.library import corpus_folder, open_desk
from bot.cli.questions import questions_in
from bot.corpus.question import QUESTIONS
from bot.rendering.terminal import show_table

_COLUMNS = {
    "source_at_1": "src@1",
    "source_at_3": "src@3",
    "quote_at_1": "quote@1",
    "quote_at_3": "quote@3",
    "wrongly_refused": "refused",
    "wrongly_answered": "answered",
}
_LONGEST = 160


def run_eval(file: Path | None, *, folder: Path | None, as_json: bool, compare: Path | None, failures: bool) -> None:
    """Ask every question of `file`, or of the corpus's own, and print the scores by group."""
    path = file or corpus_folder(folder) / QUESTIONS
    desk = open_desk(folder)
    questions = questions_in(path, desk)
    before = _read_report(compare) if compare else None
    evaluation = evaluate(desk, questions)
    report = _report(evaluation)
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    console = Console()
    show_table(console, _table(report, before))
    if failures:
        for verdict in evaluation.failures:
            _print_failure(console, verdict)
    if before is not None:
        _print_changes(console, report, before)


def _report(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "groups": {name: score.object() for name, score in evaluation.groups.items()},
        "failures": [
            {
                "id": verdict.question.id,
                "group": verdict.question.group,
                "question": verdict.question.question,
                "failure": verdict.failure,
                "confidence": round(verdict.confidence, 4),
                "expects": list(verdict.question.expects),
                "shown": [{"source": source, "text": text} for source, text in verdict.shown],
            }
            for verdict in evaluation.failures
        ],
    }


def _read_report(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        for score in report["groups"].values():
            _ = [float(share) for share in score["shares"].values()]
        _ = [(failure["id"], failure["question"]) for failure in report["failures"]]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        fail(f"{path} is no report of `cuttings eval --json` ({type(error).__name__}).")
    checked: dict[str, Any] = report
    return checked


def _table(report: dict[str, Any], before: dict[str, Any] | None) -> Table:
    title = "Shares: right at 1 and 3, wrongly refused, wrongly answered"
    table = Table(title=title + (", and their change in hundredths" if before else ""), box=None, padding=(0, 1))
    table.add_column("group")
    table.add_column("asked", justify="right")
    for heading in _COLUMNS.values():
        table.add_column(heading, justify="right")
    for name, score in report["groups"].items():
        counts, shares = score["counts"], score["shares"]
        old = before["groups"].get(name, {}).get("shares", {}) if before else {}
        cells = [_cell(shares.get(column), old.get(column)) for column in _COLUMNS]
        table.add_row(Text(name), str(counts["answerable"] + counts["unanswerable"]), *cells)
    return table


def _cell(share: float | None, old: float | None) -> str:
    if share is None:
        return ""
    change = f" {100 * (share - old):+.1f}" if old is not None and abs(share - old) >= 0.0005 else ""
    return f"{share:.3f}{change}"


def _print_failure(console: Console, verdict: Verdict) -> None:
    question = verdict.question
    head = f"\n{question.id} {question.group}: {verdict.failure} ({verdict.confidence:.2f})"
    console.print(head, style="bold", highlight=False, markup=False)
    asked = f"{question.context} → {question.question}" if question.context else question.question
    console.print(f"  asked: {asked}", highlight=False, markup=False)
    if question.expects:
        wanted = ", ".join(question.expects) + (f" /{question.answer_regex}/" if question.answer_regex else "")
        console.print(f"  expected: {wanted}", highlight=False, markup=False)
    for source, text in verdict.shown:
        flat = " ".join(text.split())
        shown = flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
        console.print(f"  shown: {source}: {shown}", highlight=False, markup=False)


def _print_changes(console: Console, report: dict[str, Any], before: dict[str, Any]) -> None:
    old = {failure["id"]: failure["question"] for failure in before["failures"]}
    new = {failure["id"]: failure["question"] for failure in report["failures"]}
    for title, ids in (("Mended", old.keys() - new.keys()), ("Broken", new.keys() - old.keys())):
        questions = "; ".join(f"{i} {old.get(i) or new[i]}" for i in sorted(ids))
        console.print(f"\n{title}: {questions or 'none'}", highlight=False, markup=False)
