"""Long work off the event loop that is given up when the process ends."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")

Stop = Callable[[], bool]
"""Must what runs be given up?"""


class Stopped(Exception):  # noqa: N818 - named for what happened
    """Work that was not finished, for nobody waits for it any more."""


def until(stop: Stop, items: Iterable[_T]) -> Iterator[_T]:
    """`items`, one after the other. Raises Stopped once `stop` says so."""
    for item in items:
        if stop():
            raise Stopped
        yield item
