"""`cuttings bench speed`: every engine on the same terms, in one run."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.bench.contenders import CONTENDERS
from bot.bench.resampling import Sample
from bot.bench.speed import measured, one_source, whole
from bot.bench.timing import held
from tests.conftest import ROOT, Cli, settings_of


@pytest.fixture(scope="module")
def sample(desk: Desk) -> Sample:
    texts = [source.text for source in desk.sources]
    questions = [line for text in texts for line in text.split("\n\n")[:20]]
    return Sample.of(texts, (" ".join(question.split()[:8]) for question in questions), desk.analyzer)


def test_the_same_seed_draws_the_same(sample: Sample) -> None:
    assert list(sample.documents(50)) == list(sample.documents(60))[:50]
    assert [source.text for source in sample.sources(30)] == [source.text for source in sample.sources(30)]


@pytest.mark.parametrize("name", CONTENDERS)
def test_every_engine_finds_the_documents_that_hold_the_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("tantivy")
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")  # it would compile for half a minute
    documents = [["zebra", "river"], ["melon", "oasis"], ["gate"], ["zebra"], *([["other", "words"]] * 20)]
    engine = CONTENDERS[name](documents, tmp_path)
    assert len(engine.search(["zebra", "melon"]))  # type: ignore[arg-type]


def test_ranking_is_far_quicker_than_rank_bm25(sample: Sample, tmp_path: Path) -> None:
    documents = list(sample.documents(10_000))
    ours, library = (
        measured(name, documents, sample.queries, one_source(sample), tmp_path) for name in ("Cuttings", "rank-bm25")
    )
    assert library.query.median > 30 * ours.query.median
    assert ours.added is not None
    assert ours.added < 0.05


def test_a_desk_is_opened_from_its_file_and_grows_beside_a_running_loop(sample: Sample, tmp_path: Path) -> None:
    found = asyncio.run(whole(sample, 300, tmp_path))
    assert found.passages >= 200
    assert found.opened < found.built


def test_a_loop_that_stands_still_is_noticed() -> None:
    assert asyncio.run(held(lambda: sum(i for i in range(200_000))))[0] > 0
    seconds, longest = asyncio.run(held(time.monotonic))
    assert 0 <= longest <= seconds + 0.1


def test_the_command_prints_a_row_for_each_engine(cli: Cli) -> None:
    pytest.importorskip("numba")
    done = cli("bench", "speed", "--rounds", "1", "--sizes", "120", env={"COLUMNS": "160", "NUMBA_DISABLE_JIT": "1"})
    assert done.returncode == 0, done.stderr
    assert "finding, quoting, rendering for Discord" in done.stdout
    rows = {line.split("  ")[0].strip() for line in done.stdout.splitlines()}
    assert set(CONTENDERS) <= rows
    assert "The whole question" in done.stdout
    for name in (*CONTENDERS, "the whole question"):
        assert f"Measuring 120 passages: {name} …\n" in done.stderr
    refused = cli("bench", "speed", "--sizes", "many")
    assert refused.returncode == 2
    assert "--sizes" in refused.stderr


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent otherwise elsewhere")
def test_the_first_ctrl_c_ends_it(tmp_path: Path, founding: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "bench", "speed", "--rounds", "1000000"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings_of(tmp_path, founding)},
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().decode() == "Measuring the corpus at hand …\n"
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(30) == 130
        finally:
            process.kill()
        assert process.stderr.read() == b""
