"""A server's settings, and its leaving."""

from collections.abc import Callable, Collection

from bot.shelf.authority import Action, Actor
from bot.shelf.changes import SETTINGS, Changes, settings_in
from bot.store.application import awaited, claim
from bot.store.errors import other_application
from bot.store.ledger import Ledger
from bot.store.server_settings import ServerSettings
from bot.store.servers import delete_all, leave, with_leavings


class Managing:
    """What those with Manage Server decide."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def settings(self, guild_id: int) -> ServerSettings:
        """A server's settings. Raises StoreError."""
        async with self._changes.database.reading() as session:
            return await settings_in(Ledger(session, guild_id))

    async def check(self, actor: Actor, action: Action) -> ServerSettings:
        """The settings of the server of `actor`, who may do `action` there. Raises Forbidden and StoreError."""
        async with self._changes.look(actor, action) as change:
            return change.settings

    async def set(self, actor: Actor, settings: ServerSettings) -> None:
        """Let these be the settings."""
        await self.change(actor, lambda _: settings)

    async def change(
        self, actor: Actor, edit: Callable[[ServerSettings], ServerSettings]
    ) -> tuple[ServerSettings, int | None]:
        """`set` to what `edit` makes of the settings as they are: two who change one thing each both do.

        The settings by now, and the number of the change; None where they were so already.
        """
        async with self._changes.make(actor, Action.SET) as change:
            settings = edit(change.settings)
            await change.ledger.put(SETTINGS, SETTINGS, settings.value())
        return settings, change.ledger.recorded

    async def delete_all(self, actor: Actor) -> None:
        """Remove all that is kept for the server, its settings and history too. It cannot be undone."""
        async with self._changes.make(actor, Action.DELETE_ALL) as change:
            await delete_all(change.session, change.guild_id)
        await self._changes.scrub()

    async def claim(self, application_id: int) -> None:
        """Let all that is kept belong to that application. Raises StoreError where it is another one's already."""
        database = self._changes.database
        async with database.changing() as session:
            before = await claim(session, application_id)
        if before != application_id:
            raise other_application(database.path.parent, before, application_id)

    async def left(self, guild_id: int) -> None:
        """The bot left a server: what readers left there goes, what moderators made waits for its return."""
        async with self._changes.database.changing() as session:
            await leave(session, guild_id)
        await self._changes.scrub()

    async def tidy(self, present: Collection[int]) -> None:
        """`left`, for every server that is not `present`: nobody tells a bot that is off of those."""
        async with self._changes.database.changing() as session:
            gone = await with_leavings(session) - set(present) - await awaited(session, present)
        for guild_id in gone:
            await self.left(guild_id)
