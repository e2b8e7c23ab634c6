"""Words as they stand, one after the other: no stemming, no aliases; only case, accents and script are passed over."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from bot.text.chinese_characters import simplified
from bot.text.words import DOTLESS, Token, folded, terms, tokens

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_HAN = regex.compile(r"\p{Han}")
_SMALL = "the"
_MARKS = regex.compile("[\\p{M}'’ʼ\u200c\u200d]")


def words(text: str) -> tuple[str, ...]:
    """The words of `text` without case and accents; of Chinese and Japanese, every character, simplified."""
    found: dict[int, list[str]] = {}
    for term in terms(text):
        written = simplified(folded(text[term.start : term.end]))
        # A pair of Chinese characters begins where its first one does, which came before. "J.K." is "J. K.", but 1.5 a
        # number.
        parts = [part for part in written.split(".") if part] if written[:1].isalpha() else [written]
        found.setdefault(term.start, parts)
    return tuple(word for parts in found.values() for word in parts)


def holds(text: str, phrase: Sequence[str]) -> bool:
    """Do the words `phrase` (at least one) stand in `text`, next to each other and in order?"""
    letters = bare(text)
    # Thirty times faster than finding the words of a text, and most texts end here.
    plain = list(map(bare, phrase))
    if not all(word in letters for word in plain):
        return False
    if not all(_next(one, other).search(letters) for one, other in pairwise(plain)):
        return False
    there, length = words(text), len(phrase)
    return any(there[i : i + length] == tuple(phrase) for i in range(len(there) - length + 1))


@lru_cache(maxsize=256)
def _next(one: str, other: str) -> regex.Pattern[str]:
    """What stands where a word is next to another one.

    Between them is what belongs to no word, an ending of the first behind an apostrophe ("Xi's", "Çin'deki"), or what
    stands before one ("l'ouïghour").
    """
    return regex.compile(rf"{regex.escape(one)}\w{{0,20}}[\W_]*\w{{0,8}}{regex.escape(other)}")


def terms_of(phrase: Sequence[str]) -> list[frozenset[str]]:
    """Sets of search terms: a text that holds `phrase` holds one of each.

    A word in capitals may have another term; one of grammar has none that is searched, nor has each letter of "U.N.",
    and Japanese has other ones without its accents.
    """
    found = ((tokens(word), _in_capitals(word)) for word in phrase if len(word) > 1 or _HAN.match(word))
    # The sign for a quarter is a word whose letters are several.
    each = ((*small, *capitals) for small, capitals in found if len(small) == 1)
    return [frozenset(t.term for t in some) for some in each if not any(t.function for t in some)]


def _in_capitals(word: str) -> list[Token]:
    # "MPs", too. Where all are capitals, none is an acronym.
    capitals = word.upper()
    return tokens(f"{capitals} {capitals[:-1]}{word[-1]} {_SMALL}")[:-1]


def bare(text: str) -> str:
    """`text` without case, accents and apostrophes, simplified: what holds no part of it holds no word of it."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()))
    return simplified(plain.replace(DOTLESS, "i"))


def run_of_words(text: str) -> str:
    """`text` as its words alone, a space around each: one run stands in another where all its words do, in order."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
