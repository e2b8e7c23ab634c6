"""What governments say about what is quoted: in statements of their own, and as others report it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.answering.answer import Quote
from bot.answering.lines import Line
from bot.answering.position import only_responds, tells
from bot.answering.reading import Reading
from bot.answering.stacks import Stacks
from bot.answering.understanding import query_of
from bot.answering.windows import around
from bot.corpus.source import Kind, Source
from bot.retrieval.query import Query

_MOST = 6
_PASSAGES = 64
# What holds less of what was asked, as far as its words are worth, or less of what the best one holds, is on another
# matter. Of a related source we know that it is on this one.
_OF_ASKED, _RELATED, _OF_BEST = 0.3, 0.15, 0.5
# A word under which readers look for a sentence is not a word of it.
_LOOKED_UP = 0.7
# Of statements that are related to so many of the sources quoted, and to no fewer than all, no word is asked.
_SEVERAL = 2


def statements_on(stacks: Stacks, quoted: Sequence[Quote]) -> list[Quote]:
    """What a government says, or is reported to say, of what `quoted` answers, beside what they quote: nearest first.

    What was asked is known by their matched words; where none is marked, all their words stand for it. At most one
    statement of each source; of equal ones, those of related sources come first. A government's own statement that is
    related to all of several sources that are quoted comes before all, whatever words it uses.
    """
    query = _asked_by(stacks, quoted)
    worth = [concept.weight * stacks.vocabulary.rarity(concept.own) for concept in query.concepts]
    related = _related(quote.source for quote in quoted)

    def score(line: Line) -> float:
        held = dict.fromkeys(line.index_terms, _LOOKED_UP) | {token.term: 1.0 for token in line.tokens}
        # Sums of the same in another order differ in their last digits.
        return round(sum(w * c.fit(held) for w, c in zip(worth, query.concepts, strict=True)), 6)

    best: dict[str, Quote] = {}
    for hit in stacks.search(query.weights, _PASSAGES):
        source = stacks.source_of(hit.passage.source_id)
        reading = stacks.reading(source)
        least = (_RELATED if related(source) else _OF_ASKED) * sum(worth)
        speaks = _speaks(reading)
        for i in reading.between(hit.passage.start, hit.passage.end):
            said, before = score(reading.lines[i]), best.get(source.id)
            if not said or said < least or (before and said <= before.score) or not speaks(i):
                continue
            lines = around(reading, _telling(reading, i))
            if lines is None:
                continue
            quote = Quote(source, *reading.span(lines), score=said)
            if not any(map(quote.overlaps, quoted)):
                best[source.id] = quote

    answering = {source.id for source in _answering(stacks, quoted)}
    for source_id in answering - best.keys():
        if (first := _first_said(stacks.reading(stacks.source_of(source_id)))) and not any(map(first.overlaps, quoted)):
            best[source_id] = first

    def rank(quote: Quote) -> tuple[bool, float, bool, str]:
        return quote.source.id not in answering, -quote.score, not related(quote.source), quote.source.id

    found = sorted(best.values(), key=rank)
    least = _OF_BEST * max((quote.score for quote in found), default=0.0)
    return [quote for quote in found if quote.score >= least or quote.source.id in answering][:_MOST]


def _answering(stacks: Stacks, quoted: Sequence[Quote]) -> list[Source]:
    """The governments' own statements that are related to all sources of `quoted`, where these are several."""
    shown = {quote.source.id: quote.source for quote in quoted}
    if len(shown) < _SEVERAL:
        return []
    near = [_related([source]) for source in shown.values()]
    return [
        source
        for source in stacks.sources
        if source.kind is Kind.OFFICIAL_STATEMENT
        and source.has_text
        and source.id not in shown
        and all(related(source) for related in near)
    ]


def _first_said(reading: Reading) -> Quote | None:
    """The first sentence of a statement that gives something of it."""
    telling = (around(reading, i) for i in reading.everything if tells(reading.lines[i].text))
    lines = next((lines for lines in telling if lines is not None), None)
    return Quote(reading.source, *reading.span(lines)) if lines is not None else None


def _telling(reading: Reading, i: int) -> int:
    """The line `i`; of a government's own statement the next one, where that line says only that somebody responds."""
    official = reading.source.kind is Kind.OFFICIAL_STATEMENT
    following = i + 1 < reading.everything.stop and reading.lines[i + 1].block == reading.lines[i].block
    return i + 1 if official and following and only_responds(reading.lines[i].text) else i


def _related(shown: Iterable[Source]) -> Callable[[Source], bool]:
    """Is a source one of those `shown`, or related to one, whichever of the two says so?"""
    sources = list(shown)
    ids = {source.id for source in sources}
    named = ids.union(*(source.related for source in sources))
    return lambda source: source.id in named or not ids.isdisjoint(source.related)


def _asked_by(stacks: Stacks, quoted: Sequence[Quote]) -> Query:
    """What is asked where `quoted` is shown: the words that more of the quotes hold count more."""
    marked = any(quote.matched for quote in quoted)
    texts = [" ".join(quote.text[s:e] for s, e in quote.matched) if marked else quote.text for quote in quoted]
    held = [{token.term for token in stacks.analyzer.tokens(text)} for text in texts]
    query = query_of(stacks, " ".join(texts))
    concepts = (
        replace(c, weight=sum(not terms.isdisjoint(c.terms) for terms in held) / len(held))
        for c in {concept.own: concept for concept in query.concepts}.values()
    )
    return replace(query, concepts=tuple(concepts))


def _speaks(reading: Reading) -> Callable[[int], bool]:
    """Does a line say what a government says? All that another one than China's states is taken for its words."""
    another = reading.source.kind is Kind.OFFICIAL_STATEMENT and not reading.of_china
    return lambda i: another or reading.holds_position(i)
