"""`/unanswered`, `/reports` and `/feedback`: what readers left, for moderators."""

import datetime
from collections.abc import Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING

from discord import ui

from bot.answering.desk import Desk
from bot.browsing.pages import page
from bot.discord.actor import actor_of
from bot.discord.attended import attended, shown_by
from bot.discord.frame import container_of, finished
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.moderating.acting import kept
from bot.discord.pager import page_rows
from bot.discord.private import replace
from bot.discord.upkeep.controls import UpkeepButton, Verb, button_row
from bot.rendering.credit import within
from bot.rendering.wording import Wording
from bot.shelf.changes import Reason, Refused
from bot.shelf.readers import Asked
from bot.store.heard import MOST_QUESTIONS, MOST_REPORTS

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


UNANSWERED, REPORTS, FEEDBACK = "missed", "reports", "feedback"
_QUESTIONS_ON_A_PAGE = 6
_REPORTS_ON_A_PAGE = 3
_SOURCES_ON_A_PAGE = 12
_OTHERS = 2
_QUESTION, _OTHER, _REPORT, _TITLE = 260, 120, 1000, 200
"""Characters of Markdown at most, so that a full page stays within what a message may hold."""


class Heard:
    """Shows what readers left, and marks what is done with."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        client.pager.add(UNANSWERED, self.unanswered)
        client.pager.add(REPORTS, self.reports)
        client.pager.add(FEEDBACK, self.feedback)

    async def unanswered(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        """Questions that found nothing, those that are alike together, the most asked first."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        groups = await self._client.shelf.readers.unanswered(actor)
        settings = await self._client.shelf.managing.settings(actor.guild_id or 0)
        if not settings.unanswered_days:
            return finished(container_of(wording("unanswered.off")))
        shown = page(groups, number, _QUESTIONS_ON_A_PAGE)
        container = container_of(wording("unanswered.heading") if groups else wording("unanswered.none"))
        if sum(len(asked.questions) for asked in groups) >= MOST_QUESTIONS:
            container.add_item(ui.TextDisplay(f"⚠️ {wording('unanswered.full', number=MOST_QUESTIONS)}"))
        for asked in shown.items:
            mark = _mark(asked)
            container.add_item(ui.TextDisplay(_asked(asked, settings.unanswered_days, wording)))
            container.add_item(
                button_row(
                    UpkeepButton(Verb.ADD, mark, wording("button.add_source")),
                    UpkeepButton(Verb.REMOVE, mark, wording("button.remove")),
                )
            )
        for row in page_rows(UNANSWERED, "", shown, wording):
            container.add_item(row)
        return finished(container)

    @shown_by(replace)
    async def remove(self, interaction: Interaction, mark: str) -> ui.LayoutView:
        """Forget a question, and those that are alike."""
        actor, readers = actor_of(interaction), self._client.shelf.readers
        for asked in await readers.unanswered(actor):
            if _mark(asked) == mark:
                for question in asked.questions:
                    await readers.remove_question(actor, question.question)
        return await self.unanswered(interaction, "", 1)

    async def reports(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        """Reports that are not resolved, oldest first."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        found = [report for report in await self._client.shelf.readers.reports(actor) if not report.resolved]
        shown = page(found, number, _REPORTS_ON_A_PAGE)
        titles = await self._titles(interaction, (report.source_id for report in shown.items))
        container = container_of(wording("reports.heading") if found else wording("reports.none"))
        if len(found) >= MOST_REPORTS:
            container.add_item(ui.TextDisplay(f"⚠️ {wording('reports.full', number=MOST_REPORTS)}"))
        for report in shown.items:
            head = f"{titles[report.source_id]}\n-# #{report.number} · {wording.date(report.day)}"
            container.add_item(ui.TextDisplay(f"{head}\n{within(report.text, _REPORT)}"))
            container.add_item(button_row(UpkeepButton(Verb.RESOLVE, str(report.number), wording("button.resolve"))))
        for row in page_rows(REPORTS, "", shown, wording):
            container.add_item(row)
        return finished(container)

    @attended
    async def resolve(self, interaction: Interaction, number: int) -> None:
        """Mark a report as resolved; one that is so already is left as it is."""
        await interaction.response.defer()
        change = None
        try:
            change = await self._client.shelf.readers.resolve(actor_of(interaction), number)
        except Refused as refused:
            if refused.why is not Reason.GONE:
                raise
        async with kept(interaction, change):
            await interaction.edit_original_response(view=await self.reports(interaction, "", 1))

    async def feedback(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        """How helpful readers found each source, the least helpful first."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        found = await self._client.shelf.readers.opinions(actor)
        found.sort(key=lambda opinions: (opinions.helpful - opinions.not_helpful, opinions.source_id))
        shown = page(found, number, _SOURCES_ON_A_PAGE)
        titles = await self._titles(interaction, (opinions.source_id for opinions in shown.items))
        container = container_of(wording("feedback.heading") if found else wording("feedback.none"))
        for opinions in shown.items:
            counts = {"helpful": opinions.helpful, "not_helpful": opinions.not_helpful}
            counted = " · ".join(wording(f"opinion.{name}", number=count) for name, count in counts.items())
            container.add_item(ui.TextDisplay(f"{titles[opinions.source_id]}\n-# {counted}"))
        for row in page_rows(FEEDBACK, "", shown, wording):
            container.add_item(row)
        return finished(container)

    async def _titles(self, interaction: Interaction, source_ids: Iterable[str]) -> dict[str, str]:
        """The titles of sources that answer in this server, as Markdown; the id of one that does not."""
        wanted = list(source_ids)

        def work(desk: Desk) -> dict[str, str]:
            found = ((source_id, desk.source(source_id)) for source_id in wanted)
            return {i: f"**{within(source.title if source else i, _TITLE)}**" for i, source in found}

        return await self._client.answers.at_desk(interaction.guild_id, work)


def _mark(asked: Asked) -> str:
    """What stands for a group of questions in a button."""
    return blake2b(asked.questions[0].question.encode(), digest_size=8).hexdigest()


def _asked(asked: Asked, days: int, wording: Wording) -> str:
    first, *others = (question.question for question in asked.questions)
    last = max(question.last_day for question in asked.questions)
    until = (datetime.date.fromisoformat(last) + datetime.timedelta(days=days)).isoformat()
    lines = [f"**{within(first, _QUESTION)}**", *(within(other, _OTHER) for other in others[:_OTHERS])]
    times = wording("unanswered.times", number=asked.times)
    lines.append(f"-# {times} · {wording('unanswered.until', date=wording.date(until))}")
    return "\n".join(lines)
