"""Page furniture that passes for text: the title again, bylines, credits, ways to other articles, how to cite it."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

import regex

from bot.corpus.source import BlockKind
from bot.intake.imprint import is_byline, is_funding, is_imprint, is_signature, labelled_authors
from bot.intake.page import Blocks
from bot.intake.pictures import is_picture_line
from bot.intake.pull_quotes import without_pull_quotes
from bot.intake.signposts import heads_list, is_signpost
from bot.intake.visible_date import visible_date, without_dates
from bot.text.letters import letters

# Furniture stands among so many blocks at the beginning, and at the end.
_OPENING, _CLOSING = 4, 6
# Lists of other articles stand among so many blocks at the end.
_LISTS = 25
# Beside date and names, such a line holds few words ("report", "Updated at"), and it is no sentence.
_BESIDE = 3
_WORD = regex.compile(r"\p{L}+")
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
_ADDRESS = regex.compile(r"https?://|\bdoi\b", regex.IGNORECASE)
_DATED = regex.compile(
    r"\W*(?:published|posted|created|updated|last\s+(?:updated|modified)|veröffentlicht|erstellt|aktualisiert|stand|publié|créé"
    r"|mis\s+à\s+jour|modifié|опубликовано|обновлено|yayınlan|güncellen|发布|發布|更新)",
    regex.IGNORECASE,
)
# Of fewer letters a title may stand in a text by chance.
_LONG = 20
# What an outlet says to put its text right stays with it.
_NOTE = regex.compile(
    r"\W*(?:(?:a\s+)?corrections?\b|clarifications?\b|editor['’]?s['’]?\s+note|updates?\b|an\s+earlier\s+version|korrektur|berichtigung"
    r"|anmerkung\s+der\s+redaktion|hinweis\s+der\s+redaktion|rectificatif|correctif|précision|исправлен|уточнение|от\s+редакции"
    r"|düzeltme|更正|勘误|勘誤|编者[按注]|編者[按註])",
    regex.IGNORECASE,
)


def without_furniture(blocks: Blocks, title: str, authors: Iterable[str], published: str | None) -> Blocks:
    """`blocks` of the page of this `title`, without its furniture. `published`: an ISO date."""
    authors = tuple(authors)
    name = letters(title)
    kept = _without_lists(tuple(_without_lines(blocks)))

    def is_dated(at: int, last: int, text: str) -> bool:
        # In a chronicle the day of publication may be among the last.
        return at < _OPENING or last == 1 or _DATED.match(text) is not None

    def is_furniture(at: int, kind: BlockKind, text: str) -> bool:
        last = len(kept) - at
        if _NOTE.match(text):
            return False
        # A heading with a date belongs to a chronicle.
        line = kind is not BlockKind.HEADING
        if line and any(name in authors for name in labelled_authors([text])):
            return True
        if at < _OPENING and ((name and letters(text) == name) or (line and is_funding(text))):
            return True
        if (
            line
            and (at < _OPENING or last <= _CLOSING)
            and (is_byline(text, authors) or (is_dated(at, last, text) and _is_dateline(text, authors, published)))
        ):
            return True
        if last > _CLOSING:
            return False
        return (line and (is_imprint(text, authors) or (last == 1 and is_signature(text)))) or (
            len(name) >= _LONG and _cites(text, name)
        )

    own = tuple(block for at, block in enumerate(kept) if not is_furniture(at, *block))
    return without_pull_quotes(own)


def _without_lines(blocks: Blocks) -> Iterator[tuple[BlockKind, str]]:
    """`blocks` without those, and without those of their lines, that are no text wherever they stand."""
    for kind, text in blocks:
        if not any(map(str.isalnum, text)) and kind is not BlockKind.ITEM:
            continue
        if kind is BlockKind.HEADING or _NOTE.match(text):
            yield kind, text
        elif not is_signpost(text):
            lines = text.split("\n")
            if left := [line for line in lines if not is_picture_line(line)]:
                yield kind, text if len(left) == len(lines) else "\n".join(left)


def _without_lists(blocks: Blocks) -> Blocks:
    """`blocks` without the lists of other articles that stand under their headings at the end."""
    kept: list[tuple[BlockKind, str]] = []
    at = 0
    while at < len(blocks):
        kind, text = blocks[at]
        heads = kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and len(blocks) - at <= _LISTS and heads_list(text)
        below = list(takewhile(lambda block: block[0] is BlockKind.ITEM, blocks[at + 1 :])) if heads else []
        # Facts are told in sentences, and titles are none.
        titles = not any(item.endswith(_SENTENCE_ENDS) for _, item in below)
        if heads and titles and (below or at + 1 == len(blocks)):
            at += len(below)
        else:
            kept.append((kind, text))
        at += 1
    return tuple(kept)


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
