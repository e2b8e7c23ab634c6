"""The linter: every kind of error, with file and line; what is mechanical is mended."""

import datetime
from pathlib import Path

from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.linting import fix, lint
from tests.conftest import Cli, corpus_file

TODAY = datetime.date(2026, 1, 1)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_the_shipped_corpus_is_clean(cli: Cli) -> None:
    assert lint(shipped_corpus(), datetime.datetime.now(datetime.UTC).date()) == []
    assert cli("corpus", "lint", "--corpus", str(shipped_corpus())).returncode == 0


def test_every_kind_of_error_is_found_with_its_place(tmp_path: Path, cli: Cli) -> None:
    folder = write(
        tmp_path,
        {
            "one.md": corpus_file(
                "See [below](#nowhere) and [here](#a-part).\n\n## A part", related="[two, gone, one]"
            ),
            "two.md": corpus_file(published="2199-01-01", url="http://www.example.org/a/"),
            "three.md": corpus_file(title="Third", url="https://example.org/c", kind="rumour"),
            "aliases.yaml": "- canonical: Alef\n  kind: spelling\n  forms: [Alpha, Alfa]\n"
            "- canonical: Bet\n  kind: translation\n  forms: [alpha, Beta]\n"
            "- canonical: C\n  kind: nickname\n  forms: [c]\n"
            "- canonical: child\n  kind: translation\n  forms: [Kind]\n"
            "- canonical: Bismarck\n  kind: variant\n  forms: [of the, Otto]\n"
            "- canonical: amount\n  kind: synonym\n  forms: [how much]\n"
            "- canonical: W.H.O.\n  kind: abbreviation\n  forms: [World Health Organization]\n",
            "glossary.yaml": "- term: T\n  definition: D\n  sources: [none]\n",
            "timeline.yaml": "- date: 2020-01-02\n  event: E\n  sources: [one]\n"
            "- date: 2020-01-01\n  event: F\n  sources: [one]\n- date: 2020-13\n  event: G\n",
            "index-terms.yaml": "- source: none\n  sentence: A\n  terms: x, y\n"
            "- source: one\n  sentence: Nowhere in it\n  terms: x\n- source: one\n  sentence: See below\n  terms: ','\n",
            "questions.yaml": "- id: q\n  q: Q?\n  answerable: true\n  expects: [one]\n  answer_regex: zebra\n"
            "- id: q\n  q: R?\n  answerable: maybe\n  answer_regex: '('\n",
        },
    )
    found = [str(problem).removeprefix(f"{tmp_path}/") for problem in lint(folder, TODAY)]
    for expected in (
        "one.md:11: related: 'gone' is not a source",
        "one.md:11: related: names the source itself",
        "two.md:1: related: lacks 'one'",
        "one.md:14: links to #nowhere",
        "two.md:5: published: 2199-01-01 lies in the future",
        "two.md:2: title: is the same as that of one",
        "two.md:6: url: is the same as that of one",
        "three.md:8: kind: 'rumour' is not one of",
        "aliases.yaml:4: forms: 'alpha' means both 'Alef' and 'Bet'",
        "aliases.yaml:8: kind: 'nickname'",
        "aliases.yaml:9: forms: must be a list with at least one other form",
        "aliases.yaml:10: forms: 'Kind' is an English word, too",
        "aliases.yaml:15: forms: 'of the' is nothing but words of grammar",
        "glossary.yaml:3: sources: 'none' is not a source",
        "timeline.yaml:4: date: 2020-01-01 (F) stands after 2020-01-02",
        "timeline.yaml:7: date: '2020-13' is not a day",
        "index-terms.yaml:1: source: 'none' is not a source",
        "index-terms.yaml:4: sentence: 'Nowhere in it' does not stand in one",
        "index-terms.yaml:9: terms: is missing",
        "questions.yaml:1: answer_regex: q: no expected source holds 'zebra'",
        "questions.yaml:8: answerable: must be true or false",
        "questions.yaml:9: answer_regex: is not a regular expression",
        "questions.yaml:6: id: 'q' is given twice",
    ):
        assert any(line.startswith(expected) for line in found), (expected, found)
    assert sum("words of grammar" in line for line in found) == 1
    done = cli("corpus", "lint", "--corpus", str(folder))
    assert done.returncode == 1
    assert "one.md:11: related: 'gone'" in done.stdout


def test_where_no_source_can_be_read_all_errors_are_told(tmp_path: Path, cli: Cli) -> None:
    folder = write(tmp_path, {"Bad_Name.md": "---\npublisher: P\n---\n\nText.\n", "aliases.yaml": "a: ["})
    done = cli("corpus", "lint", "--corpus", str(folder))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for told in (
        "Bad_Name.md:1: must be named",
        "Bad_Name.md:1: title: is missing",
        "aliases.yaml:2: is not valid YAML",
    ):
        assert told in done.stderr


def test_what_refers_to_a_source_whose_file_is_broken_is_not_taken_for_another_error(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a-sound.md": corpus_file(related="[broken]"),
            "broken.md": corpus_file(title="Broken", url="https://example.org/b", kind="rumour", related="[a-sound]"),
            "glossary.yaml": "- term: T\n  definition: D\n  sources: [broken]\n",
            "timeline.yaml": "- date: 2020-01-02\n  event: E\n  sources: [broken]\n",
            "index-terms.yaml": "- source: broken\n  sentence: A text\n  terms: x, y\n",
            "questions.yaml": "- id: q\n  q: Q?\n  answerable: true\n  expects: [broken, a-sound]\n"
            "  answer_regex: zebra\n",
        },
    )
    (problem,) = lint(tmp_path, TODAY)
    assert str(problem).startswith(f"{tmp_path}/broken.md:8: kind:")
    assert list(read_corpus(tmp_path).problems) == [problem]


def test_fix_makes_relations_go_both_ways_and_changes_no_text(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "one.md": corpus_file("Some text.  \nA line break stays. \t\n", related="[two]").replace("\n", "\r\n"),
            "two.md": corpus_file(title="Two", url="https://example.org/2").replace(
                "text: full", "related:\n  - one\n  - three\ntext: full"
            ),
            "three.md": corpus_file(title="Three", url="https://example.org/3"),
        },
    )
    before = {source.id: source.text for source in read_corpus(folder).sources}
    assert {path.name for path in fix(folder)} == {"one.md", "three.md"}
    corpus = read_corpus(folder)
    assert {source.id: set(source.related) for source in corpus.sources} == {
        "one": {"two"},
        "two": {"one", "three"},
        "three": {"two"},
    }
    assert {source.id: source.text for source in corpus.sources} == before
    assert lint(folder, TODAY) == []
    assert fix(folder) == []


def test_fix_leaves_alone_what_it_would_damage(tmp_path: Path) -> None:
    hard = {
        "multi.md": corpus_file(url="https://example.org/1").replace("text: full", "related: [c,\n  d]\ntext: full"),
        "title.md": corpus_file(title='"A\n  related: words\n  end"', url="https://example.org/2"),
        "quoted.md": corpus_file(title="Q", url="https://example.org/3").replace(
            "text: full", '"related": []\ntext: full'
        ),
        "comment.md": corpus_file(title="C", url="https://example.org/4", related="[]   # keep"),
    }
    names = ", ".join(name.removesuffix(".md") for name in hard)
    write(tmp_path, hard | {
        "c.md": corpus_file(title="cc", url="https://example.org/5", related="[multi]"),
        "d.md": corpus_file(title="dd", url="https://example.org/6", related="[multi]"),
        "from.md": corpus_file(title="F", url="https://example.org/7", related=f"[{names}]"),
    })  # fmt: skip
    before = {s.id: (s.title, s.text) for s in read_corpus(tmp_path).sources}
    fix(tmp_path)
    after = read_corpus(tmp_path)
    assert after.problems == ()
    assert {s.id: (s.title, s.text) for s in after.sources} == before
    assert "# keep" in (tmp_path / "comment.md").read_text(encoding="utf-8")
    # What was left alone is still named.
    assert any(p.path.name == "comment.md" for p in lint(tmp_path, TODAY))


def test_shared_wording_is_named_and_the_founding_article_is_not(tmp_path: Path) -> None:
    copied = "The guards must never let anybody out of the gate at night, he wrote."
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "article.txt").write_text(f"Before. {copied.upper()} After. One two three four five.", encoding="utf-8")
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(
        folder,
        {
            "note.md": corpus_file(f"Own words here. {copied} More.", text="notes"),
            "full.md": corpus_file(copied, title="F", url="https://example.org/f"),
        },
    )
    (problem,) = lint(folder, TODAY, texts)
    assert problem.path.name == "note.md"
    assert "article.txt" in problem.message
    assert "guards must never let anybody out of the gate at night, he wrote" in problem.message
