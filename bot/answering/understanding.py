"""How a question is understood at some stacks: its operators, its terms, and which question before it belongs to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.answering import authorship, framing, meaning, position, view
from bot.answering.dates import date_in
from bot.answering.filtering import Filter
from bot.answering.narrowing import Narrowing
from bot.answering.operators import Asked, Phrase, parse_question
from bot.answering.reasons import with_reasons
from bot.answering.signals import Signals, commonness
from bot.answering.stacks import Stacks
from bot.retrieval.index import Hit
from bot.retrieval.query import BEFORE, Concept, Query
from bot.text.asked_in import is_in_another_language
from bot.text.cleaning import clean
from bot.text.errand import is_errand
from bot.text.phrases import words
from bot.text.referring import doubts, only_asks, refers_back
from bot.text.words import CJK, tokens

MAX_QUESTION = 4000
"""Longer questions are read up to here: Discord allows no longer message."""

# Who asks what China says has China's words in mind, whether they name China or not, and an article need not say that
# somebody wrote it.
_ASKING = 0.3
# What sources are about stands in one of so many passages.
_ONE_IN = 3
# So many questions before it are each looked at.
_EARLIER = 4
# What refers to nothing before it is a question of its own, and so much of it is in what answers it.
_OF_ITS_OWN = 2 / 3
# Who asks for exact words asks who uses them.
_USES = frozenset(
    "use uses used using coin coined call calls called mention mentions mentioned speak speaks spoke contain contains"
    " hold holds phrase word words wording term expression quote quoted".split()
)
# A word that would stand in as many passages as this, whatever they were about, is said rather than looked up.
_ORDINARY = 0.015
# Of the whole, but for rounding.
_ALL = 0.999
# Questions in Chinese find texts in English.
_READ = ("en", "zh")


class Understood(NamedTuple):
    """A question as it is read: what is searched, and the question `before` it that it is read with, "" for none."""

    query: Query
    before: str = ""


def asked_of(stacks: Stacks, text: str) -> Asked:
    """`text` with its operators. Exact words in Chinese that nothing holds are rather a term to be translated.

    Where nothing is asked but what happened at a date, the date is exact words.
    """
    asked = parse_question(text)
    possible = (p for p in asked.phrases if not CJK.match("".join(p)) or _stands_somewhere(stacks, p))
    asked = replace(asked, phrases=tuple(possible))
    if date := date_in(asked.text):
        rest, written = framing.without(date.rest), words(date.written)
        if not query_of(stacks, rest).concepts and _stands_somewhere(stacks, written):
            return replace(asked, text=f"{rest} {date.written}", phrases=(*asked.phrases, written))
    return asked


def query_of(stacks: Stacks, question: str, context: str = "") -> Query:
    """What is searched for `question`, asked after `context`, its misspelt words repaired."""
    asked, before = (clean(text[:MAX_QUESTION]) for text in (question, context))
    back = bool(before) and _refers_back(asked, lambda: query_of(stacks, asked))
    query = stacks.analyzer.query(asked, before, stacks.repaired, stacks.holding, refers_back=back)
    there = position.asking(asked) | authorship.asking(asked) | meaning.asking(asked) | view.asking(asked)
    there |= set(range(len(asked))) if doubts(asked) else set()
    query = _less_of(_led_in_to(query, framing.asking(asked)), there)
    if before and only_asks(asked):
        query = _of_before(query)
    errand = query.errand and is_errand(framing.without(asked))
    query = with_reasons(query, asked, stacks.holding)
    return stacks.standing(replace(query, errand=errand, position=position.asks_position(asked)))


def readings_of(stacks: Stacks, question: str, context: str) -> Iterator[list[Understood]]:
    """How `question` is understood, by itself and with the one before it: the surest reading counts.

    A later list is looked at where nothing in the earlier one is answered: what names what it is about is read with
    `context` only then, or, where it refers back ("and the UK?"), without it. What refers back ("how old is he?") and
    names nobody else is read with that only, and of several questions in it, one a line, may follow up the first and
    any that names something.
    """
    alone = query_of(stacks, question)
    if not context or not words(question):
        yield [Understood(alone)]
        return
    names, back = _names(question, alone), _refers_back(question, lambda: alone)
    if back and not names:
        # The first one began it: it stands by itself.
        first, *lines = context.split("\n")[:_EARLIER] if "\n" in context else [context]
        named = (line for line in lines if _names(line, query_of(stacks, line)))
        yield [_after(stacks, before, question) for before in dict.fromkeys((context, first, *named))]
    elif back:
        yield [_after(stacks, context, question)]
        yield [Understood(alone)]
    elif not names:
        yield [Understood(alone), _after(stacks, context, question)]
    else:
        yield [Understood(alone)]
        yield [_after(stacks, context, question)]


def is_on_its_own_matter(stacks: Stacks, question: str, query: Query, hit: Hit) -> bool:
    """Does what was found by `query`, which reads `question` with the one before it, hold what `question` itself asks?

    None of its names is missing, and where it speaks of nothing before it, little else.
    """
    if all(concept.start != BEFORE for concept in query.concepts):
        return True
    own = replace(query, concepts=tuple(concept for concept in query.concepts if concept.start != BEFORE))
    return is_on_matter(stacks, question, own, hit, _OF_ITS_OWN)


def is_on_matter(stacks: Stacks, question: str, query: Query, hit: Hit, least: float) -> bool:
    """Does what was found hold what `question` asks, which `query` reads by itself?

    None of its names is missing, and where it speaks of nothing before it, it holds `least` of the rest, 0 to 1.
    """
    there = position.asking(question)
    own = replace(query, concepts=tuple(concept for concept in query.concepts if concept.start not in there))
    if not own.concepts:
        return True
    seen = stacks.signals_of(own, hit)
    if seen.names or (not seen.coverage and _names(question, own)):
        return False
    return seen.coverage >= least or _refers_back(question, lambda: query_of(stacks, question))


def asks_more_than_words(stacks: Stacks, asked: Asked) -> bool:
    """Does `asked` ask for more than exact words, and who wrote them? What holds these is an answer."""
    passed = _USES.union(*asked.phrases)
    text = framing.without(asked.text)
    return bool(beyond_authorship(stacks, " ".join(word for word in words(text) if word not in passed)))


def beyond_authorship(stacks: Stacks, question: str) -> list[Concept]:
    """What `question` asks for, but for the words that ask who wrote it."""
    there = authorship.asking(question) | framing.asking(question)
    return [concept for concept in query_of(stacks, question).concepts if concept.start not in there]


def is_bare(question: str, query: Query) -> bool:
    """Is `question` a single thing, in one word or several, without a word of grammar?"""
    return len(query.concepts) == 1 and not any(token.function for token in tokens(question))


def is_looked_up(stacks: Stacks, question: str, query: Query, seen: Signals) -> bool:
    """Is `question` a single word that is looked up, or are several things asked for and all of them in what was found?

    Only where each tells something, or is what the sources are about: such a word stands in so many passages that it
    tells nothing. `seen`: in the best passage.
    """
    if not all(_tells(stacks, concept) for concept in query.concepts):
        return False
    if len(query.concepts) == 1:
        return len(words(framing.without(question))) == 1
    return seen.coverage >= _ALL


def _tells(stacks: Stacks, concept: Concept) -> bool:
    holding = 0 if concept.guess else stacks.holding(concept.own)
    about = holding > 1 and _ONE_IN * holding >= stacks.vocabulary.passages
    return holding > 0 and (commonness(concept.own) < _ORDINARY or about)


def stands_alone(stacks: Stacks, question: str) -> bool | None:
    """Does `question` say by itself what it is about? None where the answer has to tell.

    So it is with what names nobody and refers to nothing, and with what does both ("what about Oskar Lund?").
    """
    alone = query_of(stacks, question)
    names, back = _names(question, alone), _refers_back(question, lambda: alone)
    return names if names != back else None


def is_unread(stacks: Stacks, question: str) -> bool:
    """Is `question` in another language than English and Chinese, in which all sources are?"""
    return is_in_another_language(question) and all(language.startswith(_READ) for language in stacks.languages)


def _after(stacks: Stacks, before: str, question: str) -> Understood:
    return Understood(query_of(stacks, question, before), before)


def _stands_somewhere(stacks: Stacks, phrase: Phrase) -> bool:
    """Does a text, a title or a credit hold `phrase`, of which index terms tell nothing?"""
    # Chinese characters are words by themselves, and search terms in pairs.
    text = ("" if CJK.match("".join(phrase)) else " ").join(phrase)
    weights = dict.fromkeys((token.term for token in tokens(text)), 1.0)
    return bool(stacks.search(weights, 1, Narrowing(Filter(), Asked("", (phrase,)), stacks.source_of)))


def _names(question: str, query: Query) -> bool:
    """Does `query`, of `question` alone, name anything but a government that is asked for its words?"""
    there = position.asking(question)
    return any(concept.name and concept.start not in there for concept in query.concepts)


def _refers_back(question: str, alone: Callable[[], Query]) -> bool:
    """Does `question` speak of what was asked before it, or ask no more than what a government says of that?

    `alone`: gives what it asks for by itself.
    """
    if refers_back(question):
        return True
    there = position.asking(question)
    return bool(there) and all(concept.start in there for concept in alone().concepts)


def _of_before(query: Query) -> Query:
    """What `query` has of the question before, as that one would be searched; itself, where that is nothing."""
    concepts = tuple(replace(concept, weight=1.0) for concept in query.concepts if concept.start == BEFORE)
    return replace(query, concepts=concepts, errand=False) if concepts else query


def _led_in_to(query: Query, leading_in: set[int]) -> Query:
    """`query` without the concepts at the positions `leading_in`, where it has others."""
    concepts = tuple(concept for concept in query.concepts if concept.start not in leading_in)
    return replace(query, concepts=concepts) if concepts else query


def _less_of(query: Query, asking: set[int]) -> Query:
    """`query`, in which the concepts at the positions `asking` weigh less, where it has others."""
    if all(concept.start in asking for concept in query.concepts):
        return query
    concepts = (replace(c, weight=c.weight * _ASKING) if c.start in asking else c for c in query.concepts)
    return replace(query, concepts=tuple(concepts))
