"""Promise 7: who may do what, as one table."""

import pytest

from bot.shelf.authority import OF_EVERYBODY, OF_MANAGERS, OF_MODERATORS, Action, Actor, authorise
from tests.shelf.conftest import HERE, ROLE, THERE

ACTORS = {
    "manager": Actor(1, HERE, frozenset(), manages=True),
    "moderator": Actor(2, HERE, frozenset({5, ROLE})),
    "member": Actor(3, HERE, frozenset({5})),
    "member without a role": Actor(4, HERE),
    "manager of another server": Actor(5, THERE, frozenset({ROLE}), manages=True),
    "moderator of another server": Actor(6, THERE, frozenset({ROLE})),
    "in a direct message": Actor(7, None, frozenset({ROLE}), manages=True),
}
MAY = {
    "manager": set(Action),
    "moderator": OF_EVERYBODY | OF_MODERATORS,
    "member": OF_EVERYBODY,
    "member without a role": OF_EVERYBODY,
}


def test_every_action_is_of_one_group() -> None:
    assert set(Action) == OF_EVERYBODY | OF_MODERATORS | OF_MANAGERS
    assert len(OF_EVERYBODY) + len(OF_MODERATORS) + len(OF_MANAGERS) == len(Action)


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("action", Action)
def test_only_those_who_may(who: str, action: Action) -> None:
    assert authorise(ACTORS[who], action, HERE, {ROLE}) is (action in MAY.get(who, set()))


@pytest.mark.parametrize("action", sorted(OF_MODERATORS | OF_MANAGERS))
def test_no_role_is_a_moderators_before_one_is_named(action: Action) -> None:
    assert not authorise(ACTORS["moderator"], action, HERE, ())
