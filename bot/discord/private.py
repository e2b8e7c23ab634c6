"""Answers that only one person sees."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import ui

_PATIENCE = 2.0
"""Seconds: Discord waits for three until it gives an interaction up. A large server's first answer takes longer."""


async def show(interaction: discord.Interaction[Any], making: Callable[[], Coroutine[Any, Any, ui.LayoutView]]) -> None:
    """Send what `making` gives to the person behind `interaction`; Discord is asked to wait where it takes long."""
    task = asyncio.create_task(making())
    try:
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if not done:
            await interaction.response.defer(ephemeral=True, thinking=True)
        layout = await task
    finally:
        task.cancel()
    if interaction.response.is_done():
        await interaction.followup.send(view=layout, ephemeral=True)
    else:
        await interaction.response.send_message(view=layout, ephemeral=True)
