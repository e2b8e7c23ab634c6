"""The desk: takes a question, hands out the answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice

from bot.answering.answer import FURTHER, SHOWN, Answer, Answered, Context, NoAnswer, Quote, Refusal, linked, once
from bot.answering.confidence import Judgement
from bot.answering.evidence import WEIGHTS, Evidence, Weights
from bot.answering.excerpts import context_of, opening_of
from bot.answering.expectation import expectation
from bot.answering.filtering import Filter
from bot.answering.joint import further, in_front, joint
from bot.answering.learning import Learned
from bot.answering.lines import Cuts
from bot.answering.narrowing import Narrowing
from bot.answering.nearest import NEAREST, by_title, nearest
from bot.answering.operators import Asked, parse_question
from bot.answering.parts import parts_of
from bot.answering.pieces import pieces
from bot.answering.quoting import Candidate, candidates, distinct, quote_of
from bot.answering.reading import passage_of
from bot.answering.signals import NOTHING, Signals
from bot.answering.stacks import Stacks
from bot.answering.understanding import (
    MAX_QUESTION,
    Understood,
    asked_of,
    asks_more_than_words,
    is_bare,
    is_looked_up,
    is_on_its_own_matter,
    is_on_matter,
    is_unread,
    query_of,
    readings_of,
)
from bot.corpus.address_book import Link
from bot.corpus.alias import Alias
from bot.corpus.source import Source
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.index import Hit, Index
from bot.retrieval.query import Query
from bot.text.about_us import about_us
from bot.text.addresses import without_addresses
from bot.text.cleaning import clean
from bot.text.referring import asks_for_more
from bot.text.small_talk import is_small_talk

_PASSAGES = 16
# A government's statement on something often does not name it.
_DEEPER = 3
# Quotes on one of several questions hold so much of it.
_OF_PART = 0.5


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
        # It makes its patterns here, where no event loop waits for them.
        about_us("")

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

        Several stand there each on a line. The question is read with them, too, and the surer answer is given; with
        them only, if it refers back ("how old is he?") and names nobody else; without them, if it names what it is
        about, and is answered. What it asks itself must be in the answer. What asks for several things is answered one
        by one, as far as it can be, where nothing answers them together. What asks for more of the question before it,
        is shown the quotes that come after those to that one. `only`: which sources may answer. With
        `operators`, `"exact phrase"` and `-word` in the question narrow it too. A source whose address is in it, or
        whose author's pieces it asks for, answers first; other addresses are no words of it. `of`: the one source that
        may.
        """
        text = clean(question[:MAX_QUESTION])
        links = self.linked(text)
        text = self._words_of(_without(text, links))
        asked = asked_of(self, text) if operators else Asked(text)
        narrowing = Narrowing(only or Filter(), asked, self.source_of, of)
        before = parse_question(without_addresses(context[:MAX_QUESTION])).text
        answer = self._whole(self._surest(asked.text, before, narrowing), before, narrowing)
        answer = further(answer) if before and asks_for_more(asked.text) else answer
        said = self._pointed_at(links, asked, narrowing)
        answer = in_front(replace(answer, question=question), said, self.source_of)
        if isinstance(answer, Answered):
            linked(answer.quotes)
        return answer

    def _words_of(self, text: str) -> str:
        """`text` without the links in it, where it asks for anything without them: one by itself is looked up."""
        rest = without_addresses(text)
        alone = rest != text.strip() and (is_small_talk(rest) or not self.query(rest).concepts)
        return text if alone else rest

    def _surest(self, question: str, context: str, narrowing: Narrowing) -> Answer:
        """The answer to `question`, by itself or read with the one before it: the surer one."""
        answers = list[Answer]()
        for readings in readings_of(self, question, context):
            answers += (self._answer(question, reading, narrowing) for reading in readings)
            if any(isinstance(answer, Answered) for answer in answers):
                break
        return max(answers, key=lambda answer: (isinstance(answer, Answered), answer.confidence))

    def _whole(self, answer: Answer, context: str, narrowing: Narrowing) -> Answer:
        """`answer`, or those to the parts of its question, where it is none or leaves one out that nothing answers.

        Left out is a part on another matter than all that is shown.
        """
        question = answer.question
        parts = parts_of(question)
        asked = list(zip(parts, (context, *parts), strict=False))
        told = cache(partial(self._surest, narrowing=narrowing))
        if isinstance(answer, Answered) and all(
            self._is_on(part, answer) or isinstance(told(part, before), Answered) for part, before in asked
        ):
            return answer
        return joint(question, [told(part, before) for part, before in asked]) or _refused(answer, narrowing)

    def _is_on(self, part: str, answer: Answered) -> bool:
        """Is something that `answer` shows on the matter of that part of its question?"""
        query = self.query(part)
        shown = (Hit(passage_of(quote.source, quote.start, quote.end), answer.confidence) for quote in answer.quotes)
        return any(is_on_matter(self, part, query, hit, _OF_PART) for hit in shown)

    def _answer(self, question: str, reading: Understood, narrowing: Narrowing) -> Answer:
        query = reading.query
        if ours := about_us(question) or about_us(query.corrected or ""):
            return NoAnswer(question, 0.0, Refusal.ABOUT_US, about_us=ours)
        if (chat := is_small_talk(question)) or not query.concepts:
            return NoAnswer(question, 0.0, Refusal.SMALL_TALK if chat else Refusal.EMPTY)
        hits, found = self._found(question, query, narrowing)
        chosen = distinct(found, SHOWN + FURTHER)
        best = chosen[0] if chosen else None
        if best and is_bare(question, query) and self.sure(query, best.hit, best.lines) < self.judgement.line:
            # What the best passage holds only in its index, another one may hold.
            chosen.sort(key=lambda candidate: self.sure(query, candidate.hit, candidate.lines) < self.judgement.line)
            best = chosen[0]
        sure = self._sure(question, query, best, narrowing)
        if query.position and sure < self.judgement.line:
            # A government's words on something need not name it: it is enough that others shown with them do.
            shown = chosen[1:SHOWN]
            sure = max((sure, *(self._sure(question, query, candidate, narrowing) for candidate in shown)))
        if sure < self.judgement.line:
            corrected = self._if_meant(question, reading, best, narrowing)
            near, unread = nearest(self, query, hits), is_unread(self, question)
            return NoAnswer(question, sure, Refusal.NOTHING_FOUND, near, corrected, bool(narrowing), unread)
        quotes = [quote_of(candidate, query) for candidate in chosen]
        titled = by_title(self, query, hits)
        of_others = query.position and not any(map(_holds_position, chosen[:SHOWN]))
        first, more = tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:])
        return Answered(question, sure, first, more, query.corrected, titled, of_others=of_others)

    def _sure(self, question: str, query: Query, best: Candidate | None, narrowing: Narrowing) -> float:
        """How sure it is that the `best` quote answers `question`, as `query` reads it: from 0 to 1."""
        if best is None or not is_on_its_own_matter(self, question, query, best.hit):
            return 0.0
        if narrowing.asked.phrases and not asks_more_than_words(self, narrowing.asked):
            return 1.0
        seen = self.signals_of(query, best.hit, best.lines)
        sure = self.judgement.confidence(seen)
        return max(sure, self.judgement.line) if is_looked_up(self, question, query, seen) else sure

    def query(self, question: str, context: str = "") -> Query:
        """What is searched for `question`, its misspelt words repaired."""
        return query_of(self, question, context)

    def _found(
        self, question: str, query: Query, narrowing: Narrowing | None = None
    ) -> tuple[list[Hit], Iterator[Candidate]]:
        wanted = expectation(question[:MAX_QUESTION], narrowing.asked.phrases if narrowing else ())
        deep = _PASSAGES * (_DEEPER if query.position else 1)
        hits = self.search(query.weights, deep, narrowing or None)
        evidence = Evidence(query, self.vocabulary.rarity, wanted, self._weights)
        return hits, candidates(hits, lambda source_id: self.reading(self.source_of(source_id)), evidence)

    def ranked(self, question: str, query: Query, limit: int) -> list[Quote]:
        """The best quote of each source that `query` finds, best first: what is measured on test collections."""
        _, found = self._found(question, query)
        best: dict[str, Candidate] = {}
        for candidate in found:
            best.setdefault(candidate.reading.source.id, candidate)
            if len(best) == limit:
                break
        return [quote_of(candidate, query) for candidate in best.values()]

    def seen(self, question: str, context: str = "") -> Signals:
        """What speaks for the best passage for `question`, by itself or read with the one before it."""
        readings = (reading for some in readings_of(self, question, context) for reading in some)
        return max((self._seen(question, reading.query) for reading in readings), key=self.judgement.confidence)

    def _seen(self, question: str, query: Query) -> Signals:
        _, found = self._found(question, query)
        best = next(found, None)
        return self.signals_of(query, best.hit, best.lines) if best else NOTHING

    def _pointed_at(self, links: Sequence[Link], asked: Asked, narrowing: Narrowing) -> dict[str, list[Quote]]:
        """What the sources say whose addresses are the `links`, and how the pieces begin that are asked for: by id."""
        linked = dict.fromkeys(source_id for link in links for source_id in link.sources)
        fitting = (s for s in map(self.source_of, linked) if narrowing.only.matches(s) and narrowing.of in (None, s.id))
        said = {s.id: self._said_by(s, asked, narrowing) for s in islice(fitting, SHOWN + FURTHER)}
        return pieces(self, asked.text, narrowing) | said

    def said(self, source: Source, question: str = "", *, operators: bool = True) -> list[Quote]:
        """What one of its sources says about `question`; where it is nothing, or nothing is asked, its opening."""
        text = clean(question[:MAX_QUESTION])
        asked = asked_of(self, text) if operators else Asked(text)
        return linked(self._said_by(source, asked, Narrowing(Filter(), asked, self.source_of)))

    def _said_by(self, source: Source, asked: Asked, narrowing: Narrowing) -> list[Quote]:
        query = self.query(asked.text)
        found: Iterable[Candidate] = ()
        if query.concepts:
            _, found = self._found(asked.text, query, replace(narrowing, of=source.id))
        quotes = [quote_of(candidate, query) for candidate in distinct(found, SHOWN)]
        return quotes if quotes or asked.phrases or asked.excluded else self._opening(source)

    def _opening(self, source: Source) -> list[Quote]:
        first = self.opening(source)
        return [first] if first else []

    def opening(self, source: Source) -> Quote | None:
        """How one of the sources begins; None where it has no text."""
        return opening_of(self, source)

    def context(self, quote: Quote) -> Context:
        """`quote` with the sentences around it."""
        return context_of(self, quote)

    def _if_meant(self, question: str, reading: Understood, best: Candidate | None, narrowing: Narrowing) -> str | None:
        """`question` as its `reading` corrected it, where it would be answered so. `best`: the quote found.

        Else with those words swapped back, too, that may be slips, though they are right.
        """
        query, before = reading
        corrected = query.corrected
        if corrected is not None and self._would_answer(question, corrected, reading, best, narrowing):
            return corrected
        meant = self.analyzer.mended(corrected or question, self.slip)
        answered = meant is not None and isinstance(
            self._answer(meant, Understood(self.query(meant, before), before), narrowing), Answered
        )
        return meant if answered else None

    def _would_answer(
        self, question: str, corrected: str, reading: Understood, best: Candidate | None, narrowing: Narrowing
    ) -> bool:
        """Would `question` be answered as its `reading` corrected it? `best`: the quote found."""
        query, before = reading
        meant = self.query(corrected, before)
        # Mostly: then the same is found, and surer. Of words of grammar ("how mnay") the query tells nothing.
        alike = meant.certain == query.certain and expectation(corrected) == expectation(question)
        if alike and not (is_small_talk(corrected) or about_us(corrected)):
            return self._sure(corrected, meant, best, narrowing) >= self.judgement.line
        return isinstance(self._answer(corrected, Understood(meant, before), narrowing), Answered)


def _refused(answer: Answer, narrowing: Narrowing) -> NoAnswer:
    """`answer`, of which nothing answers what was asked, as none; what it quotes is what is nearest."""
    if isinstance(answer, NoAnswer):
        return answer
    near = once((quote.source for quote in answer.quotes), NEAREST)
    return NoAnswer(answer.question, 0.0, Refusal.NOTHING_FOUND, near, narrowed=bool(narrowing))


def _holds_position(candidate: Candidate) -> bool:
    return any(map(candidate.reading.holds_position, candidate.lines))


def _without(text: str, links: Sequence[Link]) -> str:
    for link in reversed(links):
        text = f"{text[: link.start]} {text[link.end :]}"
    return text
