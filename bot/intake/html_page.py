"""HTML pages: the article without the furniture around it."""

import logging
from collections.abc import Iterable

import regex
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html

from bot.corpus.source import BlockKind
from bot.intake.furniture import without_furniture
from bot.intake.html_facts import html_facts
from bot.intake.imprint import labelled_authors
from bot.intake.inline import inline_text
from bot.intake.page import Blocks, Page, ReadError
from bot.intake.pruning import part_names, prune
from bot.intake.staff import reporters_within
from bot.text.cleaning import clean
from bot.text.letters import letters

_SPACE = regex.compile(r"\s+")
_BLOCKS = frozenset("body div p head quote list item table row cell code main ab note".split())
_BESIDE = frozenset("nav footer aside figure figcaption a".split())
MAX_LEAD = 1000
# So many letters tell one paragraph from another.
_OPENING, _SHORTEST = 60, 30
_INTRO = regex.compile(r"(?:^|-)(?:intro|introduction|standfirst|de[ck]k?|lede|vorspann|chapo|chapeau|sub-?headline)$")


def read_html(text: str, url: str | None, x_robots_tag: str | None = None) -> Page:
    """The page in the HTML `text`. Raises ReadError where it holds no article."""
    # Its warnings name the page's address.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = load_html(text)
    if tree is None:
        raise ReadError("The page is no HTML that can be read, or needs too much memory. Give the text itself.")
    facts = html_facts(tree, url, x_robots_tag)
    prune(tree)
    document = bare_extraction(tree, url=url, include_comments=False, include_tables=True, include_formatting=True)
    body = getattr(document, "body", None)
    blocks = _blocks(body) if isinstance(body, etree._Element) else ()
    if blocks and (lead := _lead(tree, facts.descriptions, blocks)):
        blocks = ((BlockKind.PARAGRAPH, lead), *blocks)
    authors = facts.authors or _signed(blocks)
    return Page(
        title=facts.title,
        publisher=facts.publisher,
        authors=authors,
        published=facts.published,
        language=facts.language,
        blocks=without_furniture(blocks, facts.title, authors, facts.published),
        url=facts.url,
        free=facts.free,
        max_snippet=facts.max_snippet,
    )


def _signed(blocks: Blocks) -> tuple[str, ...]:
    """Whom the text itself names as its author: （记者 张三） at one of its ends, or "Author: Ada Lovelace"."""
    texts = [text for kind, text in blocks if kind is not BlockKind.HEADING]
    return next(filter(None, map(reporters_within, (*texts[:2], *texts[-2:]))), ()) or labelled_authors(texts)


def _lead(tree: HtmlElement, descriptions: Iterable[str], blocks: Blocks) -> str:
    """The paragraph over the article `blocks` that the page also describes itself with, or that stands under the
    heading and is called its intro; "" where there is none.

    The extraction takes it for a teaser of another article and drops it.
    """
    said = letters(" ".join(text for _, text in blocks))
    openings = {letters(text)[:_OPENING] for text in descriptions}
    wanted = tuple(opening for opening in openings if len(opening) >= _SHORTEST)
    begins = (letters(text)[:_OPENING] for kind, text in blocks if kind is not BlockKind.HEADING)
    first = next((opening for opening in begins if len(opening) >= _SHORTEST), "")
    below = False
    for element in tree.iter("h1", "p", "div", "h2", "h3", "h4", "strong", "span"):
        below = below or element.tag == "h1"
        text = inline_text(element, MAX_LEAD)
        plain = letters(text)
        if first and plain.startswith(first):
            return ""
        if len(plain) < _SHORTEST or plain[:_OPENING] in said:
            continue
        intro = below and text.endswith((".", "!", "?")) and any(map(_INTRO.search, part_names(element)))
        # What links to an article, as a teaser does, is none of its paragraphs.
        if (intro or plain.startswith(wanted)) and not any(
            str(parent.tag) in _BESIDE for parent in element.iterancestors()
        ):
            return text
    return ""


class _Writer:
    """Gathers the text of one block after the other."""

    def __init__(self) -> None:
        self.blocks: list[tuple[BlockKind, str]] = []
        self._parts: list[str] = []

    def add(self, text: str | None, breaks: bool = False) -> None:
        if text:
            self._parts.append(text if breaks else _SPACE.sub(" ", text))

    def end(self, kind: BlockKind) -> None:
        lines = [" ".join(line.split()) for line in clean("".join(self._parts)).split("\n")]
        self._parts.clear()
        # Two line breaks in a row are how old pages write paragraphs.
        for part in "\n".join(lines).strip("\n").split("\n\n"):
            if part := part.strip("\n"):
                self.blocks.append((kind, part.replace("\n", " ") if kind is BlockKind.HEADING else part))


def _blocks(body: etree._Element) -> Blocks:
    """The blocks of an extracted body. Without recursion, for bodies are as deep as their authors please."""
    writer = _Writer()
    open_tags: list[str] = []

    def kind() -> BlockKind:
        if "head" in open_tags:
            return BlockKind.HEADING
        if "quote" in open_tags:
            return BlockKind.QUOTATION
        return BlockKind.ITEM if "item" in open_tags else BlockKind.PARAGRAPH

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        block = tag in _BLOCKS and not (tag == "code" and _is_inline(element))
        if event == "start":
            if block:
                writer.end(kind())
                open_tags.append(tag)
            if tag != "graphic":
                writer.add("\n" if tag == "lb" else None, breaks=True)
                writer.add(element.text, breaks=tag == "code" and block)
        else:
            if block:
                writer.end(kind())
                open_tags.pop()
            writer.add(element.tail)
    writer.end(kind())
    return tuple(writer.blocks)


def _is_inline(code: etree._Element) -> bool:
    parent = code.getparent()
    return (
        parent is not None
        and parent.tag in {"p", "item", "cell", "head", "hi", "ref"}
        and "\n" not in (code.text or "")
    )
