"""From the address of a page to the sources that it is."""

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from bot.corpus.address import AddressError, canonical
from bot.corpus.source import Source
from bot.text.addresses import Address, addresses_in, with_scheme


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
    """The addresses of sources: the publisher's, a reprint's, an archived copy's, where the text was read.

    One that was not verified, too: nobody is led there by it, but whoever comes from there asks about that source.
    """

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
        return [link for address in addresses_in(text) if (link := self._link(address)) is not None]

    def _link(self, address: Address) -> Link | None:
        for form in address.forms:
            try:
                page = canonical(with_scheme(form))
            except AddressError:
                continue
            first = (source_id for source_id in self._first.by_page.get(page, ()) if source_id not in self._gone)
            if found := (*first, *self._later.get(page, ())):
                return Link(address.start, address.start + len(form), tuple(sorted(found)))
        return None


def _pages(source: Source) -> set[str]:
    addresses = (source.url, source.archive_url, source.reprint_url, source.read_url)
    return {canonical(address) for address in addresses if address}
