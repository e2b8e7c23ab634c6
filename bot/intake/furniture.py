"""Page furniture that passes for text: the title again, a line of date and names, how to cite the page."""

from collections.abc import Iterable

import regex

from bot.corpus.source import BlockKind
from bot.intake.page import Blocks
from bot.intake.visible_date import visible_date, without_dates
from bot.text.letters import letters

# Furniture stands among so many blocks at the beginning, and at the end.
_OPENING, _CLOSING = 4, 4
# Beside date and names, such a line holds few words ("report", "Updated at"), and it is no sentence.
_BESIDE = 3
_WORD = regex.compile(r"\p{L}+")
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
_ADDRESS = regex.compile(r"https?://|\bdoi\b", regex.IGNORECASE)
# Of fewer letters a title may stand in a text by chance.
_LONG = 20


def without_furniture(blocks: Blocks, title: str, authors: Iterable[str], published: str | None) -> Blocks:
    """`blocks` of the page of this `title`, without its furniture. `published`: an ISO date."""
    name = letters(title)

    def is_furniture(kind: BlockKind, text: str) -> bool:
        # A heading with a date belongs to a chronicle.
        dateline = kind is not BlockKind.HEADING and _is_dateline(text, authors, published)
        return dateline or bool(name and letters(text) == name)

    kept = [*(block for block in blocks[:_OPENING] if not is_furniture(*block)), *blocks[_OPENING:]]
    closing = [block for block in kept[-_CLOSING:] if len(name) < _LONG or not _cites(block[1], name)]
    return (*kept[:-_CLOSING], *closing)


def _is_dateline(text: str, authors: Iterable[str], published: str | None) -> bool:
    """Does `text` say no more than when the page was published, and by whom?"""
    if published is None or visible_date(text) != published or text.endswith(_SENTENCE_ENDS):
        return False
    left = without_dates(text).casefold()
    for author in authors:
        left = left.replace(author.casefold(), " ")
    return len(_WORD.findall(left)) <= _BESIDE


def _cites(text: str, name: str) -> bool:
    return name in letters(text) and _ADDRESS.search(text) is not None
