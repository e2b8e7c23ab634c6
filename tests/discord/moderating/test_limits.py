"""Promise 6: the fullest messages fit, in every language."""

from typing import Any

import pytest

from bot.corpus.source import TextStatus, Unverified
from bot.discord.moderating.card import card
from bot.discord.moderating.past import details, page
from bot.rendering.wording import LANGUAGES, wording_for
from bot.shelf.changes import SETTINGS
from bot.shelf.examining import Duplicate, Findings, Same, Warn
from bot.shelf.packing import MAX_ID
from bot.shelf.sources import Shelved
from bot.store.ledger import NAMED, Entry, Step, Touched, json_text
from bot.store.own_source import State
from bot.store.server_settings import ChannelRule, Listening, ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import check_limits
from tests.discord.moderating.conftest import House, message_of


def components(layout: Any) -> Any:
    return layout.to_components()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_fullest_card_fits(language: str) -> None:
    source = make_source(
        "a" * MAX_ID,
        "*" * 900,
        title="_" * 300,
        publisher="*" * 300,
        authors=tuple("~" * 90 for _ in range(5)),
        language="a" * 300,
        collection="b" * 300,
        text_status=TextStatus.NOTES,
        unverified=frozenset(Unverified),
        url=None,
        reprint_url="https://example.org/reprint",
    )
    twins = tuple(Duplicate("b", "|" * 300, same) for same in (*Same, *Same))
    findings = Findings(123_456, "_" * 400, ("*" * 500, "~" * 500), twins, tuple(Warn))
    wording = wording_for(language)
    for state in State:
        check_limits(components(card(Shelved(source, state, 10**9), findings, wording, news=wording("add.drafted"))))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_fullest_history_fits(language: str) -> None:
    wording = wording_for(language)
    step = Step("term", "t", None, json_text({"term": "*" * 300, "definition": "`" * 3000}))
    touched = (Touched("term", "t", "*" * 300),) * NAMED
    entries = [
        Entry(10**9 - i, 10**19, "import", "2026-01-05T12:00:00+00:00", 10**8, 10**8, touched, 9) for i in range(9)
    ]
    rules = {10**19 + i: ChannelRule(Listening.EVERY, True) for i in range(300)}
    settings = ServerSettings(frozenset(10**19 + i for i in range(25)), 10**19, channels=rules)
    changed = Step(SETTINGS, SETTINGS, None, json_text(settings.value()))
    check_limits(components(details(entries[0], (changed,), wording, undoable=True)))
    check_limits(components(page(entries, wording, "a" * MAX_ID, True)))
    check_limits(components(details(entries[0], (step,) * 9, wording, undoable=True)))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_fullest_settings_fit(house: House, speaks: Any, language: str) -> None:
    speaks(house.boss, language)
    await house.settle(
        moderator_roles=frozenset(10**19 + i for i in range(25)),
        log_channel=10**19,
        channels={10**19 + i: ChannelRule(Listening.MENTION, True) for i in range(300)},
    )
    for command in ("setup", "settings"):
        check_limits(message_of(await house.slash(house.boss, command)).components)


@pytest.mark.parametrize("name", ["\U0001d163" * 900, "*" * 1000])
async def test_a_name_that_is_not_there_is_told_at_any_length(house: House, name: str) -> None:
    shown = message_of(await house.slash(house.mod, "alias remove", name=name))
    assert "no such thing" in shown.content
    assert len(shown.content) <= 2000
