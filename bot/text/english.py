"""The words of English at large: what a passage or a question may hold that the other does not."""

from functools import cache

from spellchecker import SpellChecker

# What the list holds and the texts that were counted do not has this count: "gard", "moil".
_UNSEEN = 50


@cache
def english() -> tuple[str, ...]:
    """Some 53,000 words in small letters, read when first needed (.2 s). British spellings are not among them."""
    counts = SpellChecker(language="en").word_frequency.items()
    return tuple(word for word, count in counts if count > _UNSEEN and word.isascii() and word.isalpha())


@cache
def _words() -> frozenset[str]:
    return frozenset(english())


def is_english(word: str) -> bool:
    """Is `word`, in small letters, one of them?"""
    return word in _words()
