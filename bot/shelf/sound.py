"""What the database kept, read row by row: a damaged row takes none of the others with it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from bot.store.ledger import Item
from bot.store.own_source import OwnSource

_log = logging.getLogger(__name__)

DAMAGED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading a damaged row raises."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_Named)
_Read = TypeVar("_Read")


def sound(noun: str, items: Iterable[_Row], read: Callable[[_Row], _Read]) -> Iterator[_Read]:
    """What `read` makes of `items`; a damaged one is left out, and a line in the log says so: the others answer."""
    for item in items:
        try:
            yield read(item)
        except DAMAGED as error:
            _log.warning("The %s %s of a server is damaged and left out (%s).", noun, item.id, type(error).__name__)


def sound_sources(items: Iterable[Item]) -> Iterator[OwnSource]:
    """The sources in `items` that are sound. Long texts take their time."""
    return sound("source", items, lambda item: OwnSource.of(item.id, item.value))
