"""What sort of answer a question asks for, and which sentences look like one."""

from dataclasses import dataclass

import regex

from bot.answering.dates import MONTHS
from bot.answering.introducing import introduced, introduces
from bot.answering.operators import Phrase
from bot.text.phrases import holds

_ASKS_COUNT = regex.compile(
    r"(?i)\b(?:how (?:many|much|large|big|often|high)|numbers? of|count|percent(?:age)?|share of|capacity|total"
    r"|estimates?|wie viele?|combien|cu[aá]nt[oa]s?|kaç|сколько)\b|多少|几|幾|人数|人數"
)
# Since when is an answer, too.
_ASKS_SPAN = regex.compile(r"(?i)\b(?:how long|wie lange)\b|多久")
_ASKS_DATE = regex.compile(
    r"(?i)\b(?:when|what (?:year|date|day|month)|since when|date|wann|quand|ne zaman|когда)\b"
    r"|什么时候|什麼時候|何时|何時|哪一?[天年]"
)
_ASKS_AGE = regex.compile(r"(?i)\b(?:how old|wie alt|quel [âa]ge|age)\b|多大|[几幾多少]岁|[几幾多少]歲|年[龄齡]")
_MONTH = rf"(?:{'|'.join(MONTHS)})"
# Years, days of a month and numbers of documents count nothing.
_COUNTS_NOTHING = regex.compile(
    rf"(?i)\b(?:1[5-9]|20)\p{{Nd}}{{2}}(?:s|[-–]\p{{Nd}}{{2,4}})?\b(?![,.]\p{{Nd}}| ?%)|\b\p{{Nd}}{{1,2}} {_MONTH}\b"
    rf"|\b{_MONTH} \p{{Nd}}{{1,2}}\b|\bNo\. ?\p{{Nd}}+"
)
_NUMBER = regex.compile(
    r"(?i)\p{Nd}|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|hundreds?|thousands?|millions?|half|third|quarter)\b"
)
_HOLDS_AGE = regex.compile(
    r"(?i)\b\p{Nd}{1,3}[- ]years?[- ](?:old|of age)\b"
    r"|\b(?:aged|age of|age|was|is|turned) \p{Nd}{1,2}\b(?! ?%|[,.]\p{Nd})"
    r"|, \p{Nd}{2},|\b(?:born|built|made|founded|opened|written|begun|set up|dates?|dated) (?:in|on|from|back)\b"
    r"|\p{Nd} ?[岁歲]|出生|生于"
)
_HOLDS_DATE = regex.compile(rf"\b(?:1[89]|20)\p{{Nd}}{{2}}\b|\b{_MONTH}\b")


@dataclass(frozen=True)
class Expectation:
    """What a question asks for: how many, how long, how old, when, exact words; who is `introduced`, "" for none."""

    count: bool = False
    span: bool = False
    date: bool = False
    age: bool = False
    phrases: tuple[Phrase, ...] = ()
    introduced: str = ""

    def met(self, text: str) -> int:
        """How many of the numbers, dates, ages and introductions asked for does `text` hold?"""
        number = (self.count or self.span) and _NUMBER.search(text) is not None
        count = number and self.count and _NUMBER.search(_COUNTS_NOTHING.sub("", text)) is not None
        span = number and self.span
        date = self.date and _HOLDS_DATE.search(text) is not None
        age = self.age and _HOLDS_AGE.search(text) is not None
        introduces_it = bool(self.introduced) and introduces(text, self.introduced)
        return count + span + date + age + introduces_it

    @property
    def sorts(self) -> int:
        """How many numbers, dates, ages and introductions are asked for."""
        return self.count + self.span + self.date + self.age + bool(self.introduced)

    def exact(self, *texts: str) -> int:
        """How many of the phrases asked for one of `texts` holds."""
        return sum(any(holds(text, phrase) for text in texts) for phrase in self.phrases)


def expectation(question: str, phrases: tuple[Phrase, ...] = ()) -> Expectation:
    """What `question` asks for, as far as its words tell; `phrases`: the exact words that it asks for."""
    asks = (_ASKS_COUNT, _ASKS_SPAN, _ASKS_DATE, _ASKS_AGE)
    count, span, date, age = (pattern.search(question) is not None for pattern in asks)
    return Expectation(count, span, date, age, phrases, introduced(question))
