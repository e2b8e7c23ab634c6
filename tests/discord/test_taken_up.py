"""Discord gives up what is not taken up in three seconds: that changes nothing, and what is slow is taken up first."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest

from bot.discord import private
from bot.rendering.wording import wording_for
from bot.shelf.authority import Actor
from bot.store.people import Following
from bot.store.server_settings import ServerSettings
from tests.discord.conftest import World, buttons, components, texts
from tests.discord.newsroom import ask, press, set_up, with_newsroom

EN = wording_for("en")
NOTHING = "How are violins varnished?"
MANAGE = discord.Permissions(manage_guild=True)
Act = Callable[[], Awaitable[Any]]


async def furnished(world: World) -> dict[str, Act]:
    """What a reader and a moderator may do, by name, once all of it is in sight."""
    await with_newsroom(world)
    await set_up(world, ServerSettings(unanswered_days=30, tell_moderators=True))
    alice, channel, shelf = world.alice, world.channel, world.env.bot.shelf
    boss = world.guild.add_member(
        world.env.create_user("boss"), roles=[world.guild.create_role("r", permissions=MANAGE)]
    )
    reader = Actor(alice.id, world.guild.id)
    for topic in ("cables", "farming"):
        await shelf.readers.follow(reader, Following.TOPIC, topic)
    await shelf.readers.report(reader, "leak", "The date is wrong")
    await shelf.adding.begin_run(Actor(boss.id, world.guild.id, manages=True), ["https://example.org/a"])
    nothing = await ask(world, NOTHING)
    panel = (await press(world, await ask(world), "Feedback")).response
    listed = (await alice.slash(channel, "following")).response
    (select,) = (c for c in components(listed.components) if c["type"] == 3)
    begun = (await alice.slash(channel, "follow topic", topic="cables")).response
    forget = (await alice.slash(channel, "forget-me")).response
    unanswered = (await boss.slash(channel, "unanswered")).response
    reports = (await boss.slash(channel, "reports")).response
    runs = (await boss.slash(channel, "source bulk")).response
    report = await press(world, panel, "Report a problem")
    tell = await press(world, nothing, "Tell the moderators")
    return {
        "follow": lambda: alice.slash(channel, "follow topic", topic="responses"),
        "end": lambda: alice.click(begun, label="End this follow"),
        "end one of the list": lambda: alice.select(
            listed, [select["options"][-1]["value"]], custom_id=select["custom_id"]
        ),
        "forget": lambda: alice.click(forget, label="Remove everything"),
        "rate": lambda: alice.click(panel, label="Helpful"),
        "report": lambda: alice.submit_modal(report, {"text": "It is wrong"}),
        "tell": lambda: alice.submit_modal(tell, {"text": "How are lutes varnished?"}),
        "remove": lambda: boss.click(unanswered, label="Remove"),
        "resolve": lambda: boss.click(reports, label="Resolved"),
        "drop": lambda: boss.click(runs, label="Forget the list"),
    }


async def kept(world: World) -> list[Any]:
    async with world.database.reading() as session:
        return [
            await session.rows(f"SELECT * FROM {table}")
            for table in ("follows", "reports", "opinions", "unanswered", "runs", "items", "changes")
        ]


async def test_what_discord_does_not_take_up_any_more_changes_nothing(world: World) -> None:
    acts = await furnished(world)
    before = await kept(world)
    world.env.inject_error("POST", "/interactions/*", status=404, code=10062, times=100)
    for name, act in acts.items():
        await act()
        assert (name, await kept(world)) == (name, before)
    world.env.backend.faults.clear()
    # A form is sent once, and "forget" goes last: it would leave no follow to end.
    for name in sorted(acts.keys() - {"report", "tell"}, key=lambda name: (name == "forget", name)):
        await acts[name]()
        now = await kept(world)
        assert (name, now) != (name, before)
        before = now
    assert not world.env.errors


async def test_an_opinion_is_counted_once_though_its_panel_is_pressed_again(world: World) -> None:
    acts = await furnished(world)
    world.env.inject_error("PATCH", "/webhooks/*", status=500, code=0, times=100)
    await acts["rate"]()
    await acts["rate"]()
    world.env.backend.faults.clear()
    (opinions,) = await world.env.bot.shelf.readers.opinions(Actor(1, world.guild.id, manages=True))
    assert (opinions.helpful, opinions.not_helpful) == (1, 0)


async def test_a_form_that_cannot_be_opened_in_time_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await furnished(world)
    panel = (await press(world, await ask(world), "Feedback")).response
    boss = world.guild.add_member(
        world.env.create_user("chief"), roles=[world.guild.create_role("c", permissions=MANAGE)]
    )
    unanswered = (await boss.slash(world.channel, "unanswered")).response
    monkeypatch.setattr(private, "_PATIENCE", 0.0)
    told = [await boss.slash(world.channel, "source add"), await boss.click(unanswered, label="Add a source")]
    for result in told:
        assert result.modal is None
        assert EN("control.slow") in str([m.content for m in (result.response, *result.followups) if m])
    # What is wrong with a source can be written without being told its title.
    form = await world.alice.click(panel, label="Report a problem")
    monkeypatch.undo()
    done = await world.alice.submit_modal(form, {"text": "It is wrong"})
    assert EN("reader.reported") in texts(done.response.components)[0]
    assert "Report a problem" in buttons(panel.components)
