"""The bot itself: what it is made of, and how it fails."""

import asyncio
import logging
import secrets
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.examples import first_answered
from bot.answering.service import AnswerService
from bot.corpus.folder import SideFiles
from bot.discord.allowance import Allowances
from bot.discord.asking import Asking
from bot.discord.attended import attended
from bot.discord.browsing.cog import Browsing
from bot.discord.browsing.screens import LookingUp
from bot.discord.buttons import BUTTONS
from bot.discord.commands_sync import sync_commands
from bot.discord.errands import Errands
from bot.discord.faults import describe, record
from bot.discord.following.cog import Following
from bot.discord.following.daily import Daily
from bot.discord.following.follows import Follows
from bot.discord.following.items import FOLLOWING_ITEMS
from bot.discord.following.teller import Teller
from bot.discord.helping import Helping
from bot.discord.interaction import Interaction
from bot.discord.invite import INTENTS, invite_link, personal_link
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.listening import Listening
from bot.discord.log_channel import LogChannel
from bot.discord.moderating.commands import Moderating
from bot.discord.moderating.controls import CONTROLS
from bot.discord.moderating.moderators import Moderators
from bot.discord.moderating.naming import AliasGroup, TermGroup
from bot.discord.offers import home_of
from bot.discord.pager import PAGER_ITEMS, Pager
from bot.discord.presses import Presses
from bot.discord.reception import Reception
from bot.discord.refusals import refusal
from bot.discord.source_group import SourceGroup
from bot.discord.spells import limit_text
from bot.discord.upkeep.cog import Upkeep, Upkeeping
from bot.discord.upkeep.controls import UpkeepButton
from bot.discord.workload import Workload
from bot.rendering import markdown
from bot.rendering.wording import Wording
from bot.shelf.authority import Forbidden
from bot.shelf.shelf import Shelf
from bot.store.database import Database

_log = logging.getLogger(__name__)

COGS = (Asking, Browsing, Following, Helping, Moderating, SourceGroup, AliasGroup, TermGroup, Upkeeping)
"""The commands, by subject."""

CARRYING = (*BUTTONS, *PAGER_ITEMS, *CONTROLS, UpkeepButton, *FOLLOWING_ITEMS)
"""What is pressed and chosen under our messages."""

NOTHING_BESIDE = SideFiles()
_EXPIRED = frozenset({10062, 50027})
"""Discord's codes for "unknown interaction" and "invalid webhook token": nobody can be told anything."""


class Cuttings(commands.Bot):
    """The Discord client. `answers`, `database` and the fetcher of `shelf` are the caller's to close, after the bot.

    `beside`: what stands beside the shipped corpus. `message_content`: may it read messages that are not to it?
    `clock`: seconds that only grow. `pause`: waits for so many.
    """

    def __init__(
        self,
        answers: AnswerService,
        database: Database,
        shelf: Shelf,
        beside: SideFiles = NOTHING_BESIDE,
        *,
        message_content: bool = False,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=INTENTS | discord.Intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            # No message and no member is kept in memory longer than it takes to answer.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.answers = answers
        self.database = database
        self.shelf = shelf
        self.clock = clock
        self.allowances = Allowances(clock)
        self.listening = Listening(self, clock)
        self.presses = Presses(self, clock)
        self.reception = Reception(self, clock)
        self.pager = Pager(self)
        self.moderators = Moderators(self)
        self.looking_up = LookingUp(self, beside)
        self.workload = Workload()
        self.run_id = secrets.token_hex(4)
        self.errands = Errands()
        self.follows = Follows(self)
        self.teller = Teller(self, pause)
        self.daily = Daily(self, pause)
        self.log_channel = LogChannel(self)
        self.upkeep = Upkeep(self, pause)
        self.example = first_answered(answers.desk)
        self.tree.error(self._on_command_error)

    def example_question(self, wording: Wording) -> str:
        """A question that the corpus answers."""
        return self.example.question if self.example else wording("answer.any_question")

    def explanation(self, message: discord.Message, wording: Wording) -> str:
        """One line on how to ask, for the author of a `message` to us in which we see no question."""
        example = markdown.line(self.example_question(wording))
        if message.guild is None:
            return wording("explain.direct", example=example)
        if message.reference is not None and self.user not in message.mentions:
            return wording("explain.reply")
        name = markdown.line(self.user.display_name if self.user else "Cuttings")
        return wording("explain.mention", mention=f"@{name}", example=example)

    async def setup_hook(self) -> None:
        """Once, after login and before the first event. Raises StoreError where the data are another bot's."""
        if self.application_id is not None:
            # Another one is in other servers, and would take the readers' part out of all of these.
            await self.shelf.managing.claim(self.application_id)
        self.add_dynamic_items(*CARRYING)
        for cog in COGS:
            await self.add_cog(cog(self))
        if self.application_id is not None:
            sent = await sync_commands(self.tree, self.database, self.application_id)
            _log.info("commands: %s", "told Discord" if sent else "unchanged")
            print(f"\nAdd Cuttings to a server:\n  {invite_link(self.application_id)}")  # noqa: T201
            print(f"Or to yourself:\n  {personal_link(self.application_id)}\n", flush=True)  # noqa: T201

        self.errands.begin("regular check", self.upkeep.regular.run())
        self.errands.begin("daily", self.daily.run())
        self.shelf.heed(self.teller.wake)
        for guild_id in {guild_id for guild_id, _ in await self.shelf.readers.followers()}:
            # What was published just before the last stop.
            self.teller.wake(guild_id)

    async def close(self) -> None:
        """Let go of Discord. What outlasts a command is cut off first: it goes on another time."""
        await self.errands.close()
        await super().close()

    async def on_ready(self) -> None:
        """After every connection that could not be resumed: servers may have removed the bot while it was away."""
        _log.info("ready; servers: %d", len(self.guilds))
        await self.shelf.managing.tidy({guild.id for guild in self.guilds})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """A server removed the bot: what its readers left goes with it."""
        await self.shelf.managing.left(guild.id)

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: there are no prefix commands. Questions are a listener's."""

    async def attend(self, interaction: Interaction, work: Coroutine[Any, Any, None], *, asks: bool = False) -> None:
        """Do the `work` that an interaction asks for; a failure is told to its person, privately.

        `asks`: is it a question? Those have a limit, which is told as privately.
        """

        async def tell(text: str) -> None:
            if interaction.response.is_done():
                await interaction.followup.send(text, ephemeral=True)
            else:
                await interaction.response.send_message(text, ephemeral=True)

        wording = of_reader(interaction)
        wait = self.allowances.claim(interaction.user.id, interaction.guild_id) if asks else 0.0
        if wait:
            work.close()
            work = tell(limit_text(wording, wait))
        elsewhere = interaction.guild_id is not None and home_of(interaction) is None
        await self.attend_to(work, tell, wording, elsewhere=elsewhere)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Explain a button or select that none of ours is any more; all that are carry what they need."""
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id"))
        ours = (item.__discord_ui_compiled_template__.fullmatch(custom_id) for item in CARRYING)
        if interaction.type is discord.InteractionType.component and not any(ours):
            await self.outdated(interaction)

    async def outdated(self, interaction: Interaction) -> None:
        """Say that a button or select is of an older version, which meant something by it."""
        await self.tell(interaction, of_reader(interaction)("control.outdated"))

    @attended
    async def tell(self, interaction: Interaction, text: str) -> None:
        """Say `text`, Markdown, to the person behind an interaction alone."""
        await interaction.response.send_message(view=text_layout(text), ephemeral=True)

    async def attend_to(
        self,
        work: Coroutine[Any, Any, None],
        tell: Callable[[str], Awaitable[None]],
        wording: Wording,
        *,
        elsewhere: bool = False,
    ) -> None:
        """Do `work`; where it fails, log where and `tell` the person a reference. Never raises.

        `elsewhere`: is it asked for in a server that we are not in?
        """
        with self.workload.job():
            try:
                if self.workload.stopping:
                    work.close()
                    await tell(wording("fault.stopping"))
                    return
                await work
            except discord.HTTPException as error:
                reference = record(error)
                if error.code not in _EXPIRED:
                    await self._tell(tell, wording, reference)
            except Exception as error:
                misplaced = elsewhere and isinstance(error, Forbidden)
                refused = wording("reader.not_here") if misplaced else refusal(error, wording)
                if refused is None:
                    await self._tell(tell, wording, record(error))
                else:
                    await self._say(tell, refused)

    async def _tell(self, tell: Callable[[str], Awaitable[None]], wording: Wording, reference: str) -> None:
        await self._say(tell, wording("fault.failed", reference=reference))

    async def _say(self, tell: Callable[[str], Awaitable[None]], text: str) -> None:
        try:
            await tell(text)
        except Exception as error:
            _log.error("a failure could not be told: %s", describe(error))

    async def _on_command_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """What failed before a command's own work began, such as a command that Discord still shows."""
        reference = record(getattr(error, "original", error))

        async def tell(text: str) -> None:
            await interaction.response.send_message(text, ephemeral=True)

        if not interaction.response.is_done():
            await self._tell(tell, of_reader(interaction), reference)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A fault in an event that nobody waits for. discord.py would log the event's content."""
        error = sys.exc_info()[1]
        if error is not None:
            record(error)
