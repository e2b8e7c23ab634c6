"""The frame that all our messages have."""

from typing import Any

import discord
from discord import ui

_COLOUR = 0x8C6D46


def container_of(*texts: str) -> "ui.Container[Any]":
    """A container that begins with paragraphs, which are Markdown already."""
    return ui.Container(*map(ui.TextDisplay, texts), accent_colour=discord.Colour(_COLOUR))


def finished(container: "ui.Container[Any]") -> ui.LayoutView:
    """The message that consists of `container`."""
    layout = ui.LayoutView(timeout=None)
    layout.add_item(container)
    # All our buttons carry their state and work without this object: discord.py need not keep it.
    layout.stop()
    return layout
