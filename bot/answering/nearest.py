"""Which sources are nearest to a question, where no quote of them answers it."""

from collections.abc import Iterable

from bot.answering.answer import once
from bot.answering.stacks import Stacks
from bot.corpus.source import Source
from bot.retrieval.index import Hit
from bot.retrieval.query import Query

NEAREST = 3
"""Sources that are named where there is no answer."""

# A source whose passage and title give less confidence than this is not near the question.
_NEAR = 0.25
# A name that is less rare than this, as "China" is, stands in many a title.
_TELLING = 2.0


def nearest(stacks: Stacks, query: Query, hits: Iterable[Hit], least: float | None = None) -> tuple[Source, ...]:
    """The first sources that hold a good part of the question, though no quote of them does.

    Without `least`, those too that bear a name of it in the title or, a full one, in the credit.
    """
    rarity = stacks.vocabulary.rarity
    names = {c.own for c in query.concepts if least is None and c.name and rarity(c.own) >= _TELLING}

    def named(source: Source) -> bool:
        reading = stacks.reading(source)
        return bool(names & reading.title) or sum(len(name.split()) for name in names & reading.credit) > 1

    found = [(stacks.source_of(hit.passage.source_id), hit) for hit in hits]
    near = (s for s, hit in found if (names and named(s)) or stacks.sure(query, hit) >= (least or _NEAR))
    return once(near, NEAREST)


def by_title(stacks: Stacks, query: Query, hits: Iterable[Hit]) -> tuple[Source, ...]:
    """Sources whose titles answer and that have nothing to quote."""
    bare = [hit for hit in hits if not stacks.source_of(hit.passage.source_id).has_text]
    return nearest(stacks, query, bare, stacks.judgement.line)
