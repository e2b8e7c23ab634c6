"""Sentences of a text as exact character spans."""

from bisect import bisect_left
from typing import NamedTuple

import regex

from bot.text.abbreviations import Stops, stops
from bot.text.speech import speeches
from bot.text.words import word_count

MAX_WORDS = 90
"""No sentence is longer: a longer one comes apart, and its pieces say so (`whole=False`)."""

MAX_CHARACTERS = 700
"""The same bound for text without spaces, so that three quotes fit a Discord message."""


class Sentence(NamedTuple):
    """`text[start:end]` is one sentence, or a piece of one that is over the limits."""

    start: int
    end: int
    whole: bool = True


# Latin, Arabic, Devanagari … enders need a space behind them; the full-width ones do not, nor those that stand for them
# between Chinese characters. No pattern here can look at the same character twice: a text of dots only must not take
# its length squared.
_END = regex.compile(
    r"""(?x)(?<![.!?…؟۔।])[.!?…؟۔।]++["'”’»«“)\]]*+(?=\s)
    |(?<![。！？｡])[。！？｡]++[”’」』》〉）)\]"']*+
    |(?<=\p{Han})(?:[!?]++[”’」』》〉）)\]"']*+|…++[”’」』]++)(?=[\p{Han}“「『《])"""
)
_OPENS = regex.compile(r"""\s*+["'“‘«„(\[¿¡—–-]*+\s*+(?P<first>\S)""")
# An initial opens nothing: "J. A. Hobson".
_FIRST_WORD = regex.compile(r"""[\s"'“‘«„(\[¿¡—–-]*+(?P<word>\w++)(?!\.)""")
_LAST_WORD = regex.compile(r"[^\s“”\"'‘’(\[]+$")
_LONGEST_WORD = 40
_ENUMERATION = regex.compile(r"\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z]")
# Behind words in quotation marks: the one who says them.
_SAYS = regex.compile(
    r"""\s*+(?:\p{L}[\p{L}\p{M}.'’-]*+[ ,]++){1,8}?
    (?:said|says|asked|asks|told|tells|wrote|writes|added|adds|replied|replies|recalled|recalls|explained|explains
    |insisted|insists|declared|declares|exclaimed|shouted|argued|argues|warned|warns|testified|stated|states|responded
    |noted|notes|continued|claimed|claims|commented|remembered)\b
    |[^。！？\n]{1,24}?(?:说|說|表示|称|稱|指出|强调|強調|问道|問道|写道|寫道|回答|补充|補充
        |[谈談][起到及]|介[绍紹]|解[释釋]|透露|[坦直]言|感慨|[认認][为為]|回[忆憶]|告[诉訴]|呼[吁籲]|承[认認]|[问問答喊](?=[道。，,：:]))
    |\s(?:دې|دەپ|دەي)""",
    regex.VERBOSE,
)
# No sentence begins with these, and none ends with a title: 《谁动了我的奶酪？》是一本书.
_GOES_ON = frozenset("，、；：的")
_TITLED = ("》", "〉")
# As a sentence, or behind a colon. Who answers says each by itself: "Yes. No."
_WORD_ALONE = regex.compile(
    r"(?:(?<=[:：]\s)|^)(?!(?i:yes|no|never|maybe|ja|nein|doch|oui|non|si|да|нет|evet|hayır)\b)\p{L}[\p{L}\p{M}'’-]++\.$"
)
_CHAIN = 3
_CLOSING_MARKS = "”’»」』\"'"
_CLAUSE = frozenset(";:,—–，；：、")
_SOFT = regex.compile(r"[;:]\s|\s[—–]\s|[，；：、]|,\s|\s")


def sentences(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Sentence]:
    """The sentences of `text[start:end]`, in order, without the white space between them.

    `language`: the code of its language, for abbreviations and ordinal numbers differ.
    A line break always ends a sentence. Every visible character belongs to exactly one sentence.
    """
    end = len(text) if end is None else end
    known = stops(language)
    found: list[Sentence] = []
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        found.extend(_of_line(text, line, stop, known))
        line = stop + 1
    return found


def _of_line(text: str, start: int, end: int, known: Stops) -> list[Sentence]:
    found: list[Sentence] = []
    at = start
    # What stands in quotation marks stays with the words that say whose it is, unless it is too long for that.
    spoken = [s for s in speeches(text, start, end) if s.closed and word_count(text[s.start : s.end]) <= MAX_WORDS]
    turn = 0
    for match in _END.finditer(text, start, end):
        while turn < len(spoken) and spoken[turn].end < match.end():
            turn += 1
        if turn < len(spoken) and spoken[turn].start < match.end() < spoken[turn].end:
            continue
        if _ends(text, match, end, known):
            found.extend(_trimmed(text, at, match.end()))
            at = match.end()
    found.extend(_trimmed(text, at, end))
    return _chained(text, found)


def _chained(text: str, found: list[Sentence]) -> list[Sentence]:
    """`found`, in which words that follow each other as sentences are one: "Look. Listen. Learn."

    So are they with the sentence before them whose last word opens them behind a colon.
    """
    if len(found) < _CHAIN or not any(_is_a_word(text, sentence) for sentence in found):
        return found
    joined: list[Sentence] = []
    at = 0
    while at < len(found):
        stop = at + 1
        opening = text[max(found[at].start, found[at].end - _LONGEST_WORD) : found[at].end]
        if _WORD_ALONE.search(opening) or _is_a_word(text, found[at]):
            while stop < len(found) and _is_a_word(text, found[stop]):
                stop += 1
        pieces = _trimmed(text, found[at].start, found[stop - 1].end) if stop - at >= _CHAIN else []
        joined += pieces if len(pieces) == 1 else found[at:stop]
        at = stop
    return joined


def _is_a_word(text: str, sentence: Sentence) -> bool:
    short = sentence.end - sentence.start <= _LONGEST_WORD
    return short and _WORD_ALONE.fullmatch(text[sentence.start : sentence.end]) is not None


def _ends(text: str, match: "regex.Match[str]", end: int, known: Stops) -> bool:
    """Does the ender at `match` end its sentence?"""
    ender, stop = match[0], match.end()
    opens = _OPENS.match(text, stop, end)
    if opens is None:
        return True
    if text[stop] in _GOES_ON or ender.endswith(_TITLED):
        return False
    if ender[-1] in _CLOSING_MARKS and not ender.startswith(".") and _SAYS.match(text, stop, min(end, stop + 200)):
        return False
    if ender[0] in "。！？｡":
        return True
    if opens["first"].islower():
        return False
    if ender != ".":
        return True
    last = _LAST_WORD.search(text[max(match.start() - _LONGEST_WORD, 0) : match.start()])
    word = last[0] if last else ""
    following = _FIRST_WORD.match(text, stop, end)
    if known.goes_on(word, following["word"] if following else ""):
        return False
    # "1. The first point" at the start of a line.
    line_start = text.rfind("\n", 0, match.start()) + 1
    return not (_ENUMERATION.fullmatch(word) and match.start() - line_start == len(word))


def _trimmed(text: str, start: int, end: int) -> list[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if end - start <= MAX_CHARACTERS and word_count(text[start:end]) <= MAX_WORDS:
        return [Sentence(start, end)]
    return _pieces(text, start, end)


def _most(text: str) -> int:
    """How much of the beginning of `text` has no more than MAX_WORDS words, to a tenth of it."""
    lengths = [len(text)]
    while lengths[-1]:
        lengths.append(lengths[-1] * 9 // 10)
    # The shorter, the fewer words: a text without spaces, of which little fits, is not counted a dozen times.
    return lengths[bisect_left(lengths, True, key=lambda length: word_count(text[:length]) <= MAX_WORDS)]


def _pieces(text: str, start: int, end: int) -> list[Sentence]:
    """`text[start:end]` in pieces within the limits, cut at a clause, else at a space, else anywhere."""
    found: list[Sentence] = []
    while start < end:
        limit = start + _most(text[start : min(end, start + MAX_CHARACTERS)])
        cut = limit
        if limit < end:
            cuts = [m.end() for m in _SOFT.finditer(text, start + 1, limit)]
            clauses = [c for c in cuts if set(text[c - 2 : c]) & _CLAUSE]
            late = [c for c in clauses if c > start + (limit - start) // 2]
            cut = (late or cuts or [limit])[-1]
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            found.append(Sentence(start, stop, whole=False))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return found
