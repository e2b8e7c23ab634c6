"""Typing errors, made up the same way every time."""

import random
from string import ascii_lowercase

from bot.text.words import terms

_LEAST_LETTERS = 4


def with_typo(question: str, seed: str) -> str:
    """`question` with one edit in one of its content words, itself where it has none of plain letters.

    The edit swaps two letters, drops, doubles or replaces one: what optimal string alignment counts as one.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = [
        (t.start, t.end)
        for t in terms(question)
        if not t.function and t.end - t.start >= _LEAST_LETTERS and _plain(question[t.start : t.end])
    ]
    if not words:
        return question
    start, end = chance.choice(words)
    word = question[start:end]
    edited = word
    while edited == word:
        edited = _edited(word, chance)
    return question[:start] + edited + question[end:]


def _edited(word: str, chance: random.Random) -> str:
    i = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:i], word[i], word[i + 1 :]
    match chance.choice(("swap", "drop", "double", "replace")):
        case "swap":
            return before + after[0] + letter + after[1:]
        case "drop":
            return before + after
        case "double":
            return before + 2 * letter + after
        case _:
            return before + chance.choice(ascii_lowercase) + after


def _plain(word: str) -> bool:
    return word.isascii() and word.isalpha()
