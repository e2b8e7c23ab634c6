"""A list of links that somebody gives: a YAML or CSV file, or lines of text."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from bot.corpus.address import AddressError, normal_address
from bot.corpus.yaml_tree import YamlError, composed
from bot.shelf.link_table import FIELDS, BadLine, Given, in_table
from bot.text.addresses import addresses_in

MAX_BYTES = 256_000
"""A longer list is refused."""

_BEGINNINGS = ("http://", "https://", "www.")

_LONG = 10_000
"""Characters: a longer word is no link with marks around it, and to look for one in it could take minutes."""

MOST_BAD = 1000
"""A list is read up to here: what has so many lines without a link is no list."""


@dataclass(frozen=True)
class Links:
    """The links of a list, in order and each once, and the lines that hold none.

    `cut`: it was not read to its end. `left_out`: the names of what stands beside the links, which is not read.
    """

    addresses: tuple[str, ...]
    bad: tuple[BadLine, ...]
    cut: bool = False
    left_out: tuple[str, ...] = ()


def read_links(data: bytes) -> Links:
    """The links in `data`, which its content shows to be YAML, CSV or lines of text."""
    # Spreadsheets write UTF-16, too.
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    text = data[:MAX_BYTES].decode(encoding, errors="replace")
    if len(data) > MAX_BYTES:
        return Links((), (BadLine(text.count("\n") + 1, f"> {MAX_BYTES:,} bytes"),))
    addresses: dict[str, None] = {}
    bad: list[BadLine] = []
    left_out: dict[str, None] = {}
    for given in _given(text, left_out):
        found = [given] if isinstance(given, BadLine) else list(_found(*given))
        addresses |= dict.fromkeys(one for one in found if isinstance(one, str))
        bad += (one for one in found if isinstance(one, BadLine))
        if len(bad) >= MOST_BAD:
            break
    return Links(tuple(addresses), tuple(bad), len(bad) >= MOST_BAD, tuple(left_out))


def _found(line: int, text: str) -> Iterator[str | BadLine]:
    """The links in `text`, which may be one, or have them in Markdown, in brackets or among words."""
    try:
        yield normal_address(text)
        return
    except AddressError:
        pass
    words = (word for word in text.split() if _holds_link(word) and len(word) <= _LONG)
    found = [address.url for word in words for address in addresses_in(word)]
    if not found:
        yield BadLine(line, " ".join(text.split()))
    for url in found:
        try:
            yield normal_address(url)
        except AddressError:
            yield BadLine(line, url)


def _holds_link(word: str) -> bool:
    return "://" in word or "www." in word.casefold()


def _given(text: str, left_out: dict[str, None]) -> Iterable[Given]:
    """What stands where a link should, with its line. The names of what stands beside it are put into `left_out`."""
    if text.lstrip().startswith(("- ", "-\n", "---")):
        try:
            return _of_yaml(text, composed(text), left_out)
        except YamlError:
            # Lists in Markdown begin so, too.
            return _of_lines(text.splitlines())
    lines = text.splitlines()
    table = in_table(lines)
    if table is None:
        return _of_lines(lines)
    left_out |= dict.fromkeys(table.left_out)
    return table.given


def _of_lines(lines: Sequence[str]) -> Iterator[Given]:
    begun = False
    for number, line in enumerate(lines, 1):
        # A link may hold a comma; between links there is a space.
        words = [_unquoted(word.rstrip(",;")) for word in line.split()]
        if words and not begun:
            begun = True
            if words[0].casefold() in FIELDS:
                # The name of the only column, over it.
                del words[0]
        if not words:
            continue
        # Marks alone, such as those of a list, are no words.
        spoken = [word for word in words if any(map(str.isalnum, word))]
        if sum(word.casefold().startswith(_BEGINNINGS) for word in spoken) > len(spoken) / 2:
            yield from ((number, word) for word in spoken)
        else:
            # A sentence, maybe with a link in it.
            yield number, " ".join(words)


def _unquoted(word: str) -> str:
    return word[1:-1] if len(word) > 2 and word[0] == word[-1] and word[0] in "\"'" else word


def _of_yaml(text: str, node: yaml.Node | None, left_out: dict[str, None]) -> Iterator[Given]:
    seen: set[int] = set()
    for item in node.value if isinstance(node, yaml.SequenceNode) else filter(None, [node]):
        named = {}
        if isinstance(item, yaml.MappingNode):
            named = {n.value: v for n, v in item.value if isinstance(n, yaml.ScalarNode)}
        field = next((field for field in FIELDS if field in named), None)
        link = named[field] if field else item
        if field:
            left_out |= dict.fromkeys(name for name in named if name != field)
        # An alias is the very node of its anchor: fifty thousand of them can stand for one long address.
        if id(link) not in seen:
            seen.add(id(link))
            # What only looks like YAML, such as a link with a colon and a word behind it, is read as it was written.
            written = text[link.start_mark.index : link.end_mark.index]
            yield item.start_mark.line + 1, link.value.strip() if isinstance(link, yaml.ScalarNode) else written
