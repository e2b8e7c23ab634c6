"""Index terms: other words for what a sentence says lead to it, and are never taken for its words."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.opening import opened
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.full_text import FullText, with_full_text
from bot.corpus.source import BlockKind, TextStatus
from tests.conftest import Cli, corpus_file

WORDS = {
    "guards": "The rules forbid guards to befriend inmates. Toilet breaks are timed and watched on video.",
    "harvest": "The harvest of apricots was poor that year. Hail and wind had damaged the blossom in spring.",
    "bridge": "The bridge across the Ili was opened by a minister. It took four years and cost nine million.",
}
TERMS = """
- source: guards
  sentence: The rules forbid guards
  terms: prison officers, friendly, fraternise, personal contact
- source: guards
  sentence: Toilet breaks
  terms: bathroom, loo, privacy, surveillance
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in WORDS.items():
        path = tmp_path / f"{name}.md"
        path.write_text(corpus_file(text, title=name.title(), url=f"https://example.org/{name}"), encoding="utf-8")
    (tmp_path / "index-terms.yaml").write_text(TERMS, encoding="utf-8")
    return tmp_path


def desk_of(folder: Path) -> Desk:
    return Desk(read_corpus(folder).sources)


def found(desk: Desk, question: str) -> list[tuple[str, str]]:
    return [(quote.source.id, quote.text) for quote in desk.ranked(question, desk.query(question), 3)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("may prison officers fraternise", "The rules forbid guards to befriend inmates."),
        ("privacy in the bathroom", "Toilet breaks are timed and watched on video."),
    ],
)
def test_other_words_lead_to_the_very_sentence_and_what_is_quoted_is_its_own(
    folder: Path, question: str, words: str
) -> None:
    assert found(desk_of(folder), question)[0] == ("guards", words)
    (folder / "index-terms.yaml").unlink()
    assert found(desk_of(folder), question) == []


def test_a_match_in_the_index_counts_less_than_one_in_the_text(folder: Path) -> None:
    desk = desk_of(folder)
    text, index = desk.ask("may guards befriend inmates"), desk.ask("may prison officers fraternise")
    assert text.confidence > index.confidence > 0


def test_no_index_term_is_marked_as_a_word_of_the_quote(folder: Path) -> None:
    desk = desk_of(folder)
    for quote in desk.ranked("friendly guards", desk.query("friendly guards"), 3):
        assert {quote.text[start:end] for start, end in quote.matched} == {"guards"}
        assert "friendly" not in quote.text


def test_no_index_term_is_printed(folder: Path, cli: Cli) -> None:
    corpus = ("--corpus", str(folder))
    printed = [cli("source", "show", "guards", *corpus), cli("source", "show", "guards", "--json", *corpus)]
    printed.append(cli("ask", "--json", "may prison officers fraternise with inmates", *corpus))
    for done in printed:
        assert done.returncode == 0
        assert "fraternise" not in done.stdout.replace("may prison officers fraternise", "")
    body = json.loads(printed[1].stdout)["body"]
    assert body == WORDS["guards"]


def test_published_text_is_searched_in_its_own_words_alone(folder: Path) -> None:
    (notes,) = (source for source in read_corpus(folder).sources if source.id == "guards")
    notes = replace(notes, text_status=TextStatus.NOTES)
    blocks = ((BlockKind.PARAGRAPH, "Officers who talk to prisoners are punished."),)
    read = with_full_text(notes, FullText("guards", notes.title, notes.url or "", "https://e.org", False, "", blocks))
    assert notes.index_terms
    assert read.index_terms == ()


def test_the_index_file_is_made_anew_when_an_index_term_changes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "index.bin"
    opened(read_corpus(folder).sources, (), path)
    assert found(opened(read_corpus(folder).sources, (), path), "fraternise")[0][0] == "guards"
    (folder / "index-terms.yaml").write_text(TERMS.replace("fraternise", "mingle"), encoding="utf-8")
    changed = opened(read_corpus(folder).sources, (), path)
    assert found(changed, "mingle")[0][0] == "guards"
    assert found(changed, "fraternise") == []


def test_what_goes_takes_its_index_terms_along(folder: Path) -> None:
    sources = read_corpus(folder).sources
    desk = Desk(sources)
    fork = desk.fork()
    fork.remove("guards")
    without = Desk(source for source in sources if source.id != "guards")
    assert found(fork, "fraternise") == []
    question = "apricots harvest on the bridge"
    assert [q.score for q in fork.ranked(question, fork.query(question), 3)] == [
        q.score for q in without.ranked(question, without.query(question), 3)
    ]


def test_the_shipped_corpus_has_index_terms_for_nearly_every_sentence() -> None:
    corpus = read_corpus(shipped_corpus())
    desk = Desk(corpus.sources, corpus.aliases)
    readings = [desk.reading(source) for source in desk.sources]
    lines = [line for r in readings for i in r.everything if (line := r.lines[i]).kind != "heading"]
    assert sum(bool(line.index_terms) for line in lines) > 0.95 * len(lines)
    assert isinstance(desk.ask("can guards make friends with inmates"), Answered)
