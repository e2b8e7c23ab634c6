"""What sort of answer a question asks for, and which sentences look like one."""

from dataclasses import dataclass

import regex

from bot.answering.operators import Phrase
from bot.text.phrases import holds

_ASKS_NUMBER = regex.compile(
    r"(?i)\b(?:how (?:many|much|long|old|large|big|often|high)|number of|count|percent(?:age)?|share of|capacity|total"
    r"|estimates?|wie viele?|wie lange|combien|cu[aá]nt[oa]s?|kaç|сколько)\b|多少|几|幾|多久|人数|人數"
)
_ASKS_DATE = regex.compile(
    r"(?i)\b(?:when|what (?:year|date|day|month)|since when|date|wann|quand|ne zaman|когда)\b"
    r"|什么时候|什麼時候|何时|何時|哪一?[天年]"
)
_HOLDS_NUMBER = regex.compile(
    r"(?i)\p{Nd}|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|hundreds?|thousands?|millions?|half|third|quarter)\b"
)
_HOLDS_DATE = regex.compile(
    r"\b(?:1[89]|20)\p{Nd}{2}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(frozen=True)
class Expectation:
    """What a question asks for: a number, a date, exact words."""

    number: bool = False
    date: bool = False
    phrases: tuple[Phrase, ...] = ()

    def met(self, text: str) -> int:
        """Is the number asked for in `text`, and the date: how many of the two?"""
        number = self.number and _HOLDS_NUMBER.search(text) is not None
        date = self.date and _HOLDS_DATE.search(text) is not None
        return number + date

    @property
    def sorts(self) -> int:
        """How many of the two are asked for."""
        return self.number + self.date

    def exact(self, *texts: str) -> int:
        """How many of the phrases asked for one of `texts` holds."""
        return sum(any(holds(text, phrase) for text in texts) for phrase in self.phrases)


def expectation(question: str, phrases: tuple[Phrase, ...] = ()) -> Expectation:
    """What `question` asks for, as far as its words tell; `phrases`: the exact words that it asks for."""
    return Expectation(bool(_ASKS_NUMBER.search(question)), bool(_ASKS_DATE.search(question)), phrases)
