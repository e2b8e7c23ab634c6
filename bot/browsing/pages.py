"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True)
class Page(Generic[_T]):
    """Page `number` (from 1) of `pages`, of a list of `total` items; an empty list is one empty page."""

    items: tuple[_T, ...]
    number: int
    pages: int
    total: int


def page(items: Sequence[_T], number: int, size: int = 10) -> Page[_T]:
    """Page `number` of `items`; the nearest one that there is."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 1), pages)
    return Page(tuple(items[(number - 1) * size : number * size]), number, pages, len(items))
