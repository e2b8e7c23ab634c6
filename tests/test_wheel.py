"""Installed from a built wheel in another folder, the shipped corpus and the catalogues come along."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bot.rendering.wording import LANGUAGES
from tests.conftest import ROOT


def test_a_wheel_answers_from_the_shipped_corpus_and_holds_every_language(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    target = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    catalogues = {path.stem for path in (target / "bot" / "rendering" / "catalogues").iterdir()}
    assert catalogues == set(LANGUAGES)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = "import sys; from bot.cli import main; import bot; print(bot.__file__, file=sys.stderr); main()"
    ask = [sys.executable, "-c", code, "ask", "--json", "What are the China Cables?"]
    env = {k: v for k, v in os.environ.items() if not k.startswith("CUTTINGS_")} | {"PYTHONPATH": str(target)}
    done = subprocess.run(ask, capture_output=True, text=True, check=False, timeout=60, cwd=elsewhere, env=env)
    assert str(target) in done.stderr
    assert json.loads(done.stdout)["answered"] is True
    assert (target / "bin" / "cuttings").exists() or os.name == "nt"
