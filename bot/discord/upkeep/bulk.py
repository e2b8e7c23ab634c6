"""`/source bulk`: many links at once, in a run that can be taken up again."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import discord
from discord import ui

from bot.browsing.pages import page
from bot.discord.actor import actor_anew, actor_of
from bot.discord.attended import attended
from bot.discord.frame import container_of, finished
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.moderating.card import title_of
from bot.discord.moderating.uploads import content_of
from bot.discord.pager import page_rows
from bot.discord.upkeep.controls import UpkeepButton, Verb, button_row
from bot.discord.upkeep.progress import Progress
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.authority import Actor
from bot.shelf.changes import Reason, Refused
from bot.shelf.links import MAX_BYTES, read_links
from bot.store.runs import RowState, Run, RunRow

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


RUNS = "runs"
_ON_A_PAGE = 8


class _Unread(NamedTuple):
    """What was given and is no link: what is `said` of it, and how many lines."""

    said: tuple[str, ...] = ()
    lines: int = 0


class Bulk:
    """Begins runs and takes them up again."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client
        client.pager.add(RUNS, self.screen)

    async def run(self, interaction: Interaction, file: discord.Attachment | None, links: str) -> None:
        """Begin a run over the links in `file` and in `links`; without either, show the runs that there are."""
        if file is None and not links.strip():
            await self._client.pager.open(interaction, RUNS)
        else:
            await self._begun(interaction, file, links)

    @attended
    async def _begun(self, interaction: Interaction, file: discord.Attachment | None, links: str) -> None:
        wording, actor = of_reader(interaction), actor_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        # Nothing is downloaded for somebody who may not begin a run.
        await self._client.shelf.adding.runs(actor)
        progress = Progress(interaction)
        if file is not None and file.size > MAX_BYTES:
            await progress.end(wording("bulk.too_long", kilobytes=str(MAX_BYTES // 1000)))
            return
        data = await content_of(file, MAX_BYTES) if file else b""
        addresses, unread = await asyncio.to_thread(_read, links, data, wording)
        if not addresses:
            await progress.end(wording("bulk.no_links"), unread.said)
            return
        run = await self._client.shelf.adding.begin_run(await actor_anew(interaction), addresses)
        self._begin(interaction, run, progress, unread)

    @attended
    async def go_on(self, interaction: Interaction, run: int) -> None:
        """Take up a run."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._known(actor, run)
        progress = Progress(interaction)
        if not self._begin(interaction, run, progress, _Unread()):
            await progress.end(wording("bulk.busy", run=str(run)))

    @attended
    async def results(self, interaction: Interaction, run: int) -> None:
        """Show what became of each row of a run."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        counted = await self._known(actor, run)
        await self._show(actor, counted, Progress(interaction), wording, _Unread())

    @attended
    async def drop(self, interaction: Interaction, run: int) -> None:
        """Forget a run that is not under way; its drafts stay."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        await interaction.response.defer()
        await self._known(actor, run)
        if self._client.errands.under_way((RUNS, actor.guild_id, run)):
            layout = finished(container_of(wording("bulk.busy", run=str(run))))
            await interaction.followup.send(view=layout, ephemeral=True)
            return
        await self._client.shelf.adding.drop_run(actor, run)
        await interaction.edit_original_response(view=await self.screen(interaction, "", 1))

    async def screen(self, interaction: Interaction, state: str, number: int) -> ui.LayoutView:
        """The runs that are kept, newest first."""
        wording, actor = of_reader(interaction), actor_of(interaction)
        runs = await self._client.shelf.adding.runs(actor)
        shown = page(runs[::-1], number, _ON_A_PAGE)
        container = container_of(wording("bulk.runs") if runs else wording("bulk.how"))
        for run in shown.items:
            buttons = [UpkeepButton(Verb.GO_ON, str(run.number), wording("button.go_on"))] if run.waiting else []
            buttons += [
                UpkeepButton(Verb.RESULTS, str(run.number), wording("button.results")),
                UpkeepButton(Verb.DROP, str(run.number), wording("button.forget")),
            ]
            container.add_item(ui.TextDisplay(_counts(run, wording)))
            container.add_item(button_row(*buttons))
        for row in page_rows(RUNS, "", shown, wording):
            container.add_item(row)
        return finished(container)

    async def _known(self, actor: Actor, number: int) -> Run:
        for run in await self._client.shelf.adding.runs(actor):
            if run.number == number:
                return run
        raise Refused(Reason.GONE, str(number))

    def _begin(self, interaction: Interaction, run: int, progress: Progress, unread: _Unread) -> bool:
        work = progress.over(self._run(interaction, run, progress, unread))
        return self._client.errands.begin((RUNS, interaction.guild_id, run), work)

    async def _run(self, interaction: Interaction, number: int, progress: Progress, unread: _Unread) -> None:
        wording, actor = of_reader(interaction), actor_of(interaction)
        run = await self._known(actor, number)
        before = run.done
        who = markdown.line(shortened(interaction.user.display_name, 80))
        await progress.say(partial(_how_far, run))
        async for row in self._client.shelf.adding.go_on(actor, number, lambda: actor_anew(interaction)):
            run = _counting(run, row.state)
            await progress.say(partial(_how_far, run), partial(_by_whom, who) if run.done > before else None)
        shown = await self._show(await actor_anew(interaction), run, progress, wording, unread)
        await progress.log(shown, partial(_counts, run))

    async def _show(self, actor: Actor, run: Run, progress: Progress, wording: Wording, unread: _Unread) -> bool:
        rows = await self._client.shelf.adding.rows(actor, run.number)
        outlines = await self._client.shelf.sources.outlines(actor)
        titles = {source.id: source.title for source in self._client.answers.desk.sources}
        titles |= {outline.id: title_of(outline.title, wording) for outline in outlines}
        lines = [_line(row, titles, wording) for row in rows if row.state is not RowState.WAITING]
        text = _counts(run, wording)
        if unread.lines:
            text += f" · {wording('run_count.bad', number=unread.lines)}"
        if run.waiting:
            text += f"\n{wording('bulk.resumable')}"
        row = button_row(UpkeepButton(Verb.DRAFTS, "", wording("button.drafts"))) if run.done else None
        return await progress.end(text, [*unread.said, *lines], f"list-{run.number}.txt", row)


def _read(links: str, data: bytes, wording: Wording) -> tuple[list[str], _Unread]:
    """The links in what was pasted and in a file, and what is none."""
    addresses: dict[str, None] = {}
    said: list[str] = []
    lines = 0
    for found in (read_links(links.encode(errors="replace")), read_links(data)):
        addresses |= dict.fromkeys(found.addresses)
        lines += len(found.bad)
        said += [wording("bulk.bad_line", line=str(line.line), text=shortened(line.text, 100)) for line in found.bad]
        if found.left_out:
            said.append(wording("bulk.left_out", columns=shortened(", ".join(found.left_out), 200)))
        if found.cut:
            said.append(wording("bulk.cut", line=str(found.bad[-1].line)))
    return list(addresses), _Unread(tuple(said), lines)


def _counting(run: Run, state: RowState) -> Run:
    """`run` once a row of it came to `state`."""
    match state:
        case RowState.DONE:
            run = run._replace(done=run.done + 1)
        case RowState.HERE:
            run = run._replace(here=run.here + 1)
        case _:
            run = run._replace(failed=run.failed + 1)
    return run._replace(waiting=run.waiting - 1)


def _counts(run: Run, wording: Wording) -> str:
    counts = {"done": run.done} | ({"here": run.here} if run.here else {})
    counts |= {"failed": run.failed, "waiting": run.waiting}
    shown = " · ".join(wording(f"run_count.{state}", number=number) for state, number in counts.items())
    return f"{markdown.label(wording('bulk.run', run=str(run.number)))}\n{shown}"


def _how_far(run: Run, wording: Wording) -> str:
    return f"{_counts(run, wording)}\n{wording('bulk.resumable')}"


def _by_whom(who: str, wording: Wording) -> str:
    """What the log channel is told below the counts: one line for a run, for five hundred would hide what others do."""
    return f"-# {wording('log.run', who=who)}"


def _line(row: RunRow, titles: Mapping[str, str], wording: Wording) -> str:
    """What became of a link: the title of its draft, or its id where that is there no more, or what went wrong."""
    title = titles.get(row.detail, row.detail)
    match row.state:
        case RowState.DONE:
            result = title
        case RowState.HERE:
            result = wording("same.address", title=title)
        case _:
            result = wording(f"finding.{row.detail}")
    return f"{row.address} → {result}"
