"""`/glossary`, `/timeline`, `/topics`, `/about`."""

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.browsing.catalogue import LONGEST_NAME
from bot.discord.browsing import choices
from bot.discord.browsing.layout import TERM, TOPICS
from bot.discord.interaction import Interaction
from bot.discord.language import localised
from bot.discord.reach import everywhere

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Browsing(commands.Cog):
    """Looking round the collection without a question."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="glossary", description=localised("command.glossary.description"))
    @app_commands.describe(term=localised("command.glossary.term"))
    @app_commands.autocomplete(term=choices.terms)
    @everywhere
    async def glossary(self, interaction: Interaction, term: app_commands.Range[str, 1, 100]) -> None:
        await self._client.pager.open(interaction, TERM, term)

    @app_commands.command(name="timeline", description=localised("command.timeline.description"))
    @app_commands.describe(
        name=localised("command.timeline.name"),
        collection=localised("command.filter.collection"),
        after=localised("command.filter.after"),
        before=localised("command.filter.before"),
    )
    @app_commands.autocomplete(name=choices.names, collection=choices.collections)
    @everywhere
    async def timeline(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, LONGEST_NAME] = "",
        collection: str = "",
        after: app_commands.Range[str, 4, 10] = "",
        before: app_commands.Range[str, 4, 10] = "",
    ) -> None:
        await self._client.looking_up.history(interaction, name, collection=collection, after=after, before=before)

    @app_commands.command(name="topics", description=localised("command.topics.description"))
    @everywhere
    async def topics(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, TOPICS)

    @app_commands.command(name="about", description=localised("command.about.description"))
    @everywhere
    async def about(self, interaction: Interaction) -> None:
        await self._client.looking_up.about(interaction)
