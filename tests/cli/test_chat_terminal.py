"""`cuttings chat` in a terminal: a conversation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pty = pytest.importorskip("pty", reason="pseudo-terminals are a POSIX thing")


def test_a_conversation_in_a_terminal(founding: Path) -> None:
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--corpus", str(founding)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env,
        close_fds=True,
    ) as process:
        os.close(theirs)
        os.write(ours, b"What are the China Cables?\ncontext 1\ncontext 9\nmore\nhelp\nquit\n")
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux: the other side has closed
                break
            if not part:
                break
            seen += part
        assert process.wait(30) == 0
    os.close(ours)
    text = seen.decode()
    assert "1 source." in text
    assert "ICIJ calls the leaked collection" in text
    assert "There is no quote 9: the last answer has " in text
    assert "There is nothing more on that." in text
    assert "the sentences around quote 2" in text
