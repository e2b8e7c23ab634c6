"""Changes of a shelf: permitted, made as a whole with their history, and followed by the index."""

import datetime
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from bot.corpus.problem import Problem
from bot.shelf.authority import Action, Actor, Forbidden, authorise
from bot.shelf.sound import sound
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.heard import Heard
from bot.store.ledger import Ledger
from bot.store.server_settings import ServerSettings
from bot.store.session import Session

_log = logging.getLogger(__name__)

SETTINGS = "settings"
"""The noun and the id of a server's settings among its items."""


class Reason(StrEnum):
    """Why a change cannot be made."""

    GONE = "gone"
    """There is no such thing (any more)."""
    UNCLEAR = "unclear"
    """What was typed fits nothing, or more than one thing."""
    SHIPPED = "shipped"
    """It came with the bot: it can be hidden, not changed."""
    CHANGED = "changed"
    """It is not what it was when the form was opened."""
    NOT_NOW = "not-now"
    """It is in another state: what is retired cannot be retired again."""
    HIDDEN = "hidden"
    """What is shipped is hidden already."""
    NOT_HIDDEN = "not-hidden"
    """Or it is not."""
    SECOND_PAIR = "second-pair"
    """Somebody else must publish it."""
    FORGOTTEN = "forgotten"
    """Who made it asked to be forgotten, and may be the very one who wants to publish it."""
    SNIPPETS = "snippets"
    """The page does not let others quote it."""
    UNTITLED = "untitled"
    """It has no title."""
    UNNAMED = "unnamed"
    """Its publisher is not known."""
    NOT_VALID = "not-valid"
    """The detail says what is wrong."""
    ONE_NAME = "one-name"
    """Names that mean one thing are two at least."""
    LATER = "later"
    """A later change stands on it."""
    UNDONE = "undone"
    """It is undone already."""
    NOT_KEPT = "not-kept"
    """What was before it is not kept any more."""
    CLASH = "clash"
    """A name would stand for two things."""
    TOO_MANY = "too-many"
    """There is no room for more."""
    TOO_LONG = "too-long"
    """It is more than is taken at once."""


class Refused(Exception):  # noqa: N818 - named for what happened
    """A change that cannot be made; nothing was changed. `detail`: what it is about.

    `wrong`: all that is not valid, by field.
    """

    def __init__(self, why: Reason, detail: str = "", wrong: tuple[Problem, ...] = ()) -> None:
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.detail = detail
        self.wrong = wrong


def not_valid(*wrong: Problem) -> Refused:
    """What refuses a change for what is `wrong` with it."""
    detail = "\n".join(f"{problem.field or 'text'}: {problem.message}" for problem in wrong)
    return Refused(Reason.NOT_VALID, detail, wrong)


@dataclass(frozen=True)
class Change:
    """One change under way in the server `guild_id`."""

    actor: Actor
    guild_id: int
    session: Session
    ledger: Ledger
    settings: ServerSettings


@dataclass(frozen=True)
class Changes:
    """Opens what may be read or changed. `now`: the time in UTC. `changed` is told of each server that changed."""

    database: Database
    now: Callable[[], datetime.datetime]
    changed: Callable[[int], None]

    @property
    def today(self) -> str:
        """The day, in UTC, as an ISO date."""
        return self.now().date().isoformat()

    @asynccontextmanager
    async def make(self, actor: Actor, action: Action) -> AsyncIterator[Change]:
        """A change by `actor`: kept whole with its history entry, or not at all. Raises Forbidden and StoreError.

        Questions without an answer go with it where they are not to be kept from then on.
        """
        guild_id = _guild(actor, action)
        dropped = 0
        try:
            async with self.database.changing() as session:
                change = await _permitted(actor, action, guild_id, session)
                yield change
                await self.record(change, action)
                if not (await settings_in(change.ledger)).unanswered_days:
                    dropped = await Heard(session, guild_id).drop_missed("9999")
        finally:
            # Also where it failed or was cancelled: then the database alone knows what became of it.
            self.changed(guild_id)
        if dropped:
            await self.scrub()

    async def record(self, change: Change, action: Action, undoes: int | None = None) -> None:
        """Make what was put so far, with its history entry. `undoes`: the number of the change that it undoes."""
        moment = self.now().isoformat(timespec="seconds")
        await change.ledger.record(change.actor.user_id, action.value, moment, undoes)

    @asynccontextmanager
    async def hear(self, actor: Actor, action: Action) -> AsyncIterator[Change]:
        """A note that is no change of the shelf and has no history. Raises Forbidden and StoreError."""
        guild_id = _guild(actor, action)
        async with self.database.changing() as session:
            yield await _permitted(actor, action, guild_id, session)

    async def scrub(self) -> None:
        """Leave nothing of what was just deleted in SQLite's log of changes.

        Where that fails, the change is kept all the same, and the next sweep does it: see `Readers.sweep`.
        """
        try:
            await self.database.scrub()
        except StoreError as error:
            _log.warning("What was deleted is still in the log of changes: %s", error)

    @asynccontextmanager
    async def look(self, actor: Actor, action: Action) -> AsyncIterator[Change]:
        """What `actor` may see for `action`; nothing is changed. Raises Forbidden and StoreError."""
        async with self.database.reading() as session:
            yield await _permitted(actor, action, _guild(actor, action), session)


def _guild(actor: Actor, action: Action) -> int:
    if actor.guild_id is None:
        raise Forbidden(action)
    return actor.guild_id


async def _permitted(actor: Actor, action: Action, guild_id: int, session: Session) -> Change:
    ledger = Ledger(session, guild_id)
    settings = await settings_in(ledger)
    if not authorise(actor, action, guild_id, settings.moderator_roles):
        raise Forbidden(action)
    return Change(actor, guild_id, session, ledger, settings)


async def settings_in(ledger: Ledger) -> ServerSettings:
    """The server's settings. Damaged ones are as usual: only those with Manage Server are moderators then."""
    item = await ledger.item(SETTINGS, SETTINGS)
    kept = sound(SETTINGS, [item] if item else [], lambda item: ServerSettings.of(item.value))
    return next(kept, ServerSettings())
