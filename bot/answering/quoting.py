"""From passages to quotes: which sentences of a passage answer, and which passages repeat each other."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.answering.answer import Quote, set_off
from bot.answering.evidence import Evidence, Pair
from bot.answering.reading import Line, Reading
from bot.corpus.source import BlockKind, TextStatus
from bot.retrieval.index import Hit
from bot.retrieval.passage import Passage
from bot.retrieval.query import Query
from bot.text.sentences import MAX_CHARACTERS, MAX_WORDS
from bot.text.speech import announces

MAX_SENTENCES = 3

# BM25 over sentences: saturation and length normalisation as in the index, lengths against a usual quote.
_K1, _B, _USUAL_TERMS = 0.8, 0.15, 25
_IDLE = 0.9
_TURN = 0.9
# A source's own words come before ours about another that says as much.
_VERBATIM = 1.1
# Words without the one who says them come after words with.
_TORN = 0.8
# Neighbouring words of the question are near each other in a sentence with this many words between them, less one.
_NEAR_WORDS = 2

# A sentence that opens with one of these leans on the sentence before it.
_LEANING = frozenset(
    "he she it they his her its their this that these those such but however also instead then there".split()
)
# Two quotes that share this part of the smaller one's words say the same.
_SAME = 0.7
# A further quote has at least this part of the best one's score.
_WORTH_SHOWING = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Consecutive lines of one source that could be quoted, in the passage where they were found."""

    reading: Reading
    passage: Passage
    lines: range
    score: float
    matched: frozenset[str]


def candidates(
    hits: Sequence[Hit],
    reading_of: Callable[[str], Reading],
    evidence: Evidence,
) -> list[Candidate]:
    """The best candidate of each hit, best first; equal ones by source, then place."""
    found = [best for hit in hits if (best := _best(hit, reading_of(hit.passage.source_id), evidence)) is not None]
    return sorted(found, key=lambda c: (-c.score, c.reading.source.id, c.lines.start))


def _best(hit: Hit, reading: Reading, evidence: Evidence) -> Candidate | None:
    best: Candidate | None = None
    pairs, share = evidence.pairs, evidence.counts
    weights = evidence.small | evidence.weights
    found = evidence.found(reading, reading.between(hit.passage.start, hit.passage.end))
    whole = hit.score + evidence.beyond_sentences(reading, found)
    own = {i: {term for _, term in places if term in evidence.weights} for i, places in found.items()}
    close = {i: _close(reading.lines[i], own[i], pairs) for i in found} if pairs else {}
    for lines in _windows(reading, reading.between(hit.passage.start, hit.passage.end)):
        matched = frozenset[str]().union(*(own[i] for i in lines))
        if not matched:
            continue
        length = sum(len(reading.lines[i].terms) for i in lines)
        norm = _K1 * (1 - _B + _B * length / _USUAL_TERMS)
        tf = Counter(term for i in lines for _, term in found[i])
        score = sum(weights[t] * n * (_K1 + 1) / (n + norm) for t, n in tf.items())
        if close:
            near = set[int]().union(*(close[i] for i in lines))
            score += share.near * sum(pairs[pair].weight for pair in sorted(near))
        # A window pays for a sentence at its edge that matches nothing.
        idle = sum(1 for i in {lines.start, lines.stop - 1} if not own[i] and not _needed(reading, i, lines))
        # … and for running on into another paragraph.
        turns = sum(
            1
            for i in lines[1:]
            if reading.lines[i].block != reading.lines[i - 1].block and not leads_in(reading, i - 1)
        )
        score *= _IDLE**idle * _TURN**turns * evidence.sentences
        verbatim = _VERBATIM if reading.source.text_status is TextStatus.FULL else 1.0
        if best is not None and verbatim * (score * evidence.most_expected + whole) <= best.score:
            continue
        start, end = reading.lines[lines.start].start, reading.lines[lines.stop - 1].end
        voice = _TORN if set_off(reading.source, start, end) else 1.0
        score = verbatim * (voice * score * evidence.expected(reading.source.text[start:end]) + whole)
        if best is None or score > best.score:
            best = Candidate(reading, hit.passage, lines, score, matched)
    return best


def _close(line: Line, own: set[str], pairs: list[Pair]) -> set[int]:
    """Which of `pairs` stand in `line`, which holds the terms `own`, with few words between them."""
    if len(own) < 2:
        return set()
    places: dict[str, list[int]] = {}
    for position, term in enumerate(t for t in line.terms if not t.function):
        if term.term in own:
            places.setdefault(term.term, []).append(position)
    return {
        i
        for i, pair in enumerate(pairs)
        if any(0 < abs(a - b) <= _NEAR_WORDS for a in places.get(pair.one, ()) for b in places.get(pair.two, ()))
    }


def _needed(reading: Reading, i: int, lines: range) -> bool:
    """Is line `i` there for its neighbour: what a leaning sentence leans on, or what leads in?"""
    return i + 1 in lines and (leans(reading, i + 1) or leads_in(reading, i))


def _windows(reading: Reading, lines: range) -> Iterator[range]:
    """Runs of one to three lines within the limits that can stand alone."""
    seen: set[range] = set()
    for start in lines:
        if reading.lines[start].kind is BlockKind.HEADING:
            continue
        for stop in range(start + 1, min(start + MAX_SENTENCES, lines.stop) + 1):
            window = _standing_alone(reading, range(start, stop), lines)
            if window is not None and window not in seen:
                seen.add(window)
                yield window


def _standing_alone(reading: Reading, window: range, bounds: range) -> range | None:
    """`window`, widened so that nobody's words lose the one who says them; None where it cannot stand alone."""
    start, stop = window.start, window.stop
    if stop < bounds.stop and leads_in(reading, stop - 1):
        stop += 1
    lead = reading.lead_in(start)
    if lead is not None and lead >= bounds.start and _fits(reading, range(lead, stop)):
        start = lead
    elif start > bounds.start and leans(reading, start) and _fits(reading, range(start - 1, stop)):
        start -= 1
    for widened in (range(start, stop), window):
        if _fits(reading, widened) and _one_voice(reading, widened):
            return widened
    return None


def _one_voice(reading: Reading, window: range) -> bool:
    """Is all of `window` in one voice: the source's, one block quotation's, or the latter behind its lead-in?"""
    quoted = [i for i in window if reading.lines[i].kind is BlockKind.QUOTATION]
    if not quoted:
        return True
    lead = reading.lead_in(quoted[0])
    one_block = len({reading.lines[i].block for i in quoted}) == 1
    before = range(window.start, quoted[0])
    led_in = not before or (len(before) == 1 and before[0] == lead and lead + 1 == quoted[0])
    return one_block and led_in and quoted[-1] == window.stop - 1


def leads_in(reading: Reading, i: int) -> bool:
    """Does line `i` announce the words of the next one?"""
    line = reading.lines[i]
    return line.kind is not BlockKind.HEADING and announces(reading.source.text[line.start : line.end])


def leans(reading: Reading, i: int) -> bool:
    """Does line `i` need the line before it, in the same block, to be understood?"""
    line = reading.lines[i]
    if i == 0 or reading.lines[i - 1].block != line.block or not line.terms:
        return False
    return not line.whole or line.terms[0].term in _LEANING


def _fits(reading: Reading, window: range) -> bool:
    lines: list[Line] = [reading.lines[i] for i in window]
    return (
        len(lines) <= MAX_SENTENCES
        and all(line.kind is not BlockKind.HEADING for line in lines)
        and sum(line.words for line in lines) <= MAX_WORDS
        and lines[-1].end - lines[0].start <= MAX_CHARACTERS + 100
    )


def opening(reading: Reading) -> range | None:
    """The first sentences of a source that can stand alone, within one paragraph; None where it has none."""
    everything = range(len(reading.lines))
    first = next(_windows(reading, everything), None)
    if first is None:
        return None
    block = reading.lines[first.stop - 1].block
    same = (w for w in _windows(reading, range(first.start, min(first.stop + MAX_SENTENCES, everything.stop))))
    return max(
        (w for w in same if w.start == first.start and reading.lines[w.stop - 1].block == block), key=len, default=first
    )


def distinct(found: Sequence[Candidate], limit: int) -> list[Candidate]:
    """The first `limit` of `found` that are worth showing and say something that none before them says."""
    chosen: list[Candidate] = []
    for candidate in found:
        if len(chosen) == limit or candidate.score < _WORTH_SHOWING * found[0].score:
            break
        if not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def _repeats(one: Candidate, other: Candidate) -> bool:
    if one.reading is other.reading and set(one.lines) & set(other.lines):
        return True
    mine, theirs = _vocabulary(one), _vocabulary(other)
    return len(mine & theirs) >= _SAME * max(1, min(len(mine), len(theirs)))


def _vocabulary(candidate: Candidate) -> set[str]:
    lines = (candidate.reading.lines[i] for i in candidate.lines)
    return {t.term for line in lines for t in line.terms if not t.function}


def quote_of(candidate: Candidate, query: Query) -> Quote:
    """The quote of a candidate, with the places where it matches the question's terms."""
    wanted = query.weights.keys()
    lines = [candidate.reading.lines[i] for i in candidate.lines]
    start, end = lines[0].start, lines[-1].end
    spans: list[tuple[int, int]] = []
    text = candidate.reading.source.text
    for term in sorted((t for line in lines for t in line.terms if t.term in wanted), key=lambda t: (t.start, t.end)):
        span = (term.start - start, term.end - start)
        # Neighbouring words are one match: "**China Cables**", not "**China** **Cables**".
        if spans and (span[0] <= spans[-1][1] or text[start + spans[-1][1] : start + span[0]] in {" ", "-"}):
            spans[-1] = (spans[-1][0], max(span[1], spans[-1][1]))
        else:
            spans.append(span)
    return Quote(candidate.reading.source, start, end, tuple(spans), candidate.score)
