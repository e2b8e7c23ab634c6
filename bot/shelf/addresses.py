"""Which source of a server is the page at an address."""

import asyncio
from collections.abc import Iterable
from typing import Any

from bot.answering.desk import Desk
from bot.corpus.address import AddressError, canonical
from bot.shelf.changes import Change
from bot.shelf.holdings import HIDDEN, OF_COLLECTION, OF_SOURCE
from bot.shelf.sources import NOUN


async def source_at(change: Change, shipped: Desk, address: str) -> str | None:
    """The id of the source that is the page at `address`: the server's own in any state, or a shipped one that answers.

    None where there is none.
    """
    own = await change.ledger.parts(NOUN, "$.fields.url", "$.fields.reprint_url", "$.fields.archive_url")
    hidden = await change.ledger.ids(HIDDEN)
    visible = (
        (source.id, source.url, source.reprint_url, source.archive_url)
        for source in shipped.sources
        if hidden.isdisjoint({OF_SOURCE + source.id, OF_COLLECTION + source.collection})
    )
    # Of thousands it takes some tenths of a second.
    return await asyncio.to_thread(_found, address, (*own, *visible))


def _found(address: str, sources: Iterable[tuple[Any, ...]]) -> str | None:
    wanted = _page(address)
    return next((name for name, *known in sources if wanted and wanted in map(_page, filter(None, known))), None)


def _page(address: Any) -> str | None:
    try:
        return canonical(str(address))
    except AddressError:
        return None
