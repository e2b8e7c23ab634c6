"""How much one person, and one server, may ask in a while, so that there is enough for everybody."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """`burst` at once, then one more every `seconds`."""

    burst: int
    seconds: float


PERSON = Rate(8, 4.0)
SERVER = Rate(60, 0.5)
FEEDBACK = Rate(5, 60.0)
"""What readers say back is read by people: one person fills neither their list nor their counts."""
WORDS = Rate(10, 8640.0)
"""Reports and words to the moderators: twenty in a day at most. Their lists hold some hundreds, and are everybody's."""
QUESTIONS = Rate(15, 5760.0)
"""Questions that found nothing, of those that are kept: thirty in a day at most."""


class Allowance:
    """A token bucket for each one who asks, in memory only. `clock`: seconds that only grow."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        # Who → when the bucket will be full again. Who is not in it has a full one.
        self._full_at: dict[Hashable, float] = {}

    def wait(self, who: Hashable) -> float:
        """Seconds until `who` may ask again; 0: now."""
        now, rate = self._clock(), self._rate
        return max(0.0, self._full_at.get(who, now) - now - (rate.burst - 1) * rate.seconds)

    def spend(self, who: Hashable) -> None:
        """Count one question of `who`."""
        now = self._clock()
        self._full_at[who] = max(self._full_at.pop(who, now), now) + self._rate.seconds
        # Those who asked longest ago come first: nobody with a full bucket is kept.
        while self._full_at[first := next(iter(self._full_at))] <= now:
            del self._full_at[first]

    def claim(self, who: Hashable) -> float:
        """Count one and give 0; or count nothing and give the seconds until there is room for one."""
        wait = self.wait(who)
        if not wait:
            self.spend(who)
        return wait


class Allowances:
    """What a person may ask, and all of one server together."""

    def __init__(self, clock: Callable[[], float], person: Rate = PERSON, server: Rate = SERVER) -> None:
        self._person = Allowance(person, clock)
        self._server = Allowance(server, clock)

    def claim(self, person: int, server: int | None) -> float:
        """Count a question and give 0; or count nothing and give the seconds until there is room for one."""
        wait = max(self._person.wait(person), self._server.wait(server) if server is not None else 0.0)
        if not wait:
            self._person.spend(person)
            if server is not None:
                self._server.spend(server)
        return wait
