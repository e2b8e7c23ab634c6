"""The one way in which texts and questions become terms, so that they can meet."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from bot.retrieval.lexicon import ALIKE, ALIKE_WEIGHT, SAME, Lexicon
from bot.retrieval.query import BEFORE, Concept, Query
from bot.retrieval.translation import in_english
from bot.text.asked_in import is_in_another_language, marked, small_amid_capitals
from bot.text.english import is_english
from bot.text.errand import is_errand
from bot.text.function_words import FUNCTION_WORDS, asks_in_chinese, grammar_elsewhere, is_foreign
from bot.text.words import CJK, Term, Token, folded, terms, tokens

# A form that is only alike counts for less than the asker's own word, one of several words, which has fewer meanings,
# for little less; one word out of a name for less, too.
_PHRASE_WEIGHT = 0.9
_PART_WEIGHT = 0.3
# A long name, in Chinese above all, comes in so many parts that all of them would outweigh it: as many as this do not.
_PARTS = 4
# Words of the question before this one, and names in it for which this one has "he" or "that".
_CONTEXT_WEIGHT, _REFERENT_WEIGHT = 0.35, 0.8
# Who writes more words than this is not mistyping them, and each unknown one is compared with the whole vocabulary.
_LOOKED_AT = 64
# So many terms before a word and behind it tell what it was meant to be.
_BESIDE = 4
# As few letters as this may be an abbreviation.
_SHORT = 4
_ONE = "一"


class Repair(NamedTuple):
    """A known word, without case and accents, and its term. `spelt`: as a passage spells it, where that is known."""

    word: str
    term: str
    spelt: str = ""


Repairs = Mapping[Term, Repair]
Repairing = Callable[[str, str, Collection[str]], Repair | None]


class Analyzer:
    """Words, and the concepts that a lexicon finds among them."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or Lexicon()

    @property
    def proper(self) -> Collection[str]:
        """The concepts of its lexicon that are names."""
        return self._lexicon.proper

    def terms(self, text: str, at: int = 0) -> list[Term]:
        """The terms of `text` in order, then its concepts; `at` is where it stands in a longer text."""
        found = terms(text, at)
        return found + self._lexicon.concepts(found)

    def tokens(self, text: str) -> list[Token]:
        """`terms` without their places, several times as fast; a concept has no `word`."""
        found = tokens(text)
        return found + self._lexicon.tokens(found)

    def index_terms(self, text: str) -> list[Token]:
        """The terms of index terms: those that carry a meaning."""
        return [token for token in self.tokens(text) if not token.function]

    def query(
        self,
        question: str,
        context: str = "",
        repair: Repairing = lambda word, term, beside: None,
        holding: Callable[[str], int] | None = None,
        *,
        refers_back: bool = False,
    ) -> Query:
        """What to search for `question`, asked after `context`; `refers_back`: of whose names it speaks.

        A question of function words only ("who are they") asks for nothing. `repair` gives for a word,
        its term and those beside it the word and term that were meant, or None. `holding`: how many texts hold a term.
        Chinese words that none holds are searched in English.
        """
        repairs = self._repairs(question, repair)
        concepts = self._concepts(question, repairs, holding)
        if context:
            asked = {term for concept in concepts for term in concept.terms}
            earlier = self._concepts(context, self._repairs(context, repair), holding)
            concepts += [_before(concept, refers_back) for concept in earlier if concept.own not in asked]
        return Query(tuple(concepts), _corrected(question, repairs), is_errand(question))

    def mended(self, question: str, repair: Repairing) -> str | None:
        """`question` with those of its words repaired for which `repair` gives another; None where it gives none."""
        found = [t for t in terms(question) if not t.function]
        meant = {
            t: repair(folded(question[t.start : t.end]), t.term, _beside(found, i))
            for i, t in enumerate(islice(found, _LOOKED_AT))
        }
        return _corrected(question, {t: repaired for t, repaired in meant.items() if repaired is not None})

    def _concepts(self, question: str, repairs: Repairs, holding: Callable[[str], int] | None) -> list[Concept]:
        found = [_repaired(t, repairs[t]) if t in repairs else t for t in terms(question)]
        elsewhere = _grammar_elsewhere(question, found)
        content = [t for t in found if not t.function and t.start not in elsewhere]
        guessed = frozenset(t.start for t, meant in repairs.items() if meant.word != folded(question[t.start : t.end]))
        written = _Written(found, content, guessed, frozenset(_names(question, found)))
        asking = asks_in_chinese(question)
        named = [n for n in self._lexicon.concepts(found) if asking.isdisjoint(range(n.start, n.end))]
        # "War" is no war in "wer war Zhu Hailun", but "die" stands in names of more words.
        grammar = {(t.start, t.end) for t in found if t.start in elsewhere}
        named = [n for n in named if (n.start, n.end) not in grammar] if grammar else named
        concepts, taken = self._of_names(written, [name for name in named if name.term[0] == SAME])
        taken |= asking
        if holding and CJK.search(question):
            english, content = self._of_chinese(question, content, taken, holding)
            concepts += english
        alike = [name for name in named if name.term[0] == ALIKE]
        concepts += _of_words(written, [t for t in content if taken.isdisjoint(range(t.start, t.end))], alike)
        merged = {tuple(sorted(c.terms)): c for c in sorted(concepts, key=lambda c: c.start)}
        return list(merged.values())

    def _of_names(self, written: "_Written", named: Iterable[Term]) -> tuple[list[Concept], set[int]]:
        """The concepts of those `named` that have several names, and where they stand, which is taken."""
        concepts: list[Concept] = []
        # By where they stand, one look-up each: a long Chinese question names thousands of things.
        beginning = defaultdict[int, list[Term]](list)
        for term in written.content:
            beginning[term.start].append(term)
        taken: set[int] = set()
        # The longest names first: "Xinjiang Uyghur Autonomous Region" is one thing, not three.
        for name in sorted(named, key=lambda n: (n.start - n.end, n.start, n.term)):
            span = range(name.start, name.end)
            if not taken.isdisjoint(span):
                continue
            taken.update(span)
            inside = [t for i in span if i in beginning for t in beginning[i]]
            parts = {t.term: _PART_WEIGHT * min(1.0, _PARTS / len(inside)) for t in inside if t.end <= name.end}
            # The words of a name vouch for each other, misspelt or not.
            guess = len(parts) == 1 and all(t.start in written.guessed for t in inside)
            proper = name.term in self._lexicon.proper or name.start in written.names
            concepts.append(Concept({name.term: 1.0, **parts}, 1.0, name.start, guess=guess, name=proper))
        return concepts, taken

    def _of_chinese(
        self, question: str, content: list[Term], taken: set[int], holding: Callable[[str], int]
    ) -> tuple[list[Concept], list[Term]]:
        """The concepts of the Chinese words that are searched in English, and the `content` still to be searched.

        What they take is added to `taken`.
        """
        english, translated = in_english(question, content, taken, self._lexicon, holding)
        if english or translated:
            taken |= translated
            # Pieces that reach from one word into the next, and the article of "one".
            content = [t for t in content if not CJK.match(t.term) or (holding(t.term) and t.term != _ONE)]
        return english, [t for t in content if not _is_seam(t.term) or holding(t.term)]

    def _repairs(self, question: str, repair: Repairing) -> Repairs:
        """The misspelt terms of `question` and what was meant. Words of names that mean one thing are right."""
        everything = terms(question)
        named = {i for name in self._lexicon.concepts(everything) for i in range(name.start, name.end)}
        found = [t for t in everything if not t.function]
        right = self._lexicon.words
        unnamed = ((i, t) for i, t in enumerate(found) if t.term not in right and t.start not in named)
        # Only names are spelt alike everywhere: "personnes" are no personnel.
        foreign = is_foreign([t.term for t in everything], small_amid_capitals(question))
        meant = {
            t: repair(folded(question[t.start : t.end]), t.term, _beside(found, i))
            for i, t in islice(unnamed, _LOOKED_AT)
            if not (foreign and question[t.start].islower())
        }
        names = _names(question, everything)
        return {
            t: repaired
            for t, repaired in meant.items()
            if repaired is not None
            and _likely(t, repaired, question)
            and (t.start not in names or repaired.term in right or not _is_another(t, repaired))
        }


class _Written(NamedTuple):
    """The terms of a question: all that were `found`, those of `content`, and where repaired ones and names stand."""

    found: Sequence[Term]
    content: Sequence[Term]
    guessed: Collection[int]
    names: Collection[int]


def _of_words(written: _Written, content: Iterable[Term], alike: Iterable[Term]) -> list[Concept]:
    """A concept for each term of `content`, for which what is `alike` in the lexicon stands, too."""
    likeness = defaultdict[int, dict[str, float]](dict)
    for name in alike:
        phrase = any(name.start < t.start < name.end for t in written.found)
        fit = _PHRASE_WEIGHT if phrase else ALIKE_WEIGHT
        for i in range(name.start, name.end):
            likeness[i][name.term] = max(fit, likeness[i].get(name.term, 0.0))
    return [
        Concept(
            {term.term: 1.0, **likeness[term.start]},
            1.0,
            term.start,
            guess=term.start in written.guessed,
            name=term.start in written.names,
        )
        for term in content
    ]


def _before(concept: Concept, refers_back: bool) -> Concept:
    """A concept of the question before, of whose names this one speaks where it `refers_back`."""
    meant = refers_back and concept.name
    return Concept(concept.terms, concept.weight * (_REFERENT_WEIGHT if meant else _CONTEXT_WEIGHT), BEFORE, name=meant)


def _beside(found: list[Term], i: int) -> list[str]:
    """The other terms `found` around the one at `i`."""
    return [t.term for t in found[max(i - _BESIDE, 0) : i + _BESIDE + 1] if t.term != found[i].term]


def _likely(term: Term, repair: Repair, question: str) -> bool:
    """A short word in capitals is rather an abbreviation than misspelt, and one with accents is a foreign one."""
    typed = question[term.start : term.end]
    short = len(typed) <= _SHORT and sorted(folded(typed)) != sorted(repair.word)
    return (typed.isascii() and not typed.isupper()) or not (short or repair.word in FUNCTION_WORDS)


def _is_another(term: Term, repair: Repair) -> bool:
    """Is a short name rather somebody of whom no passage knows than a word of English? "Maas" is not "mass"."""
    return term.end - term.start <= _SHORT and is_english(repair.word)


def _repaired(term: Term, repair: Repair) -> Term:
    return term._replace(term=repair.term, function=repair.word in FUNCTION_WORDS)


def _grammar_elsewhere(question: str, found: Iterable[Term]) -> set[int]:
    """Where those of the terms `found` stand that carry grammar in the language of `question`, and in English none."""
    typed = {t.start: question[t.start : t.end] for t in found}
    words = grammar_elsewhere([folded(word) for word in typed.values()], small_amid_capitals(question))
    # Not the second of "un rapport de l'UN".
    return {i for i, word in typed.items() if folded(word) in words and (len(word) == 1 or not word[-2:].isupper())}


def _is_seam(term: str) -> bool:
    """Is it a pair of Chinese characters of which one is a word of grammar?"""
    return len(term) == 2 and CJK.match(term) is not None and not FUNCTION_WORDS.isdisjoint(term)


def _names(question: str, found: list[Term]) -> set[int]:
    """Where names and numbers stand among the terms `found`: capitals behind the first word, digits."""
    letters = [t.start for t in found if question[t.start].isalpha()]
    capital = {start for start in letters[1:] if question[start].isupper()}
    # Where most words are capitals (a headline, shouting, German), they tell nothing.
    if 2 * len(capital) > len(letters):
        capital = set()
    return capital | {t.start for t in found if question[t.start].isdigit()}


def _corrected(question: str, repairs: Repairs) -> str | None:
    """`question` with its misspelt words as they were meant, None where nothing of it changes."""
    text = question
    for term in sorted(_shown(question, repairs), key=lambda t: -t.start):
        meant = repairs[term].spelt or repairs[term].word
        text = text[: term.start] + _cased(meant, text[term.start : term.end]) + text[term.end :]
    return None if text == question else text


def _shown(question: str, repairs: Repairs) -> Collection[Term]:
    """The misspelt terms of `question`, but for words of another language that English ones were found for.

    "forcée" finds "force", but who wrote it meant no other word.
    """
    foreign = marked(question) if repairs else set[int]()
    english = {
        t
        for t, meant in repairs.items()
        if (question[t.start].islower() or t.start in foreign) and is_english(meant.spelt or meant.word)
    }
    if english and not is_in_another_language(question):
        starts = [t.start for t in terms(question)]
        beside = {start for pair in pairwise(starts) if not foreign.isdisjoint(pair) for start in pair}
        english = {t for t in english if t.start in beside | foreign}
    return repairs.keys() - english


def _cased(word: str, typed: str) -> str:
    """`word` with the capitals of what was `typed`."""
    return word.upper() if typed.isupper() else word.capitalize() if typed[0].isupper() else word
