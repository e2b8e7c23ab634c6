"""A list of links that somebody gives: a YAML or CSV file, or lines of text."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.corpus.address import AddressError, normal_address
from bot.corpus.yaml_tree import YamlError, composed

MAX_BYTES = 256_000
"""A longer list is refused."""

MOST_BAD = 1000
"""A list is read up to here: what has so many lines without a link is no list."""

_FIELDS = ("url", "link", "address")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line without a link in it, counted from 1."""

    line: int
    text: str


@dataclass(frozen=True)
class Links:
    """The links of a list, in order and each once, and the lines that hold none. `cut`: it was not read to its end."""

    addresses: tuple[str, ...]
    bad: tuple[BadLine, ...]
    cut: bool = False


def read_links(data: bytes) -> Links:
    """The links in `data`, which its content shows to be YAML, CSV or lines of text."""
    text = data[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    if len(data) > MAX_BYTES:
        return Links((), (BadLine(text.count("\n") + 1, f"> {MAX_BYTES:,} bytes"),))
    addresses: dict[str, None] = {}
    bad: list[BadLine] = []
    for line, given in _given(text):
        try:
            addresses[normal_address(given)] = None
        except AddressError:
            bad.append(BadLine(line, given))
            if len(bad) == MOST_BAD:
                break
    return Links(tuple(addresses), tuple(bad), len(bad) == MOST_BAD)


def _given(text: str) -> Iterator[tuple[int, str]]:
    """What stands where a link should, with its line."""
    if text.lstrip().startswith(("- ", "-\n", "---")):
        return _of_yaml(text)
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for delimiter in _DELIMITERS:
        # A link may hold a comma: a table has as many cells in each row.
        try:
            cells = [(number, next(csv.reader([line], delimiter=delimiter), [""])) for number, line in rows]
        except csv.Error:
            break
        if len(rows) > 1 and len({len(row) for _, row in cells}) == 1 < len(cells[0][1]):
            return _of_table(cells)
    if rows and rows[0][1].strip().casefold() in _FIELDS:
        del rows[0]
    return ((number, word.rstrip(",;")) for number, line in rows for word in line.split())


def _of_table(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    names = [cell.strip().casefold() for cell in rows[0][1]]
    column = next((names.index(field) for field in _FIELDS if field in names), None)
    for number, row in rows if column is None else rows[1:]:
        if column is not None:
            yield number, row[column].strip()
        else:
            yield number, next((cell.strip() for cell in row if "://" in cell), ", ".join(row))


def _of_yaml(text: str) -> Iterator[tuple[int, str]]:
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
        link = next((named[field] for field in _FIELDS if field in named), item)
        # An alias is the very node of its anchor: fifty thousand of them can stand for one long address.
        if id(link) not in seen:
            seen.add(id(link))
            yield item.start_mark.line + 1, link.value.strip() if isinstance(link, yaml.ScalarNode) else "?"
