"""What a heading, or the sentence that leads in to a list, says of words is shown with them."""

from pathlib import Path

import pytest

from bot.answering.answer import Answered, Quote
from bot.answering.desk import Desk
from bot.corpus.lead_ins import lead_in
from bot.corpus.prose import prose
from bot.corpus.source import BlockKind, Prose
from bot.corpus.writing import body_of
from tests.conftest import Cli, corpus_file, make_source
from tests.intake.test_page import html, read

RAZED = "Mosques in Bachu were razed by soldiers."
OTHERS = [
    "Schools teach in two languages in every county of the south.",
    "Wages of workers rose by a third in the course of two years.",
    "Doctors visit all villages of the north once in every month.",
]
LEADS = ["In a letter the embassy denies that:", "The following claims are all false, a court found:"]


def quotes(question: str, text: Prose) -> list[Quote]:
    answer = Desk([make_source(prose=text)]).ask(question)
    assert isinstance(answer, Answered)
    return [*answer.quotes, *answer.more]


def said_of(question: str, word: str, markdown: str) -> Quote:
    return next(quote for quote in quotes(question, prose(markdown)) if word in quote.text)


@pytest.mark.parametrize("lead", [*LEADS, "According to the company:", "大使馆在信中否认："])
@pytest.mark.parametrize("mark", ["- ", "1. "])
@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_no_item_of_a_list_is_quoted_without_what_leads_in_to_it(lead: str, mark: str, before: int) -> None:
    items = "\n".join(mark + text for text in [*OTHERS[:before], RAZED])
    quote = said_of("Were mosques razed by soldiers?", "razed", f"It is spring.\n\n{lead}\n\n{items}\n\nNight fell.")
    assert lead in quote.text or quote.above == (lead,)
    assert (lead in quote.text) == (before < 2)
    assert "Night fell" not in quote.text


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_of_a_page_keeps_what_leads_in_to_it(tag: str) -> None:
    items = "".join(f"<li>{text}</li>" for text in [RAZED, *OTHERS])
    page = read(html("<title>A letter</title>", f"<p>{LEADS[0]}</p><{tag}>{items}</{tag}><p>Night fell.</p>"))
    quote = next(q for q in quotes("mosques razed by soldiers", Prose.of(page.blocks)) if RAZED in q.text)
    assert LEADS[0] in quote.text


def test_items_of_plain_text_are_known_by_their_marks() -> None:
    page = read(f"{LEADS[0]}\n- " + "\n- ".join([*OTHERS, RAZED]) + "\n\nNight fell.", "text/plain")
    quote = next(q for q in quotes("mosques razed by soldiers", Prose.of(page.blocks)) if RAZED in q.text)
    assert quote.above == (LEADS[0],)


def test_what_comes_behind_a_list_is_nobody_elses() -> None:
    markdown = f"{LEADS[0]}\n\n- {RAZED}\n\nThe census counted 40 villages along the river."
    quote = said_of("villages along the river", "census", markdown)
    assert (quote.text, quote.above) == ("The census counted 40 villages along the river.", ())


def test_a_numbered_paragraph_leads_in_to_those_with_other_marks_only() -> None:
    parts = ["4. He says that:", "(a) it rained;", "(b) it was cold.", "5. The court disagrees."]
    text = Prose.of((BlockKind.PARAGRAPH, part) for part in parts)
    assert [lead_in(text, at, {}) for at in range(4)] == [None, 0, 0, None]


def test_a_list_is_one_in_a_corpus_file_too() -> None:
    source = make_source(markdown=f"{LEADS[0]}\n\n- One\\\nand a half.\n- 2. Two\n\n  Three.\n\nFour.")
    assert [block.kind.value for block in source.prose.blocks] == ["paragraph", "item", "item", "item", "paragraph"]
    assert prose(body_of(source)) == source.prose


@pytest.mark.parametrize(
    "heading",
    ["Myths about the dam", "What the government claims", "What Beijing says", "Allegations", "关于水坝的谣言"],
)
def test_a_heading_of_claims_is_shown_with_what_stands_below_it(heading: str) -> None:
    markdown = f"It rained.\n\n## {heading}\n\nIt rained. The dam above Bachu killed ninety villagers."
    assert said_of("dam villagers Bachu", "ninety", markdown).above == (heading,)
    behind = said_of("dam villagers Bachu", "ninety", f"{markdown}\n\n## The river\n\nBoats sail there. It is wide.")
    assert behind.above == (heading,)


def test_other_headings_are_not() -> None:
    markdown = "## Myths\n\nA dragon sleeps.\n\n## The dam\n\nThe dam above Bachu killed ninety villagers."
    assert said_of("dam villagers Bachu", "ninety", markdown).above == ()


def test_programs_and_terminals_say_what_stands_above(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    body = "## Myths about the dam\n\nThe dam above Bachu killed ninety villagers."
    (folder / "dam.md").write_text(corpus_file(body), encoding="utf-8")
    env = {"CUTTINGS_CORPUS": str(folder)}
    assert '"above": ["Myths about the dam"]' in cli("ask", "--json", "dam above Bachu villagers", env=env).stdout
    shown = cli("ask", "dam above Bachu villagers", env=env).stdout
    assert "Above it in the source: “Myths about the dam”" in shown
