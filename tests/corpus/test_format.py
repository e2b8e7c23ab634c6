"""The corpus format: what is read, and how errors are told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.address import AddressError, host, normal_address
from bot.corpus.file_text import MAX_BYTES
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.problem import CorpusError
from bot.corpus.prose import prose
from bot.corpus.source import BlockKind, Kind, TextStatus
from tests.conftest import corpus_file


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_the_shipped_corpus_has_no_error_and_holds_the_founding_article() -> None:
    corpus = read_corpus(shipped_corpus())
    assert corpus.problems == ()
    founding = next(s for s in corpus.sources if s.id == "china-project-second-xinjiang-leak")
    assert founding.text_status is TextStatus.FULL
    assert founding.kind is Kind.NEWS_REPORT
    assert founding.published == "2019-11-26"
    assert founding.text.startswith("Only one week after the New York Times revealed")
    assert founding.text.endswith("the Chinese government has chosen to issue a complete denial of any abuses.")
    assert "xinjiang-leak.jpg" not in founding.text
    assert "](" not in founding.text


def test_every_error_of_every_file_is_named_at_once_and_the_rest_works(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "good.md": corpus_file(),
            "sub/bad.md": corpus_file(
                title="", kind="rumour", published="2019-02-30", url="ftp://x.org/", publshed="x"
            ),
            "long.md": corpus_file(title="x" * 301, publisher="x" * 201, authors=f"[A, {'x' * 201}]"),
            "Bad Name.md": corpus_file(),
            "nohead.md": "Just text.",
            "yaml.md": "---\ntitle: a: b\n---\ntext",
            "README.md": "not a source",
        },
    )
    corpus = read_corpus(folder)
    assert [s.id for s in corpus.sources] == ["good"]
    found = {(p.path.name, p.line, p.field) for p in corpus.problems}
    assert {("bad.md", 1, "title"), ("bad.md", 7, "kind"), ("bad.md", 4, "published"), ("bad.md", 5, "url")} <= found
    assert ("bad.md", 10, "publshed") in found
    assert {field for name, _, field in found if name == "long.md"} == {"title", "publisher", "authors"}
    assert {("Bad Name.md", 1, None), ("nohead.md", 1, None), ("yaml.md", 2, None)} <= found
    assert any("did you mean published?" in p.message for p in corpus.problems)
    for problem in corpus.problems:
        assert str(problem).startswith(f"{problem.path}:{problem.line}:")


def test_nothing_is_guessed_and_nothing_is_run(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "norway.md": corpus_file(title="no", language="no", published="2019"),
            "evil.md": corpus_file(title="!!python/object/apply:os.system [echo]"),
            "bomb.md": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nx",
            "twice.md": "---\ntitle: a\ntitle: b\n---\nx",
        },
    )
    corpus = read_corpus(folder)
    norway = next(s for s in corpus.sources if s.id == "norway")
    assert (norway.title, norway.language, norway.published) == ("no", "no", "2019")
    assert {p.path.name for p in corpus.problems} == {"evil.md", "bomb.md", "twice.md"}


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"", b"---\n", b"---\n---\n", b"---\n[" + b"[" * 5000, b"---\ntitle: \x00\n---\n"]
)
def test_a_broken_file_is_a_problem_and_no_crash(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "good.md").write_text(corpus_file(), encoding="utf-8")
    (tmp_path / "broken.md").write_bytes(content)
    corpus = read_corpus(tmp_path)
    assert [s.id for s in corpus.sources] == ["good"]
    assert {p.path.name for p in corpus.problems} == {"broken.md"}


def test_every_file_of_the_corpus_may_have_the_line_ends_and_the_mark_of_windows(tmp_path: Path) -> None:
    texts = {
        "one.md": corpus_file("Some text.\nMore."),
        "aliases.yaml": "- canonical: A b\n  kind: spelling\n  forms: [A b, A c]\n",
    }
    plain, windows = (write(tmp_path / name, texts) for name in ("plain", "windows"))
    for name, text in texts.items():
        (windows / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_corpus(windows).problems == ()
    assert read_corpus(windows).sources == read_corpus(plain).sources
    assert read_corpus(windows).aliases == read_corpus(plain).aliases != ()


@pytest.mark.parametrize("name", ["one.md", "aliases.yaml"])
@pytest.mark.parametrize("content", [b"- \xff", b"a" * (MAX_BYTES + 1)], ids=["no text", "large"])
def test_every_file_that_cannot_be_read_is_told_alike(tmp_path: Path, name: str, content: bytes) -> None:
    write(tmp_path, {"good.md": corpus_file()})
    (tmp_path / name).write_bytes(content)
    (problem,) = read_corpus(tmp_path).problems
    assert (problem.path.name, problem.line) == (name, 1)


def test_two_files_cannot_share_an_id(tmp_path: Path) -> None:
    corpus = read_corpus(write(tmp_path, {"a/same.md": corpus_file(), "b/same.md": corpus_file()}))
    assert len(corpus.sources) == 1
    assert "unique" in corpus.problems[0].message


def test_an_empty_or_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="--corpus"):
        read_corpus(tmp_path / "none")
    with pytest.raises(CorpusError, match="no source"):
        read_corpus(tmp_path)


def test_markup_is_not_part_of_the_prose() -> None:
    text = prose(
        "# A heading\n\nA *word* and a [link](https://x.org/a_b) and\na picture ![alt](x.png).\n\n"
        "> Somebody's words.\n\n- one\n- two\n\nLine one  \nline two `code` 5\\*3 &amp; <b>tag</b>\n\n![](only.png)\n"
    )
    assert text.text == (
        "A heading\n\nA word and a link and a picture .\n\nSomebody's words.\n\none\n\ntwo\n\n"
        "Line one\nline two code 5*3 & <b>tag</b>"
    )
    kinds = [b.kind for b in text.blocks]
    assert kinds[0] is BlockKind.HEADING
    assert kinds[2] is BlockKind.QUOTATION
    assert prose("中文\n换行").text == "中文换行"
    assert prose("The camps, 集中营 are\nbad.").text == "The camps, 集中营 are bad."


def test_entities_bring_back_nothing_that_cannot_be_seen() -> None:
    assert (
        prose("was &#x202e;built&#x202c; by engi&#x200b;neers &#x2066;and&#xad; e&#x301;").text
        == "was built by engineers and é"
    )


@given(st.text())
def test_blocks_are_the_whole_prose(markdown: str) -> None:
    result = prose(markdown)
    assert "\n\n".join(result.text[b.start : b.end] for b in result.blocks) == result.text


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://x.org", "https://", "https://u:p@x.org/", "//x.org", "https://x.org/a b",
     "https://x.org:99999/", "https://x.org/\u202e", "https://x..org/", "https://-/", "https://" + "a" * 2500],
)  # fmt: skip
def test_an_address_that_cannot_be_opened_safely_is_refused(address: str) -> None:
    with pytest.raises(AddressError):
        normal_address(address)


def test_a_host_in_look_alike_letters_is_shown_in_punycode() -> None:
    fake = normal_address("https://аpple.com/x")  # the first letter is Cyrillic
    assert host(fake) == "xn--pple-43d.com"
    assert host(normal_address("HTTPS://WWW.Example.ORG/Path")) == "example.org"
