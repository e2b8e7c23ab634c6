"""What was learned about a corpus, in a file beside its sources."""

import math
from pathlib import Path

from bot.answering.confidence import Calibration, Judgement, Rule
from bot.answering.signals import Signals
from bot.corpus.problem import Problem
from bot.corpus.records import Record, read_records

CONFIDENCE = "confidence.yaml"
_HEAD = """\
# What speaks for an answer in this corpus: the weight of each signal in two sums, and what their score means.
# Learned from questions.yaml by `cuttings corpus learn`; not to be edited by hand.
"""
_SUBJECT, _ASKED, _CONFIDENCE = _PARTS = ("subject", "asked", "confidence")
_WEIGHTS = (*Signals._fields, "bias")
_SCALES = ("scale", "offset")


def read_judgement(folder: Path) -> tuple[Judgement | None, list[Problem]]:
    """What was learned about the corpus in `folder`; None where nothing was, or where its file has errors."""
    path = folder / CONFIDENCE
    records, problems = read_records(path)
    parts: dict[str, dict[str, float]] = {}
    for record in records:
        name = record.text("of")
        if name not in _PARTS or name in parts:
            problems.append(Problem(path, record.line_of("of"), "of", f"must be each of {', '.join(_PARTS)} once"))
            continue
        parts[name], wrong = _numbers(path, record, _SCALES if name == _CONFIDENCE else _WEIGHTS)
        problems += wrong
    if records and not problems:
        problems = [Problem(path, 1, None, f"holds no {part}") for part in _PARTS if part not in parts]
    if problems or not records:
        return None, problems
    biases = [parts[part].pop("bias") for part in (_SUBJECT, _ASKED)]
    rule = Rule(Signals(**parts[_SUBJECT]), biases[0], Signals(**parts[_ASKED]), biases[1])
    return Judgement(rule, Calibration(**parts[_CONFIDENCE])), []


def _numbers(path: Path, record: Record, names: tuple[str, ...]) -> tuple[dict[str, float], list[Problem]]:
    """The numbers of a record, by their `names`, and what is wrong with it."""
    unknown = [name for name in record.values if name not in {"of", *names}]
    problems = [
        Problem(path, record.line_of(name), name, f"is not a field; the fields are {', '.join(names)}")
        for name in unknown
    ]
    numbers: dict[str, float] = {}
    for name in names:
        if name not in record.values:
            problems.append(Problem(path, record.line, name, "is missing; run `cuttings corpus learn` again"))
            continue
        try:
            numbers[name] = float(record.text(name))
        except ValueError:
            numbers[name] = math.nan
        if not math.isfinite(numbers[name]):
            problems.append(Problem(path, record.line_of(name), name, "must be a number"))
    return numbers, problems


def judgement_text(judgement: Judgement) -> str:
    """The content of the file that gives `judgement` back."""
    rule, calibration = judgement.rule, judgement.calibration
    parts = {
        _SUBJECT: {"bias": rule.subject_bias, **rule.subject._asdict()},
        _ASKED: {"bias": rule.asked_bias, **rule.asked._asdict()},
        _CONFIDENCE: {name: getattr(calibration, name) for name in _SCALES},
    }
    lines = [
        f"- of: {part}\n" + "".join(f"  {name}: {value}\n" for name, value in numbers.items())
        for part, numbers in parts.items()
    ]
    return _HEAD + "".join(lines)
