"""What the markup of a page says is no text of its article is not read as text; what only looks like it is."""

import pytest

from bot.corpus.source import BlockKind
from bot.intake.page import Page
from tests.intake.test_page import FIRST, SECOND, html, read

STRAY = "These words about a lake in winter are no part of it"
SENTENCE = "The clerk counted the boxes twice before she signed the list."


def texts(article: str) -> list[str]:
    return [text for _, text in read(html("<title>A second leak</title>", article)).blocks]


@pytest.mark.parametrize(
    "part",
    [
        "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>",
        "<div class='media'><img src='a.jpg'><p class='article--media--copyright'>Photo: {}</p></div>",
        "<div><img src='a.jpg'><span class='photoCredit'>{}</span></div>",
        "<p class='image-caption__text'>{}</p>",
        "<p><img src='a.jpg'><br><em>{}</em></p>",
        "<div class='inlineImage'><img src='a.jpg'><p>{}</p></div>",
        "<div><img src='a.jpg'><p itemprop='caption'>{}</p></div>",
        "<section class='article-newsletter'><h3>Thank you!</h3><p>{}</p></section>",
        "<div class='email-capture'><p>{}</p></div>",
        "<section class='editorial-disclosure'><p>{}</p></section>",
        "<div class='authorBox'><p>{}</p></div>",
        "<div class='about-the-author'><p>{}</p></div>",
        "<section class='product-card'><p>{}</p><ul><li>{}</li></ul></section>",
        "<div class='related-posts'><a href='/x'>{}</a></div>",
        "<div id='readMore'><h4>More</h4><ul><li><a href='/x'>{}</a></li></ul></div>",
        "<ul class='tags'><li><a href='/t'>{}</a></li></ul>",
        "<p>Something <a href='/x'>linked<span class='screen-reader-text'>{}</span></a> in a line of its own.</p>",
    ],
)
def test_parts_beside_the_article_are_not_read(part: str) -> None:
    found = "\n".join(texts(f"<p>{SENTENCE}</p>{part.replace('{}', STRAY)}"))
    assert STRAY not in found
    assert SENTENCE in found and SECOND in found and FIRST[::-1] in found


@pytest.mark.parametrize(
    "part",
    [
        "<p class='tag-disclosure'>{}</p>",
        "<div class='related-post-body'><p>{}</p></div>",
        "<div class='read-more-content'><p>{} <a href='/x'>And</a> on.</p></div>",
        "<p><img src='a.jpg'>{}</p>",
        "<p><img src='a.jpg'>{} <em>by the clerk</em></p>",
        "<p><em>{}</em></p>",
        "<div class='with-photo-story'><img src='a.jpg'><p>{}</p></div>",
        "<p class='creditor'>{}</p>",
        "<div class='editors-note'><p>Editor’s note: {}</p></div>",
        "<div class='correction'><p>Correction: {}</p></div>",
        f"<div class='newsletter'><p>{{}}</p>{f'<p>{SENTENCE}</p>' * 30}</div>",
    ],
)
def test_parts_of_the_article_are_read_whatever_they_are_called(part: str) -> None:
    assert STRAY in "\n".join(texts(part.replace("{}", STRAY)))


def test_what_a_tooltip_explains_is_read_and_its_explanation_is_not() -> None:
    tip = "<span class='tooltip'>A list on which nobody ever looked for a name.</span>"
    article = f"""<p>The <b>register</b>{tip} lay open, and the <i>index*</i>{tip} with it.</p>
    <p>He took the <span class="tooltip">ledger<span class="tooltiptext">A book that holds sums of money.</span></span>
    away.</p><p>She asked for the <span class="tooltip" title="x">file of the year before that one</span> again.</p>
    <p>他說<span class="tooltip">檔案</span>還在那裡，沒有人拿走，大家都知道這件事情。</p>
    <p>A key<span role="tooltip">Opens what is locked</span> was there.</p>"""
    found = texts(article)
    assert "The register lay open, and the index* with it." in found
    assert "He took the ledger away." in found
    assert "She asked for the file of the year before that one again." in found
    assert "他說檔案還在那裡，沒有人拿走，大家都知道這件事情。" in found
    assert "A key was there." in found


def test_a_label_is_not_glued_to_the_paragraph_that_it_stands_before() -> None:
    found = texts(
        "<h3><span class='kicker'>Health</span>The office opens its books to everybody</h3>"
        "<p>The <span class='keyword'>office</span>s stay open until the evening of that day.</p>"
        "<p><span class='label'>Monday</span> was the day on which the offices were closed.</p>"
    )
    assert "The office opens its books to everybody" in found
    assert "The offices stay open until the evening of that day." in found
    assert "Monday was the day on which the offices were closed." in found


def test_code_stays_in_its_sentence_and_is_no_quotation() -> None:
    page: Page = read(
        html(
            article="<div>All blanks must be replaced with a <pre><code>+</code></pre>. Then the address is built.</div>"
            "<pre class='code literal-block'><span></span><span># a</span>\nset on\nset off\n</pre>"
        )
    )
    assert (
        BlockKind.PARAGRAPH,
        "All blanks must be replaced with a +. Then the address is built.",
    ) in page.blocks
    assert (BlockKind.PARAGRAPH, "# a\nset on\nset off") in page.blocks


def lead(under: str, after: str = "", said: str = "") -> list[str]:
    body: str = f"""<!doctype html><html><head><title>T</title><meta name="description" content="{said}"></head><body>
    <article><h1>T</h1><div class="teaser">{under}</div><p>{FIRST}</p><p>{SECOND}</p><p>{SENTENCE * 8}</p>
    {after}</article></body></html>"""
    return [text for _, text in read(body).blocks]


def test_a_lead_is_read_as_a_browser_shows_it() -> None:
    said = "The writer Ada Lovelace, a clerk for many years, tells of the lists that she kept."
    shown = "<p><b>T</b>he writer <a href='/ada'>Ada Lovelace</a>, a clerk for many years,<br>tells of the lists that she kept.</p>"
    assert lead(shown, said=said)[0] == said


def test_a_teaser_below_the_article_is_no_lead_of_it() -> None:
    said = "The writer Ada Lovelace, a clerk for many years, tells of the lists that she kept."
    teaser = f"<ul><li><a href='/x'><div>{said}</div></a></li></ul>"
    assert said not in lead("", teaser, said)
    assert said not in lead("", f"<section><div class='teaser'>{said}</div></section>", said)


def test_the_caption_of_a_picture_is_no_lead() -> None:
    said = "The writer Ada Lovelace, a clerk for many years, tells of the lists that she kept."
    assert said not in lead(f"<div class='picture-credit'><p>{said} <span>By BEN LI</span></p></div>", said=said)


def test_what_a_page_calls_its_intro_is_read_where_it_stands_under_the_heading() -> None:
    intro = "The lake was frozen for months, and nobody in the office by the shore had ever seen it like that before."
    assert lead(f"<div class='article__intro'><p>{intro}</p></div>")[0] == intro
    assert lead(f"<a href='/x'><div class='intro'>{intro}</div></a>")[0] == FIRST
    assert intro not in lead("", f"<div class='teaser intro'>{intro}</div>")
    assert lead("<p class='standfirst'>Lakes and offices of the north and the south of it</p>")[0] == FIRST


def test_short_lines_over_the_heading_are_no_text_and_sentences_there_are() -> None:
    rest = f"<h1>The boxes at the lake</h1><p>{FIRST}</p><p>{SECOND}</p><p>{SENTENCE * 8}</p>"
    for over, kept in (
        ("<p>Obituary</p><p>8 May 2019</p>", []),
        ("<p>The lake has no boxes any more.</p>", ["The lake has no boxes any more."]),
    ):
        body = f"<!doctype html><html><head><title>The boxes at the lake</title></head><body><article>{over}{rest}</article></body></html>"
        assert [text for _, text in read(body).blocks][: len(kept) + 1] == [*kept, FIRST]
