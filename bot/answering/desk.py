"""The desk: takes a question, hands out the answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.answering import authorship, position
from bot.answering.answer import Answer, Answered, Context, NoAnswer, Quote, Refusal
from bot.answering.confidence import Judgement
from bot.answering.evidence import WEIGHTS, Evidence, Weights
from bot.answering.expectation import expectation
from bot.answering.filtering import Filter
from bot.answering.learning import Learned
from bot.answering.narrowing import Narrowing
from bot.answering.operators import Asked, Phrase, parse_question
from bot.answering.quoting import Candidate, candidates, distinct, opening, quote_of, saying
from bot.answering.reading import Cuts
from bot.answering.signals import NOTHING, Signals
from bot.answering.stacks import Stacks
from bot.corpus.address_book import Link
from bot.corpus.side_files import Alias
from bot.corpus.source import Source
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.index import Hit, Index
from bot.retrieval.query import Query
from bot.text.cleaning import clean
from bot.text.function_words import is_foreign
from bot.text.phrases import words
from bot.text.referring import refers_back
from bot.text.small_talk import is_small_talk
from bot.text.words import CJK, tokens

SHOWN = 3
"""Quotes in one answer."""

FURTHER = 6
"""Quotes that come after them."""

MAX_QUESTION = 4000
"""Longer questions are read up to here: Discord allows no longer message."""

_PASSAGES = 16
# Who asks what China says has China's words in mind, whether they name China or not, and an article need not say that
# somebody wrote it.
_ASKING = 0.3
# A government's statement on something often does not name it.
_DEEPER = 3
# A source whose passage and title give less confidence than this is not near the question.
_NEAR = 0.25
_CONTEXT_LINES = 2
# Questions in Chinese find texts in English.
_READ = ("en", "zh")
_CONTEXT_CHARACTERS = 900


class Desk(Stacks):
    """Answers questions about a set of sources. The same sources and question give the same answer."""

    def __init__(
        self,
        sources: Iterable[Source],
        aliases: Iterable[Alias] = (),
        index: Callable[[Analyzer], Index] | None = None,
        cuts: Cuts | None = None,
        *,
        weights: Weights = WEIGHTS,
        judgement: Judgement | None = None,
        learned: Learned | None = None,
    ) -> None:
        """As of the stacks. `weights`: of the evidence."""
        super().__init__(sources, aliases, index, cuts, judgement=judgement, learned=learned)
        self._weights = weights

    def query(self, question: str, context: str = "") -> Query:
        """What is searched for `question`, its misspelt words repaired."""
        asked, before = (clean(text[:MAX_QUESTION]) for text in (question, context))
        back = bool(before) and self._refers_back(asked)
        query = self.analyzer.query(asked, before, self._spelling.repaired, self._index.holding, refers_back=back)
        return self._standing(_less_of(query, position.asking(asked) | authorship.asking(asked)))

    def _refers_back(self, question: str) -> bool:
        """Does `question` speak of what was asked before it, or ask no more than what a government says of that?"""
        there = position.asking(question)
        return refers_back(question) or (
            bool(there) and all(concept.start in there for concept in self.query(question).concepts)
        )

    def _befores(self, question: str, context: str) -> list[str]:
        """With which questions before it `question` is to be read, "" for none: the surest reading counts."""
        if not context:
            return [""]
        there = position.asking(question)
        named = any(c.name and c.start not in there for c in self.query(question).concepts)
        return [context] if self._refers_back(question) and not named else ["", context]

    def ask(
        self,
        question: str,
        context: str = "",
        only: Filter | None = None,
        *,
        of: str | None = None,
        operators: bool = True,
    ) -> Answer:
        """The answer to `question`: any text at all. `context`: the question before it, which it may follow up.

        Then it is read with that one, too, and the surer answer is given; with that one only, if it refers back to it
        ("how old is he?") and names nobody else. `only`: which sources may answer. With
        `operators`, `"exact phrase"` and `-word` in the question narrow it too. A link in it that is the address of a
        source makes that source answer first. `of`: the one source that may.
        """
        text = clean(question[:MAX_QUESTION])
        links = self._addresses.links(text)
        text = _without(text, links)
        asked = self._parsed(text) if operators else Asked(text)
        narrowing = Narrowing(only or Filter(), asked, self._source_of, of)
        befores = self._befores(asked.text, parse_question(context[:MAX_QUESTION]).text)
        answers = [self._answer(asked.text, before, narrowing) for before in befores]
        answer = max(answers, key=lambda answer: (isinstance(answer, Answered), answer.confidence))
        answer = replace(answer, question=question)
        linked = (s for s in self._at(links) if narrowing.only.matches(s) and of in (None, s.id))
        said = {s.id: self._said_by(s, asked, narrowing) for s in islice(linked, SHOWN + FURTHER)}
        for piece in self._pieces(asked.text, narrowing):
            said.setdefault(piece.id, self._opening(piece))
        return self._in_front(answer, said)

    def said(self, source: Source, question: str = "", *, operators: bool = True) -> list[Quote]:
        """What one of its sources says about `question`; where it is nothing, or nothing is asked, its opening."""
        text = clean(question[:MAX_QUESTION])
        asked = self._parsed(text) if operators else Asked(text)
        return self._said_by(source, asked, Narrowing(Filter(), asked, self._source_of))

    def reported(self, quoted: Sequence[Quote]) -> list[Quote]:
        """What the sources of `quoted` report a government to say, beside what is quoted: at most one quote of each."""
        found: list[Quote] = []
        for source in {quote.source.id: quote.source for quote in quoted}.values():
            reading = self._readings.of(source)
            shown = [reading.covering(quote.start, quote.end) for quote in quoted if quote.source.id == source.id]
            beside = (
                Quote(source, reading.lines[lines.start].start, reading.lines[lines.stop - 1].end)
                for lines in saying(reading)
                if all(set(lines).isdisjoint(other) for other in shown)
            )
            found += islice(beside, 1)
        return found

    def _parsed(self, text: str) -> Asked:
        """`text` with its operators. A Chinese term in quotation marks that no passage can hold is to be translated."""
        asked = parse_question(text)
        possible = (p for p in asked.phrases if not CJK.match("".join(p)) or self._stands_somewhere(p))
        return replace(asked, phrases=tuple(possible))

    def _stands_somewhere(self, phrase: Phrase) -> bool:
        """Does a text, a title or a credit hold `phrase`, of which index terms tell nothing?"""
        weights = dict.fromkeys((token.term for token in tokens("".join(phrase))), 1.0)
        narrowing = Narrowing(Filter(), Asked("", (phrase,)), self._source_of)
        return bool(self._index.search(weights, 1, narrowing))

    def _at(self, links: Iterable[Link]) -> list[Source]:
        found = (source_id for link in links for source_id in link.sources)
        return [self._source_of(source_id) for source_id in dict.fromkeys(found)]

    def _beyond_phrases(self, asked: Asked) -> bool:
        """Does the question ask for more than exact words, and who wrote them? What holds these is an answer."""
        exact = {word for phrase in asked.phrases for word in phrase}
        rest = " ".join(word for word in words(asked.text) if word not in exact)
        there = authorship.asking(rest)
        return any(concept.start not in there for concept in self.query(rest).concepts)

    def _pieces(self, question: str, narrowing: Narrowing) -> list[Source]:
        """The pieces by the one whose pieces `question` asks for, if it asks for nothing else, the newest first."""
        there = authorship.asking(question)
        by = [concept for concept in self.query(question).concepts if concept.start not in there] if there else []
        if not by:
            return []
        weights = Query(tuple(by)).weights
        hits = self._index.search(weights, _PASSAGES * _DEEPER, narrowing or None)
        found = {hit.passage.source_id: self._reading(hit.passage.source_id) for hit in hits}
        credited = {source_id: {token.term for token in reading.credit} for source_id, reading in found.items()}
        pieces = [found[i].source for i, credit in credited.items() if all(concept.own in credit for concept in by)]
        return sorted(pieces, key=lambda source: (source.published or "", source.id), reverse=True)

    def _answer(self, question: str, context: str, narrowing: Narrowing) -> Answer:
        query = self.query(question, context)
        if not query.concepts or is_small_talk(question):
            return NoAnswer(question, 0.0, Refusal.EMPTY)
        hits, found = self._found(question, query, narrowing)
        chosen = distinct(found, SHOWN + FURTHER)
        sure = self._sure(query, self._hit_of(chosen[0], hits)) if chosen else 0.0
        if chosen and narrowing.asked.phrases and not self._beyond_phrases(narrowing.asked):
            sure = 1.0
        if sure < self.judgement.line:
            corrected = self._if_meant(query.corrected, context, narrowing)
            near = self._nearest(query, hits)
            unread = self._unread(question)
            return NoAnswer(question, sure, Refusal.NOTHING_FOUND, near, corrected, bool(narrowing), unread)
        quotes = [quote_of(candidate, query) for candidate in chosen]
        for quote in quotes:
            # Looked for here, where an event loop does not have to wait for it.
            _ = quote.link
        return Answered(
            question, sure, tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:]), query.corrected, self._by_title(query, hits)
        )

    def ranked(self, question: str, query: Query, limit: int) -> list[Quote]:
        """The best quote of each source that `query` finds, best first: what is measured on test collections."""
        _, found = self._found(question, query)
        best: dict[str, Candidate] = {}
        for candidate in found:
            best.setdefault(candidate.reading.source.id, candidate)
            if len(best) == limit:
                break
        return [quote_of(candidate, query) for candidate in best.values()]

    def _found(
        self, question: str, query: Query, narrowing: Narrowing | None = None
    ) -> tuple[list[Hit], Iterator[Candidate]]:
        wanted = expectation(question[:MAX_QUESTION], narrowing.asked.phrases if narrowing else ())
        deep = _PASSAGES * (_DEEPER if wanted.position else 1)
        hits = self._index.search(query.weights, deep, narrowing or None)
        evidence = Evidence(query, self._vocabulary.rarity, wanted, self._weights)
        return hits, candidates(hits, self._reading, evidence)

    def _in_front(self, answer: Answer, said: Mapping[str, list[Quote]]) -> Answer:
        """`answer`, with what is `said` by the sources that the question points at, by their ids, in front."""
        sources, quoted = [self._source_of(source_id) for source_id in said], list(said.values())
        first = [quotes[0] for quotes in quoted if quotes] + [quote for quotes in quoted for quote in quotes[1:]]
        bare = tuple(source for source in sources if not source.has_text)
        if not first:
            if isinstance(answer, Answered):
                return replace(answer, by_title=_once((*bare, *answer.by_title)))
            refusal = Refusal.NOTHING_FOUND if bare else answer.refusal
            return replace(answer, refusal=refusal, suggestions=_once((*bare, *answer.suggestions)))
        others = (*answer.quotes, *answer.more) if isinstance(answer, Answered) else ()
        quotes = (*first, *(quote for quote in others if quote.source.id not in said))[: SHOWN + FURTHER]
        return Answered(answer.question, 1.0, quotes[:SHOWN], quotes[SHOWN:], answer.corrected, bare)

    def _said_by(self, source: Source, asked: Asked, narrowing: Narrowing) -> list[Quote]:
        """What `source` says about what is asked; where it is nothing, or nothing is asked, its opening."""
        query = self.query(asked.text)
        found: Iterable[Candidate] = ()
        if query.concepts:
            _, found = self._found(asked.text, query, replace(narrowing, of=source.id))
        quotes = [quote_of(candidate, query) for candidate in distinct(found, SHOWN)]
        if not quotes and not asked.phrases and not asked.excluded:
            return self._opening(source)
        for quote in quotes:
            _ = quote.link
        return quotes

    def _opening(self, source: Source) -> list[Quote]:
        """How `source` begins, with its link; nothing where it has no text."""
        first = self.opening(source)
        if first is None:
            return []
        _ = first.link
        return [first]

    def opening(self, source: Source) -> Quote | None:
        """How one of the sources begins: its first sentences that can stand alone; None where it has none."""
        reading = self._readings.of(source)
        lines = opening(reading)
        return Quote(source, reading.lines[lines.start].start, reading.lines[lines.stop - 1].end) if lines else None

    def seen(self, question: str, context: str = "") -> Signals:
        """What speaks for the best passage for `question`, by itself or read with the one before it."""
        readings = [self._seen_of(question, before) for before in self._befores(question, context)]
        return max(readings, key=self.judgement.confidence)

    def _seen_of(self, question: str, context: str) -> Signals:
        query = self.query(question, context)
        hits, found = self._found(question, query)
        best = next(found, None)
        return self._seen(query, self._hit_of(best, hits)) if best else NOTHING

    def _unread(self, question: str) -> bool:
        """Is `question` in another language than English and Chinese, in which all sources are?"""
        foreign = is_foreign([token.term for token in tokens(question)])
        return foreign and all(source.language.startswith(_READ) for source in self._sources.values())

    def _if_meant(self, corrected: str | None, context: str, narrowing: Narrowing) -> str | None:
        """`corrected`, where that question would be answered."""
        if corrected is None:
            return None
        return corrected if isinstance(self._answer(corrected, context, narrowing), Answered) else None

    def context(self, quote: Quote) -> Context:
        """`quote` with up to two sentences before and behind it, and with the words that lead in to it."""
        reading = self._reading(quote.source.id)
        inside = reading.covering(quote.start, quote.end)
        start, end = quote.start, quote.end
        for i in range(inside.start - 1, max(inside.start - _CONTEXT_LINES, 0) - 1, -1):
            if quote.start - reading.lines[i].start <= _CONTEXT_CHARACTERS:
                start = reading.lines[i].start
        for i in range(inside.stop, min(inside.stop + _CONTEXT_LINES, len(reading.lines))):
            if reading.lines[i].end - quote.end <= _CONTEXT_CHARACTERS:
                end = reading.lines[i].end
        lead = reading.lead_in(inside.start) if inside else None
        if lead is not None and quote.start - reading.lines[lead].start <= 2 * _CONTEXT_CHARACTERS:
            start = min(start, reading.lines[lead].start)
        return Context(quote, start, end)

    @staticmethod
    def _hit_of(best: Candidate, hits: list[Hit]) -> Hit:
        return next(hit for hit in hits if hit.passage is best.passage)

    def _nearest(self, query: Query, hits: list[Hit], least: float = _NEAR) -> tuple[Source, ...]:
        """Up to three sources that hold a good part of the question, though no quote of them does."""
        near = (self._source_of(hit.passage.source_id) for hit in hits if self._sure(query, hit) >= least)
        return _once(near)[:3]

    def _by_title(self, query: Query, hits: list[Hit]) -> tuple[Source, ...]:
        """Sources whose titles answer and that have nothing to quote."""
        bare = [hit for hit in hits if not self._sources[hit.passage.source_id].has_text]
        return self._nearest(query, bare, self.judgement.line)


def _less_of(query: Query, asking: set[int]) -> Query:
    """`query`, in which the concepts at the positions `asking` weigh less, where it has others."""
    if all(concept.start in asking for concept in query.concepts):
        return query
    concepts = (replace(c, weight=c.weight * _ASKING) if c.start in asking else c for c in query.concepts)
    return replace(query, concepts=tuple(concepts))


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """`sources` in their order, each one and each title once."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.title, source)
    return tuple(found.values())


def _without(text: str, links: Sequence[Link]) -> str:
    for link in reversed(links):
        text = f"{text[: link.start]} {text[link.end :]}"
    return text
