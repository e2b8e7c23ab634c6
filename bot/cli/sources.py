"""`cuttings source`."""

import difflib
import json
from pathlib import Path

from rich.console import Console

from bot.cli.errors import fail, readers_may_leave
from bot.cli.library import open_desk
from bot.rendering.program import whole_source_object
from bot.rendering.terminal import show as show_lines
from bot.rendering.terminal import source_lines


@readers_may_leave
def show(source_id: str, *, as_json: bool, folder: Path | None) -> None:
    """Print one source with its text."""
    desk = open_desk(folder)
    source = desk.source(source_id)
    if source is None:
        known = [other.id for other in desk.sources]
        near = difflib.get_close_matches(source_id, known, n=3) or known[:3]
        fail(
            f"There is no source {source_id!r} in this corpus. Ids are file names without .md, such as "
            f"{', '.join(near)}."
        )
    if as_json:
        print(json.dumps(whole_source_object(source), ensure_ascii=False))
        return
    show_lines(Console(), source_lines(source))
