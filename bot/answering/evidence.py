"""What speaks for a passage beside its BM25 score, which sees neither order, nor place, nor kinship of words."""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.answering.expectation import Expectation
from bot.answering.reading import Reading
from bot.corpus.source import Source
from bot.retrieval.query import Query, whole
from bot.text.words import CJK

# Words of a question that follow each other with at most this many words between them, less one, stand together.
_TOGETHER = 2
# A question of more words than this is rarely answered by one sentence.
_LONG = 5
# Two stems that begin with as many letters as this are of one family: "settler", "settlement".
_FAMILY = 5
# Index terms stand in no order, neither to the text nor to each other.
_NOWHERE = -1000
# What a government says of what is asked, told by anybody; what readers look for as its answer; what it says of
# something else; what stands in a statement of its own.
_POSITION, _ANSWER, _ASIDE, _STATEMENT = 1.7, 1.4, 1.4, 1.3
# Who asks for exact words is shown them: nothing without them comes near.
_EXACT = 10.0


Place = tuple[int, str]
"""A term of the question and the position at which it stands, counted in terms from the start of a passage."""


@dataclass(frozen=True)
class Weights:
    """What each sort of evidence counts beside the BM25 score of a passage.

    `sentences`: the best run of sentences in it. `near`: words that are neighbours in the question and near each
    other in a sentence. `expected`: sentences that hold the number, date, introduction or position asked for.
    `order`: words that follow each other as in the question. `title`: words that stand in the title, the more of it
    they are. `kin`: words that are missing, but one of their family is there. `coverage`: words that are there at
    all, however often.

    Fitted by softmax regression on the development halves of SQuAD 2.0, XQuAD (en, zh), CMRC 2018 and Cranfield
    together, rounded, and kept where two collections or more gain by it; `cuttings bench steps` shows how much.
    """

    sentences: float = 1.0
    near: float = 0.4
    expected: float = 0.35
    order: float = 0.7
    title: float = 1.5
    kin: float = 0.75
    coverage: float = 0.75


WEIGHTS = Weights()


@dataclass(frozen=True)
class Pair:
    """Two terms that follow each other in a question, and what they weigh together."""

    one: str
    two: str
    weight: float


@dataclass(frozen=True)
class Evidence:
    """What is looked for in the passages for `query`. `rarity`: what a term is worth. `wanted`: what sort of answer."""

    query: Query
    rarity: Callable[[str], float]
    wanted: Expectation
    counts: Weights

    @cached_property
    def weights(self) -> dict[str, float]:
        """The terms that are searched, and what each weighs."""
        return {term: weight * self.rarity(term) for term, weight in self.query.weights.items()}

    @cached_property
    def pairs(self) -> list[Pair]:
        """Neighbours in the question. Chinese pieces overlap, so that their order says nothing."""
        own = [concept.own for concept in self.query.concepts]
        return [
            Pair(one, two, min(self.weights[one], self.weights[two]))
            for one, two in pairwise(own)
            if not CJK.match(one) and not CJK.match(two)
        ]

    @cached_property
    def _families(self) -> dict[str, str]:
        """The terms that have a family, and how it begins."""
        own = {concept.own for concept in self.query.concepts}
        return {t: t[:_FAMILY] for t in sorted(own) if len(t) >= _FAMILY and t.isascii() and t.isalpha()}

    @cached_property
    def sentences(self) -> float:
        """What the best run of sentences counts: less where a question asks for more than a sentence says."""
        asked = sum(whole(concept.own) for concept in self.query.concepts)
        return self.counts.sentences * min(1.0, _LONG / asked)

    def expected(self, text: str) -> float:
        """By how much sentences count more for holding what is asked for: from 1 to `most_expected`."""
        return 1 + self.counts.expected * self.wanted.met(text)

    @property
    def most_expected(self) -> float:
        """What `expected` is where a question asks for all that it can."""
        return 1 + self.counts.expected * self.wanted.sorts

    def exact(self, text: str, source: Source) -> float:
        """By how much `text` of `source` counts more for the exact words asked for: in it, the title or the credit."""
        return _EXACT ** self.wanted.exact(text, source.title, source.credit) if self.wanted.phrases else 1.0

    @property
    def most_exact(self) -> float:
        """The most that `exact` can be."""
        return _EXACT ** len(self.wanted.phrases)

    def voiced(self, reading: Reading, lines: range, found: Mapping[int, Collection[str]]) -> float:
        """By how much `lines` count more for being what a government says of what is asked, where that is asked.

        `found`: the question's words in each of them.
        """
        if not self._of_government:
            return 1.0
        holding = [i for i in lines if reading.holds_position(i)]
        if not holding:
            return _ANSWER if any(reading.lines[i].answers_somebody for i in lines) else 1.0
        says = _ASIDE if all(self._topic.isdisjoint(found[i]) for i in holding) else _POSITION
        return says * _STATEMENT**reading.of_china

    @cached_property
    def _topic(self) -> Set[str]:
        """The terms of what is asked about, without those that ask for a government's words."""
        most = max(concept.weight for concept in self.query.concepts)
        return {term for c in self.query.concepts if c.weight > most / 2 for term in c.terms}

    @property
    def most_voiced(self) -> float:
        """The most that `voiced` can be."""
        return _POSITION * _STATEMENT if self._of_government else 1.0

    @property
    def _of_government(self) -> bool:
        return self.query.position and self.counts.expected > 0

    def found(self, reading: Reading, lines: range) -> dict[int, list[Place]]:
        """Where the question's words stand in each of `lines`."""
        wanted = self.query.terms
        # Asked of the source once: a line works out, and keeps, that it has none.
        looked_up = bool(reading.source.index_terms)
        places: dict[int, list[Place]] = {}
        before = 0
        for i in lines:
            line = reading.lines[i]
            here = [(place, term) for place, term in enumerate(line.held, before) if term in wanted]
            if looked_up:
                here += [(_NOWHERE, term) for term in sorted(wanted & line.index_terms)]
            places[i] = here
            before += len(line.tokens)
        return places

    def beside(self, reading: Reading) -> bool:
        """Does one of the question's terms stand in the title, or in the names of those who wrote and published it?"""
        return not self.query.terms.isdisjoint(reading.title | reading.credit)

    def beyond_sentences(self, reading: Reading, found: dict[int, list[Place]]) -> float:
        """What counts for a passage as a whole, in whose lines `found` stands: order, title, kin and coverage."""
        places: dict[str, list[int]] = {}
        for here in found.values():
            for place, term in here:
                places.setdefault(term, []).append(place)
        title, credit = reading.title, reading.credit
        held = [term for term in self.weights if term in places or term in title or term in credit]
        return (
            self.counts.order * sum(p.weight for p in self.pairs if _together(places.get(p.one), places.get(p.two)))
            + self.counts.title * self._titled(title)
            + self.counts.kin * self._kin(reading, found, title, held)
            + self.counts.coverage * sum(self.weights[term] for term in held)
        )

    def _kin(self, reading: Reading, lines: Iterable[int], title: frozenset[str], held: list[str]) -> float:
        """What those terms weigh that are not `held`, but of whose family one is."""
        missing = {term: family for term, family in self._families.items() if term not in held}
        if not missing:
            return 0.0
        there = {term[:_FAMILY] for i in lines for term in reading.lines[i].held} | {term[:_FAMILY] for term in title}
        return sum(self.weights[term] for term, family in missing.items() if family in there)

    def _titled(self, title: frozenset[str]) -> float:
        """What the question's terms in `title` weigh, times the share of the title that they are."""
        shared = sorted(title & self.query.terms)
        if not shared:
            return 0.0
        worth = {term: whole(term) * self.rarity(term) for term in sorted(title)}
        return sum(self.weights[t] for t in shared) * sum(worth[t] for t in shared) / sum(worth.values())


def _together(one: list[int] | None, two: list[int] | None) -> bool:
    """Does a place in `two` come soon after one in `one`?"""
    return bool(one and two) and any(0 < b - a <= _TOGETHER for a in one or () for b in two or ())
