"""Words that a corpus does not know, as the known words that they were probably meant to be."""

from collections.abc import Collection, Mapping
from functools import cache

from bot.retrieval.analyzer import Repair
from bot.retrieval.index import Index
from bot.retrieval.near_words import NearWords, is_word
from bot.text.english import english
from bot.text.everyday import is_everyday
from bot.text.function_words import FUNCTION_WORDS, unswapped
from bot.text.shorthand import SHORTHAND
from bot.text.words import folded, terms, tokens

# Nobody misses two letters in a short word.
_TWO_EDITS = 9
# In so few letters another one makes another word.
_TINY = 3
# As many letters as this without a vowel are rather an abbreviation: vpn, gdp, dvd.
_ABBREVIATION = 3
_VOWELS = frozenset("aeiouy")
# Of so many words that are equally near, the most frequent, the context is looked at: each costs a search.
_WEIGHED = 5
# In so many passages, the best for its term, a word is looked for as it is spelt.
_SPELT_IN = 20
# Another that has so many letters more at its end is another form: Bürgermeister, Bürgermeisterin.
_ENDING = 2
# Function words of as many letters are no other words with a letter wrong.
_LONG_GRAMMAR = 5
# Words of as few letters as this are each other's neighbours by chance.
_SHORT = 4


class Spelling:
    """Repairs words against the vocabulary of an index.

    Of several words that could be meant, the likeliest slip comes first; then the context decides, as in a noisy
    channel (Kernighan, Church and Gale, "A Spelling Correction Program Based on a Noisy Channel Model", 1990): the
    word with which more is found of those beside it, by BM25, or else the more frequent one.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        # Together: several threads may ask.
        self._vocabulary: tuple[Mapping[str, str], NearWords] = ({}, NearWords(()))

    def repaired(self, word: str, term: str, beside: Collection[str] = ()) -> Repair | None:
        """What `word`, whose term is `term`, was probably meant to be; None where it needs no repair or has none.

        `beside`: the terms near it in the question. The word meant is one edit away, or two where `word` is long,
        and has the same first letter: that one is rarely missed, and names differ in it (Lenin, Benin). It is a word
        that a passage holds, or else, unless `word` is English itself, another form of one, or one that sounds like it,
        whatever its first letter, an edit further away; and it is no longer form of `word`: nobody leaves out an ending
        by a slip. It is a function word where letters swapped their places, or where nothing else is near a long word
        that is not English; in a short one of English, only swapped letters are put right. A common word is what it
        is, though no passage holds it. What is written short in a chat is written out, and an s taken from a name of
        two letters.
        """
        written_out = SHORTHAND.get(word)
        if written_out:
            repair = Repair(written_out, tokens(written_out)[0].term)
            return repair if self._index.holding(repair.term) else None
        if self._index.holding(term) or is_everyday(term):
            return None
        if held := self._index.vocabulary().get(word):
            # The plural of an abbreviation, which passages hold in capitals: "MPs".
            return Repair(word, held)
        if name := self._possessor(word):
            return Repair(name, tokens(name)[0].term)
        near = self._near(word) if is_word(word) else {}
        if _right(word):
            # Not "lief", where a passage holds "life".
            near = {repair: edits for repair, edits in near.items() if sorted(repair.word) == sorted(word)}
        near = {repair: edits for repair, edits in near.items() if not _is_form(repair.word, word)}
        meant, grammar = self._likeliest(near, word, beside), unswapped(word)
        if grammar and (meant is None or sorted(meant.word) != sorted(word)):  # "waht" is "what", not "want"
            return Repair(grammar, grammar)
        return self._spelt(meant) if meant else _function_word(word)

    def slip(self, word: str, term: str, beside: Collection[str] = ()) -> Repair | None:
        """The word that `word` is with two letters swapped, which is right as well: "police flies".

        None where a passage holds `word`. What was meant stands in one together with a word `beside` it.
        """
        if len(word) < _SHORT or word in self._index.vocabulary():
            return None
        near = self._held(self._words().near(word, 1), word)
        swapped = {
            repair: edits
            for repair, edits in near.items()
            if sorted(repair.word) == sorted(word) and any(self._index.together(repair.term, other) for other in beside)
        }
        return self._likeliest(swapped, word, beside)

    def _possessor(self, word: str) -> str | None:
        """The known short name in `word`, whose apostrophe was left out: "xis". Longer ones are stems."""
        if len(word) != _TINY or word[-1] != "s" or not is_word(word) or _right(word):
            return None
        name = word[:-1]
        return name if name not in FUNCTION_WORDS and name in self._index.vocabulary() else None

    def _near(self, word: str) -> dict[Repair, int]:
        """The words that could be meant, and how many edits away each is."""
        words = self._words()
        edits = 2 if len(word) >= _TWO_EDITS else 1
        repairs = self._held(words.near(word, edits), word)
        if not repairs and word not in _english():
            repairs = self._held(_english().near(word, edits), word)
            # Who writes by ear is further off: "moskes".
            repairs = repairs or self._held(words.sounding(word, edits + 1), word)
        return repairs

    def _words(self) -> NearWords:
        """The words that the index knows."""
        known, words = self._index.vocabulary(), self._vocabulary
        if words[0] is not known:
            self._vocabulary = words = known, NearWords(known)
        return words[1]

    def _held(self, near: Mapping[str, int], word: str) -> dict[Repair, int]:
        """Those of the words `near` whose terms a passage holds."""
        if len(word) <= _TINY:
            near = {other: distance for other, distance in near.items() if set(word) <= set(other)}
        repairs = {Repair(other, tokens(other)[0].term): distance for other, distance in near.items()}
        return {repair: distance for repair, distance in repairs.items() if self._index.holding(repair.term)}

    def _likeliest(self, near: Mapping[Repair, int], word: str, beside: Collection[str]) -> Repair | None:
        # Letters swapped or doubled are the likeliest slip: then they are the same letters.
        slips = {
            repair: (distance, set(repair.word) != set(word), repair.word in FUNCTION_WORDS)
            for repair, distance in near.items()
        }
        least = min(slips.values(), default=None)
        # The most frequent first, the same on every machine.
        alike = sorted(
            (repair for repair, slip in slips.items() if slip == least),
            key=lambda r: (-self._index.holding(r.term), r.word not in self._index.vocabulary(), r.word),
        )[:_WEIGHED]
        if len(alike) > 1 and beside:
            return max(alike, key=lambda repair: self._fit(repair.term, beside))
        return alike[0] if alike else None

    def _spelt(self, repair: Repair) -> Repair:
        """`repair` as passages spell its word, in small letters, where one of the best holds it: with its accents."""
        for passage, _ in self._index.search({repair.term: 1.0}, _SPELT_IN):
            for text in (passage.title, passage.text, passage.credit):
                if all(word != repair.word for _, word, _ in tokens(text)):  # mostly other forms of it
                    continue
                spellings = (text[t.start : t.end] for t in terms(text) if t.term == repair.term)
                # "Zhus" and "Zhu's" are no spellings of "zhu".
                spelt = next((s for s in spellings if s.isalpha() and folded(s) == repair.word), None)
                if spelt:
                    return repair._replace(spelt=spelt.lower())
        return repair

    def _fit(self, term: str, beside: Collection[str]) -> float:
        """How much the words beside `term` add to the score of its best passage: a rare word scores high by itself."""
        return self._best(term, *beside) - self._best(term)

    def _best(self, *terms: str) -> float:
        """The score of the best passage for `terms`."""
        hits = self._index.search(dict.fromkeys(terms, 1.0), 1)
        return hits[0].score if hits else 0.0


def _is_form(other: str, word: str) -> bool:
    return len(other) >= len(word) + _ENDING and other.startswith(word)


@cache
def _english() -> NearWords:
    return NearWords(english())


def _right(word: str) -> bool:
    """Is `word` a short one that is English, or an abbreviation?"""
    return len(word) <= _SHORT and (word in _english() or (len(word) <= _ABBREVIATION and _VOWELS.isdisjoint(word)))


def _function_word(word: str) -> Repair | None:
    """The function word that is an edit from `word`, a long one that is not English itself: "hapened"."""
    if len(word) < _LONG_GRAMMAR or not is_word(word) or word in _english():
        return None
    near = sorted(_grammar().near(word, 1))
    return Repair(near[0], near[0]) if near else None


@cache
def _grammar() -> NearWords:
    return NearWords(word for word in FUNCTION_WORDS if len(word) >= _LONG_GRAMMAR)
