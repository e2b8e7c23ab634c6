"""JSON-LD in a page: what schema.org data says of the article."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import regex

Node = dict[str, Any]

_MAX_NODES = 2000
_MAX_SCRIPTS = 30
_CONTROLS = regex.compile(r"<!--|-->|//<!\[CDATA\[|//\]\]>|<!\[CDATA\[|\]\]>")
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")
_WORKS = frozenset(
    "Report Blog Review Recipe Book Chapter Thesis Legislation DigitalDocument CreativeWork PodcastEpisode".split()
)
_PAGES = frozenset("WebPage AboutPage ItemPage".split())


class Graph:
    """The nodes that describe the page: not what it links to, lists or shows beside its text."""

    def __init__(self, scripts: Iterable[str]) -> None:
        self._nodes = list(_nodes(scripts))
        self._by_id = {node["@id"]: node for node in self._nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def articles(self) -> list[Node]:
        """The nodes for the page's text: articles, else other works, else the page itself."""
        for wanted in (_is_article, _WORKS.__contains__, _PAGES.__contains__):
            if found := [node for node in self._nodes if any(map(wanted, types(node)))]:
                return found
        return []

    def resolve(self, value: Any) -> Any:
        """The node that a bare `{"@id": …}` stands for, `value` itself where it is none."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and len(value) <= 2 and "name" not in value:
            return self._by_id.get(value["@id"], value)
        return value


def types(node: Node) -> list[str]:
    """The types of `node`, without the vocabulary's address."""
    value = node.get("@type")
    return [str(t).rsplit("/", 1)[-1].removeprefix("schema:") for t in (value if isinstance(value, list) else [value])]


def as_list(value: Any) -> list[Any]:
    """`value`, or what is in it if it is a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_article(name: str) -> bool:
    return name.endswith(("Article", "Posting")) and name != "JobPosting"


def _nodes(scripts: Iterable[str]) -> Iterator[Node]:
    count = 0
    for number, script in enumerate(scripts):
        if number >= _MAX_SCRIPTS:
            return
        try:
            data = json.loads(_CONTROLS.sub("", script).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        while waiting and count < _MAX_NODES:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value[:_MAX_NODES]
            elif isinstance(value, dict):
                count += 1
                yield value
                waiting.extend(value[key] for key in _HOLDERS if isinstance(value.get(key), dict | list))
