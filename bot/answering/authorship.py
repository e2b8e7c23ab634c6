"""Who wrote what: questions that ask for the pieces of somebody or of a time, or for the writers of a piece."""

import regex

from bot.answering import framing
from bot.answering.matches import positions
from bot.text.phrases import words

_PIECE = r"(?:articles?|stor(?:y|ies)|pieces?|reports?|reporting|coverage|op-?eds?|essays?)"
_WRITES = (
    r"(?:writ(?:e|es|ing|ten)|wrote|publish(?:es|ed)?|report(?:s|ed)?|author(?:s|ed)?|cover(?:s|ed)?|find|found"
    r"|investigat(?:e|es|ed))"
)
_ASKS = regex.compile(
    rf"(?i)^\W*(?:who|which|what)\b.{{0,60}}?\b{_WRITES}\b|\b{_PIECE} (?:by|from)\b"
    r"|\b(?:written|reported|published) by\b"
)
_ASKING = regex.compile(rf"(?i)\b(?:{_PIECE}|{_WRITES}|authors?|journalists?|reporters?)\b")

_PIECES = frozenset(
    "articles stories pieces reports reporting coverage essays sources texts publications published".split()
)
_LISTING = frozenset(
    "show list give find see get me us please all any the some what which are is was were there that have has been do"
    " you from of".split()
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it, which no piece needs to hold."""
    return positions(_ASKING, question) if _ASKS.search(framing.without(question)) else set()


def lists(question: str) -> bool:
    """Does `question` ask for pieces, whoever wrote them and whatever they are about?"""
    asked = set(words(framing.without(question)))
    return not asked.isdisjoint(_PIECES) and asked <= _PIECES | _LISTING
