"""What governments say about what is quoted: in statements of their own, and as others report it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import regex

from bot.answering.answer import Quote
from bot.answering.position import holds_position
from bot.answering.quoting import around
from bot.answering.reading import Line, Reading
from bot.answering.stacks import Stacks
from bot.answering.understanding import query_of
from bot.corpus.source import Kind, Source
from bot.retrieval.passage import Passage
from bot.retrieval.query import Query

_MOST = 6
_PASSAGES = 64
# What holds less of what was asked, as far as its words are worth, or less of what the best one holds, is on another
# matter. Of a related source we know that it is on this one.
_OF_ASKED, _RELATED, _OF_BEST = 0.3, 0.15, 0.5
# A word under which readers look for a sentence is not a word of it.
_LOOKED_UP = 0.7
# Who is introduced with an office goes on without it: "the ambassador Liu Xiaoming … Liu Xiaoming said".
_OFFICE = "ambassador"
_IN_OFFICE = regex.compile(
    r"\b(?i:ambassador|spokes(?:man|woman|person)|minister),? (?P<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+)"
)


def statements_on(stacks: Stacks, quoted: Sequence[Quote]) -> list[Quote]:
    """What a government says, or is reported to say, of what `quoted` answers, beside what they quote: nearest first.

    What was asked is known by their matched words; where none is marked, all their words stand for it. At most one
    statement of each source; of equal ones, those of related sources come first.
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
        speaks = _speaks(reading, hit.passage)
        for i in reading.between(hit.passage.start, hit.passage.end):
            said, before = score(reading.lines[i]), best.get(source.id)
            if not said or said < least or (before and said <= before.score) or not speaks(reading.lines[i]):
                continue
            lines = around(reading, i)
            if lines is None:
                continue
            quote = Quote(source, *reading.span(lines), score=said)
            if not any(map(quote.overlaps, quoted)):
                best[source.id] = quote

    found = sorted(best.values(), key=lambda quote: (-quote.score, not related(quote.source), quote.source.id))
    return [quote for quote in found if quote.score >= _OF_BEST * found[0].score][:_MOST]


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


def _speaks(reading: Reading, passage: Passage) -> Callable[[Line], bool]:
    """Does a line of `passage` say what a government says?"""
    official = reading.source.kind is Kind.OFFICIAL_STATEMENT
    names = {match["name"] for match in _IN_OFFICE.finditer(passage.text)}

    def speaks(line: Line) -> bool:
        text = line.text
        for name in names:
            text = text.replace(name, _OFFICE)
        return official or holds_position(text)

    return speaks
