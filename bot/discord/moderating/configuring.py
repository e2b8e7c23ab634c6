"""Setting a server up: each choice is kept as soon as it is made."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord.actor import actor_of
from bot.discord.frame import container_of, finished
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.moderating.acting import Deed, Outdated, Wish, begin, kept, show_outcome
from bot.discord.moderating.controls import button, pick, pick_channel, pick_roles
from bot.discord.moderating.settled import in_words, kept_for, rules_in_words, switched
from bot.rendering.wording import LANGUAGES, Wording, wording_for
from bot.shelf.authority import Action
from bot.store.server_settings import ChannelRule, Listening, ServerSettings

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_DAYS = (0, 7, 30, 90)
_OWN = "own"
"""Stands for no language of the server's: a select takes no empty value."""
_MOST_SHOWN = 20

Edit = Callable[[ServerSettings], ServerSettings]


class Configuring:
    """Shows and changes a server's settings."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._managing = client.shelf.managing
        self.deeds: dict[str, Deed] = {
            "set-roles": self._roles,
            "set-log": self._log,
            "set-language": self._language,
            "set-days": self._days,
            "set-eyes": self._eyes,
            "set-tell": self._tell,
            "wipe-ask": self._ask_to_wipe,
            "wipe": self._wipe,
            "rule": self._rule,
            "rule-listen": self._listen,
            "rule-thread": self._thread,
        }

    async def setup(self, interaction: Interaction) -> None:
        """The form for those with Manage Server."""
        await begin(interaction)
        settings = await self._managing.check(actor_of(interaction), Action.SET)
        await show_outcome(interaction, _setup(interaction, settings))

    async def settings(self, interaction: Interaction) -> None:
        """All settings, and the rules of channels."""
        await begin(interaction)
        settings = await self._managing.check(actor_of(interaction), Action.SEE)
        await show_outcome(interaction, _settings(interaction, settings, None))

    async def _roles(self, interaction: Interaction, wish: Wish) -> None:
        # Everybody has the role that bears the server's own id.
        roles = wish.all_picked - {interaction.guild_id or 0}
        await self._set(interaction, lambda settings: replace(settings, moderator_roles=roles))

    async def _log(self, interaction: Interaction, wish: Wish) -> None:
        chosen = wish.picked if wish.chosen else None
        await self._set(interaction, lambda settings: replace(settings, log_channel=chosen))

    async def _language(self, interaction: Interaction, wish: Wish) -> None:
        language = next((code for code in wish.chosen if code in LANGUAGES), "")
        await self._set(interaction, lambda settings: replace(settings, language=language))

    async def _days(self, interaction: Interaction, wish: Wish) -> None:
        days = wish.picked
        if days > max(_DAYS):
            raise Outdated
        await self._set(interaction, lambda settings: replace(settings, unanswered_days=days))

    async def _eyes(self, interaction: Interaction, wish: Wish) -> None:
        await self._set(interaction, lambda settings: replace(settings, two_pairs_of_eyes=bool(wish.number)))

    async def _tell(self, interaction: Interaction, wish: Wish) -> None:
        await self._set(interaction, lambda settings: replace(settings, tell_moderators=bool(wish.number)))

    async def _ask_to_wipe(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        await self._managing.check(actor_of(interaction), Action.DELETE_ALL)
        wording = of_reader(interaction)
        sure = button("wipe", wording("wipe.sure"), style=discord.ButtonStyle.danger)
        await show_outcome(interaction, _layout(ui.TextDisplay(wording("wipe.ask")), ui.ActionRow(sure)))

    async def _wipe(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        await self._managing.delete_all(actor_of(interaction))
        await show_outcome(interaction, _layout(ui.TextDisplay(of_reader(interaction)("wipe.done"))))

    async def _set(self, interaction: Interaction, edit: Edit) -> None:
        await begin(interaction)
        settings, number = await self._managing.change(actor_of(interaction), edit)
        async with kept(interaction, number):
            await show_outcome(interaction, _setup(interaction, settings))

    async def _rule(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        settings = await self._managing.check(actor_of(interaction), Action.SET)
        await show_outcome(interaction, _settings(interaction, settings, wish.picked if wish.chosen else None))

    async def _listen(self, interaction: Interaction, wish: Wish) -> None:
        listening = next((mode for mode in Listening if mode in wish.chosen), None)
        if listening is None:
            raise Outdated
        await self._set_rule(interaction, wish.about, lambda rule: replace(rule, listening=listening))

    async def _thread(self, interaction: Interaction, wish: Wish) -> None:
        await self._set_rule(interaction, wish.about, lambda rule: replace(rule, threads=bool(wish.number)))

    async def _set_rule(
        self, interaction: Interaction, channel_id: int, edit: Callable[[ChannelRule], ChannelRule]
    ) -> None:
        await begin(interaction)
        settings, number = await self._managing.change(
            actor_of(interaction), lambda now: now.with_channel(channel_id, edit(now.channel(channel_id)))
        )
        async with kept(interaction, number):
            await show_outcome(interaction, _settings(interaction, settings, channel_id))


def _layout(*items: "ui.Item[Any]") -> ui.LayoutView:
    container = container_of()
    for item in items:
        container.add_item(item)
    return finished(container)


def _setup(interaction: Interaction, settings: ServerSettings) -> ui.LayoutView:
    wording = of_reader(interaction)
    languages = [discord.SelectOption(label=wording("setup.language_own"), value=_OWN, default=not settings.language)]
    languages += [
        discord.SelectOption(label=wording_for(code)("setup.own_name"), value=code, default=code == settings.language)
        for code in LANGUAGES
    ]
    days = [
        discord.SelectOption(
            label=kept_for(number, wording), value=str(number), default=number == settings.unanswered_days
        )
        for number in sorted({*_DAYS, settings.unanswered_days})
    ]
    logged = wording("setup.log")
    if _silent(interaction, settings.log_channel):
        logged += f"\n⚠️ {wording('setup.log_silent')}"
    return _layout(
        ui.TextDisplay(wording("setup.about")),
        ui.TextDisplay(wording("setup.roles")),
        pick_roles("set-roles", wording("choose.roles"), settings.moderator_roles),
        ui.TextDisplay(logged),
        pick_channel("set-log", wording("choose.channel"), settings.log_channel),
        ui.TextDisplay(wording("setup.language")),
        pick("set-language", wording("choose.language"), languages),
        ui.TextDisplay(wording("setup.days")),
        pick("set-days", wording("choose.days"), days),
        ui.TextDisplay(wording("setup.switches")),
        ui.ActionRow(
            _switch("set-eyes", wording("setup.eyes"), settings.two_pairs_of_eyes, wording),
            _switch("set-tell", wording("setup.tell"), settings.tell_moderators, wording),
            button("wipe-ask", wording("wipe.begin")),
        ),
    )


def _settings(interaction: Interaction, settings: ServerSettings, channel_id: int | None) -> ui.LayoutView:
    wording = of_reader(interaction)
    rules = [f"{name} {rule}" for name, rule in rules_in_words(settings, wording).items()]
    if len(rules) > _MOST_SHOWN:
        rules[_MOST_SHOWN:] = [wording("history.more", number=len(rules) - _MOST_SHOWN)]
    lines = [f"{name} {value}" for name, value in in_words(settings, wording).items()]
    lines += [wording("setup.channels"), *(rules or [wording("setup.none")])]
    items: list[ui.Item[Any]] = [
        ui.TextDisplay("\n".join(lines)),
        ui.Separator(),
        pick_channel("rule", wording("choose.rule"), channel_id),
    ]
    if channel_id is not None:
        rule = settings.channel(channel_id)
        options = [
            discord.SelectOption(label=wording(f"listen.{mode}"), value=mode.value, default=mode is rule.listening)
            for mode in Listening
        ]
        items.append(pick("rule-listen", wording("choose.listen"), options, str(channel_id)))
        switch = _switch("rule-thread", wording("setup.threads"), rule.threads, wording, str(channel_id))
        items.append(ui.ActionRow(switch))
        if rule.listening is Listening.EVERY and not interaction.client.intents.message_content:
            items.append(ui.TextDisplay(f"⚠️ {wording('setup.every_unheard')}"))
    return _layout(*items)


def _switch(verb: str, label: str, on: bool, wording: Wording, what: str = "") -> "ui.Button[Any]":
    """A button that turns something on, or off."""
    style = discord.ButtonStyle.success if on else discord.ButtonStyle.secondary
    return button(verb, f"{label}: {switched(on, wording)}", what, number=int(not on), style=style)


def _silent(interaction: Interaction, channel_id: int | None) -> bool:
    """Can we not write in that channel?"""
    guild = interaction.guild
    channel = guild.get_channel(channel_id) if guild and channel_id else None
    if guild is None or channel is None or guild.me is None:
        return channel_id is not None
    allowed = channel.permissions_for(guild.me)
    return not (allowed.view_channel and allowed.send_messages)
