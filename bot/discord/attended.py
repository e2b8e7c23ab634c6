"""Decorators for what Discord calls: its failures and refusals are told to the person, and none begins in a shutdown.

Each is for a method whose first argument is an interaction. It stands where the work is, on the first method that does
more than hand on; a command or control that calls one of several such pieces of work stands above all of them.
"""

from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import discord
from discord import ui

from bot.discord.interaction import Interaction, client_of
from bot.discord.private import Making

_S = TypeVar("_S")
_P = ParamSpec("_P")

# discord.py calls with an interaction of any client's.
_Called = Callable[Concatenate[_S, "discord.Interaction[Any]", _P], Coroutine[Any, Any, None]]
_Doing = Callable[Concatenate[_S, Interaction, _P], Coroutine[Any, Any, None]]
_Drawing = Callable[Concatenate[_S, Interaction, _P], Coroutine[Any, Any, ui.LayoutView]]
_Showing = Callable[[Interaction, Making], Coroutine[Any, Any, None]]


def attended(work: _Doing[_S, _P]) -> _Called[_S, _P]:
    """`work`, which answers its interaction itself, as `Cuttings.attend` does it."""

    @wraps(work)
    async def attending(
        self: _S, interaction: "discord.Interaction[Any]", /, *args: _P.args, **options: _P.kwargs
    ) -> None:
        await client_of(interaction).attend(interaction, work(self, interaction, *args, **options))

    return attending


def shown_by(showing: _Showing, *, asks: bool = False) -> Callable[[_Drawing[_S, _P]], _Called[_S, _P]]:
    """Attends to work that gives a layout, which `showing` shows: `send`, `change` or `replace` of `private`.

    `asks`: is it a question? See `Cuttings.attend`.
    """

    def decorate(work: _Drawing[_S, _P]) -> _Called[_S, _P]:
        @wraps(work)
        async def attending(
            self: _S, interaction: "discord.Interaction[Any]", /, *args: _P.args, **options: _P.kwargs
        ) -> None:
            making = partial(work, self, interaction, *args, **options)
            await client_of(interaction).attend(interaction, showing(interaction, making), asks=asks)

        return attending

    return decorate
