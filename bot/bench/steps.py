"""What each step of the ranking gains on top of those before it."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from bot.answering.evidence import WEIGHTS, Weights
from bot.bench.collection import Collection
from bot.bench.engines import Engine, asking, desk_of, rank_bm25, rank_bm25_plain, rank_bm25_same_terms
from bot.text.words import folded, stem, terms

_NONE = Weights(**{field.name: 0.0 for field in fields(Weights)})
_EVIDENCE = {
    "sentences": "the best sentences in a passage",
    "near": "… neighbouring words near each other in them",
    "expected": "… a number, a date, a reason, who it is, a government's words, where they are asked for",
    "order": "words in the question's order",
    "title": "the share of the title",
    "kin": "words of one family",
    "coverage": "how many of the words are there at all",
}


def steps() -> Iterator[tuple[str, Callable[[Collection], Engine]]]:
    """Each step by its name, with the engine that has it and all before it; the last one is the code that answers."""
    yield "rank-bm25: lower case, split at spaces", rank_bm25_plain
    yield "words without marks and accents, Chinese in pieces", lambda c: rank_bm25(c, _words, titles=False)
    yield "no function words", lambda c: rank_bm25(c, _content, titles=False)
    yield "stems", lambda c: rank_bm25(c, _stems, titles=False)
    yield "irregular forms, British spellings", lambda c: rank_bm25(c, _terms, titles=False)
    yield "the title", rank_bm25_same_terms
    yield "passages; idf never negative; pieces weigh less than words, overlapping ones still less", _with(_NONE)
    weights = _NONE
    for name, step in _EVIDENCE.items():
        weights = replace(weights, **{name: getattr(WEIGHTS, name)})
        yield step, _with(weights)


def _with(weights: Weights) -> Callable[[Collection], Engine]:
    return lambda collection: asking(desk_of(collection.documents, weights))


def _words(text: str) -> list[str]:
    return [folded(text[t.start : t.end]) for t in terms(text)]


def _content(text: str) -> list[str]:
    return [folded(text[t.start : t.end]) for t in terms(text) if not t.function]


def _stems(text: str) -> list[str]:
    return list(map(stem, _content(text)))


def _terms(text: str) -> list[str]:
    return [t.term for t in terms(text) if not t.function]
