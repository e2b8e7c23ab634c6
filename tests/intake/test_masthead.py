"""Title, authors and date as a page shows them; a wrong author is worse than none."""

import pytest

from bot.intake.names import guessed_names
from bot.intake.page import Page, read_page
from bot.intake.visible_date import visible_date

URL = "https://www.example.org/leak"
TEXT = "The documents were obtained by a consortium of journalists and published in seventeen countries this week. "


def read(under: str = "", head: str = "", after: str = "", heading: str = "<h1>A second leak</h1>") -> Page:
    return read_page(
        f"""<!doctype html><html><head><meta charset="utf-8">{head}</head><body>
        <aside class="sidebar"><p>By Wrong Sidebar</p><time datetime="2001-01-01">1 January 2001</time></aside>
        <article>{heading}{under}<p>{TEXT * 4}</p><p>{TEXT[::-1] * 4}</p></article>{after}</body></html>""".encode(),
        "text/html",
        URL,
    )


@pytest.mark.parametrize(
    ("under", "authors"),
    [
        ("<p>By Ada Lovelace</p>", ["Ada Lovelace"]),
        ("<div>By&nbsp;<a href='/reporters/x'>Jose de la Cruz</a> <!-- tools --></div>", ["Jose de la Cruz"]),
        ("<p>par <span class='auteurs'>Didier Roy</span>, 21 juin 2018</p>", ["Didier Roy"]),
        ("<p>Posted on September 21, 2020  by Ada Lovelace</p>", ["Ada Lovelace"]),
        ("<p>Von ADA LOVELACE und Ben Li | 1. Februar 2022</p>", ["ADA LOVELACE", "Ben Li"]),
        ("<p><em>Text von Ada Lovelace &nbsp; Illustration von Ben Li</em></p>", ["Ada Lovelace"]),
        ("<p>作者：王明、李华</p>", ["王明", "李华"]),
        (
            "<p><a rel='author' href='/a'>Ada Lovelace</a> <a rel='author' href='/b'>Ben Li</a></p>",
            ["Ada Lovelace", "Ben Li"],
        ),
        ("<p class='byline'>Ada Lovelace</p>", ["Ada Lovelace"]),
        ("<p class='byline'>By <a>Ada Lovelace</a> in <a>New York</a></p>", ["Ada Lovelace"]),
        ("<p class='byline'><b>Ada Lovelace</b> <i>Chief Scientist</i></p>", ["Ada Lovelace"]),
        (
            "<p class='byline'>By <a>Ada Lovelace</a>, <a>Ben Li</a> and <a>Li Wei</a></p>",
            ["Ada Lovelace", "Ben Li", "Li Wei"],
        ),
        ("<div class='author'><div>Ada Lovelace</div><div>Chief Scientist</div></div>", []),
        ("<span itemprop='author'>Ada Lovelace</span>", ["Ada Lovelace"]),
        ("<p>By <a rel='author' href='/'>Example Daily</a></p>", []),
        ("<p>By Ada Lovelace Associated Press</p>", []),
        ("<p class='author'><b>Senior Correspondent</b> <a>Read More</a></p>", []),
        ("<p>By the end of the year Ada Lovelace was gone.</p>", []),
        ("<p>By Friday Evening everything was over, and Ada Lovelace had left the country for good.</p>", []),
        ("<figure><figcaption>By Ada Lovelace</figcaption></figure>", []),
        ("<div class='related'><span class='author'>By Ada Lovelace</span></div>", []),
        ("<ul class='share-tools'><li>By Ada Lovelace</li></ul>", []),
    ],
)
def test_the_author_is_who_stands_under_the_heading(under: str, authors: list[str]) -> None:
    assert list(read(under, "<meta property='og:site_name' content='Example Daily'>").authors) == authors


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<section id='comments'><p class='comment-author'>By Ben Li</p></section>",
        "<ul id='recentcomments'><li><span class='comment-author-link'>Ben Li</span> on a leak</li></ul>",
        "<div class='relatedArticle'><span class='author'>Par Ben Li</span><time>19.11.2019</time></div>",
        "<article><h2>Another</h2><p class='byline'>By Ben Li</p><a rel='author' href='/b'>Ben Li</a></article>",
        "<p class='author'>Ben Li</p>",
    ],
)
def test_nobody_is_made_the_author_of_a_page_that_he_only_stands_on(elsewhere: str) -> None:
    assert read(after=elsewhere).authors == ()
    assert read("<p>By Ada Lovelace</p>", after=elsewhere).authors == ("Ada Lovelace",)


def test_the_author_may_sign_at_the_end_of_the_article() -> None:
    box = "<div class='author-box'><a rel='author' href='/ada'>View all posts by Ada Lovelace</a></div>"
    assert read(f"<p>{TEXT * 12}</p>{box}").authors == ("Ada Lovelace",)
    assert read(f"<p>{TEXT * 12}</p>{box}<a rel='author' href='/ben'>Ben Li</a>").authors == ()


@pytest.mark.parametrize(
    ("under", "head", "date"),
    [
        ("<p class='date'>Written: 2023-11-07 15:03:30 / Updated: 2023-11-08</p>", "", "2023-11-07"),
        ("<p><br> 1. Februar 2022 , Ada Lovelace</p>", "", "2022-02-01"),
        ("<p>Published March 4th, 2020</p>", "", "2020-03-04"),
        ("<p>26 ноября 2019</p>", "", "2019-11-26"),
        ("<p>2019年11月24日 星期日</p>", "", "2019-11-24"),
        ("<time datetime='2022-01-21'>yesterday</time>", "<meta name='date' content='2022-01-26'>", "2022-01-21"),
        ("<time datetime='2022-01-21'>x</time>", "<meta name='pubdate' content='2022-01-20'>", "2022-01-20"),
        # 23:30 in Minnesota is the next day at Greenwich.
        (
            "<time datetime='2023-11-08 23:30:59'>November 8</time>",
            "<meta property='article:published_time' content='2023-11-09T05:30:59+00:00'>",
            "2023-11-08",
        ),
        (
            "<time datetime='2023-11-08 23:31:59'>November 8</time>",
            "<meta property='article:published_time' content='2023-11-09T05:30:59Z'>",
            "2023-11-09",
        ),
        ("<div class='related'><time datetime='2019-01-01'>2019-01-01</time></div>", "", None),
    ],
)
def test_the_date_is_that_under_the_heading(under: str, head: str, date: str | None) -> None:
    later = "<section class='comments'><time datetime='2024-01-01'>1 January 2024</time></section>"
    assert read(under, head, later if date else "").published == date


@pytest.mark.parametrize("text", ["4/7/2020", "31.02.2020", "May 2020", "12 Octember 2020", "Part 2019-1", ""])
def test_a_date_that_can_be_read_two_ways_or_none_is_none(text: str) -> None:
    assert visible_date(text) is None


@pytest.mark.parametrize(
    ("heading", "said", "title"),
    [
        (
            "<h1>A second leak shakes them all</h1>",
            "A second leak that shakes everyone",
            "A second leak shakes them all",
        ),
        ("<h1><small>World News</small> A second leak</h1>", "A second leak", "A second leak"),
        (
            "<h1>World</h1><h1>A second leak shakes them</h1>",
            "The second leak that shakes",
            "A second leak shakes them",
        ),
        ("<h1>We are the best paper</h1>", "About us", "About us"),
        (
            "<h1>A <em>second leak</em>, explained</h1>",
            "The second leak and what is explained",
            "A second leak, explained",
        ),
        ("<h1><b>World:</b><span>a second leak</span></h1>", "The second leak of the world", "World: a second leak"),
        ("<h2>Other</h2><h2>A second leak</h2>", "A second leak (2021/5)", "A second leak"),
        ("<h1>Example Daily</h1>", "A second leak | Example Daily", "A second leak"),
    ],
)
def test_the_title_is_the_heading_where_the_page_means_it(heading: str, said: str, title: str) -> None:
    meta = f"<meta property='og:site_name' content='Example Daily'><meta property='og:title' content='{said}'>"
    assert read(head=meta, heading=heading).title == title


def test_roles_are_no_names() -> None:
    assert guessed_names(["Staff Reporter", "Ada Lovelace", "Agence France-Presse", "Jan May"]) == (
        "Ada Lovelace",
        "Jan May",
    )
