"""The one way in which texts and questions become terms, so that they can meet."""

from collections.abc import Callable

from bot.retrieval.lexicon import ALIKE, SAME, Lexicon
from bot.retrieval.query import Concept, Query
from bot.text.words import Term, folded, terms

# A form that is only alike counts for less than the asker's own word, and so does one word out of a name.
_ALIKE_WEIGHT = 0.4
_PART_WEIGHT = 0.3
# Words of the question before this one.
_CONTEXT_WEIGHT = 0.35


Repair = Callable[[str, str], str | None]


class Analyzer:
    """Words, and the concepts that a lexicon finds among them."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or Lexicon()

    def terms(self, text: str) -> list[Term]:
        """The terms of `text` in order, then its concepts."""
        found = terms(text)
        return found + self._lexicon.concepts(found)

    def query(self, question: str, context: str = "", repair: Repair = lambda word, term: None) -> Query:
        """What to search for `question`, asked after `context`.

        A question of function words only ("who are they") keeps them, so it stays askable. `repair` gives for a word
        and its term the one that was meant, or None.
        """
        concepts = self._concepts(question, repair)
        if context:
            asked = {term for concept in concepts for term in concept.terms}
            earlier = (concept for concept in self._concepts(context, repair) if not asked & set(concept.terms))
            concepts += [Concept(c.terms, c.weight * _CONTEXT_WEIGHT) for c in earlier if not c.function]
            if any(not concept.function for concept in concepts):
                concepts = [concept for concept in concepts if not concept.function]
        return Query(tuple(concepts))

    def _concepts(self, question: str, repair: Repair) -> list[Concept]:
        found = [self._repaired(question, term, repair) for term in terms(question)]
        content = [t for t in found if not t.function]
        if not content:
            return [Concept({t: 1.0}, 1.0, function=True) for t in dict.fromkeys(t.term for t in found)]
        named = self._lexicon.concepts(found)
        concepts: list[Concept] = []
        taken: set[tuple[int, int]] = set()
        # The longest names first: "Xinjiang Uyghur Autonomous Region" is one thing, not three.
        for name in sorted((n for n in named if n.term[0] == SAME), key=lambda n: (n.start - n.end, n.start, n.term)):
            if any(name.start < end and start < name.end for start, end in taken):
                continue
            taken.add((name.start, name.end))
            parts = {t.term: _PART_WEIGHT for t in content if name.start <= t.start and t.end <= name.end}
            concepts.append(Concept({name.term: 1.0, **parts}, 1.0, name.start))
        for term in content:
            if not any(start <= term.start and term.end <= end for start, end in taken):
                alike = {n.term: _ALIKE_WEIGHT for n in named if n.term[0] == ALIKE and n.start <= term.start < n.end}
                concepts.append(Concept({term.term: 1.0, **alike}, 1.0, term.start))
        merged = {tuple(sorted(c.terms)): c for c in sorted(concepts, key=lambda c: c.start)}
        return list(merged.values())

    def _repaired(self, question: str, term: Term, repair: Repair) -> Term:
        if term.function or term.term in self._lexicon.words:
            return term
        meant = repair(folded(question[term.start : term.end]), term.term)
        return term if meant is None else term._replace(term=meant)
