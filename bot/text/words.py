"""Words of a text as search terms: Unicode normalisation, case, accents, stemming, function words."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import regex
import Stemmer

from bot.text.function_words import FUNCTION_WORDS


class Term(NamedTuple):
    """One search term and where it stands: `text[start:end]` is the word that it was made from."""

    term: str
    start: int
    end: int
    function: bool


# A word is letters, marks and digits. Inside it may stand an apostrophe, a joiner, or, between digits, the
# separators of a number. Runs of Chinese and Japanese characters come apart in `terms`.
_WORD = regex.compile(
    r"(?P<cjk>[\p{Han}\p{Hiragana}\p{Katakana}ー]+)"
    r"|(?P<number>\p{Nd}+(?:[.,]\p{Nd}+)+)"
    r"|(?P<word>(?:(?![\p{Han}\p{Hiragana}\p{Katakana}])[\p{L}\p{M}\p{N}])+"
    r"(?:['’ʼ\u200c\u200d](?:(?![\p{Han}\p{Hiragana}\p{Katakana}])[\p{L}\p{M}\p{N}])+)*)"
)
_APOSTROPHES = regex.compile("['’ʼ]")
_JOINERS = regex.compile("[\u200c\u200d]")
_STEMMER = Stemmer.Stemmer("english", 0)
_CYRILLIC_STEMMER = Stemmer.Stemmer("russian", 0)


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """`word` in NFKC, without case, accents, possessive, apostrophes and joiners."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("'", _JOINERS.sub("", plain))
    return plain.removesuffix("'s").replace("'", "")


@lru_cache(maxsize=200_000)
def _term(word: str) -> tuple[str, bool]:
    """The search term of a `word`, and whether it is a function word."""
    plain = folded(word)
    # "US" and "WHO" are names, "us" and "who" are function words.
    acronym = 2 <= len(word) <= 5 and word.isupper() and word.isascii()
    if plain in FUNCTION_WORDS:
        return (f"{plain}." if acronym else plain), not acronym
    # The Snowball stemmers leave words in other letters than theirs as they are.
    return _STEMMER.stemWord(_CYRILLIC_STEMMER.stemWord(plain)), False


def terms(text: str, at: int = 0) -> list[Term]:
    """The search terms of `text`, in order of their start; `at` is where it stands in a longer text.

    Chinese and Japanese runs give every character and every pair of neighbouring characters (unigrams and
    bigrams), so a query needs no word segmentation.
    """
    found: list[Term] = []
    # A question in capitals holds no acronyms, only shouting.
    shouted = text.isupper()
    for match in _WORD.finditer(text):
        start, end = match.start() + at, match.end() + at
        kind = match.lastgroup
        if kind == "cjk":
            run = unicodedata.normalize("NFKC", match["cjk"])
            if len(run) != end - start:  # pragma: no cover - compatibility forms that change the length
                run = match["cjk"]
            for i, character in enumerate(run):
                found.append(Term(character, start + i, start + i + 1, character in FUNCTION_WORDS))
                if i + 1 < len(run):
                    pair = run[i : i + 2]
                    found.append(Term(pair, start + i, start + i + 2, pair in FUNCTION_WORDS))
        elif kind == "number":
            number = unicodedata.normalize("NFKC", match["number"])
            found.append(Term(number.replace(",", ""), start, end, False))
        else:
            word = match["word"].lower() if shouted else match["word"]
            term, function = _term(word)
            if term:
                found.append(Term(term, start, end, function))
    return found


CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
"""A character of Chinese or Japanese: `terms` gives every one of a run and every pair."""

_CHUNK = regex.compile(r"\S+")


def word_count(text: str) -> int:
    """How many words a reader counts in `text`; two Chinese or Japanese characters count as one word."""
    cjk = len(CJK.findall(text))
    other = sum(1 for chunk in _CHUNK.finditer(CJK.sub(" ", text)) if any(c.isalnum() for c in chunk[0]))
    return other + (cjk + 1) // 2
