"""Where a transcript or an interview goes from one speaker to the next."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

# "Wang Wei:", "MAYOR ALIM (through an interpreter):", "Jane Roe, BBC:", "Speaker 2:". Possessive: a text of capitals
# must not take its length squared.
_WORD = r"(?:(?:\p{Lu}\p{L}{0,3}\.)++|\p{Lu}[\p{L}\p{M}\p{N}'’-]*+)"
_PARTICLE = r"(?:of|the|and|for|de|la|du|van|von|der|bin|ibn|al|el|da|di|le|y|und|et|ve)\b"
_NAME = rf"{_WORD}(?:,?\x20(?:{_WORD}|{_PARTICLE}|\p{{N}}{{1,3}}\b)){{0,5}}+"
# Who speaks, where no name is given.
_ROLE = r"""(?:q|a|question|answer|reporter|journalist|correspondent|interviewer|interviewee|host|moderator|presenter
    |anchor|interpreter|translator|spokes(?:man|woman|person)|witness|guard|official|officer|speaker|narrator|caller|audience
    |judge|lawyer|prosecutor|minister|president|chairman|chairwoman|chair|mayor
    |frage|antwort|reporterin|journalistin|moderatorin|sprecher(?:in)?|zeuge|zeugin
    |réponse|journaliste|animateur|animatrice|porte-parole|témoin
    |вопрос|ответ|корреспондент|журналист|ведущий|ведущая|интервьюер|представитель|свидетель
    |soru|cevap|yanıt|muhabir|gazeteci|sunucu|sözcü|tanık)"""
_SPEAKER = rf"(?:(?:the|a|an|our|der|die|le|la)\x20)?(?:[\p{{L}}'’-]{{1,20}}+\x20){{0,2}}?{_ROLE}"
# Chinese names have two to four characters, of which a family name is the first; those of others have a point inside.
_FAMILY = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余"
    "杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅邹鄒孟熊秦邱江尹薛闫閆段雷侯龙龍史陶贺賀顾顧毛"
    "郝龚龔邵万萬钱錢严嚴武戴莫孔汤湯华華耿汪艾阿买買古热熱吐努"
)
_CHINESE = rf"""(?:
    \p{{Han}}{{0,10}}(?:问|問|答|记者|記者|主持人|发言人|發言人|翻译|翻譯|官员|官員|主任|主席|书记|書記|部长|部長|局长|局長
        |县长|縣長|市长|市長|厂长|廠長|经理|經理|教授|律师|律師|先生|女士|证人|證人|观众|觀眾|日报|日報|时报|時報|电视台
        |電視台|社)
    |[{_FAMILY}]\p{{Han}}{{1,3}}|\p{{Han}}{{1,8}}[·・]\p{{Han}}{{1,8}})"""
_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\x20{0,2})?"
_ASIDE = r"(?:\x20?[(\[（][^()\[\]（）\n]{1,60}+[)\]）])?"
# Names alone do not speak: "Reporter: Jane Roe".
_CREDIT = rf"""(?!\x20{_WORD}(?:[\x20,]++{_WORD})++$)
    (?!(?<=(?:记者|記者|翻译|翻譯)[:：])\x20?\p{{Han}}{{2,4}}+(?:[\x20、，]\p{{Han}}{{2,4}}+)*+$)"""
# At the start of a line, or of a sentence: soft line breaks are gone.
_TURN = regex.compile(
    rf"""(?:^|(?<=[.!?…"”’)]\x20)|(?<=[。！？”])\x20?){_TIME}
    (?:(?P<role>(?i:{_SPEAKER})|{_CHINESE})|(?P<name>{_NAME})){_ASIDE}\x20?[:：](?=\s|$|(?<=：)){_CREDIT}""",
    regex.MULTILINE | regex.VERBOSE,
)
# A turn opens before such a colon, in its line, and is looked for only there: most texts have few, and one is looked
# through when the first question finds it.
_COLONS = {colon: re.compile(colon) for colon in ":："}
# As the last word of who speaks, one in small letters.
_IN_SMALL_LETTERS = regex.compile(rf"(?i:{_ROLE})|{_PARTICLE}", regex.VERBOSE)
# What is longer is not looked at: in Chinese no space may stand in all of a text.
_LONGEST_WORD = 40
_OPENING = re.compile(r"^|(?<=[.!?…\"”’)] )|(?<=[。！？”])", re.MULTILINE)
# What stands before a colon without speaking begins with one of these.
_LABEL = regex.compile(
    r"""(?:notes?|corrections?|clarification|updated?|updates|editor['’]s|disclaimer|warning|advertisement|last|latest
    |photos?|photograph|image|picture|video|audio|caption|credits?|figure|table|map|chart|graphic|sources?|references?
    |related|read|reading|watch|listen|see|more|share|follow|subscribe|topics?|tags?|keywords?|published|posted|by
    |byline|authors?|contacts?|e-?mail|phone|tel|fax|address|website|url|date|time|year|place|location|language
    |copyright|title|subject|from|to|cc|re|dear|summary|abstract|background|introduction|context|conclusions?|key|main
    |findings?|results?|recommendations?|methodology|examples?|step|part|section|chapter|article|appendix|annex|page|day
    |further|full|original|number|no|total|age|born|gender|sex|occupation|status|type|category|name|reasons?|first
    |second|third|finally|however|claims?|verdict|facts?|myths?|reality|truth|rating|ruling|rumou?rs?|allegations?
    |satire|false|true|why|how|what|when|where|details|hinweis|anmerkung|korrektur|foto|bild|quellen?|datum|ort|behauptung|fakt|fazit|urteil|hintergrund
    |précision|légende|crédit|affirmation|intox|info|lieu|примечание|исправление|фото|источник|дата|место|миф|факт
    |утверждение|вердикт|düzeltme|fotoğraf|kaynak|tarih|yer|iddia|gerçek|sonuç)\b""",
    regex.IGNORECASE | regex.VERBOSE,
)
_CAPITALISED = regex.compile(_WORD)
_LEAST = 2


def turns(text: str) -> tuple[int, ...]:
    """Where the turns of the speakers in `text` begin, each of which lasts to the next; none where it is no transcript.

    A transcript has turns under two names at least, of which one is surely a name: single words that stand once each
    are rather terms that a list explains.
    """
    colons = _colons(text)
    if len(colons) < _LEAST:
        return ()
    found = [match for match in _opened(text, colons) if match["role"] or not _LABEL.match(match["name"])]
    names = Counter((match["role"] or match["name"]).casefold() for match in found)
    if len(names) < _LEAST:
        return ()
    known = _surnames(text)
    sure = any(
        match["role"] or " " in match["name"] or names[match["name"].casefold()] > 1 or match["name"] in known
        for match in found
    )
    return tuple(match.start() for match in found) if sure else ()


def _colons(text: str) -> list[int]:
    """Where colons stand in `text` that can end the name of a speaker, in order."""
    # Each by itself: a single letter is found eight times as fast as one of two, and counted sooner than found.
    if sum(map(text.count, _COLONS)) < _LEAST:
        return []
    found = sorted(colon.start() for pattern in _COLONS.values() for colon in pattern.finditer(text))
    return [at for at in found if _ends_a_word(text, at) and _may_follow_a_name(text, at)]


def _ends_a_word(text: str, at: int) -> bool:
    """Does no word go on behind the colon at `text[at]`, as in "12:30"?"""
    return text[at] != ":" or at + 1 == len(text) or text[at + 1].isspace()


def _may_follow_a_name(text: str, at: int) -> bool:
    """Can the word before `text[at]`, a colon, be the last one of who speaks?"""
    space = text.rfind(" ", max(0, at - _LONGEST_WORD), at)
    last = text[space + 1 : at] if space >= 0 else ""
    return not (last[:1].islower() and last.isalpha()) or _IN_SMALL_LETTERS.fullmatch(last) is not None


def _opened(text: str, colons: Iterable[int]) -> Iterator["regex.Match[str]"]:
    """Every match of _TURN in `text`, in which such `colons` stand, in order."""
    end = 0
    for colon in colons:
        begin = max(end, text.rfind("\n", end, colon) + 1)
        for opening in _OPENING.finditer(text, begin, colon):
            if opening.start() >= end and (match := _TURN.match(text, opening.start())):
                yield match
                end = match.end()
        end = max(end, colon)


def _surnames(text: str) -> set[str]:
    """The words with a capital that stand behind another one."""
    words = _CAPITALISED.finditer(text)
    return {word[0] for before, word in pairwise(words) if text[before.end() : word.start()] == " "}
