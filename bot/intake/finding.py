"""What became of a page, in one word that every language has a sentence for."""

from enum import StrEnum

from bot.intake.fetched import (
    Disallowed,
    FetchError,
    ForbiddenAddress,
    FrontPage,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from bot.intake.page import ReadError


class Finding(StrEnum):
    """What a look at a source's page found."""

    HOLDS = "holds"
    """The page is there and says what the source says."""
    MOVED = "moved"
    """It says so, at another address."""
    CHANGED = "changed"
    """It says something else."""
    PAYWALLED = "paywalled"
    """It shows less than it did, and says that reading it takes a payment or an account."""
    GONE = "gone"
    UNREACHABLE = "unreachable"
    FORBIDDEN = "forbidden"
    """No address of the public web."""
    DISALLOWED = "disallowed"
    """Its robots.txt asks not to look."""
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    NO_ADDRESS = "no-address"


def finding_of(error: FetchError | ReadError) -> Finding:
    """What a page that could not be read comes to."""
    match error:
        case Unreachable(gone=True) | FrontPage():
            return Finding.GONE
        case Unreachable() | TooSlow() | TooManyRedirects():
            return Finding.UNREACHABLE
        case ForbiddenAddress():
            return Finding.FORBIDDEN
        case Disallowed():
            return Finding.DISALLOWED
        case TooLarge():
            return Finding.TOO_LARGE
        case _:
            return Finding.UNREADABLE
