"""Answers that only one person sees, in the time that Discord waits for them."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from discord import ui

from bot.discord.interaction import Interaction

_PATIENCE = 2.0
"""Seconds: Discord waits for three until it gives an interaction up. A large server's first answer takes longer."""

_T = TypeVar("_T")
Making = Callable[[], Coroutine[Any, Any, ui.LayoutView]]
"""Makes what is shown."""


class TooSlow(Exception):  # noqa: N818 - named for what happened
    """A form could not be made before Discord gives its interaction up."""


async def send(interaction: Interaction, making: Making) -> None:
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


async def change(interaction: Interaction, making: Making) -> None:
    """`send` for what changes something: it is taken up first, so that nothing is kept that its person sees fail."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.edit_original_response(view=await making())


async def replace(interaction: Interaction, making: Making) -> None:
    """Let what `making` gives take the place of the message that was acted on; taken up first, as in `change`."""
    await interaction.response.defer()
    await interaction.edit_original_response(view=await making())


async def in_time(work: Awaitable[_T]) -> _T:
    """What `work` gives for a form: it must be the first answer, so Discord cannot be asked to wait. Raises TooSlow."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return await work
    except TimeoutError:
        raise TooSlow from None
