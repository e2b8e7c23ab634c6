"""`cuttings eval` and the curator's overview commands, as a process."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bot.corpus.folder import shipped_corpus
from tests.conftest import FOUNDING, Cli

QUESTIONS = f"""
- {{id: a, q: "What are the China Cables?", answerable: true, expects: [{FOUNDING}], answer_regex: china cables}}
- {{id: b, q: "What are the China Cables?", answerable: true, expects: [{FOUNDING}], answer_regex: zebra}}
- {{id: c, q: "how many zebras are there", answerable: true, expects: [{FOUNDING}], note: typo}}
- {{id: d, q: "how do I boil an egg", answerable: false, kind: off_topic}}
- {{id: e, q: "What are the China Cables?", answerable: false, group: near-miss}}
- {{id: f, q: "who leads it", answerable: true, expects: [{FOUNDING}], context: "What is ICIJ?", answer_regex: lead reporter}}
"""


def test_eval_counts_by_group_and_lists_the_failures(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")
    report = json.loads(cli("eval", str(file), "--json").stdout)
    assert set(report["groups"]) == {"wording", "typo", "off-topic", "near-miss", "follow-up", "all"}
    counts = report["groups"]["all"]["counts"]
    assert counts["answerable"] == 4
    assert counts["source_at_1"] == 3
    assert counts["quote_at_1"] == 2
    assert counts["wrongly_refused"] == 1
    assert (counts["unanswerable"], counts["wrongly_answered"]) == (2, 1)
    failures = {failure["id"]: failure["failure"] for failure in report["failures"]}
    assert failures == {"b": "the words are not in the quotes", "c": "wrongly refused", "e": "wrongly answered"}
    old = tmp_path / "old.json"
    report["failures"].append({"id": "a", "question": "What are the China Cables?"})
    old.write_text(json.dumps(report), encoding="utf-8")
    shown = cli("eval", str(file), "--compare", str(old)).stdout
    assert "Mended: a What are the China Cables?" in shown
    assert "Broken: none" in shown


def test_a_narrow_terminal_cuts_no_figure_of_a_table(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")
    narrow, wide = (
        cli("eval", str(file), "--no-failures", env={"COLUMNS": columns}).stdout for columns in ("30", "200")
    )
    assert "…" not in narrow
    assert [line.split() for line in narrow.splitlines()[-6:]] == [line.split() for line in wide.splitlines()[-6:]]


def test_eval_names_questions_that_cannot_be_asked(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text("- {id: a, q: x, answerable: true, expects: [nowhere]}", encoding="utf-8")
    done = cli("eval", str(file))
    assert done.returncode == 2
    assert "'nowhere' is not a source" in done.stderr
    assert cli("eval", str(tmp_path / "none.yaml")).returncode == 2
    assert cli("eval", "--compare", str(file)).returncode == 2


@pytest.mark.parametrize(("wrong", "more"), [(10, ""), (13, "… and 3 more.\n")])
def test_of_many_questions_that_cannot_be_asked_the_first_are_named(
    cli: Cli, founding: Path, tmp_path: Path, wrong: int, more: str
) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(founding, corpus)
    lines = [f"- {{id: q{i}, q: x, answerable: true, expects: [nowhere]}}" for i in range(wrong)]
    (corpus / "questions.yaml").write_text("\n".join(lines), encoding="utf-8")
    for command in (("corpus", "learn"), ("eval",)):
        done = cli(*command, "--corpus", str(corpus))
        assert done.returncode == 2
        assert done.stderr.count("'nowhere' is not a source") == 10
        assert f"of this corpus\n{more}Mend them or take them out: `cuttings corpus lint` names every" in done.stderr
    assert cli("corpus", "lint", "--corpus", str(corpus)).stdout.count("'nowhere' is not a source") == wrong


def test_the_shipped_questions_are_asked_of_the_shipped_corpus(cli: Cli) -> None:
    report = json.loads(cli("eval", "--json", "--corpus", str(shipped_corpus())).stdout)
    counts = report["groups"]["all"]["counts"]
    assert counts["answerable"] + counts["unanswerable"] >= 260
    assert {"wording", "language", "typo", "follow-up", "official-position", "off-topic", "near-miss"} <= set(
        report["groups"]
    )


def test_list_and_stats_count_the_same(cli: Cli) -> None:
    folder = ("--corpus", str(shipped_corpus()))
    listed = json.loads(cli("corpus", "list", "--json", *folder).stdout)
    stats = json.loads(cli("corpus", "stats", "--json", *folder).stdout)
    assert len(listed) == stats["sources"] == sum(stats["kind"].values()) == 98
    assert stats["text"] == {"full": 1, "none": 1, "notes": 96}
    testimony = cli("corpus", "list", "--kind", "testimony", *folder).stdout.splitlines()
    assert len(testimony) == stats["kind"]["testimony"]
    assert cli("corpus", "list", "--kind", "rumour").returncode == 2
    assert cli("corpus", "show", FOUNDING).stdout == cli("source", "show", FOUNDING).stdout


@pytest.mark.parametrize("question", ["Rahile Dawut", "what did the telegram order"])
def test_unverified_data_is_shown_as_such(cli: Cli, question: str) -> None:
    done = cli("ask", "--json", question, "--corpus", str(shipped_corpus()))
    for quote in json.loads(done.stdout)["quotes"]:
        whole = json.loads(
            cli("source", "show", quote["source"]["id"], "--json", "--corpus", str(shipped_corpus())).stdout
        )
        if "url" in whole["unverified"]:
            assert quote["source"]["url"] is None
            assert quote["link"] == whole["reprint_url"]


def test_a_corpus_learns_from_its_questions_and_lint_reads_what_it_learned(cli: Cli, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(shipped_corpus(), corpus)
    learned = (corpus / "confidence.yaml").read_text(encoding="utf-8")
    (corpus / "confidence.yaml").unlink()
    told = cli("corpus", "learn", "--corpus", str(corpus)).stdout
    assert str(corpus / "confidence.yaml") in told
    assert re.search(r"answerable, refused: \d+ of \d+ as learned, \d+ in general\n", told)
    again = (corpus / "confidence.yaml").read_text(encoding="utf-8")
    assert again.splitlines()[:5] == learned.splitlines()[:5]
    (corpus / "confidence.yaml").write_text("- of: nothing", encoding="utf-8")
    done = cli("corpus", "lint", "--corpus", str(corpus))
    assert done.returncode == 1
    assert "confidence.yaml:1: of: must be each of" in done.stdout
    asked = cli("ask", "What are the China Cables?", "--corpus", str(corpus))
    assert asked.returncode == 0
    assert "Left out: " in asked.stderr and "confidence.yaml:1" in asked.stderr


def test_questions_of_one_kind_are_too_little_to_learn_from(cli: Cli, founding: Path) -> None:
    assert cli("corpus", "learn").returncode == 2
    (founding / "questions.yaml").write_text(QUESTIONS.split("- {id: c", maxsplit=1)[0], encoding="utf-8")
    try:
        done = cli("corpus", "learn")
    finally:
        (founding / "questions.yaml").unlink()
    assert done.returncode == 2
    assert "too little to learn from" in done.stderr
    assert not (founding / "confidence.yaml").exists()


def test_what_is_no_better_than_general_weights_is_not_kept(cli: Cli, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(shipped_corpus(), corpus)
    questions = (corpus / "questions.yaml").read_text(encoding="utf-8").split("\n- ")
    answerable = [question for question in questions if "answerable: true" in question][1:31]
    near = [question.replace("near-miss", "wording") for question in answerable[:20]]
    lines = [*answerable, *(re.sub("answerable: true[^$]*", "answerable: false", question) for question in near)]
    unlike = (re.sub("id: ", "id: x", question) if i >= 30 else question for i, question in enumerate(lines))
    (corpus / "questions.yaml").write_text("\n".join(f"- {question}" for question in unlike), encoding="utf-8")
    done = cli("corpus", "learn", "--corpus", str(corpus))
    assert done.returncode == 0, done.stderr
    assert "near the subject, answered: " in done.stdout
    assert "Removed" not in cli("corpus", "learn", "--corpus", str(corpus)).stdout
    assert f"general weights serve, without {corpus / 'confidence.yaml'}" in done.stdout
    assert f"Removed {corpus / 'confidence.yaml'}: " in done.stdout
    assert not (corpus / "confidence.yaml").exists()
