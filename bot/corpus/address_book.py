"""From the address of a page to the sources that it is."""

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import regex

from bot.corpus.address import AddressError, canonical
from bot.corpus.source import Source

_LINK = regex.compile(r"(?i)(?<![\w@])(?:https?://|www\.)[^\s<>\"“”「」]+")
_ASCII = regex.compile(r"[!-~]+")
_AFTER_IT = ".,;:!?'’*_|~`]}。，、？！）"


class Link(NamedTuple):
    """`text[start:end]` is an address of the sources with the ids `sources`."""

    start: int
    end: int
    sources: tuple[str, ...]


class _Pages:
    """The addresses of sources, looked at when a link is first looked for: few questions hold any."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources

    @cached_property
    def by_page(self) -> Mapping[str, list[str]]:
        """page → ids of the sources that it is."""
        found: dict[str, list[str]] = {}
        for source_id, source in self.sources.items():
            for page in _pages(source):
                found.setdefault(page, []).append(source_id)
        return found


class AddressBook:
    """The verified addresses of sources: the publisher's, a reprint's, an archived copy's, where the text was read."""

    def __init__(self, first: Mapping[str, Source] = MappingProxyType({})) -> None:
        """`first`: the sources, by id, that are in it from the beginning. They must not change; forks share them."""
        self._first = _Pages(first)
        self._gone: set[str] = set()
        self._later: dict[str, list[str]] = {}

    def fork(self) -> "AddressBook":
        """A copy that changes by itself."""
        fork = copy(self)
        fork._gone = self._gone.copy()
        fork._later = {page: ids.copy() for page, ids in self._later.items()}
        return fork

    def add(self, source: Source) -> None:
        """From now on its addresses lead to `source`."""
        for page in _pages(source):
            self._later.setdefault(page, []).append(source.id)

    def remove(self, source: Source) -> None:
        """Its addresses, as they were added, lead to `source` no more."""
        if source.id in self._first.sources and source.id not in self._gone:
            self._gone.add(source.id)
            return
        for page in _pages(source):
            self._later[page].remove(source.id)

    def links(self, text: str) -> list[Link]:
        """The links in `text` that are addresses of sources, in order."""
        return [link for match in _LINK.finditer(text) if (link := self._link(match.start(), match[0])) is not None]

    def _link(self, start: int, address: str) -> Link | None:
        # In Chinese, the next word follows without a space.
        ascii_part = _ASCII.match(address)
        for form in dict.fromkeys((_trimmed(address), _trimmed(ascii_part[0] if ascii_part else ""))):
            try:
                page = canonical(form if "://" in form else f"https://{form}")
            except AddressError:
                continue
            first = (source_id for source_id in self._first.by_page.get(page, ()) if source_id not in self._gone)
            if found := (*first, *self._later.get(page, ())):
                return Link(start, start + len(form), tuple(sorted(found)))
        return None


def _pages(source: Source) -> set[str]:
    addresses = (source.verified_url, source.archive_url, source.reprint_url, source.read_url)
    return {canonical(address) for address in addresses if address}


def _trimmed(address: str) -> str:
    """`address` without the punctuation of the sentence that it stands in."""
    while address.endswith(tuple(_AFTER_IT)) or (address.endswith(")") and address.count(")") > address.count("(")):
        address = address[:-1]
    return address
