"""Questions in Chinese about texts in English: each word is searched as all that it may mean.

The meanings of a word are one concept, as in Pirkola's structured queries (SIGIR 1998), the usual ones counting more.
Where some texts hold the word itself, it is one of them. A name that the dictionary does not know is searched as it
stands, where a text holds it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from bot.retrieval.chinese import Word, words
from bot.retrieval.lexicon import ALIKE_WEIGHT, SAME, Lexicon
from bot.retrieval.query import Concept
from bot.text.words import CJK, Term, tokens

# The second meaning of a word counts a fifth less than the first, and so on.
_LESS_USUAL = 0.25
# What a word was hardly meant in all its meanings weighs beside a name.
_GUESSED = 0.85
# A character out of a word may belong to another.
_CHARACTER = 0.5


def in_english(
    question: str, content: Sequence[Term], taken: set[int], lexicon: Lexicon, holding: Callable[[str], int]
) -> tuple[list[Concept], set[int]]:
    """The Chinese words of `question` in English, and where those stand that need not be searched by themselves.

    `content`: the terms of the question. `taken`: where names stand that need no translation. `holding`: how many
    texts hold a term. A word is no more than a guess, since it was hardly meant in all its meanings.
    """
    concepts: list[Concept] = []
    translated: set[int] = set()
    kept: set[int] = set()
    # By where they stand, one look-up each: a long question has thousands.
    beginning = defaultdict[int, list[Term]](list)
    for term in content:
        if CJK.match(term.term):
            beginning[term.start].append(term)
    for word in sorted(words(question), key=lambda w: (not w.spelt, w.start - w.end, w.start)):
        span = range(word.start, word.end)
        if not (taken.isdisjoint(span) and translated.isdisjoint(span) and kept.isdisjoint(span)):
            continue
        if word.grammar:
            translated.update(span)
            continue
        pieces = _pieces([t for i in span for t in beginning.get(i, ()) if t.end <= word.end])
        meant = _terms(word, lexicon)
        # In how many texts the word stands as it is, and in how many what it means.
        here, there = min(map(holding, pieces), default=1), max(map(holding, meant), default=0)
        if word.spelt:
            held = bool(pieces) and here > 0
            if not (meant and all(map(holding, meant))):
                # What a text holds stands for itself, and none of its characters means anything.
                kept.update(span if held else ())
                continue
            beside = pieces if held else {}
            concepts += [Concept({term: 1.0, **beside}, 1.0, word.start, name=True) for term in meant]
        elif here > there or (word.name and not meant):
            # What the texts say, and a name that no few words translate, stand for themselves.
            continue
        elif meant:
            mixed = 0 < here <= there
            weight = 1.0 if word.name or mixed else _GUESSED
            stands = pieces | meant if mixed else meant
            concepts.append(Concept(stands, weight, word.start, guess=not word.name, name=word.name))
        translated.update(span)
    return concepts, translated


def _pieces(word: Sequence[Term]) -> dict[str, float]:
    """term → how well it stands for the word whose terms are `word`: the pairs of its characters for all of it."""
    longest = max((len(term.term) for term in word), default=0)
    return {t.term: 1.0 if len(t.term) == longest else _CHARACTER for t in sorted(word, key=lambda t: -len(t.term))}


def _terms(word: Word, lexicon: Lexicon) -> dict[str, float]:
    """term → how well it stands for `word`."""
    meant: dict[str, float] = {}
    for rank, meaning in enumerate(word.meanings):
        content = [token for token in tokens(meaning) if not token.function]
        fit = 1 / (1 + rank * _LESS_USUAL) / max(1, len(content))
        for term, _, _ in content:
            meant[term] = max(meant.get(term, 0.0), fit)
        for name, _, _ in lexicon.tokens(content):
            meant[name] = max(meant.get(name, 0.0), fit * (1.0 if name[0] == SAME else ALIKE_WEIGHT))
    return meant
