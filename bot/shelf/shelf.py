"""The shelf: one object for all that a server keeps."""

import datetime
from collections.abc import Callable

from bot.answering.service import AnswerService
from bot.shelf.changes import Changes
from bot.shelf.hiding import Hiding
from bot.shelf.history import History
from bot.shelf.managing import Managing
from bot.shelf.names import Names
from bot.shelf.readers import Readers
from bot.shelf.sources import Sources
from bot.shelf.transfer import Transfer
from bot.store.database import Database


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Shelf:
    """What servers keep, by what it is. A command calls one method, with the actor that Discord named.

    `answers` follows every change. The database and the answers are the caller's to close.
    """

    def __init__(self, database: Database, answers: AnswerService, now: Callable[[], datetime.datetime] = _now) -> None:
        changes = Changes(database, now, answers.changed)
        self.sources = Sources(changes, answers)
        self.names = Names(changes, answers.desk)
        self.hiding = Hiding(changes, answers.desk)
        self.history = History(changes)
        self.managing = Managing(changes)
        self.readers = Readers(changes)
        self.transfer = Transfer(changes, answers.desk)
