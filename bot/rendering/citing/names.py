"""Authors' names as citations need them: which part is the family's, and who is no person."""

from dataclasses import dataclass

import regex

from bot.text.cleaning import one_line

# The family names of nine in ten Chinese, in pinyin. Chinese names in the press stand with the family name first.
_CHINESE_FAMILIES = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng "
    "feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei cheng lu ding ren shen yao cui tan fan "
    "liao jin shi jia xia fu fang zou xiong bai meng qin qiu hou yan xue lei long shao qian tao hao gong kong mao wan "
    "geng hua".split()
)
_SYLLABLE = (
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ai|ei|ao|ou|ia|ie|iu|ua|ue|ui|uo|er|a|e|i|o|u))"
)
_CHINESE_GIVEN = regex.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE})?", regex.IGNORECASE)
_PARTICLES = frozenset("van von der den de del della di da dos la le al el bin ibn ter ten zu".split())
_SUFFIX = regex.compile(r"(?:Jr|Sr)\.?|II|III|IV", regex.IGNORECASE)
# "Nina Larson (AFP)", "Geoffrey Nice (chair)".
_REMARK = regex.compile(r"\s*\([^()]*\)\s*$")
_INSTITUTION = regex.compile(
    r"(?i)\b(?:agency|amnesty|association|authorit(?:y|ies)|bureau|cent(?:er|re)|commission|committee|congress|"
    r"consortium|council|department|desk|editors?|embassy|foundation|government|group|institute|international|"
    r"ministry|mission|nations|network|news|office|parliament|party|press|project|reporters|staff|team|"
    r"tribunal|union|university|watch|and|for|of|the)\b|[\d&/:;]"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it was given (`full`, without remarks) and its parts. No `family`: not a person's, or not known."""

    full: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    family_first: bool = False

    @property
    def inverted(self) -> str:
        """`Zenz, Adrian`; a name with the family's part in front, and one that is no person's, as it is."""
        if not self.family or self.family_first:
            return self.full
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initials(self) -> str:
        """`Xu, V. X.`"""
        if not self.family:
            return self.full
        given = " ".join(
            "-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece) for word in self.given.split()
        )
        return ", ".join(part for part in (self.family, given, self.suffix) if part)


def name(text: str) -> Name:
    """The parts of one author's name. Where they cannot be told, the name is left whole."""
    full = _REMARK.sub("", one_line(text)) or one_line(text)
    if full.count(",") == 1 and not _INSTITUTION.search(full):
        family, given = (part.strip() for part in full.split(","))
        if family and given:
            return Name(f"{given} {family}", family, given)
    words = full.split()
    latin = regex.fullmatch(r"[\p{Latin}\p{M}'’.\- ]+", full)
    if not latin or not 2 <= len(words) <= 5 or full.isupper() or _INSTITUTION.search(full):
        return Name(full)
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) and len(words) > 2 else ""
    if len(words) == 2 and words[0].lower() in _CHINESE_FAMILIES and _CHINESE_GIVEN.fullmatch(words[1]):
        return Name(full, words[0], words[1], suffix, family_first=True)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return Name(full, " ".join(words[at:]), " ".join(words[:at]), suffix)
