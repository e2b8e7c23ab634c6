"""Promises 9, 12 and 22: no failure loses a change, claims one that did not happen, or shows what is the operator's.

And promises 4 to 6: no title and no text forges anything in what moderators see.
"""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from bot.discord.moderating.recounting import headline, in_short
from bot.rendering.wording import LANGUAGES, wording_for
from bot.store.ledger import Entry, Touched
from bot.store.session import Session
from tests.discord.conftest import Speaks, World, check_limits, texts
from tests.discord.moderating.conftest import House, message_of, said, sent

EN = wording_for("en")
HOSTILE = (
    "@everyone <@1> <@&2> [x](https://evil.example) ```a``` ||s|| # h <t:1:R> </ask:1> discord.gg/x `" + "_*~" * 30
)


async def test_a_full_disk_is_told_without_the_operators_paths_and_nothing_is_claimed(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown = await house.added()
    run = Session.run

    async def full(self: Session, statement: str, *values: object) -> int:
        if statement.startswith("INSERT"):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return await run(self, statement, *values)

    monkeypatch.setattr(Session, "run", full)
    told = said(await house.mod.click(message_of(shown), label="Publish")).split("\n")[-1]
    monkeypatch.setattr(Session, "run", run)
    assert "My storage does not work right now" in told
    assert "sqlite" not in told and "/" not in told.replace("/source history", "").replace("/following", "")
    reference = told.rsplit(" ", 1)[1].rstrip(".")
    assert any(reference in line and "cuttings.sqlite3" in line for line in caplog.messages)
    assert await house.states() == {"otter-census": "draft"}
    assert await house.history() == ["draft", "set"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_is_no_moderator_is_told_where_to_look_when_the_storage_fails(
    house: House, speaks: Speaks, language: str
) -> None:
    speaks(house.member, language)
    with closing(sqlite3.connect(house.world.database.path, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        told = said(await house.slash(house.member, "follow search", question="river otters"))
    assert "/following" in told


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (403, 50013), (500, 0), (401, 50027)])
async def test_a_press_that_discord_fails_to_take_changes_nothing(house: House, status: int, code: int) -> None:
    shown = await house.added()
    house.world.env.inject_error("POST", "/interactions/*", status=status, code=code, times=20)
    await house.mod.click(message_of(shown), label="Publish")
    house.world.env.backend.faults.clear()
    assert await house.states() == {"otter-census": "draft"}
    assert not house.world.env.errors


@pytest.mark.parametrize(("status", "code"), [(404, 10015), (401, 50027), (403, 50013), (500, 0), (429, 0)])
async def test_a_change_that_is_kept_is_logged_though_discord_does_not_show_it(
    house: House, status: int, code: int
) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    shown = await house.added()
    house.world.env.inject_error("PATCH", "/webhooks/*", status=status, code=code, times=20)
    await house.mod.click(message_of(shown), label="Publish")
    house.world.env.backend.faults.clear()
    assert await house.states() == {"otter-census": "published"}
    assert "**Published**" in str([c.to_dict() for c in log.last_message.components])
    again = await house.mod.click(message_of(shown), label="Publish")
    assert "present state: published" in said(again) or "nothing was overwritten" in said(again)


async def test_a_form_from_before_a_restart_changes_nothing(house: House, world: World) -> None:
    opened = await house.slash(house.mod, "source add")
    await world.restart()
    told = await sent(house.mod, opened, title="A", publisher="B", body="C.", text=["notes"])
    assert await house.states() == {}
    assert "restarted" in said(told)


async def test_a_control_of_another_version_explains_itself(house: House) -> None:
    await house.added()
    shown = await house.slash(house.mod, "source drafts")
    message = message_of(shown)._message
    message.components[-1]["components"][0]["custom_id"] = "pick1:no-such-verb::"
    told = await house.mod.select(message_of(shown), ["otter-census"])
    assert "older version" in said(told)


async def test_hostile_titles_and_texts_stay_text(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    shown = await house.added(HOSTILE, text=HOSTILE * 5)
    await house.mod.click(message_of(shown), label="Publish")
    history = await house.slash(house.mod, "source history")
    change = await house.mod.select(message_of(history), ["3"])
    drafts = await house.added(HOSTILE, text=HOSTILE * 5)
    await house.slash(house.mod, "source drafts")
    await house.slash(house.mod, "term add", term="@everyone", definition=HOSTILE)
    await house.slash(house.mod, "alias add", name="<@1>", also=HOSTILE[:90])
    rows = [message_of(m).components for m in (history, change, drafts)]
    rows += [message_of(await house.slash(house.mod, f"{group} list")).components for group in ("alias", "term")]
    rows += [[c.to_dict() for c in message.components] for message in log.history()]
    for components in rows:
        check_limits(components)
        for text in texts(components):
            before, _, after = text.partition("```diff\n")
            if after:
                assert after.count("```") == 1
            for mark in ("[x](https", "<@&2>", "<t:1:R>", " </ask", "@everyone", "||s||", "https://evil"):
                assert mark not in before, (mark, before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_words_in_every_language(language: str) -> None:
    wording = wording_for(language)
    touched = (Touched("alias", "otter (spelling)", "Otter"),) * 3
    entry = Entry(7, None, "import", "2026-01-05T12:00:00+00:00", 3, None, touched, 5)
    assert "Otter" in headline(entry, wording)
    assert 1 <= len(in_short(entry, wording)) <= 100


@pytest.mark.parametrize(
    ("custom_id", "chosen"),
    [
        (f"press1:undo:{'9' * 30}:", None),
        (f"press1:history:{'9' * 30}:", None),
        (f"press1:publish:{'9' * 30}:otter-census", None),
        ("press1:rule-thread:1:zzz", None),
        (f"press1:rule-thread:1:{'9' * 30}", None),
        ("press1:set-days::", None),
        ("pick1:change::", "zzz"),
        ("pick1:change::", "9" * 30),
        ("pick1:set-days::", "zzz"),
        ("pick1:set-days::", "9" * 9),
        ("pick1:set-log::", "zzz"),
        ("pick1:set-roles::", "zzz"),
        ("pick1:rule::", "zzz"),
        ("pick1:rule-listen::1", "zzz"),
        ("pick1:rule-listen::zzz", "every"),
        (f"upkeep1:resolve:{'9' * 30}", None),
        (f"upkeep1:go:{'9' * 30}", None),
        (f"upkeep1:results:{'9' * 30}", None),
        (f"upkeep1:drop:{'9' * 30}", None),
        (f"page1:drafts:{'9' * 30}:", None),
    ],
)
async def test_a_control_that_carries_no_number_of_ours_is_said_to_be_outdated(
    house: House, custom_id: str, chosen: str | None
) -> None:
    await house.published()
    before = await house.shelf.managing.settings(house.guild.id), await house.history()
    held = message_of(await house.slash(house.boss, "help"))
    control: dict[str, Any] = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}
    if chosen is not None:
        control = {"type": 3, "options": [{"label": "x", "value": chosen}], "custom_id": custom_id}
    held._message.components.append({"type": 1, "components": [control]})
    if chosen is None:
        told = await house.boss.click(held, custom_id=custom_id)
    else:
        told = await house.boss.select(held, [chosen], custom_id=custom_id)
    assert EN("control.outdated") in said(told)
    assert not house.world.env.errors
    assert (await house.shelf.managing.settings(house.guild.id), await house.history()) == before
