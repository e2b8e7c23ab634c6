"""What a fetch may cost, what it gives, and how it fails."""

# ruff: noqa: N818 - each error is named for what happened

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost at most.

    `wire_bytes`: of a body as it is sent, `decoded_bytes`: of a body without its compression, `seconds`: for a
    fetch with all its redirects and what each site's robots.txt takes, without the wait for the host's turn,
    `redirects`: how many are followed, `host_interval`: seconds from the end of a request to the beginning of the
    next one to the same host.
    """

    wire_bytes: int = 5_000_000
    decoded_bytes: int = 20_000_000
    seconds: float = 20.0
    redirects: int = 5
    host_interval: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is the address that gave it, after all redirects, without a fragment.

    `content_type` is the header as it was sent (`text/html; charset=gb2312`), "" where there was none. `x_robots_tag`
    holds every header of that name, one a line.
    """

    url: str
    status: int
    content_type: str
    body: bytes = field(repr=False)
    x_robots_tag: str | None = None


class FetchError(Exception):
    """A fetch that failed. The message names the host and what can be done."""


class ForbiddenAddress(FetchError):
    """An address that is never fetched: not http or https, with a password, another port, no public host."""


class Disallowed(FetchError):
    """The site's robots.txt asks not to fetch the address."""


class FrontPage(FetchError):
    """The site shows its front page in the place of a page: that is no more."""


class TooLarge(FetchError):
    """A body that is larger than the limits, on the wire or decoded."""


class TooSlow(FetchError):
    """The answer was not complete in time."""


class TooManyRedirects(FetchError):
    """More redirects than the limits allow, or a circle of them."""


class WrongContent(FetchError):
    """An answer that is no text, HTML or PDF, or that is packed in a way that cannot be unpacked."""


class Unreachable(FetchError):
    """No usable answer: no such host, no connection, a broken answer, or a status other than 2xx.

    `status` is the HTTP status where there was an answer.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status

    @property
    def gone(self) -> bool:
        """Does the site say that there is no such page (any more)?"""
        return self.status in {404, 410}
