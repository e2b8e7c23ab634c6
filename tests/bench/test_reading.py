"""`cuttings bench reading`: the shares of pages that are read rightly."""

import json
from pathlib import Path

import pytest

from tests.conftest import Cli

HTML = """<html><head><title>{title}</title><meta property="article:published_time" content="2020-03-04">
<meta name="author" content="Ann Lee"></head><body><article><h1>{title}</h1>
<p>The otters of the river were counted by forty volunteers in one night.</p>
<p>They walked along both banks and wrote down every single track they saw.</p></article>
<footer>Subscribe to us</footer></body></html>"""


def page(folder: Path, name: str, **right: object) -> dict[str, object]:
    (folder / name).write_text(HTML.format(title="Otter census"), encoding="utf-8")
    expected = {"file": name, "url": f"https://example.org/{name}", "title": "Otter census", "author": "Ann Lee"}
    return (
        expected
        | {"date": "2020-03-04", "must_contain": ["forty volunteers"], "must_not_contain": ["Subscribe"]}
        | right
    )


def test_the_shares_are_those_of_what_is_known(cli: Cli, tmp_path: Path) -> None:
    pages = [
        page(tmp_path, "a.html"),
        page(tmp_path, "b.html", title="Another", author="", must_contain=["every single track", "not there"]),
        page(tmp_path, "c.html", date="2020-03-05", must_not_contain=["both banks", "Subscribe"]),
        page(tmp_path, "d.html"),
        page(tmp_path, "e.html", author="Ben Li"),
    ]
    (tmp_path / "d.html").write_bytes(b"")
    (tmp_path / "expected.json").write_text(json.dumps(pages), encoding="utf-8")
    done = cli("bench", "reading", "--pages", str(tmp_path))
    assert done.returncode == 0, done.stderr
    rows = {
        line.split("│")[1].strip(): line.split("│")[2:4] for line in done.stdout.splitlines() if line.count("│") > 3
    }
    shares = {name: (int(pages), float(share)) for name, (pages, share) in rows.items() if pages.strip()}
    assert shares == {
        "title": (5, 0.6),
        "date": (5, 0.6),
        "author": (4, 0.5),
        "misnamed": (4, 0.25),
        "wanted": (5, 0.7),
        "unwanted": (5, 0.1),
    }
    assert "all right: 40.0%" in done.stdout
    assert "c.html: date, unwanted (example.org)" in done.stdout


@pytest.mark.parametrize("listed", [None, "{", "[1]", '[{"file": "a.html"}]', "[]", '[{"file": 1}]'])
def test_what_is_no_such_folder_is_named(cli: Cli, tmp_path: Path, listed: str | None) -> None:
    if listed is not None:
        (tmp_path / "expected.json").write_text(listed, encoding="utf-8")
    done = cli("bench", "reading", "--pages", str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_is_not_there_is_named(cli: Cli, tmp_path: Path) -> None:
    listed = [page(tmp_path, "a.html")]
    (tmp_path / "a.html").unlink()
    (tmp_path / "expected.json").write_text(json.dumps(listed), encoding="utf-8")
    done = cli("bench", "reading", "--pages", str(tmp_path))
    assert done.returncode == 2
    assert "a.html" in done.stderr
