"""Where a command can be used."""

from typing import TypeVar

from discord import app_commands

_Command = TypeVar("_Command")


def everywhere(command: _Command) -> _Command:
    """Lets a command be used in servers, in direct messages, and wherever a person brings the bot along."""
    placed = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)
    return app_commands.allowed_installs(guilds=True, users=True)(placed)
