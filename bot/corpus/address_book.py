"""From the address of a page to the sources that it is."""

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


class AddressBook:
    """The verified addresses of sources: the publisher's, a reprint's, an archived copy's, where the text was read."""

    def __init__(self) -> None:
        self._sources: dict[str, list[str]] = {}

    def fork(self) -> "AddressBook":
        """A copy that changes by itself."""
        fork = AddressBook()
        fork._sources = {page: ids.copy() for page, ids in self._sources.items()}
        return fork

    def add(self, source: Source) -> None:
        """From now on its addresses lead to `source`."""
        for page in _pages(source):
            self._sources.setdefault(page, []).append(source.id)

    def remove(self, source: Source) -> None:
        """Its addresses, as they were added, lead to `source` no more."""
        for page in _pages(source):
            self._sources[page].remove(source.id)

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
            if found := self._sources.get(page):
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
