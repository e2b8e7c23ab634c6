"""Spells of asking too much: who is in one is told so politely, only them, and not again and again."""

import math
from collections.abc import Callable

from bot.rendering.wording import Wording

_CALM_SECONDS = 60.0
"""A spell of asking too much is over after as long without it."""


def limit_text(wording: Wording, wait: float) -> str:
    """What somebody is told who may ask again in `wait` seconds."""
    return wording("limit.wait", number=math.ceil(wait))


class Spells:
    """Who asks too much just now, in memory only. `clock`: seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        # Person → when their spell is over, the first one first.
        self._over: dict[int, float] = {}

    def begins(self, person: int) -> bool:
        """`person` asks too much: is it the first time in this spell?"""
        now = self._clock()
        first = self._over.pop(person, now) <= now
        self._over[person] = now + _CALM_SECONDS
        while self._over[oldest := next(iter(self._over))] <= now:
            del self._over[oldest]
        return first
