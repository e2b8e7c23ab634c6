"""Links in a table: a CSV file, with a header or without."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

FIELDS = ("url", "link", "address")
"""What a column of links is called."""

_DELIMITERS = ",;\t"
_SEPARATOR = regex.compile(r"sep=(.)\s*", regex.IGNORECASE)
_SPACE = regex.compile(r"\s")
_NAMES = regex.compile(r"\b(?:url|link|address)s?\b")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line without a link in it, counted from 1."""

    line: int
    text: str


Given = tuple[int, str] | BadLine
"""What stands where a link should, with its line, from 1."""


@dataclass(frozen=True)
class Table:
    """What a table has where links should be, and its rows that do not fit. `left_out`: names of its other columns."""

    given: list[Given]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Row:
    """A row of a table. `cells`: without the spaces around them. `line`: its first, from 1. `raw`: its lines."""

    line: int
    cells: tuple[str, ...]
    raw: tuple[str, ...]
    delimiter: str

    @property
    def whole(self) -> list[BadLine]:
        """Its lines, as they are reported where it is not known which cell is which."""
        return [BadLine(number, line.strip()) for number, line in enumerate(self.raw, self.line) if line.strip()]

    @cached_property
    def is_plain(self) -> bool:
        """Are its cells plainly cells? A link may hold a comma, so what follows one without a space may be its end."""
        if len(self.cells) < 2 or not any(map(_is_link, self.cells)):
            return False
        return all(self._ends(place) for place, cell in enumerate(self.cells) if _is_link(cell))

    def _ends(self, place: int) -> bool:
        """Does the link in that cell plainly end there?"""
        link, after = self.cells[place], self.cells[place + 1 :]
        if not any(after) or _is_link(after[0]) or self.delimiter == "\t":
            return True
        # What is quoted, or has a space before it, does not stand right behind the link.
        joined = f"{link}{self.delimiter}{after[0]}" in "\n".join(self.raw)
        other = ";" if self.delimiter == "," else ","
        return other not in link and (not joined or _SPACE.search(after[0]) is not None)


def in_table(lines: Sequence[str]) -> Table | None:
    """The table in `lines`; None where it is no table.

    A table has a header that names a column of links, or rows whose other cells plainly are no parts of a link.
    """
    delimiters, rest = _DELIMITERS, list(lines)
    if rest and (named := _SEPARATOR.fullmatch(rest[0])):
        # As spreadsheets write it before the table.
        delimiters, rest[0] = named[1], ""
    tables = [_rows(rest, delimiter) for delimiter in delimiters]
    for rows in tables:
        if rows and (column := _column(rows)) is not None:
            names = rows[0].cells
            others = tuple(name for place, name in enumerate(names) if name and place != column)
            return Table([given for row in rows[1:] for given in _in_column(row, column, len(names))], others)
    best = max(tables, key=lambda rows: sum(row.is_plain for row in rows))
    if not any(row.is_plain for row in best):
        return None
    return Table([given for row in best for given in _wherever(row)])


def _rows(lines: Sequence[str], delimiter: str) -> list[_Row]:
    """The rows that are not empty; none where these are no rows."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, skipinitialspace=True)
    rows: list[_Row] = []
    before = 0
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                rows.append(_Row(before + 1, stripped, tuple(lines[before : reader.line_num]), delimiter))
            before = reader.line_num
    except csv.Error:
        return []
    return rows


def _column(rows: Sequence[_Row]) -> int | None:
    """Which column the first of `rows` says to hold links, where it is a header."""
    names = [name.casefold() for name in rows[0].cells]
    if len(names) < 2 or any("://" in name for name in names):
        return None
    for field in FIELDS:
        if field in names:
            return names.index(field)
    # Such as "Page URL". A sentence over a list may speak of links, too: then no line below has as many cells.
    fitting = any(len(row.cells) == len(names) for row in rows[1:])
    return next((number for number, name in enumerate(names) if fitting and _NAMES.search(name)), None)


def _in_column(row: _Row, column: int, width: int) -> Sequence[Given]:
    # A row of another length may have lost a quotation mark: which cell is which is not known.
    if len(row.cells) < width or any(row.cells[width:]):
        return row.whole
    return [(row.line, row.cells[column])]


def _wherever(row: _Row) -> Sequence[Given]:
    if not any(map(_is_link, row.cells)):
        # Such as a sentence with a link in it, whose commas part no cells.
        return [(bad.line, bad.text) for bad in row.whole]
    plain = row.is_plain or len(row.cells) == 1
    return [(row.line, cell) for cell in row.cells if "://" in cell] if plain else row.whole


def _is_link(cell: str) -> bool:
    return cell.casefold().startswith(("http://", "https://")) and _SPACE.search(cell) is None
