"""`cuttings picture`, as a process."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Cli

QUESTION = "What are the China Cables?"


def test_what_is_missing_is_named(cli: Cli, tmp_path: Path) -> None:
    done = cli("picture", QUESTION, str(tmp_path / "answer.png"), env={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert "No browser found. Install one of: chromium" in done.stderr or "pip install" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_says_what_to_install_as_the_readme_does(cli: Cli) -> None:
    command = "pip install '.[pictures]'"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    for args in ((), ("picture",)):
        assert command in " ".join(cli(*args, "--help", env={"COLUMNS": "200"}).stdout.split())


def test_an_answer_becomes_a_picture(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("playwright")
    if not shutil.which("chromium"):
        pytest.skip("no chromium")
    png = tmp_path / "answer.png"
    done = cli("picture", QUESTION, str(png))
    assert (done.returncode, done.stdout) == (0, "")
    assert png.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("/glossary", "term:"),
        ("/ask", "question:"),
        ("/nonsense", "/nonsense"),
        ("/source shows", "/source show"),
        ("/glossary term:camp colour:red", "colour"),
        ("", "question"),
    ],
)
def test_what_is_wrong_with_what_is_typed_is_named(cli: Cli, tmp_path: Path, typed: str, named: str) -> None:
    done = cli("picture", typed, str(tmp_path / "answer.png"))
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_is_missing_is_named(cli: Cli, tmp_path: Path) -> None:
    for png in (tmp_path / "nowhere" / "answer.png", tmp_path):
        done = cli("picture", QUESTION, str(png))
        assert done.returncode == 2
        assert f"{png} cannot be written" in done.stderr
        assert len(done.stderr.splitlines()) == 1
