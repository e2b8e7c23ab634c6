"""Who may do what: one function decides."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, where they act: ids are Discord's, as it sent them with this very action.

    `guild_id`: None in a direct message. `role_ids`: theirs in that server. `manages`: have they Manage Server there?
    """

    user_id: int
    guild_id: int | None
    role_ids: frozenset[int] = frozenset()
    manages: bool = False


Anew = Callable[[], Awaitable[Actor]]
"""Gives somebody as they are by now: who began long work may have lost the role since."""


async def by_now(actor: Actor, anew: Anew | None) -> Actor:
    """`actor` as they are by now, where `anew` says that."""
    return actor if anew is None else await anew()


class Action(StrEnum):
    """What can be done on a server's shelf."""

    # Everybody, in a server.
    FOLLOW = "follow"
    REPORT = "report"
    RATE = "rate"
    TELL = "tell"
    # Moderators.
    SEE = "see"
    DRAFT = "draft"
    DISCARD = "discard"
    PUBLISH = "publish"
    EDIT = "edit"
    RETIRE = "retire"
    RESTORE = "restore"
    HIDE = "hide"
    UNHIDE = "unhide"
    NAME = "name"
    EXPLAIN = "explain"
    RESOLVE = "resolve"
    REMOVE_QUESTION = "remove-question"
    UNDO = "undo"
    EXPORT = "export"
    IMPORT = "import"
    RUN = "run"
    CHECK = "check"
    # Those with Manage Server.
    SET = "set"
    DELETE_ALL = "delete-all"


OF_EVERYBODY = frozenset({Action.FOLLOW, Action.REPORT, Action.RATE, Action.TELL})
OF_MANAGERS = frozenset({Action.SET, Action.DELETE_ALL})
OF_MODERATORS = frozenset(Action) - OF_EVERYBODY - OF_MANAGERS


class Forbidden(Exception):  # noqa: N818 - named for what happened
    """Somebody who may not do that. `action`: what."""

    def __init__(self, action: Action) -> None:
        super().__init__(f"not allowed: {action}")
        self.action = action


def authorise(actor: Actor, action: Action, guild_id: int, moderator_roles: Collection[int]) -> bool:
    """May `actor` do that in the server `guild_id`, whose moderators have one of `moderator_roles`?

    Nobody acts in a server from elsewhere. Moderators are those with one of its roles, or with Manage Server.
    """
    if actor.guild_id != guild_id:
        return False
    if action in OF_EVERYBODY or actor.manages:
        return True
    return action in OF_MODERATORS and not actor.role_ids.isdisjoint(moderator_roles)
