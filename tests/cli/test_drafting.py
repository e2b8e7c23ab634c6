"""`cuttings corpus new` and `fetch`, as a process."""

import shutil
from pathlib import Path

import pytest

from bot.cli.gathering import fetch
from bot.corpus.folder import read_corpus
from bot.intake.drafting import draft, id_of
from bot.intake.fetched import Unreachable
from bot.intake.looking import Looking
from tests.conftest import ROOT, Cli, corpus_file
from tests.intake.conftest import Web

PAGE = """<html lang="en"><head><title>Zébras: the "count" | Daily</title>
<meta property="og:title" content='Zébras: the "count"'><meta property="og:site_name" content="The Daily, Test">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2020-03-04T05:06:07Z">
<link rel="canonical" href="https://example.org/zebras"></head><body><article><h1>Zébras: the "count"</h1>
<p>Rangers counted every zebra near the river, and wrote each number down in a book that nobody has seen since.</p>
<p>The count was later put in doubt by people who live near the river and who say they never saw a ranger there.</p>
</article></body></html>"""
LONG = "".join(
    f"<p>Paragraph {word} of the report says that zebras were counted near the {word} river by rangers who wrote "
    f"down each number, and that the {word} count was later put in doubt by other people.</p>"
    for word in ("first", "second", "third", "fourth", "fifth", "sixth")
)


def test_a_draft_from_a_file_becomes_an_entry_that_can_be_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    folder = tmp_path / "corpus"
    folder.mkdir()
    printed = cli("corpus", "new", "page.html", "--corpus", str(folder))
    assert printed.returncode == 0
    assert "Rangers counted" not in printed.stdout
    assert list(folder.rglob("*.md")) == []
    written = cli("corpus", "new", "page.html", "--collection", "zebras", "--write", "--corpus", str(folder))
    assert written.returncode == 0
    path = folder / "zebras" / "zebras-the-count.md"
    assert path.read_text(encoding="utf-8") == printed.stdout.replace("collection: drafts", "collection: zebras")
    (source,) = read_corpus(folder).sources
    assert source.title == 'Zébras: the "count"'
    assert source.authors == ("Jane Roe",)
    assert source.published == "2020-03-04"
    assert (
        cli("corpus", "new", "page.html", "--collection", "zebras", "--write", "--corpus", str(folder)).returncode == 2
    )


def test_what_a_page_does_not_say_stays_empty_and_the_linter_names_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Rangers counted every zebra near the river.", encoding="utf-8")
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text(corpus_file(), encoding="utf-8")
    written = cli("corpus", "new", "page.txt", "--write", "--corpus", str(folder))
    assert written.returncode == 0
    linted = cli("corpus", "lint", "--corpus", str(folder))
    assert linted.returncode == 1
    for line, field in ((2, "title"), (3, "publisher")):
        assert f"untitled.md:{line}: {field}: " in linted.stdout
    assert len(linted.stdout.splitlines()) == 4


async def test_a_draft_from_an_archived_copy_names_both_and_says_that_the_page_was_not_seen(tmp_path: Path) -> None:
    copy, page = "https://web.archive.org/web/20200305000000/https://example.org/zebras", "https://example.org/zebras"
    look = await Looking(Web({copy.replace("000000/", "000000id_/"): PAGE}, {})).at(copy)
    (tmp_path / "zebras").mkdir()
    (tmp_path / "zebras" / "the-count.md").write_text(draft(look.page, "zebras", look.address), encoding="utf-8")
    (source,) = read_corpus(tmp_path).sources
    assert (source.url, source.archive_url, source.open_url) == (page, copy, copy)


def test_what_gives_no_entry_is_said_with_its_remedy(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    escape = cli("corpus", "new", "page.html", "--collection", "../../escaped", "--write")
    assert escape.returncode == 2
    assert "--collection" in escape.stderr
    for place in ("nowhere.html", "empty.html", "http://127.0.0.1/x", "ftp://example.org/x", "http://localhost:1/"):
        done = cli("corpus", "new", place)
        assert done.returncode == 2, place
        assert "Traceback" not in done.stderr
        assert place in done.stderr


def test_nothing_is_written_into_a_corpus_that_was_installed(cli: Cli, tmp_path: Path, founding: Path) -> None:
    # As `pip install .` lays it out; Python looks in the current folder first.
    package = shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shipped = shutil.copytree(founding, package / "_corpus")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (path,) = shipped.iterdir()
    path.write_text(path.read_text(encoding="utf-8") + "   \n", encoding="utf-8")
    before = {path: path.read_bytes() for path in shipped.rglob("*")}
    for command in (("new", "page.html", "--write"), ("learn",), ("lint", "--fix")):
        for corpus in ({"CUTTINGS_CORPUS": ""}, {"CUTTINGS_CORPUS": str(shipped)}):
            done = cli("corpus", *command, env=corpus)
            assert done.returncode == 2
            assert str(shipped) in done.stderr and "--corpus DIR" in done.stderr
            assert {path: path.read_bytes() for path in shipped.rglob("*")} == before
    assert cli("corpus", "new", "page.html", env={"CUTTINGS_CORPUS": ""}).returncode == 0
    own = shutil.copytree(founding, tmp_path / "own")
    assert cli("corpus", "new", "page.html", "--write", "--corpus", str(own)).returncode == 0


def test_fetch_names_an_unknown_id_and_leaves_full_texts_alone(cli: Cli) -> None:
    assert "'nowhere'" in cli("corpus", "fetch", "nowhere").stderr
    done = cli("corpus", "fetch")
    assert done.returncode == 0
    assert "1 full in the corpus" in done.stdout


def test_a_fetch_that_reaches_not_one_page_says_so_with_its_status(cli: Cli, tmp_path: Path, founding: Path) -> None:
    corpus = shutil.copytree(founding, tmp_path / "corpus")
    # Addresses that are never contacted.
    addresses = {"url": "http://127.0.0.1/a", "archive_url": "http://127.0.0.1/b"}
    names = ("zebras", "otters-that-were-counted-at-the-river-in-march")
    for name in names:
        (corpus / f"{name}.md").write_text(corpus_file(text="notes", **addresses), encoding="utf-8")
    done = cli("corpus", "fetch", "--corpus", str(corpus), env={"COLUMNS": "42"})
    assert all(name in done.stdout for name in names)
    assert "2 no public address" in done.stdout and "next start" not in done.stdout
    assert (done.returncode, "Check the network" in done.stderr) == (2, True)


def test_after_a_fetch_it_says_when_a_bot_that_runs_reads_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, url, archive_url = (f"https://example.org/{name}" for name in ("zebras", "otters", "copy"))
    away = dict.fromkeys((url, archive_url), Unreachable("It cannot be reached."))
    monkeypatch.setattr(
        "bot.cli.gathering.Fetcher", lambda: Web({page: PAGE.replace("</article>", f"{LONG}</article>"), **away}, {})
    )
    monkeypatch.setenv("CUTTINGS_DATA", str(tmp_path / "data"))
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    fields = {"title": "Zébras the count", "text": "notes"}
    (corpus / "zebras.md").write_text(corpus_file(url=page, **fields), encoding="utf-8")
    (corpus / "otters.md").write_text(corpus_file(url=url, archive_url=archive_url, **fields), encoding="utf-8")
    fetch(corpus, ids=[], again=False)
    shown = capsys.readouterr().out
    assert "1 read, 1 unreachable" in shown and "next start" in shown
    # There is nothing left to read but what cannot be reached.
    with pytest.raises(SystemExit):
        fetch(corpus, ids=[], again=False)
    assert "1 read before, 1 unreachable" in capsys.readouterr().out


def test_an_id_is_made_of_the_title() -> None:
    assert id_of("“Wash Brains, Cleanse Hearts”: Évidence") == "wash-brains-cleanse-hearts-evidence"
    assert id_of("Große Straße, Lösung") == "grosse-strasse-losung"
    assert id_of("Лагеря в Синьцзяне: ещё один объект") == "lagerya-v-sintszyane-eshchyo-odin-obekt"
    assert id_of("Αθήνα, ψήφισμα") == "athina-psifisma"
    assert id_of("Doğu Türkistan’ın ırmağı, Łódź") == "dogu-turkistanin-irmagi-lodz"
    assert id_of("1984") == "1984"
    assert len(id_of("word " * 50)) < 60


def test_an_id_for_a_title_without_latin_letters_is_made_of_the_outlet_and_the_date() -> None:
    url = "https://www.thepaper.cn/newsDetail_1"
    assert id_of("新疆职业技能", "澎湃新闻", url, "2020-01-31") == "thepaper-2020-01-31"
    assert id_of("新疆 2020", "BBC News 中文", url, "2020-01") == "bbc-news-2020-01"
    assert id_of("新疆", "", url, None) == "thepaper"
    assert id_of("新疆", "", None, "2020") == "2020"
    assert id_of("新疆") == id_of("") == "untitled"


def test_drafts_with_one_id_get_numbers_and_one_page_is_drafted_once(cli: Cli, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "kept").mkdir(parents=True)
    (corpus / "kept" / "example-2020-03-04.md").write_text(corpus_file(), encoding="utf-8")
    chinese = PAGE.replace('Zébras: the "count"', "斑马").replace("The Daily, Test", "日报")
    for name in ("one", "two"):
        page = chinese.replace("/zebras", f"/{name}")
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
        (tmp_path / f"{name}-bare.html").write_text(page.replace("canonical", "other"), encoding="utf-8")
    new = ("corpus", "new", "--write", "--corpus", str(corpus))
    assert [cli(*new, f"{name}.html").returncode for name in ("one", "two", "one", "two")] == [0, 0, 2, 2]
    drafts = corpus / "drafts"
    assert sorted(path.name for path in drafts.iterdir()) == ["example-2020-03-04-2.md", "example-2020-03-04-3.md"]
    # Without an address, what has the same title is the same.
    assert [cli(*new, f"{name}-bare.html").returncode for name in ("one", "two")] == [0, 2]
