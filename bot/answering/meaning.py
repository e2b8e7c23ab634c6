"""What a name stands for: questions that ask what letters or words mean."""

import regex

from bot.answering.matches import positions

_ASKING = regex.compile(r"(?i)\b(?:stands? for|short for|abbreviat(?:ion|es|ed)|acronym|full (?:form|name))\b")


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it, which no text that explains a name needs to hold."""
    return positions(_ASKING, question)
