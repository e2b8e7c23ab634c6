"""A list of links that somebody gives: a YAML or CSV file, or lines of text."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from bot.corpus.address import AddressError, normal_address
from bot.corpus.yaml_tree import YamlError, composed
from bot.shelf.link_table import FIELDS, BadLine, Given, in_table

MAX_BYTES = 256_000
"""A longer list is refused."""

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
        if isinstance(given, BadLine):
            bad.append(given)
        else:
            try:
                addresses[normal_address(given[1])] = None
                continue
            except AddressError:
                bad.append(BadLine(*given))
        if len(bad) == MOST_BAD:
            break
    return Links(tuple(addresses), tuple(bad), len(bad) == MOST_BAD, tuple(left_out))


def _given(text: str, left_out: dict[str, None]) -> Iterable[Given]:
    """What stands where a link should, with its line. The names of what stands beside it are put into `left_out`."""
    if text.lstrip().startswith(("- ", "-\n", "---")):
        return _of_yaml(text, left_out)
    lines = text.splitlines()
    table = in_table(lines)
    if table is None:
        return _of_lines(lines)
    left_out |= dict.fromkeys(table.left_out)
    return table.given


def _of_lines(lines: Sequence[str]) -> Iterator[Given]:
    # A link may hold a comma; between links there is a space.
    words = ((number, _unquoted(word.rstrip(",;"))) for number, line in enumerate(lines, 1) for word in line.split())
    for place, given in enumerate(words):
        # The name of the only column, over it.
        if place or given[1].casefold() not in FIELDS:
            yield given


def _unquoted(word: str) -> str:
    return word[1:-1] if len(word) > 2 and word[0] == word[-1] and word[0] in "\"'" else word


def _of_yaml(text: str, left_out: dict[str, None]) -> Iterator[Given]:
    try:
        node = composed(text)
    except YamlError as error:
        yield (error.line or 0) + 1, str(error)
        return
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
            yield item.start_mark.line + 1, link.value.strip() if isinstance(link, yaml.ScalarNode) else "?"
