"""`cuttings doctor` says what is wrong and what helps, and changes nothing."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.places import DATABASE, INDEX
from bot.store.migrations import MIGRATIONS
from tests.conftest import Cli, corpus_file

TOKEN = "MTIwMDAwMDAwMDAwMDAwMDAwMQ.G4abcd.a-secret-that-nobody-may-see"
GOOD = {"DISCORD_TOKEN": TOKEN, "CUTTINGS_CORPUS": ""}
"""A token of the right form, and the shipped corpus."""


def looked(output: str) -> dict[str, bool]:
    lines = (line for line in output.splitlines() if line.startswith(("ok  ", "MEND")))
    return {line[6:].partition(":")[0]: line.startswith("ok") for line in lines}


def test_where_all_is_well_it_says_so(cli: Cli, tmp_path: Path) -> None:
    done = cli("doctor", env=GOOD)
    assert done.returncode == 0, done.stdout + done.stderr
    assert TOKEN not in done.stdout + done.stderr
    assert set(looked(done.stdout)) == {
        "settings", "token", "data folder", "disk", "bot", "database", "corpus", "index file", "clock",
    }  # fmt: skip
    assert "none yet" in done.stdout
    assert list((tmp_path / "data").iterdir()) == []
    cli("ask", "China Cables", env=GOOD)
    assert "fits the corpus" in cli("doctor", env=GOOD).stdout
    (tmp_path / "data" / INDEX).write_bytes(b"x" * 1000)
    done = cli("doctor", env=GOOD)
    assert (done.returncode, "makes it anew" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("token", "wrong"),
    [
        ("", "is not set"),
        ("abc", "three parts"),
        (TOKEN + ".more", "three parts"),
        ("bm8gbnVtYmVy.x.y", "an application's id"),
        ("Bot MTIz.abc.def", "an application's id"),
        (TOKEN.replace(".", ". ", 1), "a space"),
        (TOKEN + ":", "a character that no token holds"),
        (TOKEN.replace("M", "é", 1), "a character that no token holds"),
    ],
)
def test_a_token_of_another_form_is_named_with_what_is_wrong_and_never_shown(cli: Cli, token: str, wrong: str) -> None:
    done = cli("doctor", env={"DISCORD_TOKEN": token})
    assert done.returncode == 2
    (line,) = (line for line in done.stdout.splitlines() if "DISCORD_TOKEN" in line)
    assert wrong in line
    for shown in (done.stdout, done.stderr):
        assert "secret" not in shown
        assert not token or token not in shown


def test_a_database_is_looked_at_and_left_alone(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    path = folder / DATABASE
    for content, wrong in ((b"no database " * 100, "is damaged"), (b"", "is empty: what it held is gone")):
        path.write_bytes(content)
        done = cli("doctor", env=GOOD)
        assert path.read_bytes() == content
        assert (done.returncode, looked(done.stdout)["database"]) == (2, False)
        assert wrong in done.stdout
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE migrations (name TEXT, applied TEXT)")
    done = cli("doctor", env=GOOD)
    assert (done.returncode, looked(done.stdout)["database"]) == (0, True)
    assert f"upgrades it by {len(MIGRATIONS)} steps" in done.stdout
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO migrations VALUES ('9999 later', '')")
        connection.commit()
    done = cli("doctor", env=GOOD)
    assert done.returncode == 2
    assert "newer Cuttings" in done.stdout


def test_the_size_of_a_database_is_told_with_that_of_its_log(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / DATABASE
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE migrations (name TEXT, applied TEXT)")
        size = path.stat().st_size + path.with_name(f"{DATABASE}-wal").stat().st_size
        assert f"{DATABASE}, {size:,} bytes, sound" in cli("doctor", env=GOOD).stdout


def test_a_corpus_with_errors_and_one_that_is_not_there_are_named(cli: Cli, tmp_path: Path, founding: Path) -> None:
    broken = shutil.copytree(founding, tmp_path / "broken")
    (broken / "bad.md").write_text("nothing", encoding="utf-8")
    done = cli("doctor", env=GOOD | {"CUTTINGS_CORPUS": str(broken)})
    assert (done.returncode, looked(done.stdout)["corpus"]) == (2, False)
    assert "bad.md:1:" in done.stdout
    done = cli("doctor", env=GOOD | {"CUTTINGS_CORPUS": str(tmp_path / "nowhere")})
    assert (done.returncode, looked(done.stdout)["corpus"]) == (2, False)
    assert "Traceback" not in done.stderr


def test_whatever_the_linter_names_is_to_be_mended(cli: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "a.md").write_text(corpus_file(), encoding="utf-8")
    assert looked(cli("doctor", env=GOOD | {"CUTTINGS_CORPUS": str(broken)}).stdout)["corpus"]
    (broken / "confidence.yaml").write_text("- of: everything\n", encoding="utf-8")
    (problem, *_) = cli("corpus", "lint", "--corpus", str(broken)).stdout.splitlines()
    done = cli("doctor", env=GOOD | {"CUTTINGS_CORPUS": str(broken)})
    assert (done.returncode, looked(done.stdout)["corpus"]) == (2, False)
    assert "confidence.yaml:1:" in problem
    assert problem in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a folder in a file is named otherwise elsewhere")
def test_a_data_folder_that_cannot_be_written_is_named(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = cli("doctor", env=GOOD | {"CUTTINGS_DATA": str(tmp_path / "file" / "data")})
    assert (done.returncode, looked(done.stdout)["data folder"]) == (2, False)
    assert "CUTTINGS_DATA" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_path_is_shown_and_used_as_the_operator_meant_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text(corpus_file(), encoding="utf-8")
    for written, meant in (("~/kept", tmp_path / "home" / "kept"), ("kept", tmp_path / "kept")):
        lines = f"CUTTINGS_DATA={written}\nCUTTINGS_CORPUS=corpus\n"
        (tmp_path / ".env").write_text(lines, encoding="utf-8")
        env = GOOD | {"HOME": str(tmp_path / "home"), "USERPROFILE": str(tmp_path / "home"), "CUTTINGS_DATA": ""}
        done = cli("doctor", env=env)
        assert done.returncode == 0
        assert f"data folder: {meant}\n" in done.stdout
        assert f"corpus: {tmp_path / 'corpus'}, 1 source" in done.stdout
        assert cli("ask", "a title", env=env).returncode == 0
        assert (meant / INDEX).exists()
        assert str(meant) in cli("backup", "copy", env=env).stderr
    assert not (tmp_path / "~").exists()
    here = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "CUTTINGS_CORPUS": "~/corpus"}
    for command in (("doctor",), ("corpus", "list"), ("corpus", "stats")):
        assert "no corpus folder" not in cli(*command, env=GOOD | here).stderr
    for command in (("doctor",), ("backup", "copy")):
        done = cli(*command, env={"CUTTINGS_DATA": "~nobody-of-this-name/data"})
        assert done.returncode == 2
        assert "CUTTINGS_DATA" in done.stdout + done.stderr and "home folder of nobody" in done.stdout + done.stderr


def test_a_name_that_was_meant_for_a_setting_is_told_with_the_nearest_one_and_no_value(
    cli: Cli, tmp_path: Path
) -> None:
    file = "DISCORD_TOKN=secret\nTZ=secret\nCUTTING_LOG_LEVEL=secret\nLOG_LEVEL=secret\nDISCORD_WEBHOOK=secret\n"
    (tmp_path / ".env").write_text(file, encoding="utf-8")
    env = {"CUTTINGS_TOKEN": "secret", "CUTTINGS_CORPOS": "secret", "CUTTINGS_COLOUR": "secret"}
    told = [
        "CUTTINGS_COLOUR is no setting; the nearest is CUTTINGS_CORPUS",
        "CUTTINGS_CORPOS is no setting; the nearest is CUTTINGS_CORPUS",
        "CUTTINGS_TOKEN is no setting; the nearest is DISCORD_TOKEN",
        "CUTTING_LOG_LEVEL is no setting; the nearest is CUTTINGS_LOG_LEVEL",
        "DISCORD_TOKN is no setting; the nearest is DISCORD_TOKEN",
    ]
    done, run = cli("doctor", env=env), cli("run", env=env)
    assert (done.returncode, looked(done.stdout)["settings"]) == (2, False)
    assert f"settings: {'; '.join(told)}\n" in done.stdout
    assert run.returncode == 2
    assert run.stderr.startswith("\n".join(told))
    assert "secret" not in done.stdout + run.stderr
    (tmp_path / ".env").unlink()
    # Another bot's token.
    assert looked(cli("doctor", env=GOOD | {"DISCORD_BOT_TOKEN": "x"}).stdout)["settings"]
    assert "CUTTINGS_CORPOS" in cli("doctor", env=env | {"CUTTINGS_LOG_LEVEL": "loud"}).stdout


def test_settings_that_cannot_be_read_are_named(cli: Cli) -> None:
    done = cli("doctor", env={"CUTTINGS_LOG_LEVEL": "LOUD"})
    assert done.returncode == 2
    assert "CUTTINGS_LOG_LEVEL" in done.stdout
