"""From passages to quotes: which sentences of a passage answer, and which passages repeat each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from bot.answering.answer import Quote, set_off
from bot.answering.evidence import Evidence, Pair
from bot.answering.lines import Line
from bot.answering.reading import Reading, passage_of
from bot.answering.turns import needs_next, opening_line
from bot.answering.windows import MAX_SENTENCES, leads_in, leans, opening, stands
from bot.corpus.source import BlockKind, TextStatus
from bot.retrieval.index import Hit
from bot.retrieval.query import Query

# BM25 over sentences, whose lengths are compared with that of a usual quote. Lower than over passages: a word that
# stands twice in a sentence says little more, and a longer one is no worse for it. Chosen on development halves.
_K1, _B, _USUAL_TERMS = 0.8, 0.15, 25
# A word under which readers look for a sentence is not a word of it.
_LOOKED_UP = 0.7
# A sentence at the edge that matches nothing, and running on into another paragraph.
_IDLE, _TURN = 0.9, 0.9
# A source's own words come before ours about another that says as much.
_VERBATIM = 1.1
# Words without the one who says them come after words with.
_TORN = 0.8
# Neighbouring words of the question are near each other in a sentence with this many words between them, less one.
_NEAR_WORDS = 2

# What speaks for a passage as a whole speaks less for a second quote of it.
_AGAIN = 0.75
# Sums in another order differ in their last digits.
_ROUNDING = 1 + 1e-9
# Two quotes that share this part of the smaller one's words say the same.
_SAME = 0.7
# A further quote has at least this part of the best one's score.
_WORTH_SHOWING = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Consecutive lines of one source that could be quoted, and the passage that was found, which holds them."""

    reading: Reading
    hit: Hit
    lines: range
    score: float
    matched: frozenset[str]


def candidates(
    hits: Sequence[Hit],
    reading_of: Callable[[str], Reading],
    evidence: Evidence,
) -> Iterator[Candidate]:
    """What the hits hold, best first; equal ones by source, then place.

    A hit is looked at closely only once it could be the next.
    """
    looked_at = [_Hope(hit, reading_of(hit.passage.source_id), evidence) for hit in hits]
    hopes = [(-hope.most, i) for i, hope in enumerate(looked_at)]
    heapify(hopes)
    known: list[tuple[float, str, int, int, Candidate]] = []
    while hopes or known:
        if hopes and (not known or hopes[0][0] <= known[0][0]):
            _, i = heappop(hopes)
            best = looked_at[i].next()
            if best is not None:
                heappush(known, (-best.score, best.reading.source.id, best.lines.start, i, best))
        else:
            *_, i, candidate = heappop(known)
            yield candidate
            heappush(hopes, (-looked_at[i].most, i))


class _Standing(NamedTuple):
    """What lines that can stand alone are worth: by what is `said` in them, times what `sort` of words they are."""

    said: float
    sort: float


class _Hope:
    """A hit that may hold a quote."""

    def __init__(self, hit: Hit, reading: Reading, evidence: Evidence) -> None:
        self._hit, self._reading, self._evidence = hit, reading, evidence
        self._lines = reading.between(hit.passage.start, hit.passage.end)
        self._first = self._lines.start
        if self._lines and leans(reading, self._first):
            # What the passage opens with is quoted with what it leans on, though that is in the one before.
            self._lines = range(self._lines.start - 1, self._lines.stop)
        self._found = evidence.found(reading, self._lines)
        self._whole = hit.score + evidence.beyond_sentences(reading, self._found)
        self._own = {i: {term for _, term in places} for i, places in self._found.items()}
        close = ((i, _close(reading.lines[i], own, evidence.pairs)) for i, own in self._own.items() if len(own) > 1)
        self._close = {i: pairs for i, pairs in close if pairs}
        # What is known of the runs; None for those that cannot stand alone.
        self._alone: dict[range, _Standing | None] = {}
        self._verbatim = _VERBATIM if reading.source.text_status is TextStatus.FULL else 1.0
        self._runs = sorted(self._scored(), key=lambda run: (-run[0], run[1].start, run[1].stop))
        if not self._runs and hit.passage.start == 0 and evidence.beside(reading) and (first := opening(reading)):
            # Found by its title or by who wrote it, which are shown beside the quote: as it begins.
            self._runs = [(0.0, first)]

    @property
    def most(self) -> float:
        """No candidate of it that was not given yet scores more."""
        return self._at_most(self._runs[0][0]) * _ROUNDING if self._runs else 0.0

    def _at_most(self, score: float, window: range | None = None) -> float:
        """The most that a run with that `score` can be worth; closer where it is known to be `window`."""
        evidence = self._evidence
        sort = evidence.most_voiced * evidence.most_exact
        expected = evidence.expected(self._text(window)) if window else evidence.most_expected
        return self._verbatim * sort * (score * expected + self._whole)

    def _text(self, window: range) -> str:
        start, end = self._reading.span(window)
        return self._reading.source.text[start:end]

    def _scored(self) -> Iterator[tuple[float, range]]:
        """Every run of one to three lines that matches, with its BM25 and what its pairs of words add."""
        evidence, worth, close = self._evidence, self._evidence.weights, self._close
        lines = {i: self._reading.lines[i] for i in self._lines}
        lengths = {i: len(line.tokens) for i, line in lines.items()}
        for start in self._lines:
            counts: dict[str, float] = {}
            near: set[int] = set()
            length, matches = 0, False
            for stop in range(start + 1, min(start + MAX_SENTENCES, self._lines.stop) + 1):
                if lines[stop - 1].kind is BlockKind.HEADING:
                    break
                for place, term in self._found[stop - 1]:
                    counts[term] = counts.get(term, 0) + (1 if place >= 0 else _LOOKED_UP)
                length += lengths[stop - 1]
                matches = matches or bool(self._own[stop - 1])
                if not matches or stop <= self._first:
                    continue
                norm, score = _K1 * (1 - _B + _B * length / _USUAL_TERMS), 0.0
                for term, n in counts.items():
                    score += worth[term] * n * (_K1 + 1) / (n + norm)
                if close:
                    near.update(close.get(stop - 1, ()))
                    score += evidence.counts.near * sum(evidence.pairs[pair].weight for pair in sorted(near))
                yield score * evidence.sentences, range(start, stop)

    def next(self) -> Candidate | None:
        """The lines that answer best, of those that were not given before; None where none can stand alone."""
        best: range | None = None
        most = 0.0
        for score, window in self._runs:
            if best is not None and self._at_most(score) <= most:
                break
            if window not in self._alone:
                # Whether it can stand alone takes longer to tell than whether it holds what is expected.
                if best is not None and self._at_most(score, window) <= most:
                    continue
                self._alone[window] = self._standing(score, window)
            standing = self._alone[window]
            if standing is None:
                continue
            total = self._verbatim * standing.sort * (standing.said + self._whole)
            if best is None or total > most:
                best, most = window, total
        if best is None:
            self._runs = []
            return None
        self._runs = [
            (score, window)
            for score, window in self._runs
            if set(window).isdisjoint(best) and (window not in self._alone or self._alone[window])
        ]
        self._whole *= _AGAIN
        matched = frozenset[str]().union(*(self._own[i] for i in best))
        return Candidate(self._reading, self._hit_with(best), best, most, matched)

    def _hit_with(self, window: range) -> Hit:
        """The hit, with what is quoted of the passage before it."""
        if window.start >= self._first:
            return self._hit
        start, _ = self._reading.span(window)
        return Hit(passage_of(self._reading.source, start, self._hit.passage.end), self._hit.score)

    def _standing(self, score: float, window: range) -> _Standing | None:
        """What `window`, a run with that `score`, is worth as a quote; None where it cannot stand alone."""
        reading, evidence, own = self._reading, self._evidence, self._own
        if not stands(reading, window, self._lines):
            return None
        # A window pays for a sentence at its edge that matches nothing.
        edges = {window.start, window.stop - 1}
        idle = sum(1 for i in edges if not own[i] and not _needed(reading, i, window))
        # … and for running on into another paragraph.
        turns = sum(
            1
            for i in window[1:]
            if reading.lines[i].block != reading.lines[i - 1].block and not leads_in(reading, i - 1)
        )
        voice = _TORN if _torn(reading, window) else 1.0
        text = self._text(window)
        said = score * _IDLE**idle * _TURN**turns * voice * evidence.expected(text)
        return _Standing(said, evidence.voiced(reading, window, own) * evidence.exact(text, reading.source))


def _close(line: Line, own: set[str], pairs: list[Pair]) -> set[int]:
    """Which of `pairs` stand in `line`, which holds the terms `own`, with few words between them."""
    places: dict[str, list[int]] = {}
    for position, term in enumerate(t.term for t in line.tokens if not t.function):
        if term in own:
            places.setdefault(term, []).append(position)
    return {
        i
        for i, pair in enumerate(pairs)
        if any(0 < abs(a - b) <= _NEAR_WORDS for a in places.get(pair.one, ()) for b in places.get(pair.two, ()))
    }


def _torn(reading: Reading, window: range) -> bool:
    """Does `window` stand without what says whose words it gives?"""
    return set_off(reading.source, *reading.span(window)) or reading.lead_in(window.start) is not None


def _needed(reading: Reading, i: int, lines: range) -> bool:
    """Is line `i` there for its neighbour: what a leaning sentence leans on, what leads in, or what replies?"""
    if i - 1 in lines and needs_next(reading, i - 1):
        return True
    before = i + 1 in lines and (leans(reading, i + 1) or leads_in(reading, i))
    return before or (i == lines.start and i != lines[-1] and opening_line(reading, lines[-1]) == i)


def distinct(found: Iterable[Candidate], limit: int) -> list[Candidate]:
    """The first `limit` of `found`, best first, that are worth showing and say something that none before them says."""
    chosen: list[tuple[Candidate, set[str]]] = []
    for candidate in found:
        if chosen and candidate.score < _WORTH_SHOWING * chosen[0][0].score:
            break
        words = _vocabulary(candidate)
        if not any(_overlap(candidate, other) or _alike(words, theirs) for other, theirs in chosen):
            chosen.append((candidate, words))
        if len(chosen) == limit:
            break
    return [candidate for candidate, _ in chosen]


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.reading is other.reading and not set(one.lines).isdisjoint(other.lines)


def _alike(one: set[str], other: set[str]) -> bool:
    """Do two quotes with these words say the same?"""
    return len(one & other) >= _SAME * max(1, min(len(one), len(other)))


def _vocabulary(candidate: Candidate) -> set[str]:
    lines = (candidate.reading.lines[i] for i in candidate.lines)
    return {t.term for line in lines for t in line.tokens if not t.function}


def quote_of(candidate: Candidate, query: Query) -> Quote:
    """The quote of a candidate, with the places where it matches the question's terms."""
    wanted = query.weights.keys()
    lines = [candidate.reading.lines[i] for i in candidate.lines]
    start, end = lines[0].start, lines[-1].end
    # Where a term stands takes long to find out, and many a line holds none.
    holding = [line for line in lines if not wanted.isdisjoint(line.held)]
    spans: list[tuple[int, int]] = []
    text = candidate.reading.source.text
    for term in sorted((t for line in holding for t in line.terms if t.term in wanted), key=lambda t: (t.start, t.end)):
        span = (term.start - start, term.end - start)
        # Neighbouring words are one match: "**China Cables**", not "**China** **Cables**".
        if spans and (span[0] <= spans[-1][1] or text[start + spans[-1][1] : start + span[0]] in {" ", "-"}):
            spans[-1] = (spans[-1][0], max(span[1], spans[-1][1]))
        else:
            spans.append(span)
    return Quote(candidate.reading.source, start, end, tuple(spans), candidate.score)
