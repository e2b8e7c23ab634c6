"""Keeping sources: publishing, correcting, retiring, hiding, taking out and putting in."""

import io
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.browsing.pages import page
from bot.corpus.writing import body_of
from bot.discord.actor import actor_anew, actor_of
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.limits import MAX_INPUT, MAX_OPTION, MAX_OPTIONS
from bot.discord.moderating.acting import Deed, Wish, begin, kept, show_outcome
from bot.discord.moderating.card import EDITS, card, title_of
from bot.discord.moderating.choosing import meant_source, meant_to_hide, meant_to_unhide
from bot.discord.moderating.controls import pick
from bot.discord.moderating.forms import FIELDS_OF, Form, form_id
from bot.discord.moderating.giving_back import giving_back
from bot.discord.moderating.uploads import DOCUMENT, ZIP, content_of
from bot.discord.pager import page_rows
from bot.discord.private import in_time
from bot.discord.refusals import UploadError
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.authority import Action
from bot.shelf.changes import Reason, Refused
from bot.shelf.examining import UNTITLED
from bot.shelf.making import Fields, fields_of
from bot.shelf.sources import Shelved
from bot.shelf.transfer import Imported
from bot.store.own_source import State

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

DRAFTS = "drafts"
_FILES = 300


class Keeping:
    """Does to a server's sources what moderators ask for, and shows what came of it."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._sources = client.shelf.sources
        self._shelf = client.shelf
        client.pager.add(DRAFTS, self.drafts)
        self.deeds: dict[str, Deed] = {
            "publish": self._publish,
            "discard": self._discard,
            "retire": self._retire,
            "restore": self._restore,
            "open": self._open_chosen,
            **{f"edit-{name}": self._form(name) for name in EDITS},
        }

    async def open(self, interaction: Interaction, typed: str) -> None:
        """Show a source with all that can be done with it. `typed`: see `meant_source`."""
        await begin(interaction, anew=True)
        await self._open(interaction, await meant_source(interaction, typed))

    async def replace_text(self, interaction: Interaction, typed: str, file: discord.Attachment) -> None:
        """Let what a file holds be the text of a source. It is read as one that is added. `typed`: as for `open`."""
        await begin(interaction)
        source_id = await meant_source(interaction, typed)
        before, shelved = await self._shelf.adding.replace_text(
            actor_of(interaction),
            source_id,
            lambda: content_of(file, DOCUMENT),
            file.content_type or "",
            anew=lambda: actor_anew(interaction),
        )
        await self._edited(interaction, before, shelved)

    async def retire(self, interaction: Interaction, typed: str) -> None:
        """Let a source answer no more. `typed`: as for `open`."""
        await begin(interaction)
        await self._retired(interaction, await meant_source(interaction, typed))

    async def restore(self, interaction: Interaction, typed: str) -> None:
        """Let a retired source answer again. `typed`: as for `open`."""
        await begin(interaction)
        await self._restored(interaction, await meant_source(interaction, typed))

    async def hide(self, interaction: Interaction, typed: str) -> None:
        """Let a shipped source, or a collection of them, not answer here. `typed`: see `meant_to_hide`."""
        await begin(interaction)
        what = await meant_to_hide(interaction, typed)
        name, number = await self._shelf.hiding.hide(actor_of(interaction), what)
        async with kept(interaction, number):
            called = markdown.label(self._shelf.hiding.called(name))
            await show_outcome(interaction, text_layout(of_reader(interaction)("done.hide", what=called)))

    async def unhide(self, interaction: Interaction, typed: str) -> None:
        """Let what was hidden answer again. `typed`: see `meant_to_unhide`."""
        await begin(interaction)
        what = await meant_to_unhide(interaction, typed)
        name, number = await self._shelf.hiding.unhide(actor_of(interaction), what)
        async with kept(interaction, number):
            called = markdown.label(self._shelf.hiding.called(name))
            await show_outcome(interaction, text_layout(of_reader(interaction)("done.unhide", what=called)))

    async def drafts(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        """What waits for being published."""
        wording = of_reader(interaction)
        outlines = await self._sources.outlines(actor_of(interaction))
        shown = page([outline for outline in outlines if outline.state is State.DRAFT], number, MAX_OPTIONS)
        if not shown.items:
            return text_layout(wording("drafts.none"))
        layout = text_layout(wording("drafts.some", number=shown.total))
        options = [
            discord.SelectOption(
                label=shortened(title_of(draft.title, wording), MAX_OPTION),
                value=draft.id,
                description=shortened(draft.publisher, MAX_OPTION),
            )
            for draft in shown.items
        ]
        layout.add_item(pick("open", wording("choose.draft"), options))
        for row in page_rows(DRAFTS, "", shown, wording):
            layout.add_item(row)
        return layout

    async def export(self, interaction: Interaction) -> None:
        """Hand out the server's corpus as a zip."""
        await begin(interaction)
        data = await self._shelf.transfer.export(actor_of(interaction))
        room = interaction.filesize_limit
        if len(data) > room:
            raise UploadError("export_large", room // 1_000_000)
        file = discord.File(io.BytesIO(data), "cuttings.zip")
        await interaction.followup.send(of_reader(interaction)("done.export"), file=file, ephemeral=True)

    async def take(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Take in such a zip."""
        await begin(interaction)
        actor, wording = actor_of(interaction), of_reader(interaction)
        settings = await self._shelf.managing.check(actor, Action.IMPORT)
        taken = await self._shelf.transfer.take(actor, lambda: content_of(file, ZIP), lambda: actor_anew(interaction))
        async with kept(interaction, taken.number):
            parts = [_taken(taken, wording)]
            if settings.two_pairs_of_eyes and taken.sources and taken.number is not None:
                parts.append(wording("done.import_drafts"))
            if taken.passed_over:
                files = markdown.line(shortened(", ".join(taken.passed_over), _FILES))
                parts.append(wording("done.import_passed", files=files))
            await show_outcome(interaction, text_layout(*parts))

    async def _publish(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        shelved = await self._sources.publish(actor_of(interaction), wish.what, wish.number)
        await self._changed(interaction, shelved, of_reader(interaction)("done.publish"))

    async def _discard(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        number = await self._sources.discard(actor_of(interaction), wish.what, wish.number)
        async with kept(interaction, number):
            await show_outcome(interaction, text_layout(of_reader(interaction)("done.discard")))

    async def _retire(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        await self._retired(interaction, wish.what, wish.number)

    async def _retired(self, interaction: Interaction, source_id: str, seen: int | None = None) -> None:
        shelved = await self._sources.retire(actor_of(interaction), source_id, seen)
        await self._changed(interaction, shelved, of_reader(interaction)("done.retire"))

    async def _restore(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction)
        await self._restored(interaction, wish.what, wish.number)

    async def _restored(self, interaction: Interaction, source_id: str, seen: int | None = None) -> None:
        shelved = await self._sources.restore(actor_of(interaction), source_id, seen)
        await self._changed(interaction, shelved, of_reader(interaction)("done.restore"))

    async def _open_chosen(self, interaction: Interaction, wish: Wish) -> None:
        await begin(interaction, anew=True)
        await self._open(interaction, "".join(wish.chosen))

    async def _open(self, interaction: Interaction, source_id: str) -> None:
        shelved = await self._sources.get(actor_of(interaction), source_id)
        await self._card(interaction, shelved, anew=True)

    def _form(self, name: str) -> Deed:
        """What opens the form `name` of a source, as it was when the control was shown."""

        async def deed(interaction: Interaction, wish: Wish) -> None:
            shelved = await in_time(self._sources.get(actor_of(interaction), wish.what))
            if shelved.number != wish.number:
                raise Refused(Reason.CHANGED, wish.what)
            values = fields_of(shelved.source)
            if values["title"] == UNTITLED:
                values["title"] = ""
            if "body" in FIELDS_OF[name]:
                # Of a text that is too long, as much as shows that it is.
                text = shelved.source.text
                values["body"] = body_of(shelved.source) if len(text) <= MAX_INPUT else text
            if any(len(values[field]) > MAX_INPUT for field in FIELDS_OF[name]):
                raise UploadError("form_long")

            async def sent(interaction: Interaction, fields: Fields, body: str | None) -> None:
                await begin(interaction)
                async with giving_back(interaction, fields, body):
                    edited = await self._sources.edit(actor_of(interaction), wish.what, shelved.number, fields, body)
                    await self._edited(interaction, shelved, edited)

            custom_id = form_id(self._client.run_id, self._client.clock())
            await interaction.response.send_modal(Form(name, values, of_reader(interaction), custom_id, sent))

        return deed

    async def _edited(self, interaction: Interaction, before: Shelved, shelved: Shelved) -> None:
        wording = of_reader(interaction)
        withdrawn = shelved.state is State.DRAFT and before.state is not State.DRAFT
        news = wording("done.edit_draft") if withdrawn else wording("done.edit")
        # An edit that changes nothing leaves the number of the change before.
        async with kept(interaction, shelved.number if shelved.number != before.number else None):
            await self._card(interaction, shelved, news)

    async def _changed(self, interaction: Interaction, shelved: Shelved, news: str) -> None:
        async with kept(interaction, shelved.number):
            await self._card(interaction, shelved, news)

    async def _card(self, interaction: Interaction, shelved: Shelved, news: str = "", *, anew: bool = False) -> None:
        findings = None
        if shelved.state is State.DRAFT:
            preview = await self._sources.preview(actor_of(interaction), shelved.source.id)
            shelved, findings = preview.shelved, preview.findings
        await show_outcome(interaction, card(shelved, findings, of_reader(interaction), news=news), anew=anew)


def _taken(taken: Imported, wording: Wording) -> str:
    """How much was imported, and how much of that was there."""
    if taken.number is None:
        return wording("done.import_nothing")
    counts = [
        wording("count.sources", number=taken.sources),
        wording("count.aliases", number=taken.aliases),
        wording("count.terms", number=taken.terms),
    ]
    said = wording("done.import", counts=", ".join(counts))
    if taken.replaced or taken.same:
        new, replaced, same = map(str, (taken.new, taken.replaced, taken.same))
        said += "\n" + wording("done.import_there", new=new, replaced=replaced, same=same)
    return said
