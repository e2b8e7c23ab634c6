"""Questions that ask for two things: a comparison, or two questions in one."""

from typing import NamedTuple

import regex

from bot.text.function_words import asks_in_chinese
from bot.text.words import CJK

MOST = 3
"""Parts of one question."""

# Who asks for several things in more characters tells a story.
_LONGEST = 300

_END = r"\s*+[?;？；]++\s*+"


class _Language(NamedTuple):
    """How questions of a language follow one another. `asks`: what a question begins with, or holds."""

    between: regex.Pattern[str]
    asks: regex.Pattern[str]


def _beginning(asks: str, joins: str, comma: str) -> _Language:
    """A language whose questions begin with `asks`. `joins`: "and"; `comma`: what of that may follow a comma.

    Where a comma stands before every clause ("wer weiß, was …"), it is the comma with "and" that parts questions.
    """
    between = rf"(?i)(?:{_END}(?:{joins}\s++)?|\s*+,\s*+{comma}|\s++{joins}\s++)(?=(?:{asks})\b)"
    return _Language(regex.compile(between), regex.compile(rf"(?i)^\W*(?:{joins}\s+)?(?:{asks})\b"))


_ENGLISH = r"(?:who|whom|whose|what|when|where|why|how|which|did|does|do|is|are|was|were|has|have|can|could)(?:['’]?s)?"
_GERMAN = r"we(?:r|n|m|ssen)|was|wann|wo|woher|wohin|warum|wieso|weshalb|wozu|wie|welche[rsnm]?|gibt|ist|sind"
_FRENCH = r"qui|que|qu['’](?:est|ont|a)|quoi|quel(?:le)?s?|quand|où|pourquoi|comment|combien|est-ce"
_RUSSIAN = r"кто|кого|кому|кем|что|чего|чему|чем|где|куда|откуда|когда|почему|зачем|как|как(?:ой|ая|ое|ие)|сколько"
_TURKISH = (
    r"kim(?:dir|ler|in)?|ne(?:dir|ler|den|rede|reye)?|nasıl(?:dır)?|niçin|niye|kaç|hangi(?:si)?|m[ıiuü](?:d[ıiuü]r)?"
)
_LANGUAGES = (
    _beginning(_ENGLISH, "and", r"(?:and\s++)?"),
    _beginning(_GERMAN, "und", r"und\s++"),
    _beginning(_FRENCH, "et", r"et\s++"),
    _beginning(_RUSSIAN, "[иа]", r"[иа]\s++"),
    # What asks stands at the end.
    _Language(
        regex.compile(rf"(?i)(?:{_END}(?:ve\s++)?|\s*+,\s*+|\s++ve\s++)(?=\S)"),
        regex.compile(rf"(?i)\b(?:{_TURKISH})\b"),
    ),
)
_NEXT_IN_CHINESE = regex.compile(rf"(?:{_END}|\s*+[,，。]\s*+)(?:还有|還有|以及|那么|那麼)?+(?=\S)")

_WITH = "(?:和|与|與|跟|及|以及)"
_DIFFERENT = "(?:区别|區別|不同(?:之处|之處)?|差别|差別|差异|差異|分别|分別)"
_COMPARES = tuple(
    regex.compile(rf"(?i){pattern}\W*$")
    for pattern in (
        r"\b(?:differences?|distinctions?) between (.+?) and (.+?)",
        r"\bcompar(?:e|ing|ison of) (.+?) (?:and|with|to) (.+?)",
        r"\bhow (?:do|does|did|is|are|was|were) (.+?) (?:differ(?:ent)?) (?:from|to|than) (.+?)",
        r"^\W*(.+?) (?:vs\.?|versus|(?:as )?compared (?:to|with)) (.+?)",
        r"\bunterschiede? zwischen (?:(?:de[mnr]|die|das) )?+(.+?) und (?:(?:de[mnr]|die|das) )?+(.+?)",
        r"\bunterscheide[nt] sich (?:(?:de[mnr]|die|das) )?+(.+?) von (?:(?:de[mnr]|die|das) )?+(.+?)",
        r"^\W*(.+?) (?:im vergleich (?:zu[mr]?|mit)|verglichen mit) (?:(?:de[mnr]|die|das) )?+(.+?)",
        r"\bdifférences? (?:y a-t-il )?entre (.+?) et (.+?)",
        r"\bcompare[rz]? (.+?) (?:et|avec|à) (.+?)",
        r"\b(?:разниц|различи|отличи)\p{L}+ между (.+?) и (.+?)",
        r"\bчем (.+?) отлича[ею]тся от (.+?)",
        r"^\W*(.+?) (?:ile|ve) (.+?) arasında(?:ki)? (?:ne )?(?:gibi )?fark(?:lar)?"
        r"(?: (?:ne(?:ler)?(?:dir)?|var(?: mı)?))?",
        rf"^\W*(?:请问|請問)?(.+?){_WITH}(.+?)(?:之[间間])?(?:的|[有存]在?(?:什[么麼]|哪些|何|啥)?(?:的)?)?{_DIFFERENT}"
        r"(?:是(?:什[么麼]|啥)|有哪些|在(?:哪[里裡儿兒]?|于|於)|何在|呢)?",
        rf"^\W*(.+?){_WITH}(.+?)(?:有(?:什[么麼]|何)|怎[么麼]|如何|哪[里裡])(?:不同|不一[样樣])",
        rf"^\W*(?:比[较較]|[对對]比)(?:一下)?(.+?){_WITH}(.+?)",
        r"^\W*(\p{Han}.*?)\s*(?:vs\.?|[对對]比)\s*(.+?)",
    )
)


def parts_of(question: str) -> list[str]:
    """The things that `question` compares, or the questions that are in it; none where it is a single one.

    Each but the first may speak of what the one before it asks for.
    """
    if len(question) > _LONGEST:
        return []
    if compared := _compared(question):
        return [compared[1], compared[2]] if compared[1].casefold() != compared[2].casefold() else []
    return _asked(question)


def _asked(question: str) -> list[str]:
    """The questions that follow one another in `question`, each of which asks something."""
    if CJK.search(question):
        parts = _apart(_NEXT_IN_CHINESE, question)
        if parts and all(map(asks_in_chinese, parts)):
            return parts
    for language in _LANGUAGES:
        parts = _apart(language.between, question)
        if parts and all(map(language.asks.search, parts)):
            return parts
    return []


def _apart(between: regex.Pattern[str], question: str) -> list[str]:
    parts = [part for part in between.split(question) if part.strip()]
    return parts if 1 < len(parts) <= MOST else []


def _compared(question: str) -> regex.Match[str] | None:
    return next((match for compares in _COMPARES if (match := compares.search(question))), None)
