"""Asking: `/ask`, a mention, a reply, a direct message."""

import logging
from typing import TYPE_CHECKING

import discord
import regex
from discord import app_commands
from discord.ext import commands

from bot.answering.answer import Answered
from bot.discord.faults import describe
from bot.discord.language import localised, of_message, of_reader
from bot.discord.layout import Sharing, answer_layout, text_layout
from bot.discord.listening import Hearing, is_sure
from bot.discord.presses import offer
from bot.text.questions import without_addresses

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_log = logging.getLogger(__name__)

_CHIP = regex.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[^:>]*:)[^>]*>")
_NOT_ALLOWED = frozenset({50013, 160002})
"""Discord's codes for "missing permissions" and "cannot reply without permission to read message history"."""


class Asking(commands.Cog):
    """Hands questions to the desk and answers back."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="ask", description=localised("command.ask.description"))
    @app_commands.describe(question=localised("command.ask.question"))
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def ask(
        self, interaction: "discord.Interaction[Cuttings]", question: app_commands.Range[str, 1, 4000]
    ) -> None:
        wording = of_reader(interaction)

        async def work() -> None:
            answer = await self._client.answers.ask(question, interaction.guild_id, asker=interaction.user.id)
            example = self._client.example_question(wording)
            layout = answer_layout(answer, wording, sharing=offer(interaction), example=example)
            await interaction.response.send_message(view=layout, ephemeral=True)

        await self._client.attend(interaction, work(), asks=True)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for us; leave all others unread."""
        me = self._client.user
        if me is None:
            return
        heard = await self._client.listening.hear(message, addressed=_is_for(me, message))
        if heard is Hearing.NOTHING:
            return
        question = _CHIP.sub(" ", message.content).strip()
        wording = of_message(message)
        asked = heard is Hearing.ASKED

        async def work() -> None:
            text = question if asked else without_addresses(question)
            server = message.guild.id if message.guild else None
            answer = await self._client.answers.ask(text, server, asker=message.author.id)
            if asked or is_sure(answer):
                example = self._client.example_question(wording)
                layout = answer_layout(answer, wording, sharing=Sharing.NOT_OFFERED, example=example)
                name = answer.quotes[0].source.title if isinstance(answer, Answered) else wording("thread.name")
                if not await self._client.listening.post_in_thread(message, layout, name):
                    await _reply(message, layout)

        async def explain() -> None:
            await _reply(message, text_layout(self._client.explanation(message, wording)))

        async def tell(text: str) -> None:
            if asked:
                await _reply(message, text_layout(text))

        await self._client.attend_to(work() if question else explain(), tell, wording)


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
