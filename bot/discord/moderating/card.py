"""A server's own source as its moderators see it, with what they can do with it."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.corpus.source import TextStatus
from bot.discord.frame import container_of, finished
from bot.discord.moderating.controls import button
from bot.rendering import markdown
from bot.rendering.credit import credit, shortened
from bot.rendering.wording import Wording
from bot.shelf.examining import UNTITLED, Findings
from bot.shelf.sources import Shelved
from bot.store.own_source import State

EDITS = ("main", "kind", "rest", "body")
"""What can be edited at a time: a form holds five fields."""

_TITLE = 150
_LINES = 200
_LINE = 80
_DUPLICATES = 3


def card(shelved: Shelved, findings: Findings | None, wording: Wording, *, news: str = "") -> ui.LayoutView:
    """A source, with what was found where it is a draft. `news`: what has just been done, in our words."""
    about = _about(shelved, findings, wording)
    texts = [news, about] if news else [about]
    if findings is not None:
        texts += _found(shelved, findings, wording)
    container = container_of(*texts)
    container.add_item(ui.Separator())
    container.add_item(ui.ActionRow(*_edits(shelved, wording)))
    container.add_item(ui.ActionRow(*_moves(shelved, wording)))
    return finished(container)


def title_of(title: str, wording: Wording) -> str:
    """The title of a source, in the reader's language where it says that there is none yet."""
    return wording("preview.untitled") if title == UNTITLED else title


def _about(shelved: Shelved, findings: Findings | None, wording: Wording) -> str:
    source = shelved.source
    whose = wording("preview.full") if source.text_status is TextStatus.FULL else wording("preview.notes")
    facts = [wording(f"state.{shelved.state}"), whose]
    if findings is not None and findings.passages is not None:
        facts.append(wording("count.passages", number=findings.passages))
    facts += [source.language, source.collection, source.id]
    if source.archive_url:
        facts.append(wording("button.archived"))
    lines = [
        markdown.label(shortened(title_of(source.title, wording), _TITLE)),
        markdown.small(credit(source, wording)),
    ]
    return "\n".join([*lines, markdown.small([shortened(fact, _LINE) for fact in facts])])


def _found(shelved: Shelved, findings: Findings, wording: Wording) -> Iterator[str]:
    warnings = [f"⚠️ {wording(f'warning.{warning}')}" for warning in findings.warnings]
    for duplicate in findings.duplicates[:_DUPLICATES]:
        title = markdown.line(shortened(title_of(duplicate.title, wording), _LINE))
        warnings.append(f"⚠️ {wording(f'same.{duplicate.same}', title=title)}")
    if len(findings.duplicates) > _DUPLICATES:
        warnings.append(wording("history.more", number=len(findings.duplicates) - _DUPLICATES))
    if warnings:
        yield "\n".join(warnings)
    begins = wording("preview.begins")
    opening, closing = ("“", "”") if shelved.source.text_status is TextStatus.FULL else ("", "")
    first = findings.first_lines
    if len(first) > _LINES:
        first = first[:_LINES].rsplit(None, 1)[0]
    if first:
        closing += "" if len(first) == len(shelved.source.text) else " …"
        begins += "\n" + markdown.quote(first, (), opening, closing)
    yield begins
    if findings.questions:
        asked = [f"> {markdown.line(shortened(question, _LINE))}" for question in findings.questions]
        yield "\n".join([wording("preview.answers"), *asked])
    else:
        yield wording("preview.answers_nothing")


def _edits(shelved: Shelved, wording: Wording) -> Iterator["ui.Button[Any]"]:
    for edit in EDITS:
        yield button(f"edit-{edit}", wording(f"edit.{edit}"), shelved.source.id, shelved.number)


def _moves(shelved: Shelved, wording: Wording) -> Iterator["ui.Button[Any]"]:
    source_id, number = shelved.source.id, shelved.number
    match shelved.state:
        case State.DRAFT:
            good, bad = discord.ButtonStyle.success, discord.ButtonStyle.danger
            yield button("publish", wording("button.publish"), source_id, number, good)
            yield button("discard", wording("button.discard"), source_id, number, bad)
        case State.PUBLISHED:
            yield button("retire", wording("button.retire"), source_id, number)
        case State.RETIRED:
            yield button("restore", wording("button.restore"), source_id, number)
    yield button("history", wording("button.history"), source_id)
