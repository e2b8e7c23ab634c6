"""All that a message says: its words, those of what it forwards, and of the previews and layouts in it."""

from collections.abc import Iterator
from typing import Any

import discord


def texts_of(message: discord.Message) -> Iterator[str]:
    """The texts of `message`, one by one, its own words first; some may be empty."""
    for said in _parts(message):
        yield said.content
        for embed in said.embeds:
            yield from (embed.url or "", embed.title or "", embed.description or "")
            yield from (f"{field.name}\n{field.value}" for field in embed.fields)
        yield from _displayed(said.components)


def files_of(message: discord.Message) -> list[discord.Attachment]:
    """The files of `message`, and of what it forwards."""
    return [file for said in _parts(message) for file in said.attachments]


def _parts(message: discord.Message) -> "list[discord.Message | discord.MessageSnapshot]":
    return [message, *message.message_snapshots]


def _displayed(components: Any) -> Iterator[str]:
    for component in components:
        yield getattr(component, "content", "")
        yield from _displayed(getattr(component, "children", ()))
