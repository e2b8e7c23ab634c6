"""Words as they stand, one after the other: no stemming, no aliases; only case, accents and script are passed over."""

import unicodedata
from collections.abc import Sequence

import regex

from bot.text.chinese_characters import simplified
from bot.text.words import DOTLESS, folded, terms

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
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
    if not all(bare(word) in letters for word in phrase):
        return False
    there, length = words(text), len(phrase)
    return any(there[i : i + length] == tuple(phrase) for i in range(len(there) - length + 1))


def bare(text: str) -> str:
    """`text` without case, accents and apostrophes, simplified: what holds no part of it holds no word of it."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()))
    return simplified(plain.replace(DOTLESS, "i"))


def run_of_words(text: str) -> str:
    """`text` as its words alone, a space around each: one run stands in another where all its words do, in order."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
