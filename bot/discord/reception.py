"""From a question to the message that answers it, wherever it was asked."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import discord
from discord import ui

from bot.answering.answer import Answer, Answered, NoAnswer, Quote, Refusal
from bot.answering.desk import Desk
from bot.answering.filtering import Filter
from bot.browsing.naming import Names
from bot.browsing.shelf import responses_to
from bot.browsing.topics import Topic, Topics
from bot.discord.buttons import TellButton
from bot.discord.faults import describe
from bot.discord.language import of_reader
from bot.discord.layout import answer_layout
from bot.discord.offers import Offers
from bot.discord.private import show
from bot.rendering.wording import Wording
from bot.store.errors import StoreError
from bot.store.server_settings import ServerSettings
from bot.text.cleaning import one_line

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Inquiry:
    """What is asked. `home`: the server whose collection answers. `before`: reads the question that it may follow up.

    `private`: does only the asker read the answer? `shareable`: may it be posted in the channel then?
    `message`: is it a message that somebody else may have written, rather than a question?
    """

    text: str
    home: int | None
    before: Callable[[], Awaitable[str]] | None = None
    only: Filter | None = None
    private: bool = True
    shareable: bool = False
    message: bool = False


class Reception:
    """Asks the desk, and lays the answer out with what its place offers."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        # A desk never changes while it answers: its topics are made once, when they are needed first.
        self._topics: WeakKeyDictionary[Desk, Topics] = WeakKeyDictionary()

    async def serve(self, interaction: "discord.Interaction[Cuttings]", inquiry: Inquiry) -> None:
        """Answer privately."""
        await self._client.attend(interaction, show(interaction, lambda: self.reply(inquiry, of_reader(interaction))))

    async def reply(self, inquiry: Inquiry, wording: Wording) -> ui.LayoutView:
        """The message that answers."""
        answer = await self._answer(inquiry)
        layout = await self._layout(inquiry, answer, wording)
        await self._note(inquiry, answer)
        return layout

    async def _answer(self, inquiry: Inquiry) -> Answer:
        """The answer; where there is none to the question alone, as a follow-up to the one before it."""
        answers, only, operators = self._client.answers, inquiry.only, not inquiry.message
        answer = await answers.ask(inquiry.text, inquiry.home, only=only, operators=operators)
        if isinstance(answer, NoAnswer) and inquiry.before is not None and (before := await inquiry.before()):
            followed = await answers.ask(inquiry.text, inquiry.home, before, only, operators=operators)
            return followed if isinstance(followed, Answered) else answer
        return answer

    async def _layout(self, inquiry: Inquiry, answer: Answer, wording: Wording) -> ui.LayoutView:
        example = self._client.example_question(wording)
        if isinstance(answer, Answered):
            official = await self.official(answer.quotes, inquiry.home)
            offers = Offers(share=inquiry.shareable, feedback=inquiry.home is not None, official=official)
            return answer_layout(answer, wording, offers, example=example)
        if answer.refusal is Refusal.EMPTY:
            return answer_layout(answer, wording, Offers(), example=example)
        topics = [] if answer.suggestions else await self._nearest(inquiry)
        offers = Offers(ask=inquiry.only is None, tell=await self._tell(inquiry))
        return answer_layout(answer, wording, offers, example=example, topics=topics)

    async def _note(self, inquiry: Inquiry, answer: Answer) -> None:
        """Keep a question that found nothing, where its server wants that: without who asked. Never raises."""
        missed = isinstance(answer, NoAnswer) and answer.refusal is Refusal.NOTHING_FOUND and not inquiry.message
        if not missed or inquiry.home is None:
            return
        try:
            if (await self._settings(inquiry.home)).unanswered_days:
                await self._client.shelf.readers.missed(inquiry.home, inquiry.text)
        except StoreError as error:
            # The answer was given; that it is not on the moderators' list is no fault of the asker's.
            _log.error("a question without an answer was not kept: %s", describe(error))

    async def official(self, quotes: tuple[Quote, ...] | list[Quote], home: int | None) -> bool:
        """Is there an official statement on what is quoted, beside the quotes?"""
        quoted = [quote.source for quote in quotes]
        return await self._client.answers.at_desk(home, lambda desk: bool(responses_to(quoted, desk.sources)))

    async def _nearest(self, inquiry: Inquiry) -> list[Topic]:
        def work(desk: Desk) -> list[Topic]:
            topics = self._topics.get(desk)
            if topics is None:
                topics = self._topics[desk] = Topics(desk.sources, Names(desk.aliases))
            return topics.nearest(inquiry.text)

        return await self._client.answers.study(inquiry.home, work)

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
        return await self._client.shelf.managing.settings(home)
