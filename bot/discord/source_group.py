"""`/source`: one group of commands. Each subcommand calls the object whose work it is."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.language import localised

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class SourceGroup(commands.GroupCog, group_name="source", group_description=localised("command.source.description")):
    """What can be done with sources. Whoever changes anything is asked for permission where the change is made."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="show", description=localised("command.source_show.description"))
    @app_commands.describe(source=localised("command.source_show.source"))
    async def show(self, interaction: "discord.Interaction[Cuttings]", source: str) -> None:
        await self._client.pager.show(interaction, CARD, source)

    @show.autocomplete("source")
    async def _sources(self, interaction: "discord.Interaction[Cuttings]", typed: str) -> "Choices":
        return await self._client.looking_up.sources(interaction, typed)

    @app_commands.command(name="list", description=localised("command.source_list.description"))
    @app_commands.describe(
        outlet=localised("command.filter.outlet"),
        kind=localised("command.filter.kind"),
        collection=localised("command.filter.collection"),
        after=localised("command.filter.after"),
        before=localised("command.filter.before"),
        language=localised("command.filter.language"),
    )
    async def list(
        self,
        interaction: "discord.Interaction[Cuttings]",
        outlet: str = "",
        kind: str = "",
        collection: str = "",
        after: str = "",
        before: str = "",
        language: str = "",
    ) -> None:
        await self._client.looking_up.list(
            interaction,
            outlet=outlet, kind=kind, collection=collection, after=after, before=before, language=language,
        )  # fmt: skip
