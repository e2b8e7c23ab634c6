"""`/unanswered`, `/reports`, `/feedback`, and the buttons of upkeep."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from discord import app_commands, ui
from discord.ext import commands

from bot.discord.actor import actor_of
from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.language import localised, of_reader
from bot.discord.moderating.forms import FORM_SECONDS, form_id
from bot.discord.moderating.keeping import DRAFTS
from bot.discord.private import in_time
from bot.discord.upkeep.bulk import Bulk
from bot.discord.upkeep.checking import Check
from bot.discord.upkeep.controls import Verb
from bot.discord.upkeep.heard import FEEDBACK, REPORTS, UNANSWERED, Heard
from bot.discord.upkeep.regular import RegularCheck
from bot.rendering.wording import Wording
from bot.shelf.authority import Action

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


_MAX_LINK = 2000


class Upkeep:
    """What keeps a server's sources in order. `pause`: waits for so many seconds."""

    def __init__(self, client: "Cuttings", pause: Callable[[float], Awaitable[None]]) -> None:
        self._client = client
        self.check = Check(client)
        self.bulk = Bulk(client)
        self.heard = Heard(client)
        self.regular = RegularCheck(client, pause)

    async def press(self, interaction: Interaction, verb: str, what: str) -> None:
        """One of our buttons was pressed, of any age; each asks for permission itself."""
        number = int(what) if what.isdecimal() else 0
        match verb:
            case Verb.ADD:
                await self._ask_for_link(interaction)
            case Verb.REMOVE:
                await self.heard.remove(interaction, what)
            case Verb.RESOLVE:
                await self.heard.resolve(interaction, number)
            case Verb.GO_ON:
                await self.bulk.go_on(interaction, number)
            case Verb.RESULTS:
                await self.bulk.results(interaction, number)
            case Verb.DROP:
                await self.bulk.drop(interaction, number)
            case Verb.DRAFTS:
                await self._client.pager.open(interaction, DRAFTS)
            case _:
                await self._client.outdated(interaction)

    @attended
    async def _ask_for_link(self, interaction: Interaction) -> None:
        await in_time(self._client.shelf.managing.check(actor_of(interaction), Action.DRAFT))
        await interaction.response.send_modal(LinkForm(self._client, of_reader(interaction)))


class LinkForm(ui.Modal):
    """Asks for the link of a source that answers."""

    def __init__(self, client: "Cuttings", wording: Wording) -> None:
        custom_id = form_id(client.run_id, client.clock())
        super().__init__(title=wording("button.add_source"), custom_id=custom_id, timeout=FORM_SECONDS)
        self._client = client
        self._link: ui.TextInput[Any] = ui.TextInput(max_length=_MAX_LINK)
        self.add_item(ui.Label(text=wording("unanswered.link"), component=self._link))

    @attended
    async def on_submit(self, interaction: Interaction, /) -> None:
        await self._client.moderators.adding.link(interaction, self._link.value, anew=True)


class Upkeeping(commands.Cog):
    """What readers left, for moderators."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @app_commands.command(name="unanswered", description=localised("command.unanswered.description"))
    @app_commands.guild_only()
    async def unanswered(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, UNANSWERED)

    @app_commands.command(name="reports", description=localised("command.reports.description"))
    @app_commands.guild_only()
    async def reports(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, REPORTS)

    @app_commands.command(name="feedback", description=localised("command.feedback.description"))
    @app_commands.guild_only()
    async def feedback(self, interaction: Interaction) -> None:
        await self._client.pager.open(interaction, FEEDBACK)
