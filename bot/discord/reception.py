"""From a question to the message that answers it, wherever it was asked."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from discord import ui

from bot.answering import reference
from bot.answering.answer import Answer, Answered, Quote, Refusal
from bot.answering.conversation import Turn
from bot.answering.desk import Desk
from bot.answering.filtering import Filter, FilterError, among
from bot.discord.allowance import QUESTIONS, Allowance
from bot.discord.attended import shown_by
from bot.discord.buttons import OfficialButton, TellButton
from bot.discord.faults import describe
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import answer_layout, text_layout
from bot.discord.offers import Offers
from bot.discord.official import said_officially
from bot.discord.private import send
from bot.discord.refusals import misfit
from bot.rendering.wording import Wording, tongues, wording_for
from bot.store.errors import StoreError
from bot.store.server_settings import ServerSettings
from bot.text.cleaning import one_line

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Inquiry:
    """What is asked.

    `home`: the server whose collection answers. `asker`: whose turn it takes; kept nowhere. `before`: reads the
    questions that it may follow up, the oldest first. `private`: does only the asker read the answer? `shareable`: may
    it be posted in the channel then? `message`: is it a message that somebody else may have written, rather than a
    question?
    """

    text: str
    home: int | None
    asker: int
    before: Callable[[], Awaitable[Sequence[Turn]]] | None = None
    only: Filter | None = None
    private: bool = True
    shareable: bool = False
    message: bool = False


class Reception:
    """Asks the desk, and lays the answer out with what its place offers. `clock`: seconds that only grow."""

    def __init__(self, client: "Cuttings", clock: Callable[[], float]) -> None:
        self._client = client
        self._noted = Allowance(QUESTIONS, clock)

    @shown_by(send, asks=True)
    async def serve(self, interaction: Interaction, inquiry: Inquiry) -> ui.LayoutView:
        """Answer privately."""
        wording = of_reader(interaction)
        if (only := inquiry.only) is not None:
            try:
                meant = await self._client.answers.study(inquiry.home, lambda desk: among(only, desk.sources, tongues))
            except FilterError as error:
                return text_layout(misfit(error, wording))
            inquiry = replace(inquiry, only=meant)
        return await self.layout(inquiry, await self.answer(inquiry), wording)

    async def answer(self, inquiry: Inquiry) -> Answer:
        """What the desk says to it."""
        turns = await inquiry.before() if inquiry.before is not None else ()
        return await self._client.answers.ask(
            inquiry.text, inquiry.home, turns, inquiry.only, operators=not inquiry.message, asker=inquiry.asker
        )

    async def layout(self, inquiry: Inquiry, answer: Answer, wording: Wording) -> ui.LayoutView:
        """The message that gives `answer`. That there is none is kept, where the server wants that."""
        example = self._client.example_question(wording)
        if isinstance(answer, Answered):
            official = await self.official(answer.quotes, inquiry.home, inquiry.asker)
            offers = Offers(share=inquiry.shareable, feedback=inquiry.home is not None, official=official)
            return answer_layout(answer, wording, offers, example=example)
        if answer.refusal is not Refusal.NOTHING_FOUND:
            return answer_layout(answer, wording, Offers(), example=example)
        # It waits for changes of other servers, and the answer does not.
        self._client.errands.begin(object(), self._note(inquiry))
        looking_up = self._client.looking_up
        topics = [] if answer.suggestions else await looking_up.nearest(inquiry.home, inquiry.text)
        offers = Offers(ask=inquiry.only is None, tell=await self._tell(inquiry))
        return answer_layout(answer, wording, offers, example=example, topics=topics)

    async def _note(self, inquiry: Inquiry) -> None:
        """Keep a question that found nothing, where its server wants that: without who asked. Never raises."""
        if inquiry.home is None or inquiry.message:
            return
        with self._client.workload.job():
            try:
                # Over what one person may leave, the question is answered all the same.
                if (await self._settings(inquiry.home)).unanswered_days and not self._noted.claim(inquiry.asker):
                    await self._client.shelf.readers.missed(inquiry.home, inquiry.text)
            except StoreError as error:
                # The answer was given; that it is not on the moderators' list is no fault of the asker's.
                _log.error("a question without an answer was not kept: %s", describe(error))

    async def spoken_in(self, guild_id: int | None, usual: Wording) -> Wording:
        """The language of what everyone in a server reads: the one that it set, else the `usual` one."""
        language = (await self._settings(guild_id)).language if guild_id is not None else ""
        return wording_for(language) if language else usual

    async def official(self, quotes: Sequence[Quote], home: int | None, asker: int) -> bool:
        """Is there anything for the button that shows what governments say of what is quoted?"""

        def look(desk: Desk) -> bool:
            # As far as the button will know it.
            known = reference.unpack(reference.pack(quotes, OfficialButton.ROOM), desk.source_by_key)
            return any(said_officially(desk, known or ()))

        return await self._client.answers.at_desk(home, look, asker)

    async def _tell(self, inquiry: Inquiry) -> str | None:
        """What the button that tells the moderators carries; None where there is none."""
        if inquiry.home is None or inquiry.message:
            return None
        settings = await self._settings(inquiry.home)
        if not settings.tell_moderators or not (settings.log_channel or settings.unanswered_days):
            return None
        # A button's id is read by everyone who sees the message: in public it tells no more than that shows.
        text = one_line(inquiry.text)
        return text if inquiry.private and len(text) <= TellButton.ROOM else ""

    async def _settings(self, home: int) -> ServerSettings:
        return await self._client.shelf.settings.of(home)
