"""`/follow`, `/following`, `/privacy`, `/forget-me`."""

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.discord.browsing import choices
from bot.discord.interaction import Interaction
from bot.discord.language import localised
from bot.discord.reach import everywhere
from bot.shelf.readers import MAX_TEXT
from bot.store.people import Following as Kind

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


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
    @app_commands.autocomplete(topic=choices.collections)
    async def topic(self, interaction: Interaction, topic: app_commands.Range[str, 1, MAX_TEXT]) -> None:
        await self._client.follows.begin(interaction, Kind.TOPIC, topic)

    @follow.command(name="name", description=localised("command.follow-name.description"))
    @app_commands.describe(name=localised("command.follow-name.name"))
    @app_commands.autocomplete(name=choices.spellings)
    async def name(self, interaction: Interaction, name: app_commands.Range[str, 1, MAX_TEXT]) -> None:
        await self._client.follows.begin(interaction, Kind.PERSON, name)

    @follow.command(name="search", description=localised("command.follow-search.description"))
    @app_commands.describe(question=localised("command.follow-search.question"))
    async def search(self, interaction: Interaction, question: app_commands.Range[str, 1, MAX_TEXT]) -> None:
        await self._client.follows.begin(interaction, Kind.SEARCH, question)

    @app_commands.command(name="following", description=localised("command.following.description"))
    @everywhere
    async def following(self, interaction: Interaction) -> None:
        await self._client.follows.following(interaction)

    @app_commands.command(name="privacy", description=localised("command.privacy.description"))
    @everywhere
    async def privacy(self, interaction: Interaction) -> None:
        await self._client.follows.stored(interaction)

    @app_commands.command(name="forget-me", description=localised("command.forget-me.description"))
    @everywhere
    async def forget_me(self, interaction: Interaction) -> None:
        await self._client.follows.ask_to_forget(interaction)
