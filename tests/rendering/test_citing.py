"""Citations: of the publication, never more than is known of it, safe in every format."""

import datetime
import json

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Quote
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.source import Kind, TextStatus, Unverified
from bot.rendering.citing import Style, cite, cite_quote
from bot.rendering.citing.names import name
from tests.conftest import make_source

TODAY = datetime.date(2026, 11, 23)
DOI = "10.1080/02634937.2018.1507997"


def source(**fields: object):  # type: ignore[no-untyped-def]
    known = {"title": "A leak", "authors": ("Adrian Zenz",), "published": "2019-11-26", "url": "https://example.org/a"}
    return make_source("a-leak", "It was **counted** twice. He left.", **(known | fields))


def test_a_source_in_every_style() -> None:
    assert cite(source(), Style.PLAIN, TODAY) == (
        "Adrian Zenz, “A leak”, The Daily Test, 26 November 2019, https://example.org/a, accessed 23 November 2026"
    )
    assert cite(source(), Style.MARKDOWN, TODAY) == (
        "Adrian Zenz, “A leak”, The Daily Test, 26 November 2019, <https://example.org/a>, accessed 23 November 2026"
    )
    assert cite(source(), Style.CHICAGO, TODAY) == (
        "Zenz, Adrian. “A leak.” The Daily Test, November 26, 2019. https://example.org/a."
    )
    assert cite(source(), Style.APA, TODAY) == (
        "Zenz, A. (2019, November 26). A leak. The Daily Test. https://example.org/a"
    )
    assert cite(source(), Style.BIBTEX, TODAY) == (
        "@article{a-leak,\n  author = {Zenz, Adrian},\n  title = {{A leak}},\n  journaltitle = {{The Daily Test}},\n"
        "  date = {2019-11-26},\n  url = {https://example.org/a},\n  urldate = {2026-11-23},\n}"
    )
    assert json.loads(cite(source(), Style.CSL_JSON, TODAY)) == [
        {
            "id": "a-leak",
            "type": "article-newspaper",
            "title": "A leak",
            "author": [{"family": "Zenz", "given": "Adrian"}],
            "container-title": "The Daily Test",
            "issued": {"date-parts": [[2019, 11, 26]]},
            "URL": "https://example.org/a",
            "accessed": {"date-parts": [[2026, 11, 23]]},
            "language": "en",
        }
    ]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("kind", Kind)
def test_an_outlet_that_is_not_known_is_left_out(style: Style, kind: Kind) -> None:
    for authors in ((), ("Adrian Zenz",)):
        cited = cite(source(kind=kind, publisher="Unknown", authors=authors), style, TODAY)
        assert "Unknown" not in cited
        assert not regex.search(r"\{\}|, ,|\.\.|\s{2}\w+ = \{\{\}|^[ ,.]", cited), cited


def test_an_article_in_a_journal_has_volume_and_number() -> None:
    paper = source(kind=Kind.ACADEMIC_PAPER, publisher="Journal of Political Risk, Vol. 7, No. 12", published="2019-12")
    assert cite(paper, Style.CHICAGO, TODAY) == (
        "Zenz, Adrian. “A leak.” Journal of Political Risk 7, no. 12 (December 2019). https://example.org/a."
    )
    assert "(2019). A leak. Journal of Political Risk, 7(12). https" in cite(paper, Style.APA, TODAY)
    assert "journaltitle = {{Journal of Political Risk}},\n  volume = {7},\n  number = {12}," in cite(
        paper, Style.BIBTEX, TODAY
    )
    unnumbered = source(kind=Kind.ACADEMIC_PAPER, publisher="Central Asian Survey", published="2019")
    assert "(2019). A leak. Central Asian Survey. https" in cite(unnumbered, Style.APA, TODAY)
    assert "“A leak.” Central Asian Survey (2019). https" in cite(unnumbered, Style.CHICAGO, TODAY)


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        (f"https://doi.org/{DOI}", DOI),
        ("http://dx.doi.org/10.1002/%28SICI%29109/30%2917:15", "10.1002/(SICI)109/30)17:15"),
        (f"https://www.tandfonline.com/doi/full/{DOI}?src=recsys#a", DOI),
        ("https://journals.example/articles/10.3389/fpsyg.2019.02727/full", "10.3389/fpsyg.2019.02727"),
        ("https://journals.example/10.25365/jeacs.2022.3.zenz.pdf", "10.25365/jeacs.2022.3.zenz"),
        (f"https://web.archive.org/web/2020/https://doi.org/{DOI}", DOI),
        ("https://doi.org/10.1080/a%7D%2C%0A%20title=%7Bb", None),
        ("https://example.org/10.1080", None),
        ("https://example.org/2010.1080/a", None),
        ("https://example.org/a?doi=10.1080/a", None),
    ],
)
def test_a_doi_is_exported_where_the_address_holds_it(url: str, doi: str | None) -> None:
    paper = source(kind=Kind.ACADEMIC_PAPER, publisher="Central Asian Survey", url=url)
    assert json.loads(cite(paper, Style.CSL_JSON, TODAY))[0].get("DOI") == doi
    shown = regex.search(r"(?m)^  doi = \{(.*)\},$", cite(paper, Style.BIBTEX, TODAY))
    assert (shown and shown[1]) == doi


def test_only_the_doi_of_the_publication_itself_is_exported() -> None:
    address = "https://doi.org/10.1080/a"
    report, reprinted = source(kind=Kind.NGO_REPORT, url=address), source(url=None, reprint_url=address)
    unsure = source(url=address, unverified=frozenset({Unverified.URL}))
    copied = source(url=None, archive_url=f"https://web.archive.org/web/2020/{address}")
    linked = source(url="https://example.org/on/10.1080/a")
    for item, doi in ((report, True), (copied, True), (reprinted, False), (unsure, False), (linked, False)):
        assert ("DOI" in json.loads(cite(item, Style.CSL_JSON, TODAY))[0]) is doi


def test_a_paper_that_an_institution_brings_out_is_in_no_journal() -> None:
    paper = source(kind=Kind.ACADEMIC_PAPER, publisher="Jamestown Foundation", published="2020-06-28")
    assert "Zenz, Adrian. A leak. Jamestown Foundation, June 28, 2020. https" in cite(paper, Style.CHICAGO, TODAY)
    assert "(2020, June 28). A leak. Jamestown Foundation. https" in cite(paper, Style.APA, TODAY)
    assert cite(paper, Style.BIBTEX, TODAY).startswith("@report{a-leak,")
    assert json.loads(cite(paper, Style.CSL_JSON, TODAY))[0]["type"] == "report"


def test_an_organisation_stands_for_the_authors_of_its_report_only() -> None:
    report = source(kind=Kind.NGO_REPORT, publisher="Human Rights Watch", authors=(), published="2018-09")
    assert cite(report, Style.CHICAGO, TODAY) == ("Human Rights Watch. A leak. September 2018. https://example.org/a.")
    assert cite(report, Style.APA, TODAY) == ("Human Rights Watch. (2018, September). A leak. https://example.org/a")
    assert "author = {{Human Rights Watch}}," in cite(report, Style.BIBTEX, TODAY)
    assert json.loads(cite(report, Style.CSL_JSON, TODAY))[0]["author"] == [{"literal": "Human Rights Watch"}]
    article = source(authors=(), title="Who knew?")
    assert cite(article, Style.APA, TODAY) == ("Who knew? (2019, November 26). The Daily Test. https://example.org/a")
    assert cite(article, Style.CHICAGO, TODAY).startswith("“Who knew?” The Daily Test, November 26, 2019.")
    assert "author" not in cite(article, Style.BIBTEX, TODAY)


def test_what_has_no_date_says_so_and_says_when_it_was_seen() -> None:
    undated = source(published=None)
    assert cite(undated, Style.APA, TODAY) == (
        "Zenz, A. (n.d.). A leak. The Daily Test. Retrieved November 23, 2026, from https://example.org/a"
    )
    assert cite(undated, Style.CHICAGO, TODAY) == (
        "Zenz, Adrian. “A leak.” The Daily Test, n.d. Accessed November 23, 2026. https://example.org/a."
    )
    assert ", undated, https" in cite(undated, Style.PLAIN, TODAY)
    assert "date =" not in cite(undated, Style.BIBTEX, TODAY).replace("urldate", "")
    assert "issued" not in cite(undated, Style.CSL_JSON, TODAY)
    bare = source(published=None, url=None)
    assert cite(bare, Style.APA, TODAY) == "Zenz, A. (n.d.). A leak. The Daily Test."
    assert "ccessed" not in cite(bare, Style.CHICAGO, TODAY) + cite(bare, Style.PLAIN, TODAY)


@pytest.mark.parametrize("style", list(Style))
def test_an_address_that_was_not_verified_is_never_cited(style: Style) -> None:
    unsure = frozenset({Unverified.URL})
    assert "example.org/a" not in cite(source(unverified=unsure), style, TODAY)
    reprint = cite(source(unverified=unsure, reprint_url="https://reprint.example/b"), style, TODAY)
    assert "example.org/a" not in reprint
    assert "https://reprint.example/b" in reprint
    assert "reprint" in reprint.replace("https://reprint.example/b", "").lower()
    copy = cite(source(url=None, archive_url="https://archive.example/c"), style, TODAY)
    assert "archived" in copy.lower()
    both = cite(source(archive_url="https://archive.example/c"), style, TODAY)
    assert both.index("https://example.org/a") < both.index("https://archive.example/c")


@pytest.mark.parametrize("style", list(Style))
def test_what_was_not_verified_is_said(style: Style) -> None:
    shown = cite(source(unverified=frozenset({Unverified.AUTHORS, Unverified.PUBLISHED})), style, TODAY)
    assert "author not verified" in shown
    assert "date not verified" in shown


def test_a_note_is_cited_as_the_publication_and_never_quoted() -> None:
    note = source(text_status=TextStatus.NOTES)
    for style in Style:
        assert cite_quote(Quote(note, 0, 21), style, TODAY) == cite(note, style, TODAY)


def test_a_quote_is_cited_with_its_words() -> None:
    quote = Quote(source(), 0, 21)
    assert cite_quote(quote, Style.PLAIN, TODAY).startswith("“It was counted twice.” — Adrian Zenz, “A leak”")
    assert cite_quote(quote, Style.MARKDOWN, TODAY).startswith("> “It was counted twice.”\n\n— Adrian Zenz")
    speech = make_source(markdown="He called it “fake news” twice.", title="A leak")
    assert cite_quote(Quote(speech, 0, 31), Style.PLAIN, TODAY).startswith(
        "“He called it “fake news” twice.” — “A leak”"
    )
    assert cite_quote(quote, Style.APA, TODAY) == cite(source(), Style.APA, TODAY)


@pytest.mark.parametrize(
    ("given", "inverted", "initials"),
    [
        ("Adrian Zenz", "Zenz, Adrian", "Zenz, A."),
        ("Vicky Xiuzhong Xu", "Xu, Vicky Xiuzhong", "Xu, V. X."),
        ("Beth Van Schaack", "Van Schaack, Beth", "Van Schaack, B."),
        ("Bethany Allen-Ebrahimian", "Allen-Ebrahimian, Bethany", "Allen-Ebrahimian, B."),
        ("Jean-Paul Sartre", "Sartre, Jean-Paul", "Sartre, J.-P."),
        ("Michael R. Pompeo", "Pompeo, Michael R.", "Pompeo, M. R."),
        ("Martin King Jr.", "King, Martin, Jr.", "King, M., Jr."),
        ("Nina Larson (AFP)", "Larson, Nina", "Larson, N."),
        ("Xie Wenting", "Xie Wenting", "Xie, W."),
        ("Bai Yunyi", "Bai Yunyi", "Bai, Y."),
        ("Maya Wang", "Wang, Maya", "Wang, M."),
        ("Zenz, Adrian", "Zenz, Adrian", "Zenz, A."),
        ("王毅", "王毅", "王毅"),
        ("Xinhua", "Xinhua", "Xinhua"),
        ("Human Rights Watch", "Human Rights Watch", "Human Rights Watch"),
        ("Associated Press", "Associated Press", "Associated Press"),
        ("AFP", "AFP", "AFP"),
        ("(AFP)", "(AFP)", "(AFP)"),
    ],
)
def test_names_are_turned_round_only_where_their_parts_are_known(given: str, inverted: str, initials: str) -> None:
    assert (name(given).inverted, name(given).initials) == (inverted, initials)


def test_many_authors_are_joined_as_each_style_does() -> None:
    three = source(authors=("Austin Ramzy", "Xie Wenting", "Chris Buckley"))
    assert cite(three, Style.PLAIN, TODAY).startswith("Austin Ramzy, Xie Wenting and Chris Buckley, ")
    assert cite(three, Style.CHICAGO, TODAY).startswith("Ramzy, Austin, Xie Wenting, and Chris Buckley. “")
    assert cite(three, Style.APA, TODAY).startswith("Ramzy, A., Xie, W., & Buckley, C. (2019")
    assert "author = {Ramzy, Austin and Xie, Wenting and Buckley, Chris}" in cite(three, Style.BIBTEX, TODAY)
    two = source(authors=("Xie Wenting", "Bai Yunyi"))
    assert cite(two, Style.CHICAGO, TODAY).startswith("Xie Wenting and Bai Yunyi. “")
    crowd = source(authors=tuple(f"Ann Name{chr(97 + i)}" for i in range(22)))
    assert "Ann Nameg, et al. “A" in cite(crowd, Style.CHICAGO, TODAY)
    assert "Names, A., … Namev, A. (2019" in cite(crowd, Style.APA, TODAY)


def test_quotation_marks_in_a_title_become_single_inside_ours() -> None:
    shown = cite(source(title="How “China” 'brainwashes' \"them\""), Style.CHICAGO, TODAY)
    assert "“How ‘China’ 'brainwashes' 'them'.” The" in shown


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_no_text_breaks_out_of_a_format(title: str, author: str, publisher: str) -> None:
    item = source(title=title, authors=(author,), publisher=publisher)
    entry = cite(item, Style.BIBTEX, TODAY)
    depth = 0
    for character in regex.sub(r"\\.", "", entry):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert not regex.search(r"(?<!\\)[$&%#_]", entry.replace("https://example.org/a", ""))
    assert all(regex.fullmatch(r"  [a-z]+ = \{.*\},", line) for line in entry.split("\n")[1:-1])
    assert len(json.loads(cite(item, Style.CSL_JSON, TODAY))) == 1
    shown = cite(item, Style.MARKDOWN, TODAY)
    assert "\n" not in shown
    assert regex.findall(r"(?<!\\)<[^>]*>", shown) == ["<https://example.org/a>"]
    assert not regex.search(r"(?<!\\)[\[\]*`|]", shown)
    for style in (Style.PLAIN, Style.CHICAGO, Style.APA):
        assert "\n" not in cite(item, style, TODAY)


def test_every_shipped_source_can_be_cited_in_every_style() -> None:
    for item in read_corpus(shipped_corpus()).sources:
        for style in Style:
            shown = cite(item, style, TODAY)
            assert shown
            assert not regex.search(r"\.\.(?!\.)|, ,|  (?! )\S.*  |\(\)", shown.replace("\n  ", "\n")), shown
            if Unverified.URL in item.unverified and item.url:
                assert f"{item.url}" not in shown
