"""Asking: `/ask`, a message's menu, a mention, a reply, a direct message."""

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.answer import Answered, Quote
from bot.answering.filtering import Filter, FilterError, parse_filter
from bot.discord.browsing import choices
from bot.discord.faults import describe
from bot.discord.interaction import Interaction
from bot.discord.language import localised, of_message, of_reader
from bot.discord.layout import text_layout
from bot.discord.limits import MAX_OPTION
from bot.discord.listening import Hearing, is_sure
from bot.discord.offers import home_of, may_share
from bot.discord.reach import everywhere
from bot.discord.reception import Inquiry
from bot.discord.refusals import misfit
from bot.discord.replies import question_in, turns_before
from bot.discord.said import texts_of
from bot.discord.source_group import FILTERS, KINDS
from bot.text.addresses import without_addresses

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)

_NOT_ALLOWED = frozenset({50013, 160002})
"""Discord's codes for "missing permissions" and "cannot reply without permission to read message history"."""

_Option = app_commands.Range[str, 1, MAX_OPTION]
"""As long as what can be chosen; without a limit Discord lets 6,000 characters through."""


class Asking(commands.Cog):
    """Hands questions to the desk and answers back."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        self._menu = everywhere(app_commands.ContextMenu(name=localised("command.find.name"), callback=self.find))

    async def cog_load(self) -> None:
        self._client.tree.add_command(self._menu)

    @app_commands.command(name="ask", description=localised("command.ask.description"))
    @app_commands.describe(question=localised("command.ask.question"), **FILTERS)
    @app_commands.choices(kind=KINDS)
    @app_commands.autocomplete(
        outlet=choices.outlets,
        collection=choices.collections,
        after=choices.years,
        before=choices.years,
        language=choices.languages,
    )
    @everywhere
    async def ask(  # noqa: PLR0917 - Discord's options are the parameters
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, 4000],
        outlet: _Option = "",
        kind: str = "",
        collection: _Option = "",
        after: _Option = "",
        before: _Option = "",
        language: _Option = "",
    ) -> None:
        try:
            only = parse_filter(
                outlet=outlet, kind=kind, collection=collection, after=after, before=before, language=language
            )
        except FilterError as error:
            await self._client.tell(interaction, misfit(error, of_reader(interaction)))
            return
        home = home_of(interaction)
        narrowed = only if only != Filter() else None
        inquiry = Inquiry(question, home, interaction.user.id, only=narrowed, shareable=may_share(interaction))
        await self._client.reception.serve(interaction, inquiry)

    async def find(self, interaction: Interaction, message: discord.Message) -> None:
        """What the collection holds on a message, for the one who asks only."""
        text = "\n".join(texts_of(message))
        home = home_of(interaction)
        if not text.strip():
            await self._client.tell(interaction, of_reader(interaction)("answer.no_text"))
            return
        inquiry = Inquiry(text, home, interaction.user.id, shareable=may_share(interaction), message=True)
        await self._client.reception.serve(interaction, inquiry)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent."""
        await self._client.presses.feedback.submitted(interaction)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for us; leave all others unread."""
        me = self._client.user
        if me is None:
            return
        heard = await self._client.listening.hear(message, addressed=_is_for(me, message))
        if heard is Hearing.NOTHING:
            return
        question = question_in(message)
        server = message.guild.id if message.guild else None
        usual = of_message(message)
        asked = heard is Hearing.ASKED

        async def recall(references: str) -> list[Quote] | None:
            return await self._client.answers.recall(references, server, message.author.id)

        async def work() -> None:
            wording = await self._client.reception.spoken_in(server, usual)
            inquiry = Inquiry(
                question if asked else without_addresses(question),
                server,
                message.author.id,
                before=(lambda: turns_before(message, me, recall)) if asked else None,
                private=server is None,
            )
            answer = await self._client.reception.answer(inquiry)
            if asked or is_sure(answer):
                layout = await self._client.reception.layout(inquiry, answer, wording)
                name = answer.quotes[0].source.title if isinstance(answer, Answered) else wording("thread.name")
                if not await self._client.listening.post_in_thread(message, layout, name):
                    await _reply(message, layout)

        async def explain() -> None:
            wording = await self._client.reception.spoken_in(server, usual)
            await _reply(message, text_layout(self._client.explanation(message, wording)))

        async def tell(text: str) -> None:
            if asked:
                await _reply(message, text_layout(text))

        await self._client.attend_to(work() if question else explain(), tell, usual)


def _is_for(me: discord.ClientUser, message: discord.Message) -> bool:
    """Is `message` a direct message, a mention of us or our own role, or a reply to us?"""
    if message.guild is None or me in message.mentions:
        return True
    if any(role.tags is not None and role.tags.bot_id == me.id for role in message.role_mentions):
        return True
    replied_to = message.reference.resolved if message.reference else None
    return isinstance(replied_to, discord.Message) and replied_to.author.id == me.id


async def _reply(message: discord.Message, layout: discord.ui.LayoutView) -> None:
    """Answer `message` as a reply; where that is not allowed, in the channel; where nothing is, not at all."""
    try:
        reference = message.to_reference(fail_if_not_exists=False)
        await message.channel.send(view=layout, reference=reference, mention_author=False)
    except discord.HTTPException as error:
        if error.code not in _NOT_ALLOWED:
            raise
        _log.info("not allowed to reply: %s", describe(error))
        try:
            await message.channel.send(view=layout)
        except discord.Forbidden as forbidden:
            _log.info("not allowed to answer: %s", describe(forbidden))
