"""Operators in a question: `"exact phrase"` must be there, `-word` must not."""

from dataclasses import dataclass

import regex

from bot.text.phrases import words

Phrase = tuple[str, ...]

# Marks that stand alone (5" and 6") or inside a word open nothing; a minus inside a word (Covid-19) takes nothing away,
# nor does one before a number.
_OPERATOR = regex.compile(
    r"(?P<minus>(?<!\S)[-−－])?"
    r"(?:(?<!\w)\"(?P<phrase>[^\"\s](?:[^\"\n]*[^\"\s])?)\"(?!\w)|“(?P<phrase>[^“”\n]+)”|„(?P<phrase>[^„“”\n]+)[“”]|«(?P<phrase>[^«»\n]+)»"
    r"|「(?P<phrase>[^「」\n]+)」|『(?P<phrase>[^『』\n]+)』)"
    r"|(?<!\S)[-−－](?P<word>\p{L}\S*)"
)
_QUESTION_MARKS = ("?", "？")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked (`text`, without operators), which `phrases` a passage must hold, and which ones it must not."""

    text: str
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()


def parse_question(question: str) -> Asked:
    """`question` with its operators understood. Marks round a question (they end in ?) ask for no exact words."""
    phrases: list[Phrase] = []
    excluded: list[Phrase] = []

    def taken(match: regex.Match[str]) -> str:
        text = match["phrase"] or match["word"]
        found = words(text)
        if not found:
            return match[0]
        if match["minus"] or match["word"]:
            excluded.append(found)
            return " "
        if not text.rstrip().endswith(_QUESTION_MARKS):
            phrases.append(found)
        return f" {text} "

    text = _OPERATOR.sub(taken, question)
    if not phrases and not excluded:
        return Asked(question)
    return Asked(" ".join(text.split()), tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(excluded)))
