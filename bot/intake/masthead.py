"""The masthead of an article: what a page shows under its heading, before the text."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

import regex
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.intake.inline import INLINE
from bot.intake.name_pattern import FIRST_WORD, FURTHER_WORD
from bot.intake.names import guessed_names
from bot.intake.staff import reporters
from bot.intake.visible_date import visible_date, without_dates
from bot.text.cleaning import one_line

_MAX_TEXTS = 300
_MAX_CHARACTERS = 1000
_MAX_LINE = 200
_MAX_DECK = 300
_NEAR = 3
_DEPTH = 40
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BESIDE_TAGS = frozenset("nav footer aside figure figcaption form script style noscript template button select".split())
_BESIDE = regex.compile(
    r"comment|related|recommend|teaser|sidebar|widget|promo|newsletter|caption|share|social|breadcrumb",
    regex.IGNORECASE,
)
_AUTHOR = regex.compile(
    r"(?:^|[\s_-])(?:authors?|byline|auteurs?|autor(?:in)?)(?:[_-]?(?:name|link))?(?=$|\s)", regex.IGNORECASE
)
_JOINED = regex.compile(r"(?:\b(?:by|von|par|por|and|und|et|y)|[,、&:])\s*$", regex.IGNORECASE)
_NAME = rf"{FIRST_WORD}(?:[ ]{FURTHER_WORD}){{1,4}}"
_BYLINE = regex.compile(
    r"(?:(?i:written|story|posted|published|text|words|reported|on|am|le|veröffentlicht|publié)\b|[\s\d\p{P}|])*+"
    rf"(?i:\b(?:by|von|par|por))\b:?\s+(?P<names>{_NAME}(?:\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s+{_NAME})*)"
    r"\s*(?:$|[\n,|·•–—(]|(?i:illustration|fotos?|photos?|bilder)\b)"
)


@dataclass(frozen=True)
class _Line:
    """One line: its texts, each from an element of its own.

    `marked`: those in an element for the author, `times`: what times in it say to machines.
    """

    texts: tuple[str, ...]
    marked: tuple[str, ...]
    times: tuple[str, ...]


class Masthead:
    """What stands under `heading`; nothing where the page has none."""

    def __init__(self, heading: HtmlElement | None) -> None:
        self._lines = list(_lines(heading)) if heading is not None else []
        self.times = [time for line in self._lines for time in line.times]
        self._signed = _signatures(heading) if heading is not None else []

    def authors(self, publisher: str) -> tuple[str, ...]:
        """Who wrote it: what is marked as the author, and the names in the first line of the form "By …"."""
        for line in self._lines:
            if reported := reporters(without_dates(" ".join(line.texts)).strip()):
                return guessed_names(reported, publisher)
        names = [text for line in self._lines for text in line.marked]
        byline = next(filter(None, (_BYLINE.match(without_dates("\n".join(line.texts))) for line in self._lines)), None)
        names += [one_line(byline["names"])] if byline else []
        return guessed_names(names or self._signed, publisher)

    def date(self) -> str | None:
        """The first date that stands there, None where there is none."""
        return next(filter(None, (visible_date(" ".join(line.texts)) for line in self._lines)), None)


def own_part(tree: HtmlElement, heading: HtmlElement | None) -> HtmlElement:
    """A copy of `tree` without what stands beside the article of `heading`: comments, teasers, lists of others."""
    around = {*heading.iterancestors()} if heading is not None else set()
    copy = deepcopy(tree)
    pairs = zip(copy.iter(etree.Element), tree.iter(etree.Element), strict=True)
    for place in [there for there, here in pairs if here not in around and _is_beside(here)]:
        if place.getparent() is not None:
            place.drop_tree()
    return copy


def _signatures(heading: HtmlElement) -> list[str]:
    """The links to the author in the article of `heading`, wherever they stand in it, if all are to one author."""
    around = set(heading.iterancestors())
    article = next(heading.iterancestors("article"), None)
    links = article.xpath(".//a[@rel='author']") if article is not None else []
    links = [link for link in links if not _stands_beside(link, around)]
    return [one_line(link.text_content()) for link in links] if len({link.get("href") for link in links}) == 1 else []


def _lines(heading: HtmlElement) -> Iterator[_Line]:
    """The short lines after `heading`, until there was as much text as an article begins with."""
    texts = heading.xpath(f"following::text()[position() <= {_MAX_TEXTS}]")
    held = [(text.getparent().getparent() if text.is_tail else text.getparent(), one_line(text)) for text in texts]
    around = set(heading.iterancestors())
    article = next(heading.iterancestors("article"), None)
    length = 0
    for block, group in groupby(held, key=lambda pair: _block(pair[0])):
        if (article is not None and article not in _up(block)) or (block.tag in _HEADINGS and length > _MAX_DECK):
            return
        line = [(holder, text) for holder, text in group if text and not _stands_beside(holder, around)]
        size = sum(len(text) for _, text in line)
        if line and size <= _MAX_LINE:
            yield _Line(
                texts=tuple(text for _, text in line),
                marked=tuple(_marked(line)),
                times=tuple(_moment(holder) for holder, _ in line if holder.tag == "time"),
            )
        length += size
        if length > _MAX_CHARACTERS:
            return


def _marked(line: list[tuple[HtmlElement, str]]) -> Iterator[str]:
    """Of the texts of a line those that are an author's name by their markup.

    What is called a byline holds roles and places, too: of it the first text counts, and what is joined to it.
    """
    before = ""
    for holder, text in line:
        if _is_author(holder) or (_is_in_byline(holder) and (not before or _JOINED.search(before))):
            yield text
        before = text


def _moment(time: HtmlElement) -> str:
    return time.get("datetime") or time.get("content") or ""


def _block(element: HtmlElement) -> HtmlElement:
    return next((place for place in _up(element) if place.tag not in INLINE), element)


def _is_author(element: HtmlElement) -> bool:
    """Is `element`, or what it stands in within its line, the author by rel or itemprop?"""
    return any("author" in f"{place.get('rel', '')} {place.get('itemprop', '')}".split() for place in _in_line(element))


def _is_in_byline(element: HtmlElement) -> bool:
    return any(_AUTHOR.search(place.get("class") or "") for place in _in_line(element))


def _in_line(element: HtmlElement) -> Iterator[HtmlElement]:
    """`element` and what it stands in, up to the block that is its line."""
    for place in islice(_up(element), _NEAR):
        yield place
        if place.tag not in INLINE:
            return


def _stands_beside(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Does `element` stand in something that is no part of the article, within what the heading stands in too?"""
    inner = takewhile(lambda place: place not in around, _up(element))
    return any(map(_is_beside, inner))


def _is_beside(element: HtmlElement) -> bool:
    return element.tag in _BESIDE_TAGS or bool(_BESIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _up(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from islice(element.iterancestors(), _DEPTH)
