"""`cuttings bench abstention`: figures as defined, and the table as a process prints it."""

import json
from pathlib import Path

import numpy as np
import pytest

from bot.bench.abstention import abstentions
from bot.bench.metrics import auroc
from tests.conftest import Cli


def test_figures_are_as_defined() -> None:
    assert auroc(np.array([0.9, 0.5]), np.array([0.1, 0.5])) == pytest.approx(3.5 / 4)
    answerable, other = abstentions(np.array([0.99, 0.6]), {"other": np.array([0.7, 0.1, 0.2, 0.0])}, 0.58)
    assert answerable.answered == (1.0, 0.5)
    assert other.answered == (0.25, 0.0)
    assert other.precision is not None
    assert list(other.precision) == pytest.approx([0.8, 1.0])


def test_the_table_has_a_row_for_each_kind(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    rows = [{"id": "a", "title": "", "text": "Zebras were counted near the river in Melbourne."}]
    (folder / "passages.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    queries = [{"text": "who counted zebras", "split": "test"}, {"text": "unseen", "split": "dev"},
               {"text": "what do melons cost", "split": "test", "answerable": False}]  # fmt: skip
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    done = cli("bench", "abstention", "--collection", str(folder))
    assert done.returncode == 0, done.stderr
    assert all(kind in done.stdout for kind in ("answerable", "unanswerable", "chat"))


def test_a_collection_without_queries_is_named(cli: Cli, tmp_path: Path) -> None:
    done = cli("bench", "abstention", "--collection", str(tmp_path))
    assert done.returncode == 2
    assert "passages.jsonl" in done.stderr
