"""Deep links: they open at the quote, and only at the quote."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.deep_link import MAX_LINK, deep_link
from bot.corpus.source import Source, TextStatus
from tests.conftest import make_source


def browser_finds(source: Source, link: str) -> tuple[int, int] | None:
    """Where a browser marks text for `link`: the first match of its directive, ignoring case and white space.

    The title stands above the text; what is found there is at a negative place.
    """
    directive = link.split(":~:text=")[1]
    parts = [unquote(part) for part in directive.split(",")]
    prefix = parts.pop(0)[:-1] if directive.split(",")[0].endswith("-") else ""
    heading = source.title.lower() + "\n"
    flat = heading + " ".join(source.text.split()).lower()
    at = -1
    while (at := flat.find(parts[0].lower(), at + 1)) >= 0:
        if flat[:at].rstrip().endswith(prefix.lower()):
            break
    if at < 0:
        return None
    if len(parts) == 1:
        return at - len(heading), at + len(parts[0]) - len(heading)
    end = flat.find(parts[1].lower(), at + len(parts[0]))
    return (at - len(heading), end + len(parts[1]) - len(heading)) if end >= 0 else None


TEXT = """The report came first. The report came again, said the well-known paper, & more came later.

The report came first in every town, and every town said so. A last line closes it, as ever."""


@pytest.mark.parametrize(
    ("start_words", "end_words"),
    [
        ("The report came first.", "first."),
        ("The report came again", "more came later."),
        ("The report came first in every", "said so."),
        ("& more", "more came later."),
        ("The report came again", "said so."),
        ("A last line", "as ever."),
    ],
)
def test_the_browser_marks_exactly_the_quote(start_words: str, end_words: str) -> None:
    source = make_source(markdown=TEXT)
    start = source.text.index(start_words)
    end = source.text.index(end_words, start) + len(end_words)
    link = deep_link(source, start, end)
    assert link is not None
    found = browser_finds(source, link)
    assert found is not None
    flat = " ".join(source.text.split())
    assert flat[found[0] : found[1]] == " ".join(source.text[start:end].split())


def test_an_opening_that_stands_twice_is_lengthened_until_it_is_unique() -> None:
    source = make_source(
        markdown="Only one week after the paper revealed it, rain fell.\n\nOnly one week after the paper published it, snow fell. So it was, they say, in those days."
    )
    start = source.text.index("Only one week after the paper published")
    link = deep_link(source, start, len(source.text))
    assert link is not None
    assert browser_finds(source, link) == (start - 1, len(" ".join(source.text.split())))


@pytest.mark.parametrize(
    ("title", "text", "quote"),
    [
        (
            "Guards must allow no escapes from the camps of Korla",
            "Guards must allow no escapes, a secret manual says, and nobody may speak of what he saw there.",
            "Guards must allow no escapes, a secret manual says, and nobody may speak of what he saw there.",
        ),
        (
            "Guards Must Allow No Escapes: ‘Life’ in Korla",
            "Guards must allow no escapes: 'life' in Korla is watched day and night, as a manual has it, and at work.",
            "Guards must allow no escapes: 'life' in Korla is watched day and night, as a manual has it, and at work.",
        ),
        ("Korla: no escapes. A manual", "He wrote of it: no escapes. Nothing else.", "no escapes."),
    ],
)
def test_the_link_passes_over_a_headline_with_the_same_words(title: str, text: str, quote: str) -> None:
    source = make_source(title=title, markdown=text)
    start = source.text.index(quote)
    link = deep_link(source, start, start + len(quote))
    assert link is not None
    assert browser_finds(source, link) == (start, start + len(quote))


def test_a_sentence_that_is_the_headline_gets_no_link_into_the_page() -> None:
    title = "Who guards the camps?"
    assert deep_link(make_source(title=title, markdown=f"{title} Nobody says."), 0, len(title)) == (
        "https://example.org/a-source"
    )


def test_no_part_ends_within_a_number() -> None:
    text = "Die Miete beträgt 1.350,50 Euro im Monat, und 2.400 Mark waren es bis 12.300."
    link = deep_link(make_source(markdown=text), 0, len(text))
    assert link is not None
    assert unquote(link.partition("text=")[2]) == "Die Miete beträgt 1.350,50 Euro,waren es bis 12.300."


def test_everything_that_means_something_in_a_directive_is_encoded() -> None:
    source = make_source(markdown="A well-known, odd & old word.")
    link = deep_link(source, 0, len(source.text))
    assert link is not None
    assert not set("-&") & set(link.split("text=")[1])


def test_notes_pdfs_and_missing_addresses_get_no_fragment() -> None:
    text = "A sentence of words."
    assert deep_link(make_source(markdown=text, url="https://x.org/a.pdf"), 0, 5) == "https://x.org/a.pdf"
    assert (
        deep_link(make_source(markdown=text, text_status=TextStatus.NOTES, url="https://x.org/a"), 0, 5)
        == "https://x.org/a"
    )
    assert deep_link(make_source(markdown=text, url=None), 0, 5) is None
    anchored = deep_link(make_source(markdown=text, url="https://x.org/a#part"), 0, len(text))
    assert anchored is not None
    assert anchored.startswith("https://x.org/a#part:~:text=")


@given(st.text(min_size=1, max_size=400), st.integers(0, 400), st.integers(1, 400))
def test_any_span_gives_a_link_that_fits_a_button(text: str, start: int, length: int) -> None:
    source = make_source(markdown=text)
    start = min(start, max(len(source.text) - 1, 0))
    link = deep_link(source, start, min(start + length, len(source.text)))
    assert link is not None
    assert len(link) <= MAX_LINK
    assert link.isascii()


def test_a_long_chinese_quote_keeps_a_link_that_fits() -> None:
    source = make_source(markdown="新疆维吾尔自治区的教育培训中心的管理工作必须严格保密。" * 12)
    link = deep_link(source, 0, len(source.text))
    assert link is not None
    assert len(link) <= MAX_LINK
