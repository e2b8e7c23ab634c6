"""Promises 7 and 8: who may not, changes and sees nothing, by any road; no server reaches into another."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest
from aiohttp import web
from simcord import SetupError

from bot.shelf.packing import packed
from bot.store.server_settings import ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import World
from tests.discord.moderating.conftest import HTML, House, message_of, said, sent
from tests.intake.conftest import Site

COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("source add", {"link": "https://example.org/"}),
    ("source add", {"file": ("a.md", b"# Herons\n\nThey were counted.")}),
    ("source add", {}),
    ("source drafts", {}),
    ("source edit", {"source": "otter-census"}),
    ("source edit", {"source": "otter-census", "file": ("a.md", b"Other words.")}),
    ("source retire", {"source": "otter-census"}),
    ("source restore", {"source": "otter-census"}),
    ("source hide", {"what": "collection:china-cables"}),
    ("source unhide", {"what": "collection:china-cables"}),
    ("source history", {}),
    ("source undo", {}),
    ("source undo", {"change": 2}),
    ("source export", {}),
    ("source import", {"file": ("a.zip", b"PK")}),
    ("alias add", {"name": "Otter", "also": "Lutra"}),
    ("alias remove", {"name": "Otter"}),
    ("alias list", {}),
    ("term add", {"term": "Holt", "definition": "A den."}),
    ("term remove", {"term": "Holt"}),
    ("term list", {}),
    ("source check", {"source": "otter-census"}),
    ("source check", {}),
    ("source bulk", {"links": "https://example.org/"}),
    ("source bulk", {}),
    ("unanswered", {}),
    ("reports", {}),
    ("feedback", {}),
    ("setup", {}),
    ("settings", {}),
]
OF_MANAGERS = {"setup"}
COMPLETED = [
    ("source edit", "source"), ("source retire", "source"), ("source restore", "source"), ("source history", "source"),
    ("source hide", "what"), ("source unhide", "what"), ("alias remove", "name"), ("term remove", "term"),
]  # fmt: skip
REFUSED = ("Only a server’s moderators can do that", "Only people with Manage Server can do that")


async def everything(house: House) -> Any:
    """All that a server keeps, with its history."""
    async with house.world.database.reading() as session:
        return [await session.rows(f"SELECT * FROM {table}") for table in ("items", "steps", "changes")]


async def filled(house: House) -> None:
    """Something of everything to act on."""
    await house.published()
    await house.added("Heron draft")
    await house.slash(house.mod, "alias add", name="Otter", also="Fischotter")
    await house.slash(house.mod, "term add", term="Holt", definition="A den.")
    await house.slash(house.mod, "source hide", what="collection:china-cables")


@pytest.mark.parametrize(("command", "options"), COMMANDS, ids=lambda value: str(value)[:40])
async def test_a_member_and_a_stranger_get_nowhere_by_command(house: House, command: str, options: Any) -> None:
    await filled(house)
    before = await everything(house)
    for who in (house.member, house.person("other-role", house.guild.create_role("helpers"))):
        told = await house.slash(who, command, **options)
        assert told.modal is None
        assert said(told).startswith(REFUSED), (command, said(told))
    assert await everything(house) == before


@pytest.mark.parametrize(("command", "options"), COMMANDS, ids=lambda value: str(value)[:40])
async def test_moderators_and_those_with_manage_server_get_through(house: House, command: str, options: Any) -> None:
    await filled(house)
    for who in (house.boss, house.mod):
        told = await house.slash(who, command, **options)
        allowed = told.modal is not None or not said(told).startswith(REFUSED)
        assert allowed is (who is house.boss or command not in OF_MANAGERS)


@pytest.mark.parametrize(("command", "options"), COMMANDS, ids=lambda value: str(value)[:40])
async def test_in_a_direct_message_nothing_is_changed(house: House, command: str, options: Any) -> None:
    user = house.world.env.create_user("stranger")
    before = await everything(house)
    try:
        told = await user.slash(command, **options)
    except SetupError:
        return  # It is not offered there.
    assert said(told).startswith(REFUSED)
    assert await everything(house) == before


@pytest.mark.parametrize(("command", "options"), COMMANDS, ids=lambda value: str(value)[:40])
async def test_in_a_server_that_the_bot_is_not_in_nothing_is_kept_or_shown(
    house: House, monkeypatch: pytest.MonkeyPatch, command: str, options: Any
) -> None:
    await filled(house)
    before = await everything(house)
    monkeypatch.setattr(house.world.env.bot, "get_guild", lambda guild_id: None)
    told = await house.slash(house.boss, command, **options)
    assert told.modal is None
    assert said(told) == "That works only in a server that I am a member of."
    assert await everything(house) == before


async def test_nobody_but_moderators_is_offered_anything_while_typing(house: House, other: House) -> None:
    await filled(house)
    for command, option in COMPLETED:
        assert await house.member.autocomplete(house.channel, command, option, "") == [], command
        offered = await house.mod.autocomplete(house.channel, command, option, "")
        assert offered, command
        if command != "source hide":
            assert await other.boss.autocomplete(other.channel, command, option, "") == [], command


async def test_the_message_menu_is_not_for_members(house: House, site: Site) -> None:
    url = site.page("/x", HTML.format("x"))
    message = await house.member.send(house.channel, url)
    told = await house.member.context_menu(house.channel, "Add as a source", message)
    assert said(told).startswith(REFUSED)
    assert site.hits == []


Road = Callable[[House], Awaitable[Callable[[], Awaitable[Any]]]]


async def _press(house: House, label: str, title: str = "Otter census") -> Callable[[], Awaitable[Any]]:
    shown = message_of(await house.added(title))
    return lambda: house.mod.click(shown, label=label)


async def _publish(house: House) -> Callable[[], Awaitable[Any]]:
    return await _press(house, "Publish")


async def _discard(house: House) -> Callable[[], Awaitable[Any]]:
    return await _press(house, "Discard")


async def _edit(house: House) -> Callable[[], Awaitable[Any]]:
    return await _press(house, "Edit")


async def _history(house: House) -> Callable[[], Awaitable[Any]]:
    return await _press(house, "History")


async def _edit_sent(house: House) -> Callable[[], Awaitable[Any]]:
    opened = await (await _edit(house))()
    return lambda: sent(house.mod, opened, title="Mine")


async def _added_sent(house: House) -> Callable[[], Awaitable[Any]]:
    opened = await house.slash(house.mod, "source add")
    return lambda: sent(house.mod, opened, title="A", publisher="B", body="C.", text=["notes"])


async def _retire(house: House) -> Callable[[], Awaitable[Any]]:
    shown = message_of(await house.published())
    return lambda: house.mod.click(shown, label="Retire")


async def _undo(house: House) -> Callable[[], Awaitable[Any]]:
    await house.published()
    shown = message_of(await house.slash(house.mod, "source undo"))
    return lambda: house.mod.click(shown, label="Take it back")


async def _change(house: House) -> Callable[[], Awaitable[Any]]:
    await house.published()
    shown = message_of(await house.slash(house.mod, "source history"))
    return lambda: house.mod.select(shown, ["2"])


async def _draft(house: House) -> Callable[[], Awaitable[Any]]:
    await house.added()
    shown = message_of(await house.slash(house.mod, "source drafts"))
    return lambda: house.mod.select(shown, ["otter-census"])


@pytest.mark.parametrize(
    "road",
    [_publish, _discard, _edit, _history, _edit_sent, _added_sent, _retire, _undo, _change, _draft],
)
async def test_who_lost_the_role_gets_nowhere_by_an_old_control_or_an_open_form(house: House, road: Road) -> None:
    go = await road(house)
    before = await everything(house)
    house.world.env.backend.get_guild(house.guild.id).members[house.mod.id].role_ids.clear()
    told = await go()
    assert told.modal is None
    assert said(told).split("\n")[-1].startswith(REFUSED)
    assert await everything(house) == before


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("source import", {"file": ("a.zip", packed([make_source("herons", "Herons were counted.")], (), ()))}),
        ("source edit", {"source": "otter-census", "file": ("a.md", b"Other words.")}),
        ("source add", {"file": ("a.md", b"# Herons\n\nThey were counted.")}),
        ("source add", {"link": "/herons"}),
    ],
)
async def test_who_loses_the_role_while_something_is_read_keeps_nothing(
    house: House, site: Site, monkeypatch: pytest.MonkeyPatch, command: str, options: dict[str, Any]
) -> None:
    await house.published()
    before = await everything(house)
    read = discord.Attachment.read

    def lose() -> None:
        house.world.env.backend.get_guild(house.guild.id).members[house.mod.id].role_ids.clear()

    async def reading(attachment: discord.Attachment) -> bytes:
        lose()
        return await read(attachment)

    async def served(request: web.Request) -> web.Response:
        lose()
        return web.Response(text=HTML.format("heron census"), content_type="text/html")

    monkeypatch.setattr(discord.Attachment, "read", reading)
    site.page("/robots.txt", "", content_type="text/plain")
    address = site.page("/herons", "")
    site.pages["/herons"] = served
    told = await house.slash(house.mod, command, **({**options, "link": address} if "link" in options else options))
    assert said(told).split("\n")[-1].startswith(REFUSED)
    assert await everything(house) == before


async def test_who_lost_manage_server_sets_nothing_by_an_old_form(house: House) -> None:
    shown = message_of(await house.slash(house.boss, "setup"))
    rules = message_of(await house.slash(house.boss, "settings"))
    await house.boss.select(rules, [house.channel], custom_id="channel1:rule::")
    before = await everything(house)
    house.world.env.backend.get_guild(house.guild.id).members[house.boss.id].role_ids.clear()
    presses = [
        house.boss.select(shown, [house.role], custom_id="roles1:set-roles::"),
        house.boss.select(shown, [house.channel], custom_id="channel1:set-log::"),
        house.boss.select(shown, ["de"], custom_id="pick1:set-language::"),
        house.boss.select(shown, ["30"], custom_id="pick1:set-days::"),
        house.boss.click(shown, label="Two pairs of eyes: off"),
        house.boss.click(shown, label="Tell moderators: off"),
        house.boss.select(rules, ["every"], custom_id=f"pick1:rule-listen::{house.channel.id}"),
        house.boss.click(rules, label="Answer in a thread: off"),
        house.boss.select(rules, [house.channel], custom_id="channel1:rule::"),
    ]
    for press in presses:
        assert said(await press).split("\n")[-1].startswith(REFUSED)
    assert await everything(house) == before


async def test_the_settings_decide_who_is_a_moderator_at_once(house: House) -> None:
    shown = await house.added()
    await house.shelf.managing.set(house.manager, ServerSettings())
    assert said(await house.mod.click(message_of(shown), label="Publish")).split("\n")[-1].startswith(REFUSED)


# Promise 8


async def test_two_servers_with_equal_titles_do_not_touch_each_other(house: House, other: House, world: World) -> None:
    for one in (house, other):
        await filled(one)
    before = await kept_by(other)
    for command, options in COMMANDS:
        if command not in {"source add"}:
            await house.slash(house.boss, command, **options)
    shown = await house.slash(house.boss, "source edit", source="heron-draft")
    await house.boss.click(message_of(shown), label="Discard")
    exported = await house.slash(house.boss, "source export")
    assert (await kept_by(other)) == before
    assert message_of(exported).attachments
    assert await other.states() == {"heron-draft": "draft", "otter-census": "published"}
    history = said(await other.slash(other.boss, "source history"))
    assert f"<@{house.boss.id}>" not in history and f"<@{house.mod.id}>" not in history
    # What only one of them has is unknown to the other.
    await house.published("Secret badger census")
    for command in ("source edit", "source retire", "source restore"):
        told = said(await other.slash(other.boss, command, source="secret-badger-census"))
        assert "Nothing here fits that" in told
    assert "Secret" not in said(await other.slash(other.boss, "source history", source="secret-badger-census"))
    assert await other.boss.autocomplete(other.channel, "source edit", "source", "secret") == []


async def kept_by(house: House) -> dict[str, Any]:
    async with house.world.database.reading() as session:
        return {
            table: await session.rows(f"SELECT * FROM {table} WHERE guild_id = ?", house.guild.id)
            for table in ("items", "steps", "changes")
        }
