"""Output that cannot be written is said in one line, with status 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FOUNDING, ROOT, settings_of

FULL = Path("/dev/full")

pytestmark = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


def ended(
    folder: Path, corpus: Path, command: str, stdin: str = "", stdout: int = subprocess.DEVNULL
) -> tuple[int, str]:
    """The status and the errors of `cuttings` with what a shell reads as its arguments and redirections."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("CUTTINGS_", "DISCORD_"))}
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m bot {command}', sys.executable],
        input=stdin.encode(),
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=clean | {"PYTHONPATH": str(ROOT), **settings_of(folder, corpus)},
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize(
    "command",
    [
        "--version",
        "--help",
        "ask China Cables",
        "ask --json China Cables",
        "chat",
        f"source show {FOUNDING}",
        "corpus list",
        "corpus stats",
        "corpus lint",
    ],
)
def test_a_full_disk_is_said(tmp_path: Path, founding: Path, command: str) -> None:
    status, errors = ended(tmp_path, founding, f"{command} > {FULL}", "China Cables\n")
    assert (status, len(errors.splitlines())) == (2, 1), errors
    assert "Standard output cannot be written (No space left on device)" in errors


@pytest.mark.parametrize("command", ["ask China Cables", "corpus list", "doctor"])
def test_closed_output_is_said(tmp_path: Path, founding: Path, command: str) -> None:
    status, errors = ended(tmp_path, founding, f"{command} >&-")
    assert (status, len(errors.splitlines())) == (2, 1), errors
    assert "no standard output" in errors


@pytest.mark.parametrize("command", ["ask China Cables", "ask --json China Cables", "corpus list", "corpus stats"])
def test_a_reader_may_leave(tmp_path: Path, founding: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert ended(tmp_path, founding, command, stdout=writer) == (0, "")
    os.close(writer)
