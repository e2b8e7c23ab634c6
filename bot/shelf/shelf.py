"""The shelf: one object for all that a server keeps."""

import asyncio
import datetime
import time
from collections.abc import Awaitable, Callable

from bot.answering.service import AnswerService
from bot.intake.archive import API
from bot.intake.fetcher import Fetcher
from bot.intake.looking import Looking
from bot.shelf.adding import Adding
from bot.shelf.changes import Changes
from bot.shelf.checking import Checking
from bot.shelf.hiding import Hiding
from bot.shelf.history import History
from bot.shelf.managing import Managing
from bot.shelf.names import Names
from bot.shelf.news import News
from bot.shelf.readers import Readers
from bot.shelf.remembered import RememberedSettings
from bot.shelf.room import Room
from bot.shelf.sources import Sources
from bot.shelf.transfer import Transfer
from bot.store.database import Database


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Shelf:
    """What servers keep, by what it is. A command calls one method, with the actor that Discord named.

    `answers` follows every change, and so does whoever heeds it. `now`: the time in UTC. `archive`: where archived
    copies are looked up. `clock`: seconds that only grow. `pause`: waits for so many. The database, the answers and the
    fetcher are the caller's to close.
    """

    def __init__(
        self,
        database: Database,
        answers: AnswerService,
        fetcher: Fetcher,
        now: Callable[[], datetime.datetime] = _now,
        archive: str = API,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.now = now
        changes = Changes(database, now, self._changed)
        self.sources = Sources(changes, answers)
        room = Room(clock, pause)
        looking = Looking(fetcher, archive)
        self.adding = Adding(changes, answers.desk, self.sources, looking, room)
        self.checking = Checking(changes, answers, looking, room)
        self.names = Names(changes, answers.desk)
        self.hiding = Hiding(changes, answers.desk)
        self.history = History(changes, answers.desk)
        self.managing = Managing(changes)
        self.settings = RememberedSettings(self.managing)
        self.readers = Readers(changes)
        self.news = News(changes, answers)
        self.transfer = Transfer(changes, answers.desk, room)
        self._heeding: list[Callable[[int], None]] = [answers.changed, self.settings.changed]

    def heed(self, listener: Callable[[int], None]) -> None:
        """Let `listener` be told of each server whose shelf has changed, or may have."""
        self._heeding.append(listener)

    def _changed(self, guild_id: int) -> None:
        for listener in self._heeding:
            listener(guild_id)
