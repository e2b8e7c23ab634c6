"""Setting up from Discord: each choice is kept as it is made."""

from bot.store.server_settings import ChannelRule, Listening, ServerSettings
from tests.discord.conftest import check_limits, components
from tests.discord.moderating.conftest import House, message_of, said
from tests.discord.moderating.test_permission import filled


async def kept(house: House) -> ServerSettings:
    return await house.shelf.managing.settings(house.guild.id)


async def test_setup_keeps_each_choice_as_it_is_made(house: House) -> None:
    shown = message_of(await house.slash(house.boss, "setup"))
    check_limits(shown.components)
    log = house.guild.create_text_channel("log")
    extra = house.guild.create_role("extra")
    await house.boss.select(shown, [extra, house.role, house.guild.default_role], custom_id="roles1:set-roles::")
    await house.boss.select(shown, [log], custom_id="channel1:set-log::")
    await house.boss.select(shown, ["de"], custom_id="pick1:set-language::")
    await house.boss.select(shown, ["30"], custom_id="pick1:set-days::")
    await house.boss.click(shown, label="Two pairs of eyes: off")
    await house.boss.click(shown, label="Tell moderators: off")
    # Everybody has the default role: it makes nobody a moderator.
    roles = frozenset({extra.id, house.role.id})
    assert await kept(house) == ServerSettings(roles, log.id, "de", True, 30, True)
    listed = said(await house.slash(house.mod, "settings"))
    assert f"<#{log.id}>" in listed and f"<@&{extra.id}>" in listed and "Deutsch" in listed and "30 days" in listed
    await house.boss.click(shown, label="Two pairs of eyes: on")
    await house.boss.select(shown, [], custom_id="channel1:set-log::")
    assert ((await kept(house)).two_pairs_of_eyes, (await kept(house)).log_channel) == (False, None)


async def test_a_log_channel_that_is_closed_to_us_is_said(house: House) -> None:
    await house.settle(log_channel=424242)
    assert "not allowed to write there" in said(await house.slash(house.boss, "setup"))


async def test_rules_of_channels(house: House) -> None:
    shown = message_of(await house.slash(house.boss, "settings"))
    await house.boss.select(shown, [house.channel], custom_id="channel1:rule::")
    listen = f"pick1:rule-listen::{house.channel.id}"
    await house.boss.select(shown, ["every"], custom_id=listen)
    assert "operator has not turned that on" in str(list(components(shown.components)))
    await house.boss.click(shown, label="Answer in a thread: off")
    assert (await kept(house)).channels == {house.channel.id: ChannelRule(Listening.EVERY, True)}
    listed = said(await house.slash(house.mod, "settings"))
    assert f"<#{house.channel.id}>: every question · Answer in a thread" in listed
    await house.boss.select(shown, ["mention"], custom_id=listen)
    await house.boss.click(shown, label="Answer in a thread: on")
    assert f"<#{house.channel.id}>" not in said(await house.slash(house.mod, "settings"))


async def test_all_that_is_kept_for_the_server_is_deleted_once_that_is_confirmed(house: House) -> None:
    await filled(house)
    shown = message_of(await house.slash(house.boss, "setup"))
    await house.boss.click(shown, label="Delete everything …")
    assert "cannot be undone" in str(list(components(shown.components)))
    assert await house.shelf.sources.outlines(house.manager) != []
    await house.boss.click(shown, label="Delete everything")
    assert "keep nothing for this server" in str(list(components(shown.components)))
    assert await house.shelf.sources.outlines(house.manager) == []
    assert (await kept(house)) == ServerSettings()


async def test_after_all_is_deleted_the_log_channel_tells_again_from_the_first_change_on(house: House) -> None:
    log = house.guild.create_text_channel("log")
    await house.settle(log_channel=log.id)
    for number in range(3):
        await house.added(f"Otter census {number}", house.boss)
    shown = message_of(await house.slash(house.boss, "setup"))
    await house.boss.click(shown, label="Delete everything …")
    await house.boss.click(shown, label="Delete everything")
    await house.settle(log_channel=log.id)
    told = len(log.history())
    await house.added("Heron census", house.boss)
    assert len(log.history()) == told + 1
