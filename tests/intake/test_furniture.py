"""What is about a page, a picture or another article is no text of an article; sentences that only resemble it are."""

import pytest

from bot.corpus.source import BlockKind
from bot.intake.furniture import without_furniture
from bot.intake.imprint import is_byline, is_funding, is_imprint, is_signature, labelled_authors
from bot.intake.page import Blocks
from bot.intake.pictures import is_picture_line
from bot.intake.pull_quotes import without_pull_quotes
from bot.intake.signposts import is_signpost
from tests.intake.test_page import html, read

P, H, Q, ITEM = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.ITEM
ADA = ("Ada Lovelace",)
TEXT = tuple((P, f"On day {day} the clerk carried the boxes from the lake to the office.") for day in range(20))


def texts(blocks: Blocks) -> list[str]:
    return [text for _, text in blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ada Lovelace (Copyright)",
        "Foto: ada / Pixabay (Symbolbild)",
        "(Credit: Ada Lovelace / Example)",
        "Featured image by Ada Lovelace/The Example Guide.",
        "Photographs by Ada Lovelace for the Example",
        "Photo courtesy of the Ada Lovelace Archive",
        "Crédit photo : Ada Lovelace",
        "Фото: Ада Лавлейс",
        "© 2019 Example Network",
        "Copyright 2019 The Example",
        "A guard stands at the gate of the office. (Photo: Ada Lovelace)",
        "A guard stands at the gate of the office. Ada Lovelace/AFP via Getty Images",
        "A guard stands at the gate on Monday. (AP Photo/Ada Lovelace)",
        "村口新修的路 张三 摄",
        "村口新修的路（记者张三摄）",
        "图片来源：某某网",
        "图/张三",
    ],
)
def test_credits_of_pictures_and_captions_with_one(line: str) -> None:
    assert is_picture_line(line)
    assert texts(without_furniture((*TEXT, (P, line), *TEXT[:1]), "T", (), None)) == texts((*TEXT, *TEXT[:1]))


@pytest.mark.parametrize(
    "line",
    [
        "Photos from the office show a new wall.",
        "Photographs by the clerk prove that the wall was there in May.",
        "Images by themselves prove nothing, the clerk said.",
        "Copyright law protects the photographs of the office.",
        "Photos: 2,884 of the boxes",
        "Video: the clerk has one of the lake.",
        "Images: The boxes were seen at the lake in May.",
        "(c) the person shall be given a receipt for every box;",
        "The clerk gave an interview to AFP.",
        "She showed a picture of the gate (photo 2).",
        "He sent the boxes on Monday. Nobody knew why. The office opened them. (Photo: Ada Lovelace)",
        "他在那里拍摄",
        "The report on and/or about the office was sent to Reuters",
    ],
)
def test_sentences_about_pictures_are_none(line: str) -> None:
    assert not is_picture_line(line)


def test_a_credit_in_a_line_of_a_paragraph_goes_and_the_other_lines_stay() -> None:
    blocks = (*TEXT, (P, "The boxes are gone.\nPhoto: Ada Lovelace / Example"), *TEXT)
    assert texts(without_furniture(blocks, "T", (), None))[20] == "The boxes are gone."


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The boxes at the lake",
        "RELATED: Office delays the opening of the boxes until next year",
        "See also – The boxes at the lake",
        "Lire aussi Ada Lovelace, « Les boîtes du lac », L’Exemple, juin 2018.",
        "Lesen Sie auch: Die Kisten am See",
        "Lesen Sie mehr",
        "Читайте также: Ящики у озера",
        "相关阅读：湖边的箱子",
        "Mehr zum Thema:\nDie Kisten am See\nDas Amt und seine Kisten",
        "Sign up for the free daily newsletter of the Example for more news about lakes!",
        "Subscribe to our newsletter",
        "Get the latest news from the lake in your inbox",
        "Follow Ada Lovelace on Twitter: @ada",
        "Follow us on Facebook",
        "Abonnez-vous à notre newsletter",
        "扫码关注某某报微信公众号",
        "Advertisement",
        "Share this article",
        "Download:",
        "PDF (2,4 MB)",
        "Read the full report here.",
        "- Anzeige -",
        "广告",
        "Tags: lake, boxes, office",
        "关键词：湖 箱子",
    ],
)
def test_ways_to_something_else(line: str) -> None:
    assert is_signpost(line)
    assert texts(without_furniture((*TEXT, (P, line), *TEXT[:1]), "T", (), None)) == texts((*TEXT, *TEXT[:1]))


@pytest.mark.parametrize(
    "line",
    [
        "Read more than one of the lists and you know them all.",
        "Related minorities were held in the same office.",
        "See also what the clerk wrote in May.",
        "Sign up or go home, the guard told them.",
        "Sign the list, the guard told them. They signed. Then they got an e-mail.",
        "Follow these steps shared on Twitter to reach the office safely.",
        "Follow the guard, it said on Facebook.",
        "Download the app or be questioned: that was the order of the office.",
        "Join the queue, the notice on Telegram said.",
        "Subscribe to no rumour, it said.",
        "Watch the gate for one night.",
        "Comments of the clerk were not to be had.",
        "Read the full list, said the clerk. Here it is.",
        "Advertisements for the lake hung in the office.",
        "Topics included the lake and the boxes.",
        "Mehr zum Thema weiß nur der Schreiber.",
        "For more than a year the boxes stood at the lake.",
        "相关报道说，箱子还在湖边。",
        "More on this was not to be learned.\nThe clerk kept silent. He went home.",
    ],
)
def test_sentences_that_begin_like_ways_are_none(line: str) -> None:
    assert not is_signpost(line)
    assert (P, line) in without_furniture((*TEXT, (P, line), *TEXT[:1]), "T", ADA, "2019-11-26")


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lovelace in London",
        "By Ada Lovelace and Ben Li | Example News",
        "Von Ada Lovelace, Berlin",
        "Text von Ada Lovelace Illustration von Ben Li",
        "Autorin: Ada Lovelace, Leiterin des Amtes am See.",
        "Author: Ada Lovelace",
        "Ada Lovelace",
        "— ADA LOVELACE",
        "本报记者 张三",
        "责任编辑：李四",
        "来源：某某报",
        "特约记者：麦某某   责编：申某  网编：洪某",
    ],
)
def test_lines_that_are_only_a_byline(line: str) -> None:
    assert is_byline(line, ADA)
    for blocks in (((P, line), *TEXT), (*TEXT, (P, line))):
        assert texts(without_furniture(blocks, "T", ADA, None)) == texts(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday Evening the boxes were gone.",
        "By Ada Lovelace’s count there were nine boxes.",
        "By May the clerk had left",
        "Von Ada Lovelace weiß man wenig.",
        "Ada Lovelace counted the boxes.",
        "Author: I never saw the boxes.",
        "作者说，箱子还在湖边。",
        "记者：请您谈谈湖边的箱子",
        "记者在湖边看到，箱子已经不见了。",
    ],
)
def test_sentences_that_begin_like_bylines_are_none(line: str) -> None:
    assert not is_byline(line, ADA)
    assert (P, line) in without_furniture(((P, line), *TEXT), "T", ADA, None)
    assert (P, line) in without_furniture((*TEXT, (P, line)), "T", ADA, None)


@pytest.mark.parametrize(
    "line",
    [
        "Ben Li contributed to this report.",
        "Reporting by Ada Lovelace in London and Ben Li; Editing by Carl Gauss",
        "(Additional reporting by Ben Li)",
        "Translated by Ben Li",
        "Reported by Ada Lovelace for the Example’s Lake Service. Translated by Ben Li. Written in English by Carl Gauss.",
        "—With assistance from Ben Li",
        "Aus dem Englischen von Ben Li",
        "Ada Lovelace and Ben Li are reporters of the Example.",
        "Ada Lovelace reported from London and Ben Li from Beijing.",
        "The views expressed in this article are the author’s own.",
        "Source: Example | Editor: huahua",
        "Quelle: example.de, ada/dpa",
        "ada/ben (dpa, afp)",
        "Reuters",
        "(完)",
        "Ada Lovelace is a clerk of the Example. She can be reached at ada@example.org.",
        "Ada Lovelace, a clerk for many years, writes about lakes.",
        "Contact the writer at ada@example.org",
        "This article was supported by the Lake Fund for Writing.",
        "Reporting for this story was made possible by a grant of the Lake Fund.",
        "Diese Seite zeigt gesponserte Inhalte und Werbung.",
        "Diese Recherche wurde von der Seestiftung gefördert.",
        "From the book The Lake by Ada Lovelace. Copyright © 2019 by Ada Lovelace. All rights reserved.",
        "erb/ots",
    ],
)
def test_who_made_it_and_who_paid_is_no_reporting(line: str) -> None:
    assert is_imprint(line, ADA)
    assert texts(without_furniture((*TEXT, (P, line)), "T", ADA, None)) == texts(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Research by Ada Lovelace shows that the boxes were counted twice.",
        "Reporting by the office is slow, and the clerk knows why.",
        "This report was funded by the office, the clerk said.",
        "This story was told to nobody.",
        "Ada Lovelace was born at the lake.",
        "Ada Lovelace is a pseudonym.",
        "Reported by Ada Lovelace in May, the loss of the boxes was denied by the office.",
        "Source: the clerk. He kept the boxes for a year.",
        "The views of the office are not those of the clerk.",
        "Carl Gauss is a clerk at the lake.",
        "The office can be found by e-mail: lake@example.org.",
        "Witnesses are asked to call the office at 050 639010.",
        "This is the story of the boxes, and the lake supports it.",
        "The clerk contributed nothing to this report of the office, which she read in May and which she had ordered.",
    ],
)
def test_sentences_about_making_and_paying_are_reporting(line: str) -> None:
    assert not is_imprint(line, ADA)
    assert (P, line) in without_furniture((*TEXT, (P, line)), "T", ADA, None)


def test_who_paid_is_no_reporting_above_the_article_either() -> None:
    line = "This post contains references to products of one or more of our advertisers."
    assert is_funding(line)
    assert texts(without_furniture(((P, line), *TEXT), "T", (), None)) == texts(TEXT)
    assert (P, line) in without_furniture((*TEXT[:10], (P, line), *TEXT[10:]), "T", (), None)


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said that there were nine boxes. By Ada Lovelace",
        "Editor’s note: This article was supported by the Lake Fund.",
        "Update: Photo: the office has answered.",
        "An earlier version of this story named the wrong lake.",
        "Anmerkung der Redaktion: Der Name des Sees wurde berichtigt.",
        "更正：湖的名字写错了。",
        "编者按：本文作者是湖边的居民。",
    ],
)
def test_corrections_and_notes_of_editors_stay(note: str) -> None:
    for blocks in (((P, note), *TEXT), (*TEXT, (P, note))):
        assert without_furniture(blocks, "T", ADA, "2019-11-26") == blocks


def test_the_last_line_may_be_signed_with_the_outlet() -> None:
    line = "Ada Lovelace, Example World Radio News."
    assert is_signature(line)
    assert texts(without_furniture((*TEXT, (P, line)), "T", (), None)) == texts(TEXT)
    for sentence in ("Ada Lovelace, it seems, knew.", "Clerks, Guards."):
        assert not is_signature(sentence)


def test_dates_of_the_page_stand_at_its_end_too() -> None:
    for line in ("Créé: 12.12.2019, 07h36", "12.12.2019", "Published on 12 December 2019"):
        assert texts(without_furniture((*TEXT, (P, line)), "T", (), "2019-12-12")) == texts(TEXT)
    chronicle = (*TEXT, (P, "12 December 2019"), (P, "The list of the boxes is published."))
    assert without_furniture(chronicle, "T", (), "2019-12-12") == chronicle


def test_lists_of_other_articles_at_the_end_go_with_their_headings() -> None:
    others = ((ITEM, "The boxes at the lake"), (ITEM, "The office and its boxes"))
    for heading in ("More on this story", "Related articles", "For more on lakes", "Mehr zum Thema", "相关阅读"):
        assert texts(without_furniture((*TEXT, (H, heading), *others), "T", (), None)) == texts(TEXT)
    for heading in (
        "What the boxes held",
        "More from the list of the office",
        "More boxes were found",
        "Further demands",
    ):
        blocks = (*TEXT, (H, heading), *others)
        assert without_furniture(blocks, "T", (), None) == blocks
    told = (*TEXT, (H, "Related"), (ITEM, "The clerk counted the boxes."), (ITEM, "The lake was empty."))
    assert without_furniture(told, "T", (), None) == told
    early = ((H, "More on this story"), *others, *TEXT, *TEXT)
    assert without_furniture(early, "T", (), None) == early


def test_a_heading_over_links_goes_with_them_and_one_over_sentences_stays() -> None:
    links = "<ul>" + "".join(f"<li><a href='/{n}'>The boxes at the lake, part {n}</a></li>" for n in range(4)) + "</ul>"
    article = f"<div><div>Latest posts by Ada Lovelace <span>(see all)</span></div><div>{links}</div></div>"
    assert "part 2" not in read(html(article=article)).text and "Latest" not in read(html(article=article)).text
    told = "<h3>Read more</h3><p>That is what the sign <a href='/x'>at the lake</a> tells everybody who passes it.</p>"
    assert "That is what the sign at the lake tells" in read(html(article=told)).text
    inline = "<p><b>Related</b> <a href='/x'>clerks of the office at the lake</a> were let go in the same week.</p>"
    assert "Related clerks of the office at the lake were let go in the same week." in read(html(article=inline)).text


def test_the_one_line_that_names_the_author_does() -> None:
    line = "Autorin: Ada Lovelace, Leiterin des Amtes am See."
    assert labelled_authors(["Der See ist tief.", line, "Und kalt."]) == ADA
    assert labelled_authors(["Der See ist tief.", line, "Titel: Am See"]) == ()
    assert labelled_authors([line, "Der See ist tief.", "Autor: Ben Li"]) == ()
    page = read(html(article=f"<p>{line}</p>"))
    assert page.authors == ADA and line not in page.text


LONG = "“For days we spoke of the boxes,” the clerk said at the lake. “And now it has come: The boxes are gone. The lake is empty.”"


@pytest.mark.parametrize(
    "quote",
    [
        "“The boxes are gone. The lake is empty.”",
        "For days we spoke of the boxes. And now it has come: The boxes are gone.",
        "For days we spoke of the boxes at the lake.",
    ],
)
def test_a_pull_quote_is_not_read_twice(quote: str) -> None:
    blocks = ((P, TEXT[0][1]), (Q, quote), (P, LONG), (P, TEXT[1][1]))
    assert texts(without_pull_quotes(blocks)) == [TEXT[0][1], LONG, TEXT[1][1]]


def test_a_short_paragraph_that_another_holds_is_not_read_twice() -> None:
    pulled = "The boxes are gone. The lake is empty."
    assert texts(without_pull_quotes(((P, pulled), *TEXT, (P, LONG)))) == [*texts(TEXT), LONG]


@pytest.mark.parametrize(
    "blocks",
    [
        # Other words, or another order of them.
        ((Q, "The boxes are full. The lake is empty."), (P, LONG)),
        ((Q, "The lake is empty. Nobody knows who has taken the boxes."), (P, LONG)),
        ((Q, "The boxes at the lake came for days, we spoke of."), (P, LONG)),
        # What is led in to is quoted for its own sake.
        ((P, "The notice says:"), (Q, "The boxes are gone. The lake is empty."), (P, LONG)),
        # So is what is quoted at length, or with its speaker.
        ((Q, "The boxes are gone. The lake is empty."), (Q, "— The clerk (@clerk) January 24, 2020"), (P, LONG)),
        # A refrain, an answer, and what only a quotation holds.
        ((P, "The boxes are gone."), (P, "Why?"), (P, LONG)),
        ((P, "The boxes are gone. The lake is empty."), (Q, LONG)),
        ((P, LONG), (P, LONG)),
        ((H, "The boxes are gone. The lake is empty."), (P, LONG)),
        ((ITEM, "The boxes are gone. The lake is empty."), (P, LONG)),
    ],
)
def test_what_is_quoted_for_its_own_sake_stays(blocks: Blocks) -> None:
    assert without_pull_quotes(blocks) == blocks


def test_marks_between_parts_are_no_text() -> None:
    blocks = (*TEXT[:5], (P, "* * *"), *TEXT[5:], (P, "***"))
    assert texts(without_furniture(blocks, "T", (), None)) == texts(TEXT)
