"""`/source`: one group of commands. Each subcommand calls the object whose work it is."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.browsing.catalogue import LONGEST_OUTLET
from bot.corpus.source import Kind
from bot.discord.browsing import choices
from bot.discord.browsing.states import MAX_LANGUAGE
from bot.discord.interaction import Interaction
from bot.discord.language import localised
from bot.discord.moderating.source_commands import SourceCommands
from bot.discord.opening import CARD
from bot.discord.reach import everywhere

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

FILTERS = {
    "outlet": localised("command.filter.outlet"),
    "kind": localised("command.filter.kind"),
    "collection": localised("command.filter.collection"),
    "after": localised("command.filter.after"),
    "before": localised("command.filter.before"),
    "language": localised("command.filter.language"),
}
"""What the options that narrow say of themselves."""

KINDS = [app_commands.Choice(name=localised(f"kind.{kind}"), value=kind.value) for kind in Kind]
"""What `kind` can be chosen from."""


@everywhere
class SourceGroup(
    SourceCommands,
    commands.GroupCog,
    group_name="source",
    group_description=localised("command.source.description"),
):
    """What can be done with sources. Whoever changes anything is asked for permission where the change is made."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="show", description=localised("command.source_show.description"))
    @app_commands.describe(source=localised("command.source_show.source"))
    @app_commands.autocomplete(source=choices.sources)
    async def show(self, interaction: Interaction, source: str) -> None:
        await self._client.pager.open(interaction, CARD, source)

    @app_commands.command(name="list", description=localised("command.source_list.description"))
    @app_commands.describe(**FILTERS)
    @app_commands.choices(kind=KINDS)
    @app_commands.autocomplete(outlet=choices.outlets, collection=choices.collections, language=choices.languages)
    async def list_sources(
        self,
        interaction: Interaction,
        *,
        outlet: app_commands.Range[str, 1, LONGEST_OUTLET] = "",
        kind: str = "",
        collection: str = "",
        after: app_commands.Range[str, 4, 10] = "",
        before: app_commands.Range[str, 4, 10] = "",
        language: app_commands.Range[str, 1, MAX_LANGUAGE] = "",
    ) -> None:
        await self._client.looking_up.listed(
            interaction,
            outlet=outlet,
            kind=kind,
            collection=collection,
            after=after,
            before=before,
            language=language,
        )

    @app_commands.command(name="check", description=localised("command.source_check.description"))
    @app_commands.describe(source=localised("command.source_check.source"))
    @app_commands.autocomplete(source=choices.sources)
    async def check(self, interaction: Interaction, source: str = "") -> None:
        await self._client.upkeep.check.run(interaction, source)

    @app_commands.command(name="bulk", description=localised("command.source_bulk.description"))
    @app_commands.describe(file=localised("command.source_bulk.file"), links=localised("command.source_bulk.links"))
    async def bulk(self, interaction: Interaction, file: discord.Attachment | None = None, links: str = "") -> None:
        await self._client.upkeep.bulk.run(interaction, file, links)
