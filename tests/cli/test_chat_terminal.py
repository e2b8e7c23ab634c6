"""`cuttings chat` in a terminal: a conversation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pty = pytest.importorskip("pty", reason="pseudo-terminals are a POSIX thing")


def conversation(folder: Path, *lines: str) -> str:
    """What a terminal shows in which these lines are typed."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--corpus", str(folder)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env,
        close_fds=True,
    ) as process:
        os.close(theirs)
        os.write(ours, "".join(f"{line}\n" for line in lines).encode())
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
    return seen.decode()


def test_a_conversation_in_a_terminal(founding: Path) -> None:
    text = conversation(founding, "What are the China Cables?", "context 1", "context 9", "more", "help", "quit")
    assert "1 source." in text
    assert "ICIJ calls the leaked collection" in text
    assert "There is no quote 9: the last answer has " in text
    assert "There is nothing more on that." in text
    assert "the sentences around quote 2" in text


def test_a_follow_up_that_found_nothing_is_left_out_of_the_next(founding: Path) -> None:
    refused = "and which violins, cellos and trumpets did they varnish?"
    text = conversation(founding, "What are the China Cables?", refused, "who published them?", "quit")
    assert text.count("Nothing on that") == 1
    assert text.count("ICIJ calls the leaked collection") == 2


def test_a_question_about_the_bot_is_left_out_of_the_next(founding: Path) -> None:
    text = conversation(founding, "What are the China Cables?", "who funds you?", "who published them?", "quit")
    assert text.count("no language model") == 1
    assert text.count("ICIJ calls the leaked collection") == 2


def test_what_only_asks_is_asked_of_the_question_before_and_small_talk_leaves_it(founding: Path) -> None:
    text = conversation(
        founding, "What are the China Cables?", "when?", "hi", "and who?", "who published them?", "quit"
    )
    assert text.count("ICIJ calls the leaked collection") == 4
    assert text.count("You are welcome to ask") == 1


def test_who_asks_for_more_in_words_is_shown_the_next_quotes_too(founding: Path) -> None:
    text = conversation(founding, "What are the China Cables?", "tell me more, please", "what else?", "quit")
    assert text.count("There is nothing more on that.") == 2
    assert "Nothing on that" not in text
