"""What an HTML page says of itself: title, outlet, authors, date, language, address, terms."""

import html
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import regex
from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.metadata import extract_metadata

from bot.corpus.schema import MAX_NAME, MAX_TITLE, iso_date
from bot.intake.json_ld import Graph, Node, as_list, types
from bot.intake.language import language_code
from bot.intake.masthead import Masthead, own_part
from bot.intake.names import guessed_names, person_names, same_name
from bot.intake.site import own_address, publisher_of
from bot.intake.snippets import snippet_limit
from bot.intake.staff import is_editor, signed
from bot.text.cleaning import one_line
from bot.text.letters import title_letters
from bot.text.words import tokens

_TAG = regex.compile(r"</?[A-Za-z][^<>]{0,300}>")
_DATE = regex.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)|(\d{4})(?:-(\d{2}))?$")
_URL_DATE = regex.compile(r"/(\d{4})[/-](\d{2})(?:[/-](\d{2}))?(?=[/-])")
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "headline", "parsely-title")
_AUTHORS = (
    "author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author",
    "og:article:author", "byl", "dc.contributor",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "citation_publication_date", "citation_date",
    "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "published_time",
    "publisheddate",
)  # fmt: skip
# Some sites name by this when the page was made anew.
_VAGUE_DATES = ("date",)
_PUBLISHERS = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_SEPARATED = regex.compile(r"\s+[|–—·•»«-]\s+|\s*\|\s*")
_SPACED_MARK = regex.compile(r" \0(?=[,.;:!?…’)\]»”])")
_LIKE = 0.5


@dataclass(frozen=True)
class Facts:
    """What a page says of itself; "" and None where it says nothing."""

    title: str
    publisher: str
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    url: str | None
    descriptions: tuple[str, ...]
    free: bool
    max_snippet: int | None


def html_facts(tree: HtmlElement, url: str | None, x_robots_tag: str | None) -> Facts:
    """The facts of the page `tree`, from its JSON-LD, else its meta tags, else what can be seen in it."""
    graph = Graph(
        script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()
    )
    articles = graph.articles()
    meta = _Meta(tree)
    guess = extract_metadata(tree, url, {"original_date": True, "extensive_search": False})
    publisher = (
        _first(_names(graph, articles, "publisher"))
        or meta.first(*_PUBLISHERS)
        or publisher_of(url)
        or _text(guess.sitename)
    )[:MAX_NAME].strip()
    titles = [_text(node.get(key)) for node in articles for key in ("headline", "name")][:1]
    titles += [text for name in _TITLES for text in meta.all(name)[:1]] + [_text(guess.title)]
    heading = _heading(tree, titles)
    masthead = Masthead(heading)
    own = own_part(tree, heading)
    address = own_address(meta.canonical or "", url) if meta.canonical else None
    return Facts(
        title=_title(tree, heading, titles, (publisher, publisher_of(url))),
        publisher=publisher,
        authors=_authors([*_credited(graph, articles), *map(meta.all, _AUTHORS)], publisher, masthead, own),
        published=_published(own, articles, meta, masthead, url),
        language=_language(tree, articles, meta),
        url=address or url,
        descriptions=(
            *filter(None, (_text(node.get("description")) for node in articles)),
            *(text for name in _DESCRIPTIONS for text in meta.all(name)),
        ),
        free=not any(_is_paid(node) for node in articles),
        max_snippet=snippet_limit([*meta.robots(), *(x_robots_tag or "").split("\n")]),
    )


class _Meta:
    """The meta tags and the canonical link, by name in lower case."""

    def __init__(self, tree: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        self.canonical: str | None = None
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
            if name and tag.get("content"):
                self._values.setdefault(name.strip().lower(), []).append(tag.get("content") or "")
        for link in tree.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
                self.canonical = link.get("href")
                break
        self.canonical = self.canonical or self.first("og:url") or None

    def all(self, name: str) -> list[str]:
        return [text for text in map(_text, self._values.get(name, [])) if text]

    def first(self, *names: str) -> str:
        return _first(text for name in names for text in self.all(name))

    def robots(self) -> list[str]:
        return self.all("robots") + self.all("cuttings")


def _heading(tree: HtmlElement, said: list[str]) -> HtmlElement | None:
    """The heading that is most like what the page says its title is, else the first; None where there is none."""

    def likeness(heading: HtmlElement) -> float:
        return max((_alike(_shown(heading), text) for text in said), default=0.0)

    lower = [heading for heading in tree.iter("h2") if likeness(heading) > _LIKE]
    return max(list(tree.iter("h1")) or lower, key=likeness, default=None)


def _title(tree: HtmlElement, heading: HtmlElement | None, said: list[str], site: tuple[str, ...]) -> str:
    """The heading over the article, if it is like anything that the page says its title is: what a page says to
    search engines and elsewhere is often another wording. Else, and where the heading is such a title with more
    around it, the title that most places agree on; of those, the first in the order of `said`.
    """
    shown = _without_site(_shown(heading), site)[:MAX_TITLE].strip() if heading is not None else ""
    seen = [shown, _text(tree.findtext(".//title"))]
    titles = [title for text in [*said, *seen] if (title := _without_site(text, site)[:MAX_TITLE].strip())]
    votes = Counter(map(title_letters, titles))
    likely = max(titles, key=lambda title: votes[title_letters(title)], default="")
    others = [title for title in titles if title != shown]
    more = any(title_letters(title) in title_letters(shown) for title in others)
    return shown if not more and any(_alike(shown, title) > _LIKE for title in others) else likely


def _shown(heading: HtmlElement) -> str:
    """What `heading` shows; its parts stand apart, as styles often set them, but for a mark that follows one."""
    return _text(_SPACED_MARK.sub("", " \0".join(heading.itertext())).replace("\0", ""))


def _alike(one: str, other: str) -> float:
    """How alike the words of two titles are, 0 to 1 (Dice)."""
    words, others = ({token.word for token in tokens(text) if not token.function} for text in (one, other))
    return 2 * len(words & others) / max(1, len(words) + len(others))


def _without_site(title: str, site: tuple[str, ...]) -> str:
    """`title` without the outlet's name that many pages put behind or before it."""
    parts = list(_SEPARATED.finditer(title))
    if parts and any(same_name(title[parts[-1].end() :], name) for name in site):
        return title[: parts[-1].start()]
    if parts and any(same_name(title[: parts[0].start()], name) for name in site):
        return title[parts[0].end() :]
    return title


def _authors(said: list[list[str]], publisher: str, masthead: Masthead, own: HtmlElement) -> tuple[str, ...]:
    """Who wrote it: the first names that are `said` to machines, else those that readers see."""
    for names in (person_names(bylines, publisher) for bylines in said):
        # Some sites name to machines who put the page there.
        if written := tuple(name for name in names if not is_editor(name, own.text_content())):
            return written
    return masthead.authors(publisher) or guessed_names(signed(map(one_line, own.itertext())), publisher)


def _credited(graph: Graph, articles: list[Node]) -> list[list[str]]:
    return [_names(graph, [node], key) for node in articles for key in ("author", "creator")]


def _names(graph: Graph, nodes: list[Node], key: str) -> list[str]:
    values = [graph.resolve(value) for node in nodes for value in as_list(node.get(key))]
    named = [value.get("name") if isinstance(value, dict) else value for value in values]
    return [text for name in named for value in as_list(name) if (text := _text(value))]


def _published(own: HtmlElement, articles: list[Node], meta: _Meta, masthead: Masthead, url: str | None) -> str | None:
    said = [_text(node.get(key)) for key in ("datePublished", "dateCreated") for node in articles]
    said += [value for name in _DATES for value in meta.all(name)]
    for text in [*said, *masthead.times, *(value for name in _VAGUE_DATES for value in meta.all(name))]:
        if date := _date(_on_the_spot(text, masthead.times)):
            return date
    in_address = _URL_DATE.search(urlsplit(url or "").path)
    address = "-".join(part for part in in_address.groups() if part) if in_address else ""
    if len(address) > len("2019-11") and (date := _date(address)):
        return date
    if date := _date(masthead.date() or ""):
        return date
    with suppress(ValueError, TypeError, OverflowError):
        # Without the extensive search, which takes the year of a copyright for a day in January, and without the
        # address, of which it takes a month for the first day of that month.
        if date := _date(find_date(own, original_date=True, extensive_search=False) or ""):
            return date
    return _date(address)


def _on_the_spot(text: str, times: list[str]) -> str:
    """`text`, or the same moment as the page shows it: at Greenwich it may be the next day already."""
    moment = _moment(text)
    if moment is None or moment.utcoffset() != timedelta(0):
        return text
    shown = (time for time in map(_moment, times) if time is not None)
    return next((str(time.date()) for time in shown if _same_moment(moment, time)), text)


def _same_moment(moment: datetime, shown: datetime) -> bool:
    """Is `shown`, by a clock that may stand in another zone, the same moment? Zones differ by quarters of an hour."""
    apart = moment.replace(tzinfo=None) - shown.replace(tzinfo=None)
    return abs(apart) <= timedelta(hours=14) and apart % timedelta(minutes=15) == timedelta(0)


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text) if len(text) > len("2019-11-26") else None
    return None


def _date(text: str) -> str | None:
    """The ISO date at the beginning of `text`, None for none in the calendar or one that is still to come."""
    match = _DATE.match(text)
    if not match:
        return None
    parts = [part for part in match.groups() if part]
    date = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    try:
        iso_date(date)
    except ValueError:
        return None
    # It may be tomorrow already where the page was published.
    latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    return date if "1600" <= date <= latest else None


def _language(tree: HtmlElement, articles: list[Node], meta: _Meta) -> str | None:
    said: list[Any] = [node.get("inLanguage") for node in articles]
    said = [value.get("alternateName") or value.get("name") if isinstance(value, dict) else value for value in said]
    root = tree.getroottree().getroot()
    own = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    metas = [meta.first(name) for name in ("content-language", "language", "dc.language", "og:locale")]
    return next((code for value in [*said, *own, *metas] if (code := language_code(_text(value)))), None)


def _is_paid(node: Node) -> bool:
    parts = [part for part in as_list(node.get("hasPart")) if isinstance(part, dict)]
    values = [
        part.get("isAccessibleForFree") for part in [node, *parts] if part is node or "WebPageElement" in types(part)
    ]
    return any(value is False or str(value).rsplit("/", 1)[-1].lower() in {"false", "no"} for value in values)


def _text(value: Any) -> str:
    """`value` as a line of text: entities and tags, which metadata often holds by mistake, are resolved."""
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return ""
    return one_line(_TAG.sub("", html.unescape(html.unescape(value[:5000]))))


def _first(texts: Iterator[str] | list[str]) -> str:
    return next((text for text in texts if text), "")
