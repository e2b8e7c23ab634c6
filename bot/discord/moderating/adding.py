"""Adding a source: from a link, a file, a form or a message."""

from typing import TYPE_CHECKING

import discord

from bot.discord.actor import actor_anew, actor_of
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.moderating.acting import Deed, Wish, begin, kept, show_outcome
from bot.discord.moderating.card import card
from bot.discord.moderating.forms import Form, form_id
from bot.discord.moderating.giving_back import giving_back
from bot.discord.moderating.uploads import DOCUMENT, content_of
from bot.discord.private import in_time
from bot.discord.said import files_of, texts_of
from bot.shelf.authority import Action
from bot.shelf.making import Fields
from bot.shelf.sources import Shelved
from bot.text.addresses import addresses_in

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Adding:
    """Makes drafts and shows them to the one who made them."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._shelf = client.shelf
        self.deeds: dict[str, Deed] = {"add": self._open}

    async def link(self, interaction: Interaction, url: str, *, anew: bool = False, more: int = 0) -> None:
        """A draft of the page at `url`. `anew`: the message that was acted on stays.

        `more`: how many links and files stand beside it.
        """
        await begin(interaction, anew=anew)
        draft = await self._shelf.adding.link(actor_of(interaction), url.strip(" <>"), lambda: actor_anew(interaction))
        await self._show(interaction, draft, anew=anew, more=more)

    async def file(
        self, interaction: Interaction, attachment: discord.Attachment, url: str | None = None, *, more: int = 0
    ) -> None:
        """A draft of what an attachment holds. `url`: where it was published; `more`: as for `link`."""
        await begin(interaction)
        actor = actor_of(interaction)
        await self._shelf.managing.check(actor, Action.DRAFT)
        draft = await self._shelf.adding.file(
            actor,
            lambda: content_of(attachment, DOCUMENT),
            attachment.content_type or "",
            url.strip(" <>") if url else None,
            anew=lambda: actor_anew(interaction),
        )
        await self._show(interaction, draft, more=more)

    async def message(self, interaction: Interaction, message: discord.Message) -> None:
        """A draft of the first file to read, else of the first link, of a message and of what it forwards or shows."""
        files = files_of(message)
        links = next(filter(None, map(_links_in, texts_of(message))), [])
        # A picture beside a link shows what is behind it. Alone, it is said why it cannot be read.
        documents = [file for file in files if not _is_shown(file)] or ([] if links else files[:1])
        more = len(documents) + len(links) - 1
        if documents:
            await self.file(interaction, documents[0], more=more)
        elif links:
            await self.link(interaction, links[0], more=more)
        else:
            await begin(interaction)
            await self._shelf.managing.check(actor_of(interaction), Action.DRAFT)
            await show_outcome(interaction, text_layout(of_reader(interaction)("add.no_link")))

    async def form(self, interaction: Interaction) -> None:
        """A form for a text, or for notes."""
        await in_time(self._shelf.managing.check(actor_of(interaction), Action.DRAFT))
        custom_id = form_id(self._client.run_id, self._client.clock())
        await interaction.response.send_modal(Form("new", {}, of_reader(interaction), custom_id, self._sent))

    async def _open(self, interaction: Interaction, _: Wish) -> None:
        await self.form(interaction)

    async def _sent(self, interaction: Interaction, fields: Fields, body: str | None) -> None:
        await begin(interaction, anew=True)
        async with giving_back(interaction, fields, body):
            draft = await self._shelf.sources.write(actor_of(interaction), fields, body or "")
            await self._show(interaction, draft, anew=True)

    async def _show(self, interaction: Interaction, draft: Shelved, *, anew: bool = False, more: int = 0) -> None:
        async with kept(interaction, draft.number):
            preview = await self._shelf.sources.preview(actor_of(interaction), draft.source.id)
            wording = of_reader(interaction)
            news = wording("add.drafted")
            if more:
                news += "\n" + wording("add.more", number=more)
            layout = card(preview.shelved, preview.findings, wording, news=news)
            await show_outcome(interaction, layout, anew=anew)


def _links_in(text: str) -> list[str]:
    """The addresses in `text`, each once."""
    return list(dict.fromkeys(address.url for address in addresses_in(text)))


def _is_shown(file: discord.Attachment) -> bool:
    """Does Discord show it: is it a picture, a film or a sound, as it says of itself?"""
    return (file.content_type or "").startswith(("image/", "video/", "audio/"))
