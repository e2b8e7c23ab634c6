"""Who speaks for China in a text: the people whom it introduces with an office of its government."""

from collections import Counter

import regex

from bot.corpus.source import Kind, Source

_NAME = r"\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2}"
_OFFICE = (
    r"(?i:ambassador|spokes(?:man|woman|person)|minister|consul general|envoy|chairman|chairwoman|governor"
    r"|heads? (?:of )?the (?:information|press) office)"
)
_OFFICES = regex.compile(_OFFICE)
_OF_CHINA = r"(?:China|Chinese|PRC|Beijing|Xinjiang)(?:['’]s)?"
# Of one sentence, and of no other person in it.
_ASIDE = r"[^.;:,]{0,60}?"
_BEFORE = regex.compile(rf"\b{_OF_CHINA}\b{_ASIDE}\b{_OFFICE}(?:[^.;:,]{{0,40}},)? (?P<name>{_NAME})")
_BEHIND = regex.compile(
    rf"(?P<name>{_NAME}), (?:(?:who|then|an?|the) )*"
    rf"(?:{_OF_CHINA}\b{_ASIDE}\b{_OFFICE}|{_OFFICE}\b{_ASIDE}\b{_OF_CHINA})"
)
_OF_OFFICE = regex.compile(rf"\b{_OFFICE} of {_ASIDE}\b{_OF_CHINA}\b[^.;:,]{{0,40}}, (?P<name>{_NAME})")
# "The ambassador Liu Xiaoming", of whatever country the sentences before it named.
_BARE = regex.compile(rf"(?<=\b[Tt]he ){_OFFICE},? (?P<name>{_NAME})")
# Who speaks more than once in a government's statement is the one who makes it.
_SPEAKING = regex.compile(
    r"\b(?:(?P<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}) (?:also |had |has )*"
    r"(?:said|told|called|described|argued|named|pointed|answered|claimed|denied)"
    r"|(?i:according to) (?P<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}))\b"
)
_OFTEN = 2
# An office and whose it is stand so many characters apart at most.
_AROUND = 160

# Those who publish what it says.
_PUBLISHES = regex.compile(
    r"(?i)\b(?:China|Chinese|PRC|Xinjiang|Xinhua|State Council|Global Times|People['’]s Daily|CGTN|ECNS)\b"
    r"|中[国國]|新[华華]|外交部|[国國][务務]院"
)


def is_statement_of_china(source: Source) -> bool:
    """Is `source` a statement of China's government, not of another one?"""
    return source.kind is Kind.OFFICIAL_STATEMENT and _PUBLISHES.search(source.credit) is not None


def officials_of(source: Source) -> frozenset[str]:
    """The names, in full and in short, of those who speak for China's government in `source`."""
    text = source.text
    found = {
        match["name"]
        for office in _OFFICES.finditer(text)
        for shape in (_BEFORE, _BEHIND, _OF_OFFICE, _BARE)
        for match in shape.finditer(text[max(0, office.start() - _AROUND) : office.end() + _AROUND])
    }
    if is_statement_of_china(source):
        speaking = Counter(match["name"] for match in _SPEAKING.finditer(text))
        found.update(name for name, times in speaking.items() if times >= _OFTEN)
    # Chinese names begin with the family's, others end with it.
    return frozenset(part for name in found for part in (name, name.split()[0], name.split()[-1]))
