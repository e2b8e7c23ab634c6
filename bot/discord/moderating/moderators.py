"""All that moderators do, by the name that a control carries."""

from typing import TYPE_CHECKING

from bot.discord.attended import attended
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.moderating.acting import Deed, Wish, begin, show_outcome
from bot.discord.moderating.adding import Adding
from bot.discord.moderating.configuring import Configuring
from bot.discord.moderating.keeping import Keeping
from bot.discord.moderating.past import Past

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Moderators:
    """What commands and controls call. Whether somebody may do it is decided where it is done."""

    def __init__(self, client: "Cuttings") -> None:
        self.adding = Adding(client)
        self.keeping = Keeping(client)
        self.past = Past(client)
        self.configuring = Configuring(client)
        self._deeds: dict[str, Deed] = self.adding.deeds | self.keeping.deeds | self.past.deeds | self.configuring.deeds

    @attended
    async def act(
        self, interaction: Interaction, verb: str, number: int | None, what: str, chosen: tuple[str, ...]
    ) -> None:
        """Do what a control asks for."""
        deed = self._deeds.get(verb, _outdated)
        await deed(interaction, Wish(what, number, chosen))


async def _outdated(interaction: Interaction, wish: Wish) -> None:
    await begin(interaction, anew=True)
    await show_outcome(interaction, text_layout(of_reader(interaction)("control.outdated")), anew=True)
