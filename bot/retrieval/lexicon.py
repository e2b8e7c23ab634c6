"""Names for one thing: where a text uses any of them, it holds their concept."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.text.words import Term, terms, tokens

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
        # First term → (whole form, concept) of the forms that begin with it.
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.words: set[str] = set()
        """The terms that are right by themselves: forms of one word, and the words of proper names."""
        self.proper: set[str] = set()
        """The concepts that are written with a capital: names, however somebody writes them."""
        known: set[tuple[tuple[str, ...], str]] = set()
        for group in groups:
            concept = (SAME if group.exact else ALIKE) + " ".join(t.term for t in tokens(group.name))
            if group.name[:1].isupper():
                self.proper.add(concept)
            for form in dict.fromkeys((group.name, *group.forms)):
                found = terms(form)
                sequence = tuple(t.term for t in found)
                self.words.update(t.term for t in found if len(found) == 1 or not form[t.start].islower())
                if sequence and (sequence, concept) not in known:
                    known.add((sequence, concept))
                    self._forms.setdefault(sequence[0], []).append((sequence, concept))

    def concepts(self, found: Sequence[Term]) -> list[Term]:
        """The concepts in a text's terms `found`, each with the span of the form that stands there."""
        named = self.named([term.term for term in found])
        return [Term(name, found[first].start, found[last].end, False) for name, first, last in named]

    def named(self, found: Sequence[str]) -> list[tuple[str, int, int]]:
        """The concepts in the terms `found`, each with the positions of the form's first and last term."""
        forms = self._forms
        if forms.keys().isdisjoint(found):
            return []
        return [
            (concept, i, i + len(sequence) - 1)
            for i, term in enumerate(found)
            if term in forms
            for sequence, concept in forms[term]
            if tuple(found[i : i + len(sequence)]) == sequence
        ]
