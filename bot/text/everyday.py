"""How common a word is in English or Chinese at large: what its finding is worth as evidence depends on it."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.text.words import terms

# A passage has about as many words.
_WORDS = 100
RARE = 0.002
"""Which part of all passages would hold a rare word."""

# Words that people ask with in other languages of this corpus's readers.
_ASKED_WITH = """
wie viel viele wer wen wem ist sind hat haben wird wurde werden wurden gibt uber fur von und oder der das den dem
ein eine einen einer nach bei mit aus auf warum wann wo welche welcher welches enthalt enthalten heisst
qui quel quelle quels quelles combien pourquoi quand est sont ete dans les une des sur avec que quoi comment cest ya il
quien que cual cuanto cuantos cuantas cuando donde por como son fue los las una del
kim kimdir nedir ne kac nasil neden nicin nerede hangi mi mu var bir ve
кто что где когда сколько почему как какой какая какие какая это был была были ли на из для
"""
_ASKED_SHARE = 0.3
_BILLION = 1e9
_LEVEL = re.compile(r"\d\.\d")


def share(stem: str) -> float:
    """Which part of all passages would hold `stem`, if they were about anything; that of rare words is the same."""
    return _shares().get(stem, RARE)


def is_everyday(stem: str) -> bool:
    """Is it no rare word?"""
    return stem in _shares()


@cache
def _shares() -> Mapping[str, float]:
    """Stem → how likely one of a passage's words is a form of it (Poisson), where it is likelier than rare ones are."""
    forms = Counter[str]()
    zipf = 0.0
    for line in (files("bot.text") / "common_words.txt").read_text("utf-8").splitlines():
        if _LEVEL.fullmatch(line):
            zipf = float(line)
        elif line[0] != "#":
            for word in line.split():
                for term in {term.term for term in terms(word) if not term.function}:
                    forms[term] += 10.0**zipf / _BILLION
    shares = {stem: round(1 - math.exp(-_WORDS * frequency), 5) for stem, frequency in forms.items()}
    asked_with = dict.fromkeys((term.term for term in terms(_ASKED_WITH)), _ASKED_SHARE)
    return {stem: part for stem, part in shares.items() if part > RARE} | asked_with
