"""`cuttings bench quality`: figures as their definitions give them, and the table as a process prints it."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.bench.collection import CollectionError, read_collection
from bot.bench.engines import ours
from bot.bench.metrics import hit, measured, ndcg, p_value, reciprocal_rank
from bot.bench.steps import steps
from bot.bench.typos import with_typo
from tests.conftest import Cli

TEXTS = {"a": "Zebras were counted near the river.", "b": "Melons grow in the oasis.", "c": "Guards watched the gate."}


def write(folder: Path) -> Path:
    rows = [{"id": i, "title": "", "text": text} for i, text in TEXTS.items()]
    queries = [{"id": "1", "text": "who counted zebras", "split": "test", "answers": ["Near The River"]}, {"id": "2", "text": "melons", "split": "test"},
               {"id": "3", "text": "gate", "split": "dev"}, {"id": "4", "text": "nothing", "split": "test"}]  # fmt: skip
    (folder / "passages.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (folder / "qrels.tsv").write_text("1\ta\t1\n2\tb\t2\n3\tc\t1\n4\ta\t0\n", encoding="utf-8")
    return folder


def test_figures_are_as_defined() -> None:
    grades = {"a": 3, "b": 1, "z": 0}
    assert ndcg(["a", "b"], grades) == pytest.approx(1)
    assert ndcg(["b", "a"], grades) == pytest.approx((1 + 7 / np.log2(3)) / (7 + 1 / np.log2(3)))
    assert ndcg([], grades) == 0
    assert reciprocal_rank(["x", "z", "b"], grades) == pytest.approx(1 / 3)
    assert (hit(["x", "b"], grades, 1), hit(["x", "b"], grades, 3)) == (0, 1)
    values = measured({"q": ["x", "a"]}, {"q": grades})
    assert values["hit@10"].tolist() == [1]


def test_a_difference_is_told_from_chance() -> None:
    random = np.random.default_rng(1)
    one = random.random(200)
    assert p_value(one, one) == 1
    assert p_value(one, one - 0.2) < 0.001
    assert p_value(one, one + random.normal(0, 0.5, 200) * random.choice([-1, 1], 200)) > 0.001


def test_only_queries_of_the_split_with_an_answer_count(tmp_path: Path) -> None:
    assert set(read_collection(write(tmp_path), "test").queries) == {"1", "2"}
    with pytest.raises(CollectionError, match="no query"):
        read_collection(tmp_path, "train")
    (tmp_path / "qrels.tsv").write_text("1 a 1", encoding="utf-8")
    with pytest.raises(CollectionError, match=r"qrels.tsv:1"):
        read_collection(tmp_path, "test")


def test_the_table_compares_engines_on_the_same_queries(cli: Cli, tmp_path: Path) -> None:
    done = cli("bench", "quality", "--collection", str(write(tmp_path)))
    assert done.returncode == 0, done.stderr
    assert "3 passages, 2 queries (test)" in done.stdout
    rows = {line[:21].strip(): line.split() for line in done.stdout.splitlines()}
    assert rows["Cuttings"][-5:] == ["1.000"] * 5
    assert "rank-bm25, plain" in done.stdout
    assert "holds the answer in 100.0% of the 1 queries" in done.stdout
    missing = cli("bench", "quality", "--collection", str(tmp_path / "nowhere"))
    assert missing.returncode == 2
    assert "passages.jsonl" in missing.stderr


def test_the_steps_end_with_the_code_that_answers(cli: Cli, tmp_path: Path) -> None:
    done = cli("bench", "steps", "--collection", str(write(tmp_path)), "--collection", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("3 passages, 2 queries (test)") == 2
    assert next(steps())[0].startswith("rank-bm25")
    *_, (_, last) = steps()
    collection = read_collection(tmp_path, "test")
    for question in collection.queries.values():
        assert last(collection)(question) == ours(collection)(question)


def test_typos_cost_something_and_repairs_win_it_back(cli: Cli, tmp_path: Path) -> None:
    done = cli("bench", "typos", "--collection", str(write(tmp_path)))
    assert done.returncode == 0, done.stderr
    rows = {line[:27].strip(): line.split()[-5:] for line in done.stdout.splitlines()}
    assert rows["as asked"] == rows["with a typo, repaired"] == ["1.000"] * 5
    assert rows["with a typo, as it stands"] != rows["as asked"]
    assert rows["won back"] == ["100%"] * 5


@given(
    st.text(max_size=60) | st.lists(st.sampled_from("who counted zebras in Xinjiang 新疆 aaaa".split())).map(" ".join)
)
def test_a_typo_is_one_edit_and_the_same_every_time(question: str) -> None:
    wrong = with_typo(question, "seed")
    assert wrong == with_typo(question, "seed")
    assert OSA.distance(question, wrong) <= 1
