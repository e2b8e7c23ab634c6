"""A moderator's interaction, from taking it up to telling what came of it."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from discord import ui

from bot.discord.interaction import Interaction
from bot.discord.moderating.telling import tell_log

_LARGEST = 2**63 - 1
"""As large as a number of the database, and an id of Discord's, can be."""


class Outdated(Exception):  # noqa: N818 - named for what happened
    """A control that carries what none of ours does any more."""


@dataclass(frozen=True)
class Wish:
    """What a control asks for: `what` it is about, the `number` that it carries, what was `chosen` in it."""

    what: str
    number: int | None
    chosen: tuple[str, ...]

    @property
    def about(self) -> int:
        """The id that it is about. Raises Outdated."""
        return _number(self.what)

    @property
    def picked(self) -> int:
        """The one number, or id, that was chosen. Raises Outdated."""
        return _number("".join(self.chosen))

    @property
    def all_picked(self) -> frozenset[int]:
        """All ids that were chosen. Raises Outdated."""
        return frozenset(map(_number, self.chosen))


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) > _LARGEST:
        raise Outdated
    return int(text)


Deed = Callable[[Interaction, Wish], Coroutine[Any, Any, None]]
"""What a control sets going. Whether its person may do it is decided where it is done, every time."""


def _in_place(interaction: Interaction) -> bool:
    """Does it come from a control of a private message, which its outcome may take the place of?"""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def begin(interaction: Interaction, *, anew: bool = False) -> None:
    """Take the interaction up: Discord waits three seconds for this, and then a quarter of an hour.

    `anew`: what will be shown leaves the message that was acted on as it is.
    """
    if _in_place(interaction) and not anew:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def show_outcome(interaction: Interaction, layout: ui.LayoutView, *, anew: bool = False) -> None:
    """Show `layout` to this person alone: in the place of the private message that they acted on, or as a new one."""
    if _in_place(interaction) and not anew:
        await interaction.edit_original_response(view=layout)
    else:
        await interaction.followup.send(view=layout, ephemeral=True)


@asynccontextmanager
async def kept(interaction: Interaction, number: int | None) -> AsyncIterator[None]:
    """Around what follows the change `number`: its line in the log channel is posted, whatever else fails.

    None: nothing was changed, and nothing is posted.
    """
    try:
        yield
    finally:
        if number is not None:
            await tell_log(interaction, number)
