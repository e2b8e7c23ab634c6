"""How much of a page its publisher lets others show: robots meta tags and the header `X-Robots-Tag`."""

from collections.abc import Iterable

import regex

_DIRECTIVE = regex.compile(r"max-snippet\s*:\s*(-?\d{1,9})|nosnippet", regex.IGNORECASE)
_FOR_AGENT = regex.compile(r"\s*([A-Za-z0-9_*-]+)\s*:\s*(.*)", regex.DOTALL)
_WITH_VALUE = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})
_AGENT = "cuttings"


def snippet_limit(directives: Iterable[str]) -> int | None:
    """The strictest limit in `directives`, one meta tag or header each: characters, 0 for none, None for no limit.

    Directives for another robot by name (`googlebot: nosnippet`) are not for us.
    """
    limits: list[int] = []
    for text in directives:
        scope = _FOR_AGENT.fullmatch(text)
        if scope and scope[1].lower() not in _WITH_VALUE and scope[1].lower() not in {_AGENT, "*"}:
            continue
        for match in _DIRECTIVE.finditer(text):
            limit = int(match[1]) if match[1] is not None else 0
            if limit >= 0:
                limits.append(limit)
    return min(limits, default=None)
