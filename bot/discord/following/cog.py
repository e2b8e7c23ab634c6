"""`/follow`, `/following`, `/privacy`, `/forget-me`."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.browsing.screens import Choices
from bot.discord.language import localised
from bot.shelf.readers import MAX_TEXT
from bot.store.people import Following as Kind

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

    Typed = discord.Interaction[Cuttings]


class Following(commands.Cog):
    """Hands what somebody wants to follow, see or forget to `Follows`."""

    follow = app_commands.Group(
        name="follow",
        description=localised("command.follow.description"),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    )

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @follow.command(name="topic", description=localised("command.follow-topic.description"))
    @app_commands.describe(topic=localised("command.follow-topic.topic"))
    async def topic(self, interaction: "Typed", topic: app_commands.Range[str, 1, MAX_TEXT]) -> None:
        await self._client.follows.begin(interaction, Kind.TOPIC, topic)

    @follow.command(name="name", description=localised("command.follow-name.description"))
    @app_commands.describe(name=localised("command.follow-name.name"))
    async def name(self, interaction: "Typed", name: app_commands.Range[str, 1, MAX_TEXT]) -> None:
        await self._client.follows.begin(interaction, Kind.PERSON, name)

    @follow.command(name="search", description=localised("command.follow-search.description"))
    @app_commands.describe(question=localised("command.follow-search.question"))
    async def search(self, interaction: "Typed", question: app_commands.Range[str, 1, MAX_TEXT]) -> None:
        await self._client.follows.begin(interaction, Kind.SEARCH, question)

    @topic.autocomplete("topic")
    async def _topics(self, interaction: "Typed", typed: str) -> Choices:
        return await self._client.looking_up.collections(interaction, typed)

    @name.autocomplete("name")
    async def _names(self, interaction: "Typed", typed: str) -> Choices:
        choices = await self._client.follows.names(interaction, typed)
        return [app_commands.Choice(name=choice.name, value=choice.value) for choice in choices]

    @app_commands.command(name="following", description=localised("command.following.description"))
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def following(self, interaction: "Typed") -> None:
        await self._client.follows.show(interaction)

    @app_commands.command(name="privacy", description=localised("command.privacy.description"))
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def privacy(self, interaction: "Typed") -> None:
        await self._client.follows.stored(interaction)

    @app_commands.command(name="forget-me", description=localised("command.forget-me.description"))
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def forget_me(self, interaction: "Typed") -> None:
        await self._client.follows.ask_to_forget(interaction)
