"""What a name stands for, or how a thing works: questions that ask for an explanation."""

import regex

from bot.answering.matches import positions

_ASKING = regex.compile(
    r"(?i)\b(?:stands? for|short for|abbreviat(?:ion|es|ed)|acronym|full (?:form|name))\b"
    r"|(?<=\bhow (?!(?:many|much|long|often|old|far|hard)\b)(?:[\p{L}\p{N}'’-]+ ){1,7})"
    r"(?:work(?:s|ed|ing)?|functions?|operates?)\b(?=\W*(?:$|and\b|[,?]))"
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it, which no text that explains it needs to hold."""
    return positions(_ASKING, question)
