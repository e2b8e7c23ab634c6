"""What is looked up, as Discord messages. Every text from outside is cut so that the fullest page keeps the limits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot import __version__
from bot.answering import reference
from bot.answering.answer import Quote
from bot.answering.deep_link import MAX_LINK
from bot.answering.filtering import Filter
from bot.browsing.glossary import Undefined, Use
from bot.browsing.overview import Overview, text_of
from bot.browsing.pages import Page
from bot.browsing.related import Card
from bot.browsing.timeline import Entry, Happened
from bot.browsing.topics import Topic
from bot.corpus.address import host
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.source import Source
from bot.discord.browsing.states import mark
from bot.discord.buttons import CiteButton
from bot.discord.frame import container_of, finished
from bot.discord.limits import MAX_LABEL, MAX_TEXT
from bot.discord.opening import LIST, option_label, source_rows, topic_rows
from bot.discord.pager import open_rows, page_rows
from bot.rendering import markdown
from bot.rendering.credit import above_lines, credit, framed, open_label, shortened, within
from bot.rendering.wording import Wording

TERM, TIMELINE, TOPICS, ABOUT = "term", "timeline", "topics", "about"
"""The names of the other screens: old buttons carry them."""

EVERYTHING = Filter()
_TERM = "~"
_MOST = 10
"""Outlets, languages or kinds that are counted one by one."""


def card_layout(
    shown: Card, official: Sequence[Source], opening: Quote | None, wording: Wording, *, own: bool
) -> ui.LayoutView:
    """A source and what there is round it. `own`: is it this server's?"""
    source = shown.source
    # The credit names a language only where it is not the reader's.
    tongue = [] if wording.foreign(source.language) else [wording.tongue(source.language)]
    about = [*tongue, source.collection, wording(f"text.{text_of(source)}")]
    if source.has_text:
        about.append(wording("count.words", number=shown.words))
        about.append(wording("count.passages", number=shown.passages))
    if own:
        about.append(wording("card.own"))
    head = [markdown.label(shortened(source.title)), markdown.small(credit(source, wording)), markdown.small(about)]
    container = container_of("\n".join(head))
    links: ui.ActionRow[Any] = ui.ActionRow()
    for address, label in _links(source, wording):
        links.add_item(ui.Button(label=label, url=address))
    if opening is not None:
        links.add_item(CiteButton(reference.pack([opening], CiteButton.ROOM), wording("button.cite")))
    if links.children:
        container.add_item(links)
    if opening is not None:
        heading = wording("card.begins") if opening.verbatim else wording("answer.note_on")
        lines = [f"-# {heading}", *([] if opening.verbatim else [head[0]])]
        lines += [*above_lines(opening, wording), markdown.quote(opening.text, (), *framed(opening))]
        text = "\n".join([*lines, *([f"-# {wording('answer.set_off')}"] if opening.set_off else [])])
        if len("\n".join(head)) + len(text) <= MAX_TEXT:
            container.add_item(ui.Separator())
            container.add_item(ui.TextDisplay(text))
    if official or shown.related or shown.naming:
        container.add_item(ui.Separator())
    related = [other for other in dict.fromkeys((*shown.related, *shown.naming)) if other not in official]
    for part, others, placeholder in (
        ("official", official, wording("card.official", number=len(official))),
        ("related", related, wording("card.related", number=len(related))),
    ):
        _add(container, source_rows(others, wording, placeholder, part))
    return finished(container)


def _links(source: Source, wording: Wording) -> Iterator[tuple[str, str]]:
    """Where the source can be read, each address once, and what its button says: the host, and what is there."""
    seen: set[str] = set()
    for address in (source.verified_url, source.read_url, source.reprint_url, source.archive_url):
        if address is None or address in seen or len(address) > MAX_LINK:
            continue
        seen.add(address)
        label = host(address)
        if address == source.reprint_url:
            label = wording("card.reprint", host=label)
        elif address == source.archive_url:
            label = wording("card.archived", host=label)
        yield address, label if len(label) <= MAX_LABEL else open_label(address, wording)


def several_sources_layout(text: str, found: Sequence[Source], wording: Wording) -> ui.LayoutView:
    """The words of `text` stand in the titles and credits of all those that are `found`."""
    container = container_of(wording("card.several", text=within(text, 200)))
    _add(container, source_rows(found, wording))
    return finished(container)


def unknown_source_layout(text: str, near: Sequence[Source], wording: Wording) -> ui.LayoutView:
    """No source is found by `text`; `near` may be meant."""
    container = container_of(wording("card.unknown", text=within(text, 200)))
    _add(container, source_rows(near, wording, wording("card.meant")))
    return finished(container)


def list_layout(page: Page[Source], state: str, only: Filter, wording: Wording) -> ui.LayoutView:
    """Sources, the newest first. `only`: what they fit; `state`: that as a button carries it."""
    if not page.total:
        return _nothing(only, wording)
    container = container_of(_heading(wording("count.sources", number=page.total), page, wording, only))
    container.add_item(ui.TextDisplay("\n".join(_line(source, wording) for source in page.items)))
    _add(container, source_rows(page.items, wording))
    _add(container, page_rows(LIST, state, page, wording))
    return finished(container)


def _line(source: Source, wording: Wording) -> str:
    date = source.published or wording("credit.undated")
    return f"**{within(source.title, 240)}**\n-# {date} · {within(source.publisher, 80)}"


def _nothing(only: Filter, wording: Wording) -> ui.LayoutView:
    return finished(container_of("\n".join([f"**{wording('list.nothing')}**", *_narrowed(only, wording)])))


def _heading(text: str, page: Page[Any], wording: Wording, only: Filter = EVERYTHING) -> str:
    pages = wording("list.page", page=str(page.number), pages=str(page.pages))
    return "\n".join([f"**{text}**" + (f" · {pages}" if page.pages > 1 else ""), *_narrowed(only, wording)])


def _narrowed(only: Filter, wording: Wording) -> list[str]:
    """One small line on what a list was narrowed by; none where it was not."""
    parts = [
        only.outlet,
        wording(f"kind.{only.kind}") if only.kind else None,
        only.collection,
        wording.tongue(only.language) if only.language else None,
        wording("list.after", date=wording.date(only.after)) if only.after else None,
        wording("list.before", date=wording.date(only.before)) if only.before else None,
    ]
    return [markdown.small([shortened(part, 60) for part in parts if part])] if any(parts) else []


def marked(term: str) -> str:
    """The state of the screen of a known term; any other state is what somebody typed."""
    return f"{_TERM}{mark(term)}"


def is_marked(state: str) -> bool:
    """Is that the state of a term that was known, rather than what somebody typed?"""
    return state.startswith(_TERM)


def term_layout(entry: GlossaryEntry, uses: Page[Use], wording: Wording, *, own: bool) -> ui.LayoutView:
    """What a term means, and who uses it. `own`: is the entry this server's?"""
    parts = [f"**{within(entry.term, 200)}**"]
    if own:
        parts.append(f"-# {wording('term.own')}")
    parts.append(within(entry.definition, 1200))
    if entry.other_names:
        parts.append("-# " + wording("term.also", names=within(", ".join(entry.other_names), 600)))
    container = container_of("\n".join(parts))
    if uses.total:
        used = wording("term.used", sources=wording("count.sources", number=uses.total))
        lines = [_heading(used, uses, wording)]
        lines += [f"{use.times} × {within(use.source.title, 160)}" for use in uses.items]
        if any(text_of(use.source) != "full" for use in uses.items):
            lines.append(f"-# {wording('term.ours')}")
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay("\n".join(lines)))
        _add(container, source_rows([use.source for use in uses.items], wording))
        _add(container, page_rows(TERM, marked(entry.term), uses, wording))
    return finished(container)


def unknown_term_layout(text: str, found: Undefined, wording: Wording) -> ui.LayoutView:
    """No such term."""
    container = container_of(wording("term.unknown", text=within(text, 200)))
    options = [discord.SelectOption(label=option_label(term), value=marked(term)) for term in dict.fromkeys(found.near)]
    _add(container, open_rows(TERM, options, wording("card.meant")))
    return finished(container)


def timeline_layout(page: Page[Entry], state: str, only: Filter, wording: Wording) -> ui.LayoutView:
    """What happened and what was published, as `list_layout`; the filter's outlet is whom it is about."""
    if not page.total:
        return _nothing(only, wording)
    container = container_of(_heading(wording("timeline.heading"), page, wording, only))
    container.add_item(ui.TextDisplay("\n".join(_entry(entry, wording) for entry in page.items)))
    if any(isinstance(entry, Happened) for entry in page.items):
        container.add_item(ui.TextDisplay(f"-# {wording('timeline.ours')}"))
    sources = (s for e in page.items for s in (e.sources if isinstance(e, Happened) else (e.source,)))
    _add(container, source_rows(sources, wording))
    _add(container, page_rows(TIMELINE, state, page, wording))
    return finished(container)


_NAMED = 2


def _entry(entry: Entry, wording: Wording) -> str:
    date = f"**{markdown.line(wording.date(entry.date))}**"
    if not isinstance(entry, Happened):
        outlet = within(entry.source.publisher, 60)
        published = wording("timeline.published", title=within(entry.source.title, 200), outlet=outlet)
        return f"{date} · {published}"
    titles = " · ".join(within(source.title, 100) for source in entry.sources[:_NAMED])
    further = len(entry.sources) - _NAMED
    return f"{date} · {within(entry.event, 230)}\n-# {titles}" + (f" · +{further}" if further > 0 else "")


def topics_layout(page: Page[Topic], wording: Wording) -> ui.LayoutView:
    """The collections, each with its size and its most telling names."""
    if not page.total:
        return _nothing(EVERYTHING, wording)
    container = container_of(_heading(wording("topics.heading"), page, wording))
    lines = []
    for topic in page.items:
        lines.append(f"**{within(topic.collection, 80)}** · {wording('count.sources', number=topic.sources)}")
        if topic.names:
            lines.append(f"-# {within(', '.join(topic.names), 220)}")
    container.add_item(ui.TextDisplay("\n".join(lines)))
    _add(container, topic_rows(page.items, wording))
    _add(container, page_rows(TOPICS, "", page, wording))
    return finished(container)


def about_layout(
    held: Overview, wording: Wording, *, passages: int, own: int, hidden: int, shipped: bool
) -> ui.LayoutView:
    """What the collection holds, counted. `own`: how many sources are this server's; `hidden`: how many shipped ones
    are not for it; `shipped`: is it the corpus that comes with Cuttings, or an operator's?"""
    holds = wording(
        "about.holds",
        sources=wording("count.sources", number=held.sources),
        passages=wording("count.passages", number=passages),
        words=wording("count.words", number=held.words),
    )
    parts = [holds]
    if held.first is not None:
        first, last = (markdown.line(wording.date(date)) for date in (held.first, held.last))
        parts.append(wording("about.period", first=first, last=last))
    if own:
        parts.append(wording("about.own", number=own))
    if hidden:
        parts.append(wording("about.hidden", number=hidden))
    container = container_of("\n".join(parts))
    rows = (
        (wording("about.kinds"), {wording(f"kind.{kind}"): n for kind, n in held.kinds.items()}),
        (wording("about.outlets"), held.outlets),
        (wording("about.languages"), {wording.tongue(code): n for code, n in held.languages.items()}),
        (wording("about.texts"), {wording(f"text.{text}"): n for text, n in held.texts.items()}),
        ("", {wording(f"unverified.{field}"): n for field, n in held.unverified.items()}),
    )
    if held.sources:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay("\n".join(_counted(name, counts) for name, counts in rows if counts)))
    container.add_item(ui.Separator())
    said = [wording("about.made"), wording("about.limits")] if shipped else []
    container.add_item(ui.TextDisplay("\n".join([*said, f"-# Cuttings {__version__}"])))
    return finished(container)


def _counted(name: str, counts: Mapping[str, int]) -> str:
    shown = [f"{within(what, 60)} {number}" for what, number in list(counts.items())[:_MOST]]
    return (
        (f"**{name}** " if name else "-# ")
        + " · ".join(shown)
        + (f" · +{len(counts) - _MOST}" if len(counts) > _MOST else "")
    )


def _add(container: "ui.Container[Any]", rows: "Iterable[ui.ActionRow[Any]]") -> None:
    for row in rows:
        container.add_item(row)
