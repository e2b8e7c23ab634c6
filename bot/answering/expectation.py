"""What sort of answer a question asks for, and which sentences look like one."""

import re
from dataclasses import dataclass

import regex
from babel.dates import get_month_names

from bot.answering.dates import MONTHS
from bot.answering.introducing import introduced, introduces
from bot.answering.operators import Phrase
from bot.answering.reasons import asks_reason, tells_reason
from bot.text.phrases import holds

_ASKS_COUNT = regex.compile(
    r"""(?xi)\b(?:how\ (?:many|much|large|big|often|high)|numbers?\ of|count|percent(?:age)?|share\ of|capacity|total
    |estimates?|cu[aá]nt[oa]s?
    |wie\ ?viele?[mnrs]?|wie\ (?:breit|gro(?:ß|ss)|hoch|oft|schnell|schwer|stark|teuer|tief|weit)|anzahl
    |prozent(?:satz)?|combien(?!\ de\ temps)|nombre\ d(?:e|es|['’])|pourcentage
    |сколько(?!\ (?:\p{L}+\ )?лет\b|\ времени)|(?:как|насколько)\ (?:велик|высок|част)\p{L}+|количеств\p{L}+
    |процент\p{L}*|kaç(?!\ yaş)\p{L}{0,3}|ne\ kadar|yüzde)\b
    |多少|几|幾|人数|人數"""
)
# Since when is an answer, too.
_ASKS_SPAN = regex.compile(
    r"(?i)\b(?:how long|wie lange|combien de temps|как долго|сколько времени|ne kadar süre\p{L}*)\b|多久"
)
_ASKS_DATE = regex.compile(
    r"(?i)\b(?:when|what (?:year|date|day|month)|since when|date|wann|quand|ne zaman|когда"
    r"|(?:in )?welche[mns] (?:jahr|monat|tag)|quelle (?:année|date)|hangi (?:yıl|tarih|gün)\p{L}*"
    r"|в каком (?:году|месяце))\b"
    r"|什么时候|什麼時候|何时|何時|哪一?[天年]"
)
_ASKS_AGE = regex.compile(
    r"(?i)\b(?:how old|wie alt|quel [âa]ge|age|kaç yaş\p{L}*|сколько (?:\p{L}+ )?лет)\b"
    r"|多大|[几幾多少]岁|[几幾多少]歲|年[龄齡]"
)
_MONTHS = frozenset(
    [
        *MONTHS,
        *(name for code in ("de", "fr", "tr") for name in get_month_names(locale=code).values()),
        # "марта", "март", "в марте"
        *get_month_names(locale="ru").values(),
        *get_month_names(locale="ru", context="stand-alone").values(),
        *(f"{name[:-1]}е" for name in get_month_names(locale="ru").values()),
    ]
)
# As the news of the US has them: "Dec. 19".
_SHORT = r"(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\."
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=lambda name: (-len(name), name)))})"
# Years, days of a month and numbers of documents count nothing. Each begins with a digit: that is found soonest.
_COUNTS_NOTHING = regex.compile(
    rf"""(?xi)\b(?:1[5-9]|20)\p{{Nd}}{{2}}(?:s|[-–]\p{{Nd}}{{2,4}})?\b(?![,.]\p{{Nd}}|\ ?%)
    |\b\p{{Nd}}{{1,2}}(?:\.?\ {_MONTH}\b|\b(?<=\b(?:{_MONTH}|{_SHORT})\ \p{{Nd}}{{1,2}}))
    |\p{{Nd}}++(?<=\bN[o°]\.\ ?\p{{Nd}}++)
    |(?<!\p{{Nd}})(?:\p{{Nd}}{{4}}年|\p{{Nd}}{{1,2}}[月日号號])"""
)
# Looked up, which takes a fifth of the time of a pattern.
_NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten twelve dozen dozens hundred hundreds thousand thousands million
    millions half third quarter
    zwei drei vier fünf sechs sieben acht neun zehn zwölf dutzend dutzende hundert hunderte tausend tausende million
    millionen milliarde milliarden hälfte drittel viertel
    deux trois quatre cinq sept huit neuf dix douze vingt trente dizaine dizaines douzaine vingtaine centaine centaines
    cent cents mille millier milliers milliard milliards moitié
    два две двух двое три трёх трех трое четыре пять шесть семь восемь девять десять двадцать тридцать сорок сто сотни
    сотен десятки десятков тысяч тысячи тысяча миллион миллиона миллионов половина половину половины треть четверть
    iki üç dört beş altı yedi sekiz dokuz yirmi otuz kırk elli yüz yüzlerce binlerce milyon milyonlarca yarısı
    """.split()
)
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_PART_OF_A_WORD = ("hundert", "tausend")
_CHINESE_NUMBER = re.compile("[二三四五六七八九十百千两兩]+余?[万萬亿億名人个個只座所户戶次倍岁歲条條份]")
_HOLDS_AGE = regex.compile(
    r"(?i)\b\p{Nd}{1,3}[- ]years?[- ](?:old|of age)\b"
    r"|\b(?:aged|age of|age|was|is|turned) \p{Nd}{1,2}\b(?! ?%|[,.]\p{Nd})"
    r"|, \p{Nd}{2},|\b(?:born|built|made|founded|opened|written|begun|set up|dates?|dated) (?:in|on|from|back)\b"
    r"|\p{Nd} ?[岁歲]|出生|生于"
    r"|\b\p{Nd}{1,3}(?: jahre alt|-?jährige?[mnrs]?| ans| лет| год[а]?|-летн\p{L}+|'?\s?yaş\p{L}*)\b"
    r"|\b(?:geboren|née?|родил(?:ся|ась)|doğ(?:du|muş|umlu))\b"
)
_DATED = regex.compile(
    r"(?<![\p{Latin}\p{Nd}])(?:1[89]|20)\p{Nd}{2}(?![\p{Latin}\p{Nd}])|\p{Nd}月"
    rf"|\p{{Nd}}(?<=\b{_SHORT} \p{{Nd}})"
)


@dataclass(frozen=True)
class Expectation:
    """What a question asks for: how many, how long, how old, when, why, exact words.

    `introduced`: who or what it asks about as such; "" for none.
    """

    count: bool = False
    span: bool = False
    date: bool = False
    age: bool = False
    phrases: tuple[Phrase, ...] = ()
    introduced: str = ""
    reason: bool = False

    def met(self, text: str) -> int:
        """How many of the numbers, dates, ages, reasons and introductions asked for does `text` hold?"""
        number = (self.count or self.span) and _holds_number(text)
        count = number and self.count and _holds_number(_COUNTS_NOTHING.sub("", text))
        span = number and self.span
        date = self.date and _holds_date(text)
        age = self.age and _HOLDS_AGE.search(text) is not None
        introduces_it = bool(self.introduced) and introduces(text, self.introduced)
        reason = self.reason and tells_reason(text)
        return count + span + date + age + introduces_it + reason

    @property
    def sorts(self) -> int:
        """How many numbers, dates, ages, reasons and introductions are asked for."""
        return self.count + self.span + self.date + self.age + bool(self.introduced) + self.reason

    def exact(self, *texts: str) -> int:
        """How many of the phrases asked for one of `texts` holds."""
        return sum(any(holds(text, phrase) for text in texts) for phrase in self.phrases)


def _holds_number(text: str) -> bool:
    if _DIGIT.search(text):
        return True
    words = text.lower()
    if not _NUMBERS.isdisjoint(_WORD.findall(words)) or any(part in words for part in _PART_OF_A_WORD):
        return True
    return not text.isascii() and _CHINESE_NUMBER.search(text) is not None


def _holds_date(text: str) -> bool:
    return _DATED.search(text) is not None or not _MONTHS.isdisjoint(_WORD.findall(text))


def expectation(question: str, phrases: tuple[Phrase, ...] = ()) -> Expectation:
    """What `question` asks for, as far as its words tell; `phrases`: the exact words that it asks for."""
    asks = (_ASKS_COUNT, _ASKS_SPAN, _ASKS_DATE, _ASKS_AGE)
    count, span, date, age = (pattern.search(question) is not None for pattern in asks)
    return Expectation(count, span, date, age, phrases, introduced(question), asks_reason(question))
