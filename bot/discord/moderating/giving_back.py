"""Giving back what a moderator typed into a form that is refused: it may be pages, and is kept nowhere."""

import io
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import discord
from discord import ui

from bot.corpus.source import Kind, TextStatus
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout, with_rows
from bot.discord.refusals import refusal
from bot.rendering import markdown
from bot.rendering.wording import Wording
from bot.shelf.changes import Refused
from bot.shelf.making import Fields
from bot.store.errors import StoreError

_BLOCK = 1500
"""Characters that stand beside the longest refusal in one message; more are a file."""
_FILE = "typed.txt"


@asynccontextmanager
async def giving_back(interaction: Interaction, fields: Fields, body: str | None) -> AsyncIterator[None]:
    """Around what keeps a form that was sent: where that is refused, this is told with what was typed, to copy."""
    try:
        yield
    except (Refused, StoreError) as error:
        wording = of_reader(interaction)
        typed = "\n\n".join(_typed(fields, body, wording))
        told = text_layout(refusal(error, wording) or "", wording("control.typed"))
        # Three backticks would end a block, and what keeps them from that would be copied with them.
        if len(typed) <= _BLOCK and "```" not in typed:
            await interaction.followup.send(view=with_rows(told, ui.TextDisplay(markdown.code(typed))), ephemeral=True)
            return
        file = discord.File(io.BytesIO(typed.encode(errors="replace")), _FILE)
        with_rows(told, ui.File(f"attachment://{_FILE}"))
        await interaction.followup.send(view=told, file=file, ephemeral=True)


def _typed(fields: Fields, body: str | None, wording: Wording) -> Iterator[str]:
    """Each field that is not empty, under its name in the form."""
    for name, value in (dict(fields) | {"body": body or ""}).items():
        text = "; ".join(value) if isinstance(value, tuple) else value
        if name == "kind" and text in list(Kind):
            text = wording(f"kind.{text}")
        elif name == "text":
            text = wording("preview.full") if text == TextStatus.FULL else wording("preview.notes")
        if text.strip():
            yield f"{wording(f'field.{name}')}:\n{text}"
