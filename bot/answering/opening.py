"""Opening a desk: with the index file of an earlier start, where there is one for just these sources."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from functools import cache
from pathlib import Path

import numpy as np

from bot.answering.confidence import GENERAL, Calibration, Judgement
from bot.answering.desk import Desk
from bot.answering.fingerprint import fingerprint
from bot.answering.learning import Learned
from bot.answering.lines import Cut, Cuts, columns_of, cut_up
from bot.answering.reading import Reading, passage_of
from bot.answering.stacks import analyzer_of
from bot.corpus.alias import Alias
from bot.corpus.source import Source
from bot.retrieval.index import Base, BM25Index
from bot.retrieval.index_file import IndexFileError, PassageOf, Spans, read_index, write_index
from bot.retrieval.passage import Passage

_log = logging.getLogger(__name__)


def opened(sources: Iterable[Source], aliases: Iterable[Alias], path: Path, learned: Learned | None = None) -> Desk:
    """A desk over `sources`, with the index in the file at `path`. `learned`: from questions about them.

    Where that is of other sources, aliases or rules, or damaged, or missing, the index is built, and kept there if its
    folder exists and can be written.
    """
    held = {source.id: source for source in sources}
    aliases = tuple(aliases)
    mark = cache(lambda: fingerprint(held.values(), aliases))
    return _kept(path, mark, held, aliases, learned) or _built(path, mark(), held, aliases, learned)


def check_index(sources: Iterable[Source], aliases: Iterable[Alias], path: Path) -> None:
    """Raises FileNotFoundError or IndexFileError where the index file is not what the next start would use."""
    held = {source.id: source for source in sources}
    read_index(path, lambda: fingerprint(held.values(), aliases), _passages(held))


def _kept(
    path: Path,
    mark: Callable[[], bytes],
    sources: Mapping[str, Source],
    aliases: Sequence[Alias],
    learned: Learned | None,
) -> Desk | None:
    try:
        base, beside = read_index(path, mark, _passages(sources))
    except FileNotFoundError:
        return None
    except IndexFileError as error:
        _log.info("the index file %s is made anew: %s", path, error)
        return None
    cuts = Cuts(sources, [beside[name] for name in Cut._fields], beside["bounds"], beside["keys"])
    general = None
    if "calibration" in beside and not (learned and learned.speaks_for(sources)):
        general = Judgement(GENERAL, Calibration(*beside["calibration"].tolist()))
    return _desk(sources, aliases, base, cuts, learned=learned, judgement=general)


def _built(
    path: Path, mark: bytes, sources: Mapping[str, Source], aliases: Sequence[Alias], learned: Learned | None
) -> Desk:
    analyzer = analyzer_of(aliases)
    lines: list[list[Cut]] = []

    def passages() -> Iterator[Passage]:
        for source in sources.values():
            lines.append(cut_up(source))
            yield from Reading(source, analyzer, columns_of(lines[-1])).passages()

    base = BM25Index(passages(), analyzer).base
    spans = Spans.of(base.passages, _passages(sources))
    cuts = Cuts.of(sources, lines)
    base = replace(base, passages=spans)
    desk = _desk(sources, aliases, base, cuts, learned=learned)
    beside = dict(zip(Cut._fields, cuts.columns, strict=True)) | {"bounds": cuts.bounds, "keys": cuts.keys}
    if desk.judgement.rule == GENERAL:
        beside["calibration"] = np.array(astuple(desk.judgement.calibration))
    try:
        write_index(path, base, spans, mark, beside)
    except OSError as error:
        remedy = "Make room there, or give this user write access: every start takes longer without it."
        _log.info("the index file %s cannot be written (%s). %s", path, error.strerror or error, remedy)
    return desk


def _desk(
    sources: Mapping[str, Source],
    aliases: Sequence[Alias],
    base: Base,
    cuts: Cuts,
    *,
    learned: Learned | None,
    judgement: Judgement | None = None,
) -> Desk:
    return Desk(
        sources.values(),
        aliases,
        lambda analyzer: BM25Index(analyzer=analyzer, base=base),
        cuts,
        judgement=judgement,
        learned=learned,
    )


def _passages(sources: Mapping[str, Source]) -> PassageOf:
    return lambda source_id, start, end: passage_of(sources[source_id], start, end)
