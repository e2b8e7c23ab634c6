"""`/source`: one group of commands. Each subcommand calls the object whose work it is."""

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.discord.language import localised
from bot.discord.moderating.source_commands import SourceCommands

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


@app_commands.guild_only()
class SourceGroup(
    SourceCommands,
    commands.GroupCog,
    group_name="source",
    group_description=localised("command.source.description"),
):
    """What can be done with sources. Whoever changes anything is asked for permission where the change is made."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
