"""Who wrote what: questions that ask for the pieces of somebody, or for the writers of a piece."""

import regex

from bot.answering import framing
from bot.answering.matches import positions

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


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it, which no piece needs to hold."""
    return positions(_ASKING, question) if _ASKS.search(framing.without(question)) else set()
