"""Published texts that the operator read, by source id."""

import json
import logging

from bot.corpus.full_text import FullText
from bot.corpus.source import BlockKind
from bot.store.session import Row, Session

_log = logging.getLogger(__name__)


async def all_full_texts(session: Session) -> list[FullText]:
    """All that were read; a damaged one is left out, and a line in the log says so: the note then answers."""
    rows = await session.rows("SELECT * FROM full_texts ORDER BY source_id")
    return [full for row in rows if (full := _full_text(row)) is not None]


async def keep_full_text(session: Session, full: FullText) -> None:
    """Keep `full` in the place of what was kept for its source."""
    blocks = json.dumps([[kind.value, text] for kind, text in full.blocks], ensure_ascii=False)
    row = (full.source_id, full.title, full.entry_url, full.url, int(full.archived), full.fetched, blocks)
    await session.run("INSERT OR REPLACE INTO full_texts VALUES (?, ?, ?, ?, ?, ?, ?)", *row)


def _full_text(row: Row) -> FullText | None:
    source_id, title, entry_url, url, archived, fetched, blocks = row
    try:
        kinds = tuple((BlockKind(kind), str(text)) for kind, text in json.loads(blocks))
    except (ValueError, TypeError, RecursionError):
        _log.warning(
            "The published text of %s is damaged and left out. Read it again: cuttings corpus fetch", source_id
        )
        return None
    return FullText(source_id, title, entry_url, url, bool(archived), fetched, kinds)
