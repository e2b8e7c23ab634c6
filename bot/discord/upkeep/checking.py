"""`/source check`: are the pages still there, and do they still say what is quoted?"""

from collections import Counter
from typing import TYPE_CHECKING

from discord import ui

from bot.answering.deep_link import MAX_LINK
from bot.discord.actor import actor_anew, actor_of
from bot.discord.attended import attended
from bot.discord.frame import container_of, finished
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.moderating.choosing import meant_to_check
from bot.discord.upkeep.progress import Progress
from bot.intake.finding import Finding
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.checking import Verdict

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Check:
    """Looks sources up for a moderator."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @attended
    async def run(self, interaction: Interaction, typed: str) -> None:
        """Look at one source, or, where none is named, at all that is published here. `typed`: see `meant_source`."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if typed:
            await self._one(interaction, await meant_to_check(interaction, typed))
        else:
            await self._every(interaction)

    async def _one(self, interaction: Interaction, source_id: str) -> None:
        verdict = await self._client.shelf.checking.one(actor_of(interaction), source_id)
        await interaction.edit_original_response(view=verdict_layout(verdict, of_reader(interaction)))

    async def _every(self, interaction: Interaction) -> None:
        wording, actor = of_reader(interaction), actor_of(interaction)
        ids = await self._client.shelf.checking.all(actor)
        progress = Progress(interaction)
        if not ids:
            await progress.end(wording("check.none"))
            return
        work = progress.over(self._all(interaction, ids, progress))
        if not self._client.errands.begin(("check", actor.guild_id), work):
            await progress.end(wording("check.busy"))

    async def _all(self, interaction: Interaction, ids: list[str], progress: Progress) -> None:
        wording, actor = of_reader(interaction), actor_of(interaction)
        found: Counter[str] = Counter()
        lines: list[str] = []

        def text(wording: Wording) -> str:
            counts = "\n".join(f"{wording(f'finding.{finding}')}: {number}" for finding, number in found.most_common())
            return f"**{wording('check.looked', done=str(found.total()), total=str(len(ids)))}**\n{counts}".strip()

        await progress.say(text)
        async for verdict in self._client.shelf.checking.each(actor, ids, lambda: actor_anew(interaction)):
            found[verdict.finding] += 1
            if not verdict.fine:
                lines.append(_line(verdict, wording))
            await progress.say(text)
        await progress.log(await progress.end(text(wording), lines, "check.txt"), text)


def verdict_layout(verdict: Verdict, wording: Wording) -> ui.LayoutView:
    """What a look at a source found, with the way to its archived copy."""
    container = container_of(verdict_text(verdict, wording))
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    moved = verdict.address if verdict.finding is Finding.MOVED else None
    links = {wording("button.new_address"): moved, wording("button.archived"): verdict.archive}
    for label, address in links.items():
        if address and len(address) <= MAX_LINK:
            row.add_item(ui.Button(label=label, url=address))
    if row.children:
        container.add_item(row)
    return finished(container)


def verdict_text(verdict: Verdict, wording: Wording) -> str:
    """What a look at a source found, as Markdown."""
    title = markdown.label(shortened(verdict.source.title, 200))
    parts = [f"{title} (`{verdict.source.id}`)", wording(f"finding.{verdict.finding}")]
    if verdict.share is not None:
        parts.append(wording("check.share", percent=str(int(verdict.share * 100))))
    if verdict.archive:
        parts.append(wording("check.archive"))
    return "\n".join(parts)


def _line(verdict: Verdict, wording: Wording) -> str:
    parts = [f"{verdict.source.id}: {wording(f'finding.{verdict.finding}')}", verdict.source.open_url, verdict.archive]
    return " ".join(filter(None, parts))
