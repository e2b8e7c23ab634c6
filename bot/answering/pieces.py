"""The pieces of somebody, or of a time, where a question asks for nothing else."""

from itertools import islice

from bot.answering import authorship
from bot.answering.answer import FURTHER, SHOWN, Quote
from bot.answering.dates import time_in
from bot.answering.excerpts import opening_of
from bot.answering.narrowing import Narrowing
from bot.answering.reading import passage_of
from bot.answering.stacks import Stacks
from bot.answering.understanding import beyond_authorship
from bot.corpus.source import Source
from bot.retrieval.passage import Passage
from bot.retrieval.query import Query

# Passages in which pieces of somebody are looked for.
_PASSAGES = 48


def pieces(stacks: Stacks, question: str, narrowing: Narrowing) -> dict[str, list[Quote]]:
    """How the newest pieces begin of the one or the time, or both, of which `question` asks for pieces, by id.

    None where it asks for anything else.
    """
    time = time_in(question)
    rest = time.rest if time else question
    found = stacks.sources if time and authorship.lists(rest) else _by_somebody(stacks, rest, narrowing)
    then = [source for source in found if not time or time.holds(source.published)]
    then.sort(key=lambda source: (source.published or "", source.id), reverse=True)
    begun = ((source, opening_of(stacks, source)) for source in then)
    fitting = ((source, first) for source, first in begun if narrowing(_passage_of(source, first)))
    return {source.id: [first] if first else [] for source, first in islice(fitting, SHOWN + FURTHER)}


def _by_somebody(stacks: Stacks, question: str, narrowing: Narrowing) -> list[Source]:
    by = beyond_authorship(stacks, question) if authorship.asking(question) else []
    hits = stacks.search(Query(tuple(by)).weights, _PASSAGES, narrowing or None) if by else []
    found = map(stacks.source_of, dict.fromkeys(hit.passage.source_id for hit in hits))
    wanted = {concept.own for concept in by}
    return [source for source in found if wanted <= stacks.reading(source).credit]


def _passage_of(source: Source, first: Quote | None) -> Passage:
    return passage_of(source, first.start, first.end) if first else passage_of(source, 0, 0)
