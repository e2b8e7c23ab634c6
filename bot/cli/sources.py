"""`cuttings source`."""

import datetime
import json
import sys
from pathlib import Path

from rich.console import Console

from bot.browsing.finder import source_finder
from bot.cli.errors import fail
from bot.cli.library import open_desk
from bot.corpus.source import Source, TextStatus
from bot.rendering.citing import Style, cite
from bot.rendering.program import whole_source_object
from bot.rendering.terminal import show, source_lines
from bot.rendering.wording import ENGLISH, wording_for


def print_source(source_id: str, *, as_json: bool, folder: Path | None) -> None:
    """Print one source with its text."""
    source = _source(source_id, folder)
    if as_json:
        print(json.dumps(whole_source_object(source), ensure_ascii=False))
        return
    show(Console(), source_lines(source))


def print_citation(source_id: str, *, style: str, folder: Path | None) -> None:
    """Print the citation of one source, its address seen today."""
    if style not in list(Style):
        fail(f"{style!r} is not one of the styles {', '.join(Style)}.")
    source = _source(source_id, folder)
    print(cite(source, Style(style), datetime.datetime.now(datetime.UTC).date()))
    if source.text_status is TextStatus.NOTES and source.has_text:
        # Beside the citation: what is copied or read by a program is that alone.
        print(wording_for(ENGLISH)("cite.of_note"), file=sys.stderr)


def _source(text: str, folder: Path | None) -> Source:
    """The source with that id, or the only one with those words; the command ends where there is none."""
    desk = open_desk(folder)
    source = desk.source(text)
    if source is not None:
        return source
    finder = source_finder(desk.sources)
    held = finder.holding(text)
    if len(held) > 1:
        fail(f"Several sources fit {text!r}. Name one by its id: {', '.join(choice.value for choice in held)}.")
    if not held:
        near = finder.find(text, 3) or finder.find("", 3)
        fail(
            f"There is no source {text!r} in this corpus. Ids are file names without .md, such as "
            f"{', '.join(choice.value for choice in near)}."
        )
    return desk.source_of(held[0].value)
