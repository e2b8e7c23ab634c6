"""The Chinese words of a text, and what they mean in English."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex
from babel.dates import get_month_names

from bot.retrieval.cedict import dictionary
from bot.text.chinese_characters import simplified
from bot.text.function_words import FUNCTION_WORDS
from bot.text.words import tokens

_LONGEST = 8
_MEANINGS = 6
_LONGEST_NAME, _PAIR = 4, 2
_ONE = "一"
# No meaning, but a remark about the word: its measure word, another way to write it.
_REMARK = re.compile(r"CL:|(?:\w+ )?variant of|see |abbr|surname|used in|also written|erhua|Taiwan pr")
_ASIDE = regex.compile(r"\([^)]*\)|[\p{Han}|·]*\[[^\]]*\]|[\p{Han}|·]+")
_TONE = re.compile(r"[1-5]|u:")
# What measure words stand behind.
_COUNTED = frozenset("哪几幾每这那這两兩三四五六七八九十百千万萬亿億")
_RUN = regex.compile(r"(?P<month>1[0-2]|[1-9])月|(?P<unit>(?<=\d)[年日号號个個])|(?P<run>\p{Han}+)")


class Word(NamedTuple):
    """A Chinese word of a text, `text[start:end]`, and its `meanings` in English, the usual one first.

    `name`: is it a proper name? `spelt`: characters that are no word together, which may spell a name: as it is said,
    where they have `meanings`, else only where a text holds them. They overlap words and each other. `grammar`: is it a
    word of grammar, of several characters? Such a word has no meanings.
    """

    start: int
    end: int
    meanings: tuple[str, ...]
    name: bool = False
    spelt: bool = False
    grammar: bool = False


def words(text: str) -> Iterator[Word]:
    """The Chinese words of `text` that the dictionary knows, and what may be names, in order.

    From the end on, the longest word at each place is taken (backward maximum matching).
    """
    for match in _RUN.finditer(text):
        if match["month"]:
            month = get_month_names("wide", locale="en")[int(match["month"])]
            yield Word(match.start(), match.end(), (month,), name=True)
        elif match["unit"]:
            yield Word(match.start(), match.end(), ())
        else:
            yield from _words(match["run"], match.start())


def _words(run: str, at: int) -> Iterator[Word]:
    known = dictionary()
    alone, before = 0, ""
    segments = _segments(run)
    for start, end in _unknown(run, segments):
        yield Word(at + start, at + end, (), name=True, spelt=True)
    for start, end in segments:
        word = run[start:end]
        meanings, name = _meanings(word) if before not in _COUNTED or not _measures(word) else ((), False)
        before = word
        if word in known:
            grammar = end - start > 1 and simplified(word) in FUNCTION_WORDS
            yield Word(at + start, at + end, meanings, name, grammar=grammar)
        alone = alone + 1 if end - start == 1 and meanings else 0
        if 2 <= alone <= 4 and _is_family(run[end - alone]):
            yield _named(run[end - alone : end], at + end - alone)


def _unknown(run: str, segments: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where names may stand in `run` that the dictionary does not know: 陈福香, 李建国, 杨一飞.

    A family's name and what stands behind it, four characters at most, or three or four that are no word together.
    No number and no word of grammar is in them, but for 一 in the name of somebody.
    """
    for i, (start, first) in enumerate(segments):
        if first - start > 1 or _counts_or_is_grammar(run[start]):
            continue
        family = _is_family(run[start])
        for begin, end in segments[i + 1 : i + _LONGEST_NAME]:
            word = run[begin:end]
            if end - start > _LONGEST_NAME or (len(word) > 1 and not family):
                break
            if word == _ONE and family:
                continue
            if word == _ONE or _counts_or_is_grammar(word):
                break
            if family or end - start > _PAIR:
                yield start, end


def _counts_or_is_grammar(word: str) -> bool:
    return word in _COUNTED or simplified(word) in FUNCTION_WORDS


def _measures(word: str) -> bool:
    """Is it a measure word, as "head" in "five head of cattle"?"""
    return any("classifier for" in entry.definitions for entry in dictionary().get(word, ()))


def _segments(run: str) -> list[tuple[int, int]]:
    """Where the words of `run` begin and end."""
    known, found, end = dictionary(), list[tuple[int, int]](), len(run)
    while end:
        start = next((i for i in range(max(0, end - _LONGEST), end - 1) if run[i:end] in known), end - 1)
        found.append((start, end))
        end = start
    return found[::-1]


def _is_family(character: str) -> bool:
    return character not in _COUNTED and any(
        "surname " in entry.definitions for entry in dictionary().get(character, ())
    )


def _named(characters: str, at: int) -> Word:
    """`characters` as the name of somebody, the family's first: Wang Yongzhi."""
    family, *given = (_TONE.sub("", dictionary()[c][0].pinyin.casefold()) for c in characters)
    return Word(at, at + len(characters), (f"{family} {''.join(given)}",), name=True, spelt=True)


@lru_cache(maxsize=10_000)
def _meanings(word: str) -> tuple[tuple[str, ...], bool]:
    """What `word` means, and is it a proper name; no meanings where one of the usual ones is a word of grammar."""
    if simplified(word) in FUNCTION_WORDS:
        return (), False
    entries = dictionary().get(word, ())
    found = [m for e in entries for d in e.definitions.split(";") if (m := _ASIDE.sub("", d).strip(" ?!…"))]
    found = [m for m in found if not _REMARK.match(m)]
    content = [sum(not t.function for t in tokens(m)) for m in found]
    if 0 in content[:2]:
        return (), False
    short = [m for m, n in zip(found, content, strict=True) if 0 < n <= 3]
    return tuple(short[:_MEANINGS]), bool(entries) and all(e.pinyin[:1].isupper() for e in entries)
