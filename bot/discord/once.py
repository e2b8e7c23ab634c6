"""What happens once for each message, or for what else is its key, however often and quickly a button is pressed."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

_MOST = 1000
"""Keys that are remembered: two presses are seconds apart, and a button that was heard is greyed."""


class Once:
    """Remembers the keys for which something happened, or is happening; in memory only."""

    def __init__(self) -> None:
        # Key → is it done?
        self._begun: dict[Hashable, bool] = {}

    def is_begun(self, key: Hashable) -> bool:
        """Did it happen, or is it happening?"""
        return key in self._begun

    def is_done(self, key: Hashable) -> bool:
        """Did it happen?"""
        return self._begun.get(key, False)

    @contextmanager
    def begin(self, key: Hashable) -> Iterator[bool]:
        """Around what is to happen once: is it to happen now? Where it raises, it may be tried again."""
        if key in self._begun:
            yield False
            return
        self._begun[key] = False
        if len(self._begun) > _MOST:
            del self._begun[next(iter(self._begun))]
        try:
            yield True
        except BaseException:
            self._begun.pop(key, None)
            raise
        self._begun[key] = True
