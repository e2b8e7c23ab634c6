"""Servers' settings at hand, for what looks at them at every message."""

from collections import Counter

from bot.shelf.managing import Managing
from bot.store.server_settings import ServerSettings


class RememberedSettings:
    """The settings of servers, read once and again after each change."""

    def __init__(self, managing: Managing) -> None:
        self._managing = managing
        self._known: dict[int, ServerSettings] = {}
        self._stamps: Counter[int] = Counter()

    async def of(self, guild_id: int) -> ServerSettings:
        """The settings of a server. Raises StoreError."""
        known = self._known.get(guild_id)
        if known is not None:
            return known
        stamp = self._stamps[guild_id]
        settings = await self._managing.settings(guild_id)
        # What was changed meanwhile may not be what was read.
        if stamp == self._stamps[guild_id]:
            self._known[guild_id] = settings
        return settings

    def changed(self, guild_id: int) -> None:
        """Something of a server is not what it was."""
        self._stamps[guild_id] += 1
        self._known.pop(guild_id, None)
