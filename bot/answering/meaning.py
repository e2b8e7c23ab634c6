"""What a name stands for, or how a thing works: questions that ask for an explanation."""

import regex

from bot.answering.matches import positions

_ASKING = regex.compile(
    r"(?i)\b(?:stands? for|short for|abbreviat(?:ion|es|ed)|acronym|full (?:form|name))\b"
    r"|(?<=\bhow (?:do|does|did|is|are) (?:[\p{L}\p{N}'’-]+ ){1,6})"
    r"(?:work(?:ing)?|function|operate)\b(?=\W*(?:$|and\b|[,?]))"
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it, which no text that explains it needs to hold."""
    return positions(_ASKING, question)
