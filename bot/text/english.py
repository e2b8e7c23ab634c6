"""The words of English at large: what a passage or a question may hold that the other does not."""

from functools import cache

from spellchecker import SpellChecker


@cache
def english() -> tuple[str, ...]:
    """Some 130,000 words in small letters, read when first needed (.2 s). British spellings are not among them."""
    words = SpellChecker(language="en").word_frequency.keys()
    return tuple(word for word in words if word.isascii() and word.isalpha())
