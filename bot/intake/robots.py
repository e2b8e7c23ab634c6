"""What a site's robots.txt allows us."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from itertools import islice
from urllib.parse import urlsplit

from protego import Protego

from bot.corpus.address import MAX_LENGTH
from bot.intake.fetched import Fetched, FetchError, ForbiddenAddress, Unreachable
from bot.intake.turns import Turns

AGENT = "Cuttings"
"""The name under which robots.txt addresses us."""

MAX_BYTES = 500_000
"""Rules behind this are not read; RFC 9309 asks for at least 500 KiB, which hardly a site comes near."""

MAX_RULES = 20_000
"""Nor are rules behind so many lines, nor any that is longer than an address."""

# A line about whom the next ones address, as the parser understands it.
_ADDRESSED = re.compile(r"user[- ]?agent\b[\s:]*([^#]*)", re.IGNORECASE)

_KEPT_SECONDS = 24 * 3600.0
"""RFC 9309: a robots.txt should not be used for longer than a day."""

_KEPT_AFTER_FAILURE = 600.0
_MAX_SITES = 500


class Robots:
    """The rules of the sites that were asked about lately. `read` fetches a robots.txt, whatever its status."""

    def __init__(self, read: Callable[[str], Awaitable[Fetched]], clock: Callable[[], float]) -> None:
        self._read = read
        self._clock = clock
        # The rules, or why they could not be read; until when that holds.
        self._rules: dict[str, tuple[Protego | str, float]] = {}
        self._turns = Turns(0, clock, asyncio.sleep)

    async def allow(self, url: str) -> bool:
        """May we fetch `url`, a normal address? No robots.txt (4xx) is a yes.

        Raises ForbiddenAddress where the site itself may not be reached, and Unreachable where its robots.txt fails:
        then nothing may be fetched (RFC 9309), but the site did not say so.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        async with self._turns.turn(site):
            rules, until = self._rules.get(site, ("", float("-inf")))
            if self._clock() >= until:
                rules, kept = await self._fetch(site)
                while len(self._rules) >= _MAX_SITES:
                    del self._rules[next(iter(self._rules))]
                self._rules.pop(site, None)
                self._rules[site] = rules, self._clock() + kept
        if isinstance(rules, str):
            raise Unreachable(rules)
        # Tens of thousands of patterns on a long address take a third of a second.
        return await asyncio.to_thread(rules.can_fetch, url, AGENT)

    async def _fetch(self, site: str) -> tuple[Protego | str, float]:
        try:
            answer = await self._read(f"{site}/robots.txt")
        except ForbiddenAddress:
            raise
        except FetchError as error:
            return str(error), _KEPT_AFTER_FAILURE
        if 400 <= answer.status < 500:
            return Protego.parse(""), _KEPT_SECONDS
        if not 200 <= answer.status < 300:
            host = urlsplit(site).hostname
            why = f"The robots.txt of {host} answers with status {answer.status}, so nothing is read there. Try later."
            return why, _KEPT_AFTER_FAILURE
        # Half a megabyte of rules takes a tenth of a second to parse.
        return await asyncio.to_thread(_parsed, answer.body), _KEPT_SECONDS


def _parsed(body: bytes) -> Protego:
    """The rules of a robots.txt, within bounds."""
    lines = map(str.strip, body[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines())
    rules = (line for line in lines if line and not line.startswith("#") and len(line) <= MAX_LENGTH)
    return Protego.parse("\n".join(map(_merged, islice(rules, MAX_RULES))))


def _merged(line: str) -> str:
    """`line`, with one name for all whom it does not concern.

    The parser keeps every rule for each name by itself: a thousand of these and of those are a million.
    """
    addressed = _ADDRESSED.match(line)
    if addressed is None or not (given := addressed[1].strip()):
        return line
    # It takes a part of our name for ours, and sees no wildcard in it.
    name = given.replace("*", "").strip().lower()
    return f"User-agent: {(name or '*') if AGENT.lower().startswith(name) else 'others'}"
