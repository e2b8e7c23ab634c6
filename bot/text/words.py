"""Words of a text as search terms: Unicode normalisation, case, accents, script, forms, stemming, function words."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import regex
import Stemmer

from bot.text.chinese_characters import simplified
from bot.text.function_words import FUNCTION_WORDS
from bot.text.word_forms import standard_form

DOTLESS = "ı"
"""In capitals, and where it is not on the keyboard, it is the same letter as i."""


class Token(NamedTuple):
    """One search term. `word`: the word that it was made from, without case and accents."""

    term: str
    word: str
    function: bool


class Term(NamedTuple):
    """One search term and where it stands: `text[start:end]` is the word that it was made from."""

    term: str
    start: int
    end: int
    function: bool


# A word is letters, marks and digits. Inside it may stand an apostrophe, a joiner, the dots of an abbreviation, or,
# between digits, the separators of a number. Runs of Chinese and Japanese characters come apart in `tokens`.
_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}"
_RUN = f"[{_SCRIPTS}ー]+"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_SCRIPTS}]]"
# "U.S.", "e.g.", where no other letter of the text's own comes before or behind: "A.Güler" is two words.
_DOTTED = r"[A-Za-z](?:\.[A-Za-z]){1,9}"
_ASCII, _ANY = "[A-Za-z0-9]", r"[\p{L}\p{M}\p{N}]"
# Words are remembered, so what is longer than any comes apart: a megabyte of one letter would stay in memory.
_WORD = regex.compile(
    rf"(?<!{_ANY}){_DOTTED}(?!{_ANY})\.?|{_RUN}|\p{{Nd}}{{1,40}}(?:[.,]\p{{Nd}}{{1,40}}){{1,9}}"
    rf"|{_LETTER}{{1,100}}(?:['’ʼ\u200c\u200d]{_LETTER}{{1,100}}){{0,9}}",
    regex.VERSION1,
)
# The same for ASCII, in a third of the time.
_ASCII_WORD = re.compile(
    rf"(?<!{_ASCII}){_DOTTED}(?!{_ASCII})\.?|[0-9]{{1,40}}(?:[.,][0-9]{{1,40}}){{1,9}}"
    rf"|{_ASCII}{{1,100}}(?:'{_ASCII}{{1,100}}){{0,9}}"
)
_SHORT_RUN = 12
# What is remembered is neither long nor many things at once, as a clause of Chinese is.
_MOST_REMEMBERED, _LONGEST_REMEMBERED, _FEW = 100_000, 40, 2
# Punctuation that most printed texts have, one character for one: what is left is mostly ASCII.
_TYPEWRITTEN = (("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", " "), ("\u00a0", " "))
_ABBREVIATION = re.compile(rf"{_DOTTED}\.?")
# "VPN", and "VPNs", of which the stemmer takes no s.
_ACRONYM = re.compile(r"(?P<one>(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,5})s?$")
# "camps AND prisons": who writes these in capitals means them, and nobody who is called so ("US", "WHO", "IT", "IS").
_STRESSED = frozenset(
    """
    AND OR NOT BUT THE ALL ANY NO NOR NONE EVERY EACH BOTH SOME MANY MUCH MORE MOST ONLY JUST EVEN STILL ALSO TOO VERY
    EVER NEVER NOW HERE THERE THEN THAN THIS THAT THESE THOSE WHY HOW WHAT WHEN WHERE WHICH WHOSE UP DOWN OUT OFF OVER
    UNDER AFTER SINCE UNTIL TO OF BY FOR FROM WITH ABOUT ARE WAS WERE BE BEEN DO DOES DID DONE HAS HAVE HAD CAN COULD
    WOULD MUST THEY THEM THEIR HE SHE HIS HER YOU YOUR MY WE OUR
    """.split()
)
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)+")
# "15,683", in other languages "15.683"; a part may follow it.
_THOUSANDS = regex.compile(
    r"(?P<whole>[1-9]\p{Nd}{0,2}(?P<mark>[.,])\p{Nd}{3}(?:(?P=mark)\p{Nd}{3})*)(?P<part>[.,]\p{Nd}+)?"
)
_CJK_RUN = regex.compile(_RUN)
# No character of Chinese or Japanese comes before it.
_FIRST_CJK = "\u2e80"
# French and Italian: "qu'est" is "que est".
_ELIDED = re.compile(r"^(?:qu|[cdjlmnst])'(?=[aehiouy])")
# Turkish: "İstanbul'un" is "of Istanbul". A single vowel only behind a longer word: "Shi'a" is a name.
_TURKISH_ENDING = re.compile(
    r"(?:(?<=\w{3})(?<!qu)'(?:n?[iu]n|[ny]?[dt][ae](?:n|ki)?|[ny][aeiu]|y?l[ae]|l[ae]r)|(?<=\w{6})'[aeiu])$"
)
_APOSTROPHES = regex.compile("['’ʼ]")
_JOINERS = regex.compile("[\u200c\u200d]")
_STEMMER = Stemmer.Stemmer("english", 0)
_CYRILLIC_STEMMER = Stemmer.Stemmer("russian", 0)
# Names end so, of which the stemmer leaves more where they have an ending behind it: "Токаева".
_RUSSIAN_NAME = ("ов", "ев")


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """`word` in NFKC, without case, accents, elided articles, possessive, Turkish endings, apostrophes and joiners."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("'", _JOINERS.sub("", plain)).replace(DOTLESS, "i")
    if "'" in plain:
        plain = _TURKISH_ENDING.sub("", plain)
    return _ELIDED.sub("", plain).removesuffix("'s").replace("'", "")


def stem(word: str) -> str:
    """`word`, in small letters, without its ending. The Snowball stemmers leave words in other letters than theirs."""
    stemmed: str = _CYRILLIC_STEMMER.stemWord(word)
    if stemmed != word and stemmed.endswith(_RUSSIAN_NAME):
        stemmed = _CYRILLIC_STEMMER.stemWord(stemmed)
    return str(_STEMMER.stemWord(stemmed))


def _figures(number: str) -> str:
    """`number` without marks between thousands, and a point before its part."""
    match = _THOUSANDS.fullmatch(number)
    whole, part = (match["whole"].replace(match["mark"], ""), match["part"] or "") if match else ("", number)
    return whole + part.replace(",", ".")


def _made_of(word: str) -> tuple[Token, ...]:
    """The token of a word or number; none where nothing of it is left."""
    if _NUMBER.fullmatch(word):
        number = _figures(unicodedata.normalize("NFKC", word))
        return (Token(number, number, False),)
    if _ABBREVIATION.fullmatch(word):  # as people write it without: "US"
        word = word.replace(".", "").upper()
    plain = folded(word)
    # "US" and "WHO" are names, "us" and "who" are function words.
    acronym = None if word in _STRESSED else _ACRONYM.match(word)
    one = folded(acronym["one"]) if acronym else plain
    if one in FUNCTION_WORDS:
        return (Token(f"{one}." if acronym else one, plain, not acronym),)
    term = stem(one if acronym else standard_form(one))
    return (Token(term, plain, False),) if term else ()


class _Remembered(dict[str, tuple[Token, ...]]):
    """String → what `made_of` makes of it. A plain dictionary: a question looks up thousands, twice as fast so."""

    def __init__(self, made_of: Callable[[str], tuple[Token, ...]]) -> None:
        super().__init__()
        self._made_of = made_of

    def __missing__(self, text: str) -> tuple[Token, ...]:
        made = self._made_of(text)
        if len(text) <= _LONGEST_REMEMBERED and len(made) <= _FEW:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[text] = made
        return made


_of_word = _Remembered(_made_of).__getitem__


def _of_run(word: str) -> tuple[Token, ...]:
    """Every character of a Chinese or Japanese run and every pair of neighbours, by where they begin, simplified."""
    if not _CJK_RUN.match(word):
        return _of_word(word)
    run = unicodedata.normalize("NFKC", word)
    if len(run) != len(word):  # pragma: no cover - compatibility forms that change the length
        run = word
    run = simplified(run)
    pieces = (run[i : i + length] for i in range(len(run)) for length in (1, 2) if i + length <= len(run))
    return tuple(Token(piece, piece, piece in FUNCTION_WORDS) for piece in pieces)


@lru_cache(maxsize=50_000)
def _of_short_run(word: str) -> tuple[Token, ...]:
    return _of_run(word)


def _of(word: str) -> tuple[Token, ...]:
    if word < _FIRST_CJK:
        return _of_word(word)
    # Index terms and names come again and again, whole sentences do not.
    return _of_short_run(word) if len(word) <= _SHORT_RUN else _of_run(word)


def _typewritten(text: str) -> str:
    """`text`, as long as it is, for the quick path where it can take it."""
    if text.isascii():
        return text
    plain = text
    for printed, typed in _TYPEWRITTEN:
        plain = plain.replace(printed, typed)
    return plain if plain.isascii() else text


def _pattern(text: str) -> "re.Pattern[str] | regex.Pattern[str]":
    return _ASCII_WORD if text.isascii() else _WORD


def _words_of(piece: str) -> list[str]:
    typed = _typewritten(piece)
    words: list[str] = _pattern(typed).findall(typed)
    return words


def _made_of_piece(piece: str) -> tuple[Token, ...]:
    made = [*map(_of, _words_of(piece))]
    return made[0] if len(made) == 1 else tuple(chain.from_iterable(made))


def _of_shouted(piece: str) -> tuple[Token, ...]:
    # A question in capitals holds no acronyms.
    return tuple(chain.from_iterable(_of(word.lower()) for word in _words_of(piece)))


# What stands between spaces, with its punctuation: no word reaches over a space.
_of_piece = _Remembered(_made_of_piece).__getitem__


def tokens(text: str) -> list[Token]:
    """The search terms of `text` in order, as `terms` finds them, in a seventh of the time."""
    return [*chain.from_iterable(map(_of_shouted if text.isupper() else _of_piece, text.split()))]


def terms(text: str, at: int = 0) -> list[Term]:
    """The search terms of `text`, in order of their start; `at` is where it stands in a longer text.

    Chinese and Japanese runs give every character and every pair of neighbouring characters (unigrams and
    bigrams), so a query needs no word segmentation.
    """
    text = _typewritten(text)
    found: list[Term] = []
    shouted = text.isupper()
    of = _of_word if text.isascii() else _of
    for match in _pattern(text).finditer(text):
        start, end = match.span()
        made = of(match[0].lower() if shouted else match[0])
        if len(made) == 1:
            term, _, function = made[0]
            found.append(Term(term, start + at, end + at, function))
        else:
            start += at
            # Characters and pairs take turns.
            found.extend(
                Term(token.term, start + i // 2, start + i // 2 + len(token.term), token.function)
                for i, token in enumerate(made)
            )
    return found


CJK = regex.compile(f"[{_SCRIPTS}]")
"""A character of Chinese or Japanese: `terms` gives every one of a run and every pair."""

# What stands between spaces and holds a letter or a digit: up to the first one.
_COUNTED = re.compile(r"(?<!\S)(?:[^\w\s]|_)*+[^\W_]")


def word_count(text: str) -> int:
    """How many words a reader counts in `text`; two Chinese or Japanese characters count as one word."""
    if text.isascii():
        return len(_COUNTED.findall(text))
    cjk = len(CJK.findall(text))
    return len(_COUNTED.findall(CJK.sub(" ", text))) + (cjk + 1) // 2
