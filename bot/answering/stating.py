"""Sentences that give what China's government says: it is who speaks in them, not whom others speak of."""

import re
from collections.abc import Collection

import regex

from bot.answering.position import ACCUSING, CLAIMING, EXPLAINING, RESPONDING, TELLING, any_of, without_others

_STATE = r"(?:China(?!(?-i: \p{Lu}))|Beijing)"
_BODY = (
    r"(?:government(?!-)|authorities|regime|officials?|ministry|(?:foreign|vice|deputy|prime) minister|embassy"
    r"|ambassador|consul(?:ate)?|spokes(?:man|woman|person|people)|delegat(?:ion|es?)|permanent mission|state media"
    r"|(?<=Chinese )(?:mission|side)|white paper)"
)
_OFFICE = r"(?:ambassador|spokes(?:man|woman|person)|minister)"
# Whose it is or which: "the Chinese embassy", "China's foreign ministry", "a regional official".
_WHICH = (
    r"(?:(?:the|an?|some|several|\p{L}+['’]s|Chinese|Xinjiang|local|regional|central|senior|foreign|vice|deputy) )*"
)
# "Victims of the government said", "activists outside the embassy said", "no official said", "his spokesperson said".
_NOT_OF = (
    r"(?<!\b(?:against|at|about|by|fled|from|in|inside|left|near|of|on|outside|over|than|to|under|with|within|no|his|her"
    rf"|its|their|general['’]s) {_WHICH})"
)
# Nor is it what they say where it is only supposed, or somebody's name for it: "what the government calls".
_TOLD = r"(?<!\b(?:if|whether|untrue that|not true that) (?:the )?)(?<!\bwhat [^.,;]{0,60})"
_ONE = rf"{_TOLD}{_NOT_OF}{_BODY}(?:['’]s)?"
_STATE_ITSELF = rf"{_TOLD}{_NOT_OF}{_STATE}"
_TO_ONE = r"(?!(?:tells?|told) (?:him|her|me|them|us)\b)"
_SAID = (
    rf"(?:{_TO_ONE}(?:{any_of(TELLING, CLAIMING, RESPONDING, EXPLAINING, ACCUSING)})"
    r"|condemned|rejected)"
)
_ALL_SAY = f"(?:{_TO_ONE}(?:{any_of(TELLING, CLAIMING, ACCUSING, base=True)}))"
_ALL = r"(?:authorities|officials|spokespeople)"
_ACTIVE = "(?<!be )(?<!been )(?<!is )(?<!are )(?<!was )(?<!were )"
_HAS = r"(?:(?:has|have|had|also|later|again) )*"
# "China has repeatedly denied", but not "China expert Adrian Zenz said", "Beijing never said".
_SURELY = (
    r"(?:(?:also|always|at first|consistently|earlier|first|firmly|flatly|had|has|have|in turn|initially|itself|later"
    r"|long|now|officially|often|once|publicly|repeatedly|since|still|strongly|then|again) )*"
)
# "The embassy in London, on Monday said", but not "the government critic said", "official documents say".
_BESIDE = r"(?:(?!document|paper|file|leak|critic|opponent|victim|defector|whistle-?blower|never)[^.,;]){0,40}?"
# Not "according to the government reports collected by somebody".
_PAPERS = "(?:reports?|documents?|papers?|files?|data|statistics|records?|sources?|critics?|whistle-?blowers?)"
_GIVES = regex.compile(
    rf"(?i)\b(?:{_STATE_ITSELF} {_SURELY}{_ACTIVE}{_SAID}|{_ONE}\b{_BESIDE}{_ACTIVE}\b{_SAID}"
    # "Beijing, the article says, rejects", "the ambassador, a former teacher, said"; "…, said the ambassador."
    rf"|(?:{_ONE}|{_STATE_ITSELF}),(?: [^.,;]{{1,80}},)? {_HAS}{_SAID}"
    rf"|{_TOLD}{_NOT_OF}{_OFFICE} (?:of|for|in|to) [^.,;]{{1,50}}, {_HAS}{_SAID}"
    rf"|, said {_WHICH}(?:{_BODY}|{_STATE})(?=[,.])"
    rf"|{_TOLD}{_NOT_OF}{_ALL}\b(?: also)?,? (?:[^.,;]{{0,30}}, )?{_ALL_SAY}"
    r"|white paper (?:also )?(?:gives|lists|names|puts|is reported to state)"
    rf"|(?:{_ONE}\b{_BESIDE}|{_STATE_ITSELF} was )\breported (?:as calling|to have (?:called|said|condemned))"
    r"|(?<!\bbe )(?:announced|condemned|denied|described|dismissed|disputed|rejected) by "
    rf"{_WHICH}(?:{_BODY}|{_STATE}(?!['’]))"
    rf"|according to {_WHICH}(?:{_BODY}|{_STATE}(?!['’]))(?! {_PAPERS}\b))\b"
    # In Chinese: "外交部发言人汪文斌称".
    r"|(?:中[国國](?:政府|官方|外交部|[驻駐])|外交部|新疆(?:政府|[维維]吾[尔爾]自治[区區]政府)|[国國][务務]院新[闻聞][办辦]"
    r"|[发發]言人|[当當]局)[^，。；]{0,20}?(?:[说說称稱]|表示|否[认認]|回[应應]|指出|[强強][调調]|宣布|[谴譴][责責])"
)
# No other sentence can be one: most are passed over in a moment.
_SOMEBODY = re.compile(
    r"(?i)china|chinese|beijing|government|authorities|regime|official|minist|embassy|ambassador|consul|spokes|delegat"
    r"|mission|media|white paper|[中外新国國发發当當]"
)
_SAYING = re.compile(
    rf"(?i)\b(?:{any_of(TELLING, CLAIMING, RESPONDING, EXPLAINING, ACCUSING, base=True)}|condemned|reported"
    r"|according to|white paper)\b|[说說称稱示认認应應出调調布责責]"
)
# What somebody else remarks on what they say is that one's word.
_REMARKS = regex.compile(
    r"(?i)^[^.;,]{1,60}\b(?:not(?:es|ed)|observe[sd]|remark(?:s|ed)|criticis(?:es|ed)) (?:that|how)\b"
)
# Whose name is known to be that of one is read as if the office stood there.
_OFFICIAL = "China's ambassador"


def holds_position(text: str, officials: Collection[str] = ()) -> bool:
    """Does `text` give what China's government says in public? `officials`: names of those who speak for it."""
    if text.endswith(("?", "？")) or not _SAYING.search(text) or not (officials or _SOMEBODY.search(text)):
        return False
    # A source may name thousands, a sentence a few.
    if named := [name for name in officials if name in text]:
        names = "|".join(map(regex.escape, sorted(named, key=lambda name: (-len(name), name))))
        text = regex.sub(rf"\b(?:{names})\b", _OFFICIAL, text)
    text = without_others(text)
    remarks = _REMARKS.match(text)
    return _GIVES.search(text) is not None and (remarks is None or _GIVES.search(f"{remarks[0]} said") is not None)
