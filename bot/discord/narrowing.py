"""The options of `/ask` that narrow where it looks, and what may be meant by a few letters in them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import discord
from discord import app_commands

from bot.answering.desk import Desk
from bot.answering.filtering import FilterError
from bot.browsing.finder import Choice, Finder, value_finder
from bot.corpus.source import Source
from bot.discord.faults import record
from bot.discord.language import of_reader
from bot.discord.offers import home_of
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording

if TYPE_CHECKING:
    from bot.discord.client import Cuttings

_VALUES: dict[str, Callable[[Source], str]] = {
    "outlet": lambda source: source.publisher,
    "kind": lambda source: source.kind.value,
    "collection": lambda source: source.collection,
    "after": lambda source: (source.published or "")[:4],
    "before": lambda source: (source.published or "")[:4],
    "language": lambda source: source.language,
}


class Completion:
    """Completes the options from what the asker's server holds."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        # A desk never changes while it answers: what it holds is gathered once, when it is asked for first.
        self._finders: WeakKeyDictionary[Desk, dict[str, Finder]] = WeakKeyDictionary()

    async def choices(self, interaction: "discord.Interaction[Cuttings]", typed: str) -> list[app_commands.Choice[str]]:
        """At most 25 choices for what is `typed` in an option. Never raises: without choices, one can still type."""
        wording = of_reader(interaction)
        try:
            data: Any = interaction.data
            (option,) = [each["name"] for each in data["options"] if each.get("focused")]
            found = await self._client.answers.at_desk(
                home_of(interaction), lambda desk: self._finder(desk, option, wording).find(typed)
            )
        except Exception as error:
            record(error)
            return []
        return [app_commands.Choice(name=choice.name, value=choice.value) for choice in found]

    def _finder(self, desk: Desk, option: str, wording: Wording) -> Finder:
        kept = self._finders.setdefault(desk, {})
        key = f"{option} {wording.language}"
        if key not in kept:
            kept[key] = _finder(desk.sources, option, wording)
        return kept[key]


def _finder(sources: Sequence[Source], option: str, wording: Wording) -> Finder:
    value_of = _VALUES[option]
    values = [value for source in sources if (value := value_of(source))]
    match option:
        case "kind":
            return value_finder(values, lambda value: wording(f"kind.{value}"))
        case "language":
            return value_finder(values, lambda value: f"{wording.tongue(value)} ({value})")
        case "after" | "before":
            years = sorted(set(values), reverse=True)
            return Finder((Choice(year, year), (year,)) for year in years)
    return value_finder(values)


def explanation(error: FilterError, wording: Wording) -> str:
    """What is wrong with the options, in the reader's language."""
    return "\n".join(
        wording(f"filter.{problem}", value=markdown.line(shortened(typed, 100))) for problem, typed in error.problems
    )
