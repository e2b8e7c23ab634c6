"""Names for one thing: where a text uses any of them, it holds their concept."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from bot.text.words import Term, Token, terms, tokens

SAME = "="
"""Opens the concept of forms that mean exactly the same: spellings, translations, abbreviations, variants."""

ALIKE = "~"
"""Opens the concept of forms that are only alike: synonyms."""

CONCEPTS = SAME + ALIKE

ALIKE_WEIGHT = 0.5
"""How well a form that is only alike stands for the asker's own word."""


class Forms(NamedTuple):
    """Forms of one thing. `exact`: do they mean the same, or are they alike?"""

    name: str
    forms: tuple[str, ...]
    exact: bool


class Lexicon:
    """Finds concepts in analysed texts. An empty one finds none."""

    def __init__(self, groups: Iterable[Forms] = ()) -> None:
        # A term → the concepts of which it alone is a form, as tokens.
        self._words: dict[str, list[Token]] = {}
        # First content term ("the" begins too many) → all terms of the form, how many stand before that, concept.
        self._phrases: dict[str, list[tuple[list[str], int, Token]]] = {}
        self.words: set[str] = set()
        """The terms that are right by themselves: forms of one word, and the words of proper names."""
        self.proper: set[str] = set()
        """The concepts that are written with a capital: names, however somebody writes them."""
        known: set[tuple[tuple[str, ...], str]] = set()
        for group in groups:
            concept = (SAME if group.exact else ALIKE) + " ".join(t.term for t in tokens(group.name))
            if group.name[:1].isupper():
                self.proper.add(concept)
            token = Token(concept, "", False)
            for form in dict.fromkeys((group.name, *group.forms)):
                found = terms(form)
                sequence = [t.term for t in found]
                self.words.update(t.term for t in found if len(found) == 1 or not form[t.start].islower())
                if not sequence or (tuple(sequence), concept) in known:
                    continue
                known.add((tuple(sequence), concept))
                if len(sequence) == 1:
                    self._words.setdefault(sequence[0], []).append(token)
                else:
                    before = next((i for i, term in enumerate(found) if not term.function), 0)
                    self._phrases.setdefault(sequence[before], []).append((sequence, before, token))

    def concepts(self, found: Sequence[Term]) -> list[Term]:
        """The concepts in a text's terms `found`, each with the span of the form that stands there, in order."""
        named = self._named([term.term for term in found])
        return [Term(token.term, found[first].start, found[last].end, False) for first, last, token in named]

    def tokens(self, found: Iterable[Token]) -> list[Token]:
        """The concepts in a text's tokens `found`, as tokens without a word, in order."""
        if not self._words and not self._phrases:
            return []
        return [token for _, _, token in self._named([term for term, _, _ in found])]

    def _named(self, found: list[str]) -> list[tuple[int, int, Token]]:
        """The concepts in `found`, each with the positions of the first and last term of the form, in order."""
        words, phrases = self._words, self._phrases
        single = [(i, i, token) for i, term in enumerate(found) if term in words for token in words[term]]
        longer = [
            (first, first + len(sequence) - 1, token)
            for i, term in enumerate(found)
            if term in phrases
            for sequence, before, token in phrases[term]
            if (first := i - before) >= 0 and found[first : first + len(sequence)] == sequence
        ]
        return sorted(single + longer, key=itemgetter(0)) if longer else single
