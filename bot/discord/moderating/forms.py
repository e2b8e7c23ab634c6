"""Forms: what a moderator types."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Any

import discord
import regex
from discord import ui

from bot.corpus.schema import MAX_TITLE
from bot.corpus.source import Kind, TextStatus
from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.limits import MAX_INPUT
from bot.intake.names import listed_names
from bot.rendering.wording import Wording
from bot.shelf.making import Fields
from bot.text.cleaning import one_line

_FORM = "form1"
_LISTS = frozenset({"authors", "related", "unverified"})
_BETWEEN = regex.compile(r"\s*[;；]\s*")
FIELDS_OF = {
    "new": ("title", "publisher", "url", "text", "body"),
    "main": ("title", "publisher", "authors", "published", "url"),
    "kind": ("kind", "text", "language", "collection", "archive_url"),
    "rest": ("reprint_url", "related", "unverified"),
    "body": ("body",),
}
"""Which fields stand in which form, at most five."""
HINTED = frozenset({"authors", "published", "related", "unverified", "body", "text", "language"})
"""Fields with a hint under their name."""

_REQUIRED = frozenset({"title", "publisher", "language", "collection"})

Submit = Callable[[Interaction, Fields, "str | None"], Awaitable[None]]
"""Takes the interaction, the front matter and the text that were sent; None for no text in the form."""


FORM_SECONDS = 900.0
"""How long a form is waited for. Discord does not tell of those that nobody sends: they would fill the memory."""

_SPARE = 2
"""Seconds: a form that is just in time must not be taken for a late one, too."""


class Lost(StrEnum):
    """Why nobody waits for a form."""

    RESTARTED = "lost_form"
    LATE = "late_form"


def lost(custom_id: str, run: str, now: float) -> Lost | None:
    """Why nobody waits for the form with that id by `now`; None for one that is waited for, or none of these.

    `run`: of the bot, and `now`: its seconds, as `form_id` was given them.
    """
    kind, _, rest = custom_id.partition(":")
    if kind != _FORM:
        return None
    opened_in, _, rest = rest.partition(":")
    opened = rest.partition(":")[0]
    if opened_in != run or not opened.isdecimal():
        return Lost.RESTARTED
    return Lost.LATE if now - int(opened) > FORM_SECONDS + _SPARE else None


def form_id(run: str, now: float) -> str:
    """The id of a form that is opened in this `run` of the bot, which alone knows it. `now`: seconds that only grow."""
    return f"{_FORM}:{run}:{int(now)}:{secrets.token_hex(8)}"


class Form(ui.Modal):
    """A form for some fields of a source. `submit` decides anew if its sender may do that. `custom_id`: a `form_id`."""

    def __init__(
        self, name: str, values: Mapping[str, str | tuple[str, ...]], wording: Wording, custom_id: str, submit: Submit
    ) -> None:
        super().__init__(title=wording(f"form.{name}"), custom_id=custom_id, timeout=FORM_SECONDS)
        self._submit = submit
        self._given = {field: value for field, value in values.items() if isinstance(value, tuple)}
        self._inputs: dict[str, ui.TextInput[Any] | ui.Select[Any]] = {}
        for field in FIELDS_OF[name]:
            value = values.get(field, "")
            text = _joined(value) if isinstance(value, tuple) else value
            self._inputs[field] = made = _input(field, text, wording)
            hint = wording(f"hint.{field}") if field in HINTED else None
            self.add_item(ui.Label(text=wording(f"field.{field}"), description=hint, component=made))

    @attended
    async def on_submit(self, interaction: Interaction, /) -> None:
        sent = {name: _value(made) for name, made in self._inputs.items()}
        body = sent.pop("body", None)
        fields: dict[str, str | tuple[str, ...]] = {
            name: self._listed(name, text) if name in _LISTS else text for name, text in sent.items()
        }
        await self._submit(interaction, fields, body)

    def _listed(self, field: str, text: str) -> tuple[str, ...]:
        """What stands in a field for a list. Commas stand between names, too, where no semicolon does."""
        given = self._given.get(field, ())
        # To look for what stands between parts in thousands of spaces would hold everybody up.
        text = one_line(text)
        if text == _joined(given):
            return given
        parts = _BETWEEN.split(text)
        return listed_names(parts[0]) if field == "authors" and len(parts) == 1 else tuple(filter(None, parts))


def _joined(parts: tuple[str, ...]) -> str:
    return "; ".join(parts)


def _input(field: str, text: str, wording: Wording) -> "ui.TextInput[Any] | ui.Select[Any]":
    if field == "kind":
        options = [(kind.value, wording(f"kind.{kind}")) for kind in Kind]
        return _select(field, options, text)
    if field == "text":
        options = [(TextStatus.NOTES.value, wording("preview.notes")), (TextStatus.FULL.value, wording("preview.full"))]
        return _select(field, options, text or TextStatus.NOTES.value)
    long = field == "body"
    return ui.TextInput(
        custom_id=field,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        default=text or None,
        required=field in _REQUIRED,
        max_length=MAX_TITLE if field == "title" else MAX_INPUT,
    )


def _select(field: str, options: list[tuple[str, str]], chosen: str) -> "ui.Select[Any]":
    made = [discord.SelectOption(label=label, value=value, default=value == chosen) for value, label in options]
    return ui.Select(custom_id=field, options=made)


def _value(made: "ui.TextInput[Any] | ui.Select[Any]") -> str:
    return made.value if isinstance(made, ui.TextInput) else "".join(made.values)
