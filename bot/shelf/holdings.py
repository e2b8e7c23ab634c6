"""What the index is made of: read from the database whenever a server's shelf has changed."""

import logging
from collections.abc import Callable, Iterable, Iterator

from bot.answering.own import Own
from bot.shelf.names import ALIAS, alias_of
from bot.shelf.sources import NOUN as SOURCE
from bot.store.database import Database
from bot.store.ledger import Item, Ledger
from bot.store.own_source import OwnSource, State

_log = logging.getLogger(__name__)

HIDDEN = "hidden"
OF_SOURCE, OF_COLLECTION = "source:", "collection:"


class DatabaseHoldings:
    """Servers' own things, as the database keeps them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def own(self, guild_id: int) -> Callable[[], Own]:
        """What a server has of its own. Raises StoreError."""
        async with self._database.reading() as session:
            ledger = Ledger(session, guild_id)
            sources = await ledger.items(SOURCE)
            aliases = await ledger.items(ALIAS)
            hidden = await ledger.ids(HIDDEN)

        def read() -> Own:
            kept = list(_sound(sources))
            return Own(
                {own.source.id: own.source for own in kept if own.state is State.PUBLISHED},
                tuple(alias_of(row.value) for row in aliases),
                frozenset(name.removeprefix(OF_SOURCE) for name in hidden if name.startswith(OF_SOURCE)),
                frozenset(name.removeprefix(OF_COLLECTION) for name in hidden if name.startswith(OF_COLLECTION)),
            )

        return read


def _sound(items: Iterable[Item]) -> Iterator[OwnSource]:
    """The sources in `items`; a damaged one is left out, and a line in the log says so: the others answer."""
    for item in items:
        try:
            yield OwnSource.of(item.id, item.value)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            _log.warning("The source %s of a server is damaged and left out (%s).", item.id, type(error).__name__)
