"""Asking in a terminal and from programs, as a process."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from bot.corpus.folder import shipped_corpus
from bot.env_file import EnvFileError, read_env_file
from tests.conftest import FOUNDING, Cli, corpus_file

QUOTE = {"kind", "text", "above", "start", "end", "matched", "link", "score", "source"}
SOURCE = {"id", "title", "publisher", "authors", "published", "url", "archive_url", "language", "kind", "collection"}


def ask(cli: Cli, *args: str, **options: Any) -> dict[str, Any]:
    done = cli("ask", "--json", *args, **options)
    assert (done.returncode, done.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_one_question_is_answered_in_words_a_reader_can_follow(cli: Cli) -> None:
    done = cli("ask", "What are the China Cables?")
    assert (done.returncode, done.stderr) == (0, "")
    assert "“ICIJ calls the leaked collection of documents “the China Cables,”" in done.stdout
    assert "A second major Xinjiang leak · The China Project (SupChina) · 26 November 2019" in done.stdout
    assert "https://thechinaproject.com/2019/11/26/a-second-major-xinjiang-leak#:~:text=" in done.stdout


def test_quotation_marks_around_the_question_are_optional(cli: Cli) -> None:
    assert (
        cli("ask", "What", "are", "the", "China", "Cables?").stdout == cli("ask", "What are the China Cables?").stdout
    )


def test_json_has_the_promised_shape_and_every_quote_can_be_checked(cli: Cli) -> None:
    answer = ask(cli, "What are the China Cables?")
    assert set(answer) == {
        *("question", "corrected", "unanswered", "of_others", "answered", "confidence", "quotes"),
        *("sources", "suggestions", "about_us"),
    }
    assert (answer["answered"], answer["suggestions"], answer["unanswered"]) == (True, [], [])
    assert answer["about_us"] is None
    assert 0.5 <= answer["confidence"] <= 1
    for quote in answer["quotes"]:
        assert set(quote) == QUOTE
        assert set(quote["source"]) == SOURCE
        assert quote["kind"] == "quote"
        source = json.loads(cli("source", "show", quote["source"]["id"], "--json").stdout)
        assert source["body"][quote["start"] : quote["end"]] == quote["text"]
        for start, end in quote["matched"]:
            assert re.search("china|cabl", quote["text"][start:end], re.IGNORECASE)


def test_json_says_where_another_name_was_read_than_was_asked(cli: Cli) -> None:
    answer = ask(cli, "What are the Chana Cables?")
    assert (answer["answered"], answer["suggestions"]) == (True, ["What are the China Cables?"])
    assert (answer["corrected"], answer["sources"]) == ("What are the China Cables?", [])


def test_what_is_asked_about_cuttings_itself_is_told_and_not_searched(cli: Cli) -> None:
    assert "neither questions nor who asks" in cli("ask", "is this anonymous?").stdout
    assert "no language model" in cli("ask", "who made you?").stdout
    assert "cuttings corpus list" in cli("ask", "list all sources").stdout
    answer = ask(cli, "who can see what I ask?")
    assert (answer["answered"], answer["sources"], answer["about_us"]) == (False, [], "privacy")


def test_a_source_is_cited_in_the_style_that_is_asked_for(cli: Cli) -> None:
    done = cli("source", "cite", FOUNDING, "--style", "apa")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "A second major Xinjiang leak. (2019, November 26). The China Project (SupChina). "
        "https://thechinaproject.com/2019/11/26/a-second-major-xinjiang-leak\n"
    )
    assert "accessed" in cli("source", "cite", FOUNDING).stdout


def test_filters_say_which_sources_may_answer(cli: Cli) -> None:
    question = "What are the China Cables?"
    filters = ("--outlet", "china project", "--kind", "news-report", "--after", "2019", "--before", "2019-11")
    assert ask(cli, question, *filters, "--language", "en", "--collection", "china-cables")["answered"]
    assert ask(cli, question, *filters, "--language", "English", "--collection", "China Cables")["answered"]
    nowhere = cli("ask", question, "--language", "klingon", "--collection", "bananas")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "language: 'klingon' is none of " in nowhere.stderr
    assert "collection: 'bananas' is none of china-cables" in nowhere.stderr
    refused = cli("ask", f"{question} -cables")
    assert (refused.returncode, "ask again without them" in refused.stdout) == (0, True)
    link = "https://www.thechinaproject.com/2019/11/26/a-second-major-xinjiang-leak/?utm_source=x"
    assert ask(cli, link)["confidence"] == 1


def test_no_answer_is_a_normal_result(cli: Cli) -> None:
    answer = ask(cli, "capital of France")
    assert answer["answered"] is False
    assert answer["quotes"] == []
    assert "Nothing on that" in cli("ask", "capital of France").stdout


def test_who_asks_in_a_language_of_no_source_is_told_that_first(cli: Cli) -> None:
    said = cli("ask", "Wie heißt die Hauptstadt von Frankreich?").stdout
    assert said.startswith("No source here is in the language of this question")
    assert "Nothing on that" not in said
    assert "English or Chinese" in said


def test_a_pipe_gets_one_object_a_line_whatever_comes(cli: Cli) -> None:
    lines = ["What are the China Cables?", "", "\x00", "\u202e😀", "capital of France", "who are they"]
    done = cli("chat", "--json", stdin="\n".join(lines).encode() + b"\n\xff\xfe broken \x80\n")
    assert (done.returncode, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["question"] for a in answers[:-1]] == lines
    assert len(answers) == len(lines) + 1
    assert answers[0]["answered"]
    text = cli("chat", stdin="What are the China Cables?\n\n").stdout
    assert text.startswith("? What are the China Cables?\n\n1. “")


def test_output_is_utf_8_under_any_locale(cli: Cli) -> None:
    done = cli("ask", "China Cables", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "“the China Cables,”" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="elsewhere arguments are no bytes")
def test_arguments_are_utf_8_under_any_locale(cli: Cli, tmp_path: Path, founding: Path) -> None:
    corpus = shutil.copytree(founding, tmp_path / "中国电文")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = ask(cli, "“中国电文”是什么？", "--corpus", str(corpus), env=plain)
    assert answer["question"] == "“中国电文”是什么？"
    # What is no UTF-8 stops nobody.
    assert cli("ask", "--json", "caf\udce9 camps", env=plain).returncode == 0


def test_notes_are_never_quoted(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    note = "According to the paper, zebras were counted in 2019.\n\nThe zebras counted were disputed."
    (folder / "zebra-count.md").write_text(corpus_file(note, title="Zebra count", text="notes"), encoding="utf-8")
    (folder / "otter-count.md").write_text(corpus_file("", title="Otter count", text="notes"), encoding="utf-8")
    quote = ask(cli, "zebras counted", "--corpus", str(folder))["quotes"][0]
    assert quote["kind"] == "note"
    assert quote["link"] == "https://example.org/a"
    shown = cli("ask", "zebras counted", "--corpus", str(folder)).stdout
    assert "Cuttings’ note on: Zebra count" in shown
    assert "\n   According" in shown
    assert "\n   The zebras counted" in shown
    assert "In our own words, about: The Daily Test" in shown
    assert not set("“”#") & set(shown)
    for style in ("plain", "bibtex", "csl-json"):
        cited = cli("source", "cite", "zebra-count", "--style", style, "--corpus", str(folder))
        assert "Cuttings’ note on it, in our own words" in cited.stderr
        assert "Cuttings" not in cited.stdout
        bare = cli("source", "cite", "otter-count", "--style", style, "--corpus", str(folder))
        assert (bare.returncode, bare.stderr) == (0, "")


def test_files_with_errors_are_named_and_the_rest_answers(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.md").write_text(corpus_file("Zebras were counted twice."), encoding="utf-8")
    (folder / "bad.md").write_text(corpus_file("x", kind="rumour"), encoding="utf-8")
    done = cli("ask", "zebras counted", "--corpus", str(folder))
    assert "Zebras were counted twice." in done.stdout
    assert re.search(r"Left out: .*bad\.md:8: kind: 'rumour' is not one of news-report", done.stderr)


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("ask", "x", "--corpus", "nowhere"), "nowhere"),
        (("ask", "x", "--corpus", "."), f"{shipped_corpus() / 'README.md'} shows the format"),
        (("source", "show", "china-projekt"), "china-project-second-xinjiang-leak"),
        (("source", "show", "zzz"), "zzz"),
        (("source", "cite", "zzz"), "zzz"),
        (("ask", "x", "--after", "soon"), "2019-11-26, 2019-11 or 2019"),
        (("ask", "x", "--kind", "opinion"), "op-ed"),
        (("ask", "x", "--outlet", "Nowhere"), "cuttings corpus stats"),
        (("source", "cite", "zzz", "--style", "mla"), "csl-json"),
        (("ask",), "QUESTION"),
        (("nonsense",), "nonsense"),
        (("ask", "--nonsense", "x"), "--nonsense"),
        (("run",), "https://discord.com/developers/applications"),
    ],
)
def test_bad_input_is_named_with_its_remedy_and_status_2(cli: Cli, args: tuple[str, ...], named: str) -> None:
    done = cli(*args)
    assert done.returncode == 2
    assert named in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_settings_that_cannot_be_used_are_named_all_at_once_and_no_value_is_shown(cli: Cli) -> None:
    done = cli(
        "run", env={"DISCORD_TOKEN": "sec ret", "CUTTINGS_LOG_LEVEL": "loud", "CUTTINGS_MESSAGE_CONTENT": "maybe"}
    )
    assert done.returncode == 2
    assert "DISCORD_TOKEN: holds a space" in done.stderr
    assert "CUTTINGS_LOG_LEVEL: must be INFO, WARNING or ERROR\n" in done.stderr
    assert "CUTTINGS_MESSAGE_CONTENT: must be true or false\n" in done.stderr
    for value in ("sec ret", "loud", "maybe"):
        assert value not in done.stderr


def test_a_line_of_the_file_env_that_is_none_is_named_once_with_its_place(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# ours\n\nDISCORD_TOKEN secret\nCUTTINGS_LOG_LEVEL=loud\n", encoding="utf-8")
    named = f"{tmp_path}/.env:3: is no line of the form NAME=value"
    asked = cli("ask", "China Cables", env={"CUTTINGS_DATA": "", "XDG_DATA_HOME": str(tmp_path)})
    assert (asked.returncode, asked.stderr) == (0, f"Left out: {named}\n")
    run = cli("run")
    assert run.returncode == 2
    assert run.stderr.count(named) == 1
    assert "CUTTINGS_LOG_LEVEL: must be" in run.stderr
    assert "CUTTINGS_LOG_LEVEL: must be" in cli("run", env={"CUTTINGS_LOG_LEVEL": "DEBUG"}).stderr
    assert "CUTTINGS_LOG_LEVEL" not in cli("run", env={"CUTTINGS_LOG_LEVEL": "info"}).stderr
    looked = cli("doctor", env={"CUTTINGS_LOG_LEVEL": "info"})
    assert (looked.returncode, looked.stdout.count(named), looked.stderr.count(named)) == (2, 1, 0)
    assert "secret" not in asked.stderr + run.stderr + looked.stdout
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff")
    for command in (("ask", "x"), ("run",)):
        done = cli(*command, env={"CUTTINGS_DATA": ""})
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert f"{tmp_path}/.env cannot be read: it is not UTF-8" in done.stderr


def test_a_file_env_that_this_user_may_not_read_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").touch()
    monkeypatch.chdir(tmp_path)
    # No permission stops root, as whom the tests may run.
    refused = Mock(spec=Path.read_text, side_effect=PermissionError(13, "Permission denied"))
    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(EnvFileError, match=r"\.env cannot be read \(Permission denied\)\. Give this user access"):
        read_env_file()
