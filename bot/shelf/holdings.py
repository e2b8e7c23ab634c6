"""What the index is made of: read from the database whenever a server's shelf has changed."""

from collections.abc import Callable

from bot.answering.own import Own
from bot.shelf.names import ALIAS, alias_of
from bot.shelf.sound import sound, sound_sources
from bot.shelf.sources import NOUN as SOURCE
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.own_source import State

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
            kept = list(sound_sources(sources))
            return Own(
                {own.source.id: own.source for own in kept if own.state is State.PUBLISHED},
                tuple(sound(ALIAS, aliases, lambda item: alias_of(item.value))),
                frozenset(name.removeprefix(OF_SOURCE) for name in hidden if name.startswith(OF_SOURCE)),
                frozenset(name.removeprefix(OF_COLLECTION) for name in hidden if name.startswith(OF_COLLECTION)),
            )

        return read
