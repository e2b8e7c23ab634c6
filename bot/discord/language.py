"""Whose language we speak: the reader's, and in a channel the server's."""

import discord
from discord import app_commands

from bot.discord.interaction import Interaction
from bot.rendering.wording import ENGLISH, LANGUAGES, Wording, wording_for


def of_reader(interaction: Interaction) -> Wording:
    """The language in which its person uses Discord: for what only they see."""
    return wording_for(str(interaction.locale))


def of_channel(interaction: Interaction) -> Wording:
    """The server's language: for what everyone sees. The person's own would tell who they are."""
    return wording_for(str(interaction.guild_locale or ENGLISH))


def of_message(message: discord.Message) -> Wording:
    """The language of the server that a message stands in. Discord tells no language of a direct message."""
    return wording_for(str(message.guild.preferred_locale if message.guild else ENGLISH))


def localised(key: str) -> app_commands.locale_str:
    """The string `key`, of a command, for Discord to show in the language of whoever types the command."""
    return app_commands.locale_str(wording_for(ENGLISH)(key), key=key)


class Translator(app_commands.Translator):
    """Tells Discord what is `localised`, in all our languages. Names stay English, as in the documentation."""

    async def load(self) -> None:
        """Read every language before the first event: the first date of all takes 60 ms, each language's 10."""
        for language in LANGUAGES:
            wording_for(language).date("2019")

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        key = string.extras.get("key")
        wording = wording_for(str(locale))
        return None if key is None or wording.language == ENGLISH else wording(key)
