"""Questions for a reason: a text that tells it says "in order to", and an index lists it under "reason"."""

import re
from collections.abc import Callable
from dataclasses import replace

import regex

from bot.retrieval.query import Query
from bot.text.words import tokens

_WHY = regex.compile(
    r"(?i)\b(?:why|how come|what for|warum|wieso|weshalb|pourquoi|neden|niçin|niye|почему|зачем)\b"
    r"|[为為](?:什么|什麼|何|啥)"
)
_ASKS = regex.compile(
    _WHY.pattern
    + r"|\b(?:reasons?|causes?|purposes?|aims?|goals?|motives?) (?:for|of|behind)\b|\bwhat (?:caused|led to)\b"
    r"|\b(?:gr(?:und|ünde) (?:für|der|des)|zweck|raisons? d|причин\p{L} |neden(?:i|leri)\b)|原因|目的"
)
# Looked up: a pattern of all of them takes ten times as long.
_WORDS = frozenset(
    """
    because therefore lest prevent prevents prevented reason reasons cause caused causes purpose purposes aim aims aimed
    goal goals motive motives motivated motivation
    weil wegen damit grund gründe gründen zweck parce raison raisons
    çünkü nedeniyle amacıyla yüzünden sebep sebebi sebebiyle
    потому чтобы причина причины причине причиной причин
    """.split()
)
_PHRASES = (
    "due to|owing to|thanks to|in order to|so that|so as to|for fear|as a result|in response to|led to|on the ground"
    "|meant to|intended to|designed to|to avoid|afin d|à cause d|dans le but|из-за|с целью"
).split("|")
_CHINESE = "因 为了 為了 由于 由於 目的 旨在 以便 以免 避免 导致 導致 缘故 緣故 理由".split()
_WORD = re.compile(r"[^\W\d_]+")
_UM_ZU = re.compile(r"\bum (?:[^\W\d_]+ ){0,6}zu\b")
# What an index calls it. Little: what is asked about comes first, and a passage that tells its reason need not hold one
# of these words. The other ones are often of something else.
_REASON, _CALLED_ELSE = 0.15, 0.07
_CALLED = {"原因": _REASON, "目的": _REASON, **{token.term: _REASON for token in tokens("reason")}} | {
    token.term: _CALLED_ELSE for token in tokens("purpose aim goal motive cause justification rationale")
}


def asks_reason(question: str) -> bool:
    """Is it asked why something is, or was done?"""
    return _ASKS.search(question) is not None


def tells_reason(text: str) -> bool:
    """Does `text` look as though it told one?"""
    lower = text.lower()
    if not _WORDS.isdisjoint(_WORD.findall(lower)) or any(phrase in lower for phrase in _PHRASES):
        return True
    if " zu " in lower and _UM_ZU.search(lower):
        return True
    return not text.isascii() and any(word in text for word in _CHINESE)


def with_reasons(query: Query, question: str, holding: Callable[[str], int]) -> Query:
    """`query`, which reads `question`, and beside what it asks for what a reason is called, where it is asked why.

    `holding`: how many passages hold a term.
    """
    if not query.concepts or not _WHY.search(question):
        return query
    return replace(query, besides={term: weight for term, weight in _CALLED.items() if holding(term)})
