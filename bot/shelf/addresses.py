"""Which source of a server is the page at an address."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.answering.desk import Desk
from bot.corpus.address import AddressError, canonical
from bot.shelf.changes import Change
from bot.shelf.holdings import HIDDEN, OF_COLLECTION, OF_SOURCE
from bot.shelf.sources import NOUN


async def sources_with_addresses(change: Change, shipped: Desk) -> list[Sequence[Any]]:
    """The id and addresses of each source: the server's own in any state, and shipped ones that answer."""
    own = await change.ledger.parts(NOUN, "$.fields.url", "$.fields.reprint_url", "$.fields.archive_url")
    hidden = await change.ledger.ids(HIDDEN)
    visible = (
        (source.id, source.url, source.reprint_url, source.archive_url)
        for source in shipped.sources
        if hidden.isdisjoint({OF_SOURCE + source.id, OF_COLLECTION + source.collection})
    )
    return [*own, *visible]


def source_at(address: str, sources: Iterable[Sequence[Any]]) -> str | None:
    """The id of that of `sources`, as `sources_with_addresses` gives them, that is the page at `address`, or None.

    Of thousands it takes some tenths of a second: not for an event loop, nor for a turn at the database.
    """
    wanted = _page(address)
    return next((name for name, *known in sources if wanted and wanted in map(_page, filter(None, known))), None)


def _page(address: Any) -> str | None:
    try:
        return canonical(str(address))
    except AddressError:
        return None
