"""What the markup of a page says is no text of its article: captions, tooltips, prompts, boxes of other articles."""

from collections.abc import Iterator
from itertools import islice, takewhile

import regex
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from bot.intake.inline import INLINE, inline_text
from bot.intake.signposts import heads_links

_WORD = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\d+")
_LINES = ("p", "div", "h2", "h3", "h4", "h5", "h6", "b", "strong", "span")
_HOLDERS = frozenset("p b strong span header h2 h3 h4 h5 h6".split())
_LONGEST_LINE = 100
_MOST_KICKERS = 5
# What holds whole articles is no part beside one, whatever it is called.
_WHOLE = frozenset("html head body main article h1".split())
# WordPress calls an article by its categories and tags.
_TAXONOMY = ("category-", "tag-", "post-", "type-", "format-", "status-")
_INNER = r"(?:-(?:text|line|wrapper|wrap|container|inner|content|description|body|label))?$"
# Parts by what their classes and ids are called, with how many characters such a part has at most, and how much of
# it is links at least.
_PARTS = tuple(
    (regex.compile(rf"(?:^|-)(?:{names})"), most, links)
    for names, most, links in (
        (rf"(?:captions?|credits?|copyrights?|photocredits?|imagecredits?){_INNER}", 600, 0.0),
        (r"(?:tooltip-?text|tooltip-(?:content|inner|body)|tippy-content|popover-(?:content|body))$", 1000, 0.0),
        (r"(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|hidden-visually|assistive-text)$", 300, 0.0),
        (r"(?:newsletters?|sign-?up|subscribe|subscription|email-capture|call-to-action|cta)(?:-|$)", 1500, 0.0),
        (r"(?:disclosures?|disclaimers?|affiliate|advertisement|adverts?|sponsored)(?:-|$)", 1000, 0.0),
        (
            r"(?:(?:authors?|auteurs?|autor(?:in)?)-(?:box|bio|biography|card|blurb|about|profile|description|desc)"
            r"|about-(?:the-)?authors?)(?:-|$)",
            1500,
            0.0,
        ),
        (
            r"(?:(?:product|offer|promo|deal)-?(?:card|box|feature|widget|module)s?|card-(?:feature|offer|promo)s?)(?:-|$)",
            2500,
            0.0,
        ),
        (r"(?:tags|tag-?list|tag-?cloud|hashtags|keywords|topics)$", 600, 0.5),
        (
            r"(?:related|related-?(?:posts|articles|stories|content|links)|recommended|recommendations?|recirc"
            r"|read-?more|see-also|also-read|more-on|further-reading|lire-aussi|most-?read)(?:-|$)",
            3000,
            0.5,
        ),
    )
)
_ITEMS = frozenset("caption creditText copyrightNotice copyrightHolder".split())
_PICTURE = regex.compile(
    r"(?:^|-)(?:image|photo|picture|img|bild|foto)(?:-(?:wrap|wrapper|container|block|box|holder))?$"
)
_LONGEST_CAPTION = 400
_TOOLTIP = regex.compile(r"(?:^|-)tooltip$")
_HANGS = regex.compile(r"[\p{L}\p{M}\p{N}*)\]”»]$")
_EXPLAINS = 15
_CODE = regex.compile(r"(?:^|-)(?:code|source-code|highlight|hljs|language|literal-block|prettyprint|brush)(?:-|$)")
_LABEL = regex.compile(r"(?:^|-)(?:kicker|eyebrow|overline|topline|spitzmarke|dachzeile|keyword|label|rubric)$")
_LABELLED = frozenset("p h1 h2 h3 h4 h5 h6".split())


def prune(tree: HtmlElement) -> None:
    """Take out of `tree` what is no text of its article by its markup; code stays as code, and in its line."""
    for element in list(_parts(tree)):
        _empty(element)
    for element in [*_lists(tree), *_kickers(tree)]:
        _empty(element)
    for label in [element for element in tree.iter("span", "b", "strong", "em") if _is_glued_label(element)]:
        label.drop_tree()
    for block in list(tree.iter("pre")):
        _keep_code(block)


def _empty(element: HtmlElement) -> None:
    """Take away what `element` holds. A block stays, for it parts the lines before it from those behind it."""
    if element.tag in INLINE:
        element.drop_tree()
    else:
        tail = element.tail
        element.clear()
        element.tail = tail


def _parts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost parts of `tree` that are no text of its article."""
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if isinstance(element, HtmlElement) and element.getparent() is not None and _is_no_text(element):
            walk.skip_subtree()
            yield element


def _kickers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The short lines that stand over the heading of an article within it: a section, a date, "Obituary"."""
    for article in tree.iter("article"):
        over = list(islice(takewhile(lambda place: place.tag != "h1", article.iter("p", "h1")), _MOST_KICKERS))
        texts = [line.text_content().strip() for line in over]
        if (
            len(over) < _MOST_KICKERS
            and article.find(".//h1") is not None
            and sum(map(len, texts)) <= _LONGEST_LINE
            and not any(text.endswith((".", "!", "?", "。", "！", "？")) for text in texts)
        ):
            yield from over


def _lists(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Lists of links in `tree` with the lines over them that call them so ("Read more", "Related stories")."""
    for line in list(tree.iter(*_LINES)):
        if not (line.text and len(line.text) <= _LONGEST_LINE and heads_links(line.text.strip())):
            continue
        place = line
        while place.getnext() is None and place.getparent() is not None and place.getparent().tag in _HOLDERS:
            place = place.getparent()
        below = place.getnext()
        if (
            isinstance(below, HtmlElement)
            and below.tag not in _WHOLE
            # Within a sentence, words such as these are of it.
            and not f"{place.tail or ''}{below.tail or ''}".strip()
            and not ((place.getparent().text or "").strip() and place.tag in INLINE)
            and heads_links(inline_text(line, _LONGEST_LINE))
            and _fits(below, 3000, 0.5)
        ):
            yield line
            yield below


def _is_no_text(element: HtmlElement) -> bool:
    if element.tag == "figcaption" or element.get("data-nosnippet") is not None:
        return True
    if element.tag in _WHOLE:
        return False
    if element.get("role") == "tooltip" or element.get("itemprop") in _ITEMS or _is_captioned(element):
        return True
    names = list(part_names(element))
    if any(_TOOLTIP.search(name) for name in names) and _explains(element):
        return True
    return any(
        pattern.search(name) and _fits(element, most, links) for pattern, most, links in _PARTS for name in names
    )


def _is_captioned(element: HtmlElement) -> bool:
    """Is `element` a picture with its caption: one that is called so, or a paragraph of a picture and small print?"""
    if element.find(".//img") is None:
        return False
    if element.tag == "p":
        small = sum(len(text.strip()) for part in element.iter("em", "i", "small") for text in part.itertext())
        return 0 < len(element.text_content().strip()) <= min(small, _LONGEST_CAPTION)
    pictured = element.tag in {"div", "span"} and any(map(_PICTURE.search, part_names(element)))
    return pictured and _fits(element, _LONGEST_CAPTION, 0.0)


def part_names(element: HtmlElement) -> Iterator[str]:
    """What `element` is called by class and id, in lower case with hyphens: `relatedPosts` is `related-posts`."""
    for name in f"{element.get('class') or ''} {element.get('id') or ''}".split()[:20]:
        if not name.startswith(_TAXONOMY):
            yield "-".join(_WORD.findall(name[:100])).lower()


def _fits(element: HtmlElement, most: int, links: float) -> bool:
    """Has `element` at most so many characters, of which such a share is in links, and no article in it?"""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > most:
            return False
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return False
    linked = sum(len(link.text_content().strip()) for link in element.iter("a")) if links else 0
    return linked >= links * size


def _explains(tip: HtmlElement) -> bool:
    """Is `tip` what a tooltip shows, not the word that it explains? Only the former hangs on a word without a space."""
    before = tip.getprevious()
    while before is not None and not (before.tail or before.text_content()):
        before = before.getprevious()
    parent = tip.getparent()
    text = (before.tail or before.text_content()) if before is not None else (parent.text or "")
    return bool(_HANGS.search(text)) and len(tip.text_content().strip()) >= _EXPLAINS


def _is_glued_label(element: HtmlElement) -> bool:
    """Is `element` a label that a page sets before a heading or a paragraph, with no space in between?"""
    parent = element.getparent()
    return (
        parent is not None
        and parent.tag in _LABELLED
        and parent[0] is element
        and not (parent.text or "").strip()
        and (element.tail or "")[:1].isalpha()
        and any(_LABEL.search(name) for name in part_names(element))
    )


def _keep_code(block: HtmlElement) -> None:
    """Make `block` code for the extraction, which takes it for a quotation else; in a sentence it stands inline."""
    parent, before = block.getparent(), block.getprevious()
    if parent is None:
        return
    ahead = (before.tail if before is not None else parent.text) or ""
    content = block.text_content().strip()
    if "\n" not in content and (ahead.strip() or (block.tail or "").strip()):
        for inner in list(block.iter("code", "span")):
            inner.drop_tag()
        block.tag, block.text = "code", (block.text or "").strip()
    elif any(_CODE.search(name) for place in (block, parent) for name in part_names(place)):
        whole = block.makeelement("span")
        whole.text, block.text = block.text, None
        whole.extend(list(block))
        block.append(whole)
