"""A page's text and facts are read out of HTML, PDF, Markdown and plain text as they stand there."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from bot.corpus.source import BlockKind
from bot.intake.names import person_names
from bot.intake.page import Page, ReadError, read_page
from bot.intake.snippets import snippet_limit
from tests.intake.test_docx import document

URL = "https://www.example.org/2019/11/leak?x=1"
FIRST = "The documents were obtained by a consortium of journalists and published in seventeen countries this week."
SECOND = "They describe how the camps are run, minute by minute, and who decides that somebody is let go."
QUOTE = "Never allow escapes. Never allow trouble. Never allow attacks on staff, and never allow abnormal deaths."


def html(head: str = "", article: str = "", **attributes: str) -> bytes:
    lang = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"""<!doctype html><html{lang}><head><meta charset="utf-8">{head}</head><body>
    <nav><ul><li><a href="/">Home of the site</a><li><a href="/w">World news section</a></ul></nav>
    <article><h1>A second leak</h1><p>{FIRST}</p><p>{SECOND}</p>{article}<p>{FIRST[::-1]}</p></article>
    <footer><p>Copyright The Daily Example. All rights reserved.</p></footer></body></html>""".encode()


def json_ld(**fields: object) -> str:
    import json

    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def read(body: bytes | str, content_type: str = "text/html", url: str | None = URL, tag: str | None = None) -> Page:
    return read_page(body.encode() if isinstance(body, str) else body, content_type, url, tag)


def test_paragraphs_headings_quotations_and_lists_are_blocks() -> None:
    article = f"""<h2>What they say</h2><blockquote><p>{QUOTE}</p></blockquote>
    <p>One <em>emphasised</em>, one <a href="/x">linked</a> and one&nbsp;hard space,<br>then a break.</p>
    <ul><li>The first item of the list</li><li>The second item of the list</li></ul>
    <figure><img src="a.jpg"><figcaption>A caption below the picture</figcaption></figure>
    <p data-nosnippet>The words that nobody shall show in a snippet anywhere.</p>
    <section id="comments"><p>First! A comment by a reader of this page.</p></section>"""
    page = read(html("<title>A second leak</title>", article))
    assert (BlockKind.PARAGRAPH, FIRST) in page.blocks
    assert (BlockKind.HEADING, "What they say") in page.blocks
    assert (BlockKind.QUOTATION, QUOTE) in page.blocks
    assert (BlockKind.PARAGRAPH, "One emphasised, one linked and one hard space,\nthen a break.") in page.blocks
    assert (BlockKind.ITEM, "The first item of the list") in page.blocks
    assert page.blocks[0] == (BlockKind.PARAGRAPH, FIRST)
    for unwanted in ("caption", "snippet", "First!", "Copyright", "World news"):
        assert unwanted not in page.text
    assert page.text.startswith(f"{FIRST}\n\n{SECOND}")
    assert page.words > 50


def test_json_ld_comes_before_meta_tags() -> None:
    head = json_ld(
        **{
            "@graph": [
                {"@type": "WebSite", "name": "Not this"},
                {"@id": "#p", "@type": "Person", "name": "Ada Writer"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Cables &amp; a better leak",
                    "author": [{"@id": "#p"}, {"name": "Ben Reporter and Cyd Photographer"}],
                    "publisher": {"@type": "Organization", "name": "The Daily Example"},
                    "datePublished": "2019-11-26T23:30:00+02:00",
                    "dateModified": "2020-01-01",
                    "inLanguage": "en-GB",
                },
            ]
        }
    )
    meta = """<meta property="og:title" content="Cables &amp;amp; a better leak | The Daily Example">
    <meta name="author" content="Wrong"><meta property="article:published_time" content="2001-01-01">
    <link rel="canonical" href="/2019/11/leak">"""
    page = read(html(head + meta, lang="de"))
    assert page.title == "Cables & a better leak"
    assert page.authors == ("Ada Writer", "Ben Reporter", "Cyd Photographer")
    assert (page.publisher, page.published, page.language) == ("The Daily Example", "2019-11-26", "en")
    assert page.url == "https://www.example.org/2019/11/leak"
    assert page.free and page.max_snippet is None


def test_meta_tags_serve_where_there_is_no_json_ld() -> None:
    page = read(
        html(
            """<title>A second leak - Example</title><meta property="og:site_name" content="Example">
            <meta name="citation_author" content="Zenz, Adrian"><meta name="citation_author" content="Li Wei">
            <meta name="citation_publication_date" content="2019/7/4"><script type="application/ld+json">{broken</script>""",
            lang="zh-TW",
        )
    )
    assert (page.title, page.publisher, page.published) == ("A second leak", "Example", "2019-07-04")
    assert page.authors == ("Adrian Zenz", "Li Wei")
    assert page.language == "zh-Hant"


def test_a_page_that_says_nothing_of_itself() -> None:
    page = read(html())
    assert (page.title, page.publisher, page.authors) == ("A second leak", "example.org", ())
    assert (page.published, page.language, page.url) == ("2019-11", "en", URL)
    assert read(html(), url=None).url is None


@pytest.mark.parametrize(
    ("claimed", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://m.example.org/a", "https://m.example.org/a"),
        ("https://nytimes.com/a", URL),
        ("https://example.org.evil.com/a", URL),
        ("javascript:alert(1)", URL),
        ("https://user:pw@example.org/", URL),
        ("", URL),
    ],
)
def test_no_page_passes_for_another_sites(claimed: str, url: str) -> None:
    assert read(html(f'<link rel="canonical" href="{claimed}">')).url == url


@pytest.mark.parametrize("value", ["2099-01-01", "0000-00-00", "2019-13-45", "yesterday", "", "99999999"])
def test_an_impossible_date_is_none(value: str) -> None:
    page = read(html(json_ld(**{"@type": "Article", "datePublished": value})), url="https://example.org/leak")
    assert page.published is None


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2019/11/26/leak", "2019-11-26"),
        ("2019-11/26/leak", "2019-11-26"),
        ("2019/11/leak", "2019-11"),
        ("2019/99/1", None),
    ],
)
def test_a_date_in_the_address_counts_as_far_as_it_goes(path: str, date: str | None) -> None:
    assert read(html(), url=f"https://example.org/{path}").published == date


@pytest.mark.parametrize(
    ("value", "free"),
    [(False, False), ("False", False), ("http://schema.org/False", False), (True, True), ("true", True), (None, True)],
)
def test_a_paywall_is_seen(value: object, free: bool) -> None:
    assert read(html(json_ld(**{"@type": "NewsArticle", "isAccessibleForFree": value}))).free is free
    part = {"@type": "WebPageElement", "isAccessibleForFree": value}
    assert read(html(json_ld(**{"@type": "NewsArticle", "hasPart": [part]}))).free is free


@pytest.mark.parametrize(
    ("directives", "limit"),
    [
        ([], None),
        (["index, follow"], None),
        (["nosnippet"], 0),
        (["NOSNIPPET, noarchive"], 0),
        (["max-snippet:160, max-image-preview:large"], 160),
        (["max-snippet: -1"], None),
        (["max-snippet:0"], 0),
        (["max-snippet:300", "max-snippet:50"], 50),
        (["googlebot: nosnippet"], None),
        (["cuttings: max-snippet:20"], 20),
        (["unavailable_after: 25 Jun 2010 15:00:00 PST"], None),
        (["max-snippet:many"], None),
    ],
)
def test_how_much_may_be_shown(directives: list[str], limit: int | None) -> None:
    assert snippet_limit(directives) == limit
    tags = "".join(f'<meta name="robots" content="{text}">' for text in directives if ": " not in text)
    if tags:
        assert read(html(tags)).max_snippet == limit
    for content_type, body in (("text/html", html()), ("text/plain", b"Some words."), ("text/markdown", b"# A\n\nb c")):
        assert read(body, content_type, tag="\n".join(directives)).max_snippet == limit


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Writer", ["Ada Writer"]),
        ("Ada Writer, Ben Reporter and Cyd Lee", ["Ada Writer", "Ben Reporter", "Cyd Lee"]),
        ("Martin Luther King, Jr.", ["Martin Luther King Jr."]),
        ("Writer, Ada", ["Ada Writer"]),
        ("王明、李华", ["王明", "李华"]),
        ("Staff and news service reports", ["Staff and news service reports"]),
        ("Ada Writer The Daily Staff", ["Ada Writer"]),
        ("Ada Lovelace in London", ["Ada Lovelace"]),
        ("By Ada Lovelace and Ben Li in Hong Kong", ["Ada Lovelace", "Ben Li"]),
        ("Von Ada Lovelace, Berlin", ["Ada Lovelace"]),
        ("By Martin Luther King, Jr.", ["Martin Luther King Jr."]),
        ("García Márquez, Gabriel", ["García Márquez, Gabriel"]),
        ("Ada Lovelace, Senior Fellow", ["Ada Lovelace"]),
        ("Ada Lovelace, Beijing correspondent", ["Ada Lovelace"]),
        ("Ada Lovelace, Special to The Daily", ["Ada Lovelace"]),
        ("Ada Lovelace, Staff Writer, Ben Fellow", ["Ada Lovelace", "Ben Fellow"]),
        ("Senior Reporter", []),
        ("Ada Lovelace (Text) und Ben Li (Fotos)", ["Ada Lovelace"]),
        ("Ada Lovelace, photographs by Ben Li", ["Ada Lovelace"]),
        ("Ada Lovelace/AFP", ["Ada Lovelace"]),
        ("Center for Strategic and International Studies", ["Center for Strategic and International Studies"]),
        ("Center for Research in Berlin", ["Center for Research in Berlin"]),
        ("Ministry of Public Security, Beijing", ["Ministry of Public Security, Beijing"]),
        ("admin", []),
        ("The Daily", []),
        ("daily", []),
        ("https://facebook.com/ada", []),
        ("", []),
    ],
)
def test_bylines(byline: str, names: list[str]) -> None:
    assert list(person_names([byline], "The Daily")) == names


@pytest.mark.parametrize(
    ("charset", "content_type", "meta"),
    [
        ("utf-8", "text/html", ""),
        ("gb18030", "text/html; charset=gb2312", ""),
        ("gb18030", "text/html", '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
        ("gb18030", "text/html; charset=utf-8", '<script charset="utf-8"></script><meta charset="gbk">'),
        ("big5", "text/html; charset=Big5", ""),
        ("utf-8", "text/html; charset=no-such-charset", ""),
        ("utf-8", "text/html; charset=undefined", '<meta charset="idna">'),
        ("utf-8", "text/html; charset=utf-7", '<meta charset="utf-16">'),
        ("utf-8-sig", "text/html; charset=latin-1", ""),
        ("utf-16", "text/html", ""),
    ],
)
def test_character_sets(charset: str, content_type: str, meta: str) -> None:
    text = "中央電視台報導了這件事情，並且公布了全部文件。" * 8
    page = f"<!doctype html><html><head>{meta}<title>標題</title></head><body><article><p>{text}</p></article></body></html>"
    found = read(page.encode(charset), content_type)
    assert (found.title, found.text) == ("標題", text)


def test_the_content_decides_not_its_type() -> None:
    assert read(html("<title>T</title>"), "application/octet-stream").words > 20
    assert read(b"Plain words & <3.", "text/html").text == "Plain words & <3."
    assert read(pdf(["A page of words in a file."]), "text/html").text == "A page of words in a file."


def test_whatever_a_document_is_its_address_and_its_header_say_whose_it_is_and_what_may_be_shown() -> None:
    for body in (b"Plain words.", b"# Marked\n\n- words\n- and more\n", pdf(["Words in a file."]), document()):
        page = read_page(body, "", "https://www.example.org/a", "googlebot: nosnippet\nmax-snippet: 99")
        assert (page.publisher, page.url, page.max_snippet) == ("example.org", "https://www.example.org/a", 99)
        page = read_page(body, "", None)
        assert (page.publisher, page.url, page.max_snippet) == ("", None, None)


def test_plain_text() -> None:
    page = read("A line that\nis wrapped.\n\n \n1. One\n2. Two\r\n\r\n他們說\n不知道。", "text/plain")
    assert [text for _, text in page.blocks] == ["A line that is wrapped.", "1. One", "2. Two", "他們說不知道。"]
    assert (page.title, page.publisher) == ("", "example.org")


def test_markdown() -> None:
    page = read(
        "# The *title*\n\nWords of [a link](https://a.example).\n\n> A quotation.\n\n## Part\n\n- item", "text/markdown"
    )
    assert page.title == "The title"
    assert page.blocks == (
        (BlockKind.PARAGRAPH, "Words of a link."),
        (BlockKind.QUOTATION, "A quotation."),
        (BlockKind.HEADING, "Part"),
        (BlockKind.ITEM, "item"),
    )


def pdf(pages: list[str], password: str = "", **info: str) -> bytes:
    """A PDF with the lines of `pages`."""
    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
             NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")}
        )  # fmt: skip
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        lines = "".join(f"({line}) Tj T* " for line in text.split("\n"))
        content.set_data(f"BT /F1 11 Tf 14 TL 50 800 Td {lines}ET".encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(content)
    if info:
        writer.add_metadata({f"/{name}": value for name, value in info.items()})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_read_in_paragraphs() -> None:
    body = """The Daily Example 2019
The inter-
national consortium published the leaked documents in many
papers, and the well-
known international lawyers commented on them at length.
The second paragraph begins here and goes on over the end of
{}"""
    pages = [
        body.format(1),
        "The Daily Example 2019\nthis page, as sentences do.\n2",
        "The Daily Example 2019\nThe end.\n3",
    ]
    page = read(pdf(pages, Title="A report", Author="Ada Writer; Ben Reporter"), "application/pdf")
    assert page.title == "A report"
    assert page.authors == ("Ada Writer", "Ben Reporter")
    assert "The international consortium published" in page.text
    assert "well-known international lawyers" in page.text
    assert "goes on over the end of this page, as sentences do." in page.text
    assert "Daily Example" not in page.text
    assert page.blocks[-1] == (BlockKind.PARAGRAPH, "The end.")


@pytest.mark.parametrize(
    "info", [{"Title": "Microsoft Word - draft3.docx", "Author": "jsmith"}, {"Title": "report.indd"}]
)
def test_a_pdf_made_by_a_program_has_no_title(info: dict[str, str]) -> None:
    page = read(pdf(["Words in a file."], **info), "application/pdf")
    assert (page.title, page.authors) == ("", ())


def test_a_pdf_behind_a_password_is_refused() -> None:
    locked = pdf(["Secret words."], password="x")
    assert PdfReader(BytesIO(locked)).is_encrypted
    with pytest.raises(ReadError, match="password"):
        read(locked, "application/pdf")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n ",
        b"%PDF-1.7\n",
        b"%PDF-1.7 nonsense" * 500,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]/Count 9>>endobj trailer<</Root 1 0 R>>",
        b"\x89PNG\r\n\x1a\n\0\0\0" * 50,
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"<!doctype html><html><head><title>Only scripts</title></head><body><script>1</script></body></html>",
        b"<html>",
        b"<!doctype html>" + b"<div>" * 100_000 + b"deep",
        b"<html><body>" + b"<b><i><a href=x>" * 20_000 + b"</body></html>",
    ],
    ids=range(12),
)
def test_what_cannot_be_read_is_an_error_with_a_reason(body: bytes) -> None:
    with pytest.raises(ReadError, match=r"\. \w+"):
        read(body, "text/html")


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/octet-stream"])
@pytest.mark.parametrize(
    "body",
    [
        rb"{\rtf1\ansi The census counted {\b ninety} otters.\par}",
        b"\xef\xbb\xbf\n%!PS-Adobe-3.0\n(The census counted ninety otters.) show\n",
        b"\\documentclass{article}\n\\begin{document}The census counted \\emph{ninety} otters.\\end{document}",
        b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?Otters?=\r\nMIME-Version: 1.0\r\n\r\n<html><p class=3D'a'>Otters.</p>",
        b"<?xml version='1.0'?><book><para>The census counted ninety otters.</para></book>",
    ],
    ids=["RTF", "PostScript", "LaTeX", "archive", "XML"],
)
def test_a_format_whose_markup_would_pass_for_words_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(ReadError, match=r"which is not read\. Save it as"):
        read(body, content_type)


def test_a_page_of_xhtml_is_read_as_html_by_any_type() -> None:
    body = '<?xml version="1.0"?>\n' + html("<title>T</title>").decode()
    for content_type in ("application/xhtml+xml", "text/xml", "text/plain"):
        assert "<p>" not in read(body, content_type).text


def test_a_pdf_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="no text"):
        read(pdf([""]), "application/pdf")


@pytest.mark.parametrize(
    "extra",
    [
        "<p title='" + "a" * 3_000_000 + "'>x</p>",
        "<p>" + "&amp;" * 100_000 + "</p>",
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        '<script type="application/ld+json">' + '{"@graph":' * 50_000 + "</script>",
        json_ld(**{"@type": 7, "author": [[["x"]]], "headline": {"a": 1}, "hasPart": 3, "publisher": [None]}),
        json_ld(**{"@type": "Article", "author": {"name": {"name": 1}}, "headline": ["Listed", 1], "datePublished": 5}),
    ],
    ids=range(6),
)
def test_odd_content_does_no_harm(extra: str) -> None:
    assert FIRST in read(html(article=extra)).text


def test_entities_that_a_page_defines_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    page = read(bomb.encode() + html(article="<p>The entities &b; and &x; stay what they are.</p>")[15:])
    assert "boom" not in page.text and "root:" not in page.text


def test_invisible_characters_are_gone() -> None:
    page = read(
        html(
            "<title>A\u202eb\u200b leak</title>", "<p>Soft\u00adhyphen and zero\u200bwidth in a paragraph of text.</p>"
        )
    )
    assert "Softhyphen and zerowidth" in page.text
    assert not any(c in page.title + page.text for c in "\u00ad\u200b\u202e")


def test_the_lead_over_an_article_is_part_of_it() -> None:
    lead = "For weeks it had been rumoured among the journalists, now it is certain: there is a second leak."
    page: Any = f"""<!doctype html><html><head><title>T</title><meta name="description" content="{lead}"></head><body>
    <div class="teaser"><p>{lead}</p></div><article><h1>T</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"""
    blocks = read(page).blocks
    assert [text for _, text in blocks] == [lead, FIRST, SECOND]


def test_the_title_again_a_line_of_date_and_author_and_how_to_cite_it_are_no_text() -> None:
    title = "Documents tell how the camps are run"
    facts = {"headline": title, "datePublished": "2019-11-26", "author": {"name": "Ada Writer"}}
    events = "<h2>26 November 2019</h2><p>26 November 2019 was the day of the leak.</p><p>On 27 November 2019</p>"
    furniture = f"<p>November 26, 2019 report</p><h2>{title}</h2><p>26. November 2019 , Ada Writer</p>"
    cited = f"<p>Citation: {title} (2019, November 26) retrieved 20 January 2020 from https://example.org/leak</p>"
    text = f"<p>{FIRST}</p><p>{SECOND}</p>{events}<p>{FIRST[::-1]}</p>"
    head = json_ld(**{"@type": "NewsArticle"}, **facts)
    page, bare = (
        read(f"<html><head>{head}</head><body><article>{article}</article></body></html>")
        for article in (furniture + text + cited, text)
    )
    assert page.title == title
    assert page.blocks == bare.blocks
    assert [block for _, block in page.blocks[:2]] == [FIRST, SECOND]
    assert "On 27 November 2019" in page.text
