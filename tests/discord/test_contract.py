"""The check of every request is itself checked: a good one passes, and each sort of fault is found."""

from typing import Any

import pytest
from simcord import HttpLogEntry

from tests.discord.conftest import World
from tests.discord.contract import violations

_TEXT: dict[str, Any] = {"type": 10, "content": "words"}
_BUTTON: dict[str, Any] = {"type": 2, "style": 2, "label": "Context", "custom_id": "a"}


def said(data: dict[str, Any]) -> list[str]:
    body = {"type": 4, "data": {"flags": 1 << 15, **data}}
    return violations([HttpLogEntry("POST", "/interactions/1/token/callback", {}, body, None)])


def test_a_message_that_discord_takes_passes() -> None:
    assert said({"components": [_TEXT, {"type": 1, "components": [_BUTTON]}]}) == []


@pytest.mark.parametrize(
    ("components", "fault"),
    [
        ([{"type": 10}], "is not valid"),
        ([{"type": 1, "components": [{**_BUTTON, "label": "x" * 81}]}], "is not valid"),
        ([{"type": 1, "components": [{**_BUTTON, "custom_id": "x" * 101}]}], "is not valid"),
        ([{"type": 10, "content": "x" * 2001}] * 2, "4002 characters"),
        ([{"type": 1, "components": [_BUTTON, _BUTTON]}], "twice"),
        ([_TEXT] * 41, "41 components"),
    ],
)
def test_a_message_that_discord_refuses_is_found(components: list[dict[str, Any]], fault: str) -> None:
    assert any(fault in found for found in said({"components": components}))


async def test_the_bots_own_requests_are_what_is_checked(world: World) -> None:
    await world.alice.slash(world.channel, "ask", question="What are the China Cables?")
    paths = [request.path for request in world.env.http_requests if request.json is not None]
    assert any(path.endswith("/callback") for path in paths)
    assert any("/commands" in path for path in paths)
