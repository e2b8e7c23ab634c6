"""Telling Discord which commands there are, only when they changed."""

import hashlib
import json
import logging

import discord
from discord import app_commands

from bot.discord.faults import describe
from bot.discord.language import Translator
from bot.store.database import Database

_log = logging.getLogger(__name__)


async def fingerprint(tree: "app_commands.CommandTree[discord.Client]", translator: Translator) -> str:
    """A hash of all global commands as Discord would be told of them, in all languages."""
    commands = [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]
    text = json.dumps(sorted(commands, key=lambda c: (str(c["type"]), c["name"])), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


async def sync_commands(
    tree: "app_commands.CommandTree[discord.Client]", database: Database, application_id: int
) -> bool:
    """Register the commands where they differ from what Discord was told last. Was anything sent?

    A failure is logged and tried again at the next start: the commands that Discord knows still work.
    """
    key = f"commands of {application_id}"
    translator = Translator()
    await tree.set_translator(translator)
    wanted = await fingerprint(tree, translator)
    if await database.get_state(key) == wanted:
        return False
    try:
        await tree.sync()
    except discord.HTTPException as error:
        _log.error(
            "Discord did not take the commands: %s. They are offered again at the next start.",
            describe(error),
        )
        return False
    await database.set_state(key, wanted)
    return True
