"""What moderators did: reading it, and taking it back."""

import asyncio
import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.discord.actor import actor_of
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.moderating.acting import Deed, Wish, begin, kept, show_outcome
from bot.discord.moderating.choosing import meant_source
from bot.discord.moderating.controls import button, pick
from bot.discord.moderating.recounting import difference, headline, in_short
from bot.rendering import markdown
from bot.rendering.wording import Wording
from bot.store.ledger import Entry, Step

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_PAGE = 8
_AT_ONCE = 20
_DIFF = 2200


class Past:
    """The history of a server's shelf."""

    def __init__(self, client: "Cuttings") -> None:
        self._history = client.shelf.history
        self.deeds: dict[str, Deed] = {"history": self._page, "change": self._chosen, "undo": self._undo}

    async def show(self, interaction: Interaction, item_id: str = "", before: int | None = None) -> None:
        """The last changes, newest first: of one thing, or of all; those before the change `before`.

        `item_id`: the id of it, or what `meant_source` takes.
        """
        anew = before is None
        await begin(interaction, anew=anew)
        wording = of_reader(interaction)
        entries = await self._history.last(actor_of(interaction), _PAGE + 1, before or None, item_id or None)
        if item_id and anew and not entries:
            # What is gone has a history under its id.
            item_id = await meant_source(interaction, item_id)
            entries = await self._history.last(actor_of(interaction), _PAGE + 1, item_id=item_id)
        await show_outcome(interaction, page(entries, wording, item_id, bool(before)), anew=anew)

    async def ask_undo(self, interaction: Interaction, number: int | None) -> None:
        """Show one change, the last that stands where no `number` is given, with a button that takes it back."""
        await begin(interaction, anew=True)
        entry = (
            await self._last_standing(interaction)
            if number is None
            else await self._history.entry(actor_of(interaction), number)
        )
        if entry is None:
            await show_outcome(interaction, text_layout(of_reader(interaction)("history.nothing")), anew=True)
            return
        steps = await self._history.steps(actor_of(interaction), entry.number)
        allowed = entry.undone_by is None and await self._history.may_undo(actor_of(interaction), steps)
        layout = await asyncio.to_thread(details, entry, steps, of_reader(interaction), undoable=allowed)
        await show_outcome(interaction, layout, anew=True)

    async def _page(self, interaction: Interaction, wish: Wish) -> None:
        await self.show(interaction, wish.what, wish.number)

    async def _chosen(self, interaction: Interaction, wish: Wish) -> None:
        await self.ask_undo(interaction, wish.picked)

    async def _undo(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        undone = await self._history.undo(actor_of(interaction), wish.number)
        async with kept(interaction, undone.entry.undone_by):
            wording = of_reader(interaction)
            parts = [f"{wording('done.undo')}\n{headline(undone.entry, wording)}"]
            if undone.drafts:
                parts.append(wording("done.undo_drafts"))
            await show_outcome(interaction, text_layout(*parts))

    async def _last_standing(self, interaction: Interaction) -> Entry | None:
        before: int | None = None
        while entries := await self._history.last(actor_of(interaction), _AT_ONCE, before):
            for entry in entries:
                if entry.undone_by is None and entry.undoes is None:
                    return entry
            before = entries[-1].number
        return None


def page(entries: list[Entry], wording: Wording, item_id: str, paged: bool) -> ui.LayoutView:
    """A page of the history: `entries`, and one more where there is another page. `paged`: is it not the first?"""
    if not entries:
        return text_layout(wording("history.nothing"))
    shown = entries[:_PAGE]
    layout = text_layout("\n".join(f"{headline(entry, wording)}\n{_small(entry, wording)}" for entry in shown))
    options = [discord.SelectOption(label=in_short(entry, wording), value=str(entry.number)) for entry in shown]
    layout.add_item(pick("change", wording("choose.change"), options))
    row: ui.ActionRow[Any] = ui.ActionRow()
    if paged:
        row.add_item(button("history", wording("button.newest"), item_id, 0))
    if len(entries) > _PAGE:
        row.add_item(button("history", wording("button.older"), item_id, shown[-1].number))
    if row.children:
        layout.add_item(row)
    return layout


def details(entry: Entry, steps: Sequence[Step], wording: Wording, *, undoable: bool) -> ui.LayoutView:
    """One change with what it changed, and the button that takes it back, where its reader may do that (`undoable`).

    It may take its time with long texts.
    """
    head = f"{headline(entry, wording)}\n{_small(entry, wording)}"
    if not all(step.kept for step in steps):
        return text_layout(head, wording("history.not_kept"))
    layout = text_layout(*filter(None, [head, difference(steps, wording, _DIFF)]))
    if undoable:
        undo = button("undo", wording("button.undo"), number=entry.number, style=discord.ButtonStyle.danger)
        layout.add_item(ui.ActionRow(undo))
    return layout


def _small(entry: Entry, wording: Wording) -> str:
    """Who and when, and whether it still stands."""
    who = wording("history.forgotten") if entry.actor is None else markdown.person(entry.actor)
    when = markdown.moment(datetime.datetime.fromisoformat(entry.at).timestamp())
    line = f"-# {wording('history.number', change=str(entry.number))} · {who} · {when}"
    if entry.undone_by is not None:
        line += f" · {wording('history.undone_by', change=str(entry.undone_by))}"
    return line
