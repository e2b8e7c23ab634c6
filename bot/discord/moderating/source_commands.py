"""The subcommands of `/source` that are moderators'. Each calls the object whose work it is."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.language import localised
from bot.discord.limits import MAX_OPTION
from bot.discord.moderating.choosing import hidden_choices, shippable_choices, source_choices
from bot.discord.moderating.keeping import DRAFTS
from bot.shelf.packing import MAX_ID

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_Typed = app_commands.Range[str, 1, MAX_OPTION]
_Source = app_commands.Range[str, 1, MAX_ID]


class SourceCommands(commands.Cog):
    """Adding, correcting, retiring, hiding, undoing, taking out and putting in. Part of the group `source`."""

    _client: "Cuttings"

    @app_commands.command(name="add", description=localised("command.add.description"))
    @app_commands.describe(link=localised("command.add.link"), file=localised("command.add.file"))
    @attended
    async def add(
        self,
        interaction: Interaction,
        link: app_commands.Range[str, 1, 2000] | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        adding = self._client.moderators.adding
        if file is not None:
            await adding.file(interaction, file, link)
        elif link is not None:
            await adding.link(interaction, link)
        else:
            await adding.form(interaction)

    @app_commands.command(name="drafts", description=localised("command.drafts.description"))
    async def drafts(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, DRAFTS)

    @app_commands.command(name="edit", description=localised("command.edit.description"))
    @app_commands.describe(source=localised("command.own_source.source"), file=localised("command.edit.file"))
    @app_commands.autocomplete(source=source_choices)
    @attended
    async def edit(
        self,
        interaction: Interaction,
        source: _Source,
        file: discord.Attachment | None = None,
    ) -> None:
        keeping = self._client.moderators.keeping
        if file is not None:
            await keeping.replace_text(interaction, source, file)
        else:
            await keeping.open(interaction, source)

    @app_commands.command(name="retire", description=localised("command.retire.description"))
    @app_commands.describe(source=localised("command.own_source.source"))
    @app_commands.autocomplete(source=source_choices)
    @attended
    async def retire(self, interaction: Interaction, source: _Source) -> None:
        await self._client.moderators.keeping.retire(interaction, source)

    @app_commands.command(name="restore", description=localised("command.restore.description"))
    @app_commands.describe(source=localised("command.own_source.source"))
    @app_commands.autocomplete(source=source_choices)
    @attended
    async def restore(self, interaction: Interaction, source: _Source) -> None:
        await self._client.moderators.keeping.restore(interaction, source)

    @app_commands.command(name="hide", description=localised("command.hide.description"))
    @app_commands.describe(what=localised("command.hide.what"))
    @app_commands.autocomplete(what=shippable_choices)
    @attended
    async def hide(self, interaction: Interaction, what: _Typed) -> None:
        await self._client.moderators.keeping.hide(interaction, what)

    @app_commands.command(name="unhide", description=localised("command.unhide.description"))
    @app_commands.describe(what=localised("command.unhide.what"))
    @app_commands.autocomplete(what=hidden_choices)
    @attended
    async def unhide(self, interaction: Interaction, what: _Typed) -> None:
        await self._client.moderators.keeping.unhide(interaction, what)

    @app_commands.command(name="history", description=localised("command.history.description"))
    @app_commands.describe(source=localised("command.history.source"))
    @app_commands.autocomplete(source=source_choices)
    @attended
    async def history(self, interaction: Interaction, source: _Source | None = None) -> None:
        await self._client.moderators.past.show(interaction, source or "")

    @app_commands.command(name="undo", description=localised("command.undo.description"))
    @app_commands.describe(change=localised("command.undo.change"))
    @attended
    async def undo(
        self,
        interaction: Interaction,
        change: app_commands.Range[int, 1, 2**31] | None = None,
    ) -> None:
        await self._client.moderators.past.ask_undo(interaction, change)

    @app_commands.command(name="export", description=localised("command.export.description"))
    @attended
    async def export(self, interaction: Interaction) -> None:
        await self._client.moderators.keeping.export(interaction)

    @app_commands.command(name="import", description=localised("command.import.description"))
    @app_commands.describe(file=localised("command.import.file"))
    @attended
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        await self._client.moderators.keeping.take(interaction, file)
