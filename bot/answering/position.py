"""Questions for what a government says."""

import regex

from bot.answering.matches import positions

_BODY = (
    # Not of the China Cables.
    r"(?:China(?!(?-i: \p{Lu}))|Chinese(?!-)|Beijing|government|authorities|regime|officials?|minist(?:ry|er)|embassy"
    r"|ambassador|consul(?:ate)?|spokes(?:man|woman|person|people)|delegation|state media|white paper)(?:['’]?s)?"
)
# Verbs of saying, in all their forms: what is said follows them.
TELLING = """
say says said saying; tell tells told; acknowledge acknowledges acknowledged acknowledging;
argue argues argued arguing; deny denies denied denying; describe describes described describing;
dismiss dismisses dismissed dismissing; state states stated stating
"""
# So it does these, but their first form tells nothing by itself: "a claim", "to admit".
CLAIMING = """
admit admits admitted admitting; call calls called calling; claim claims claimed claiming;
defend defends defended defending; insist insists insisted insisting; reject rejects rejected rejecting
"""
RESPONDING = "comment comments commented; react reacts reacted; reply replies replied; respond responds responded"
# What is said may follow these, or what it is about: "answered the question".
EXPLAINING = """
announce announces announced; answer answers answered; explain explains explained; rebut rebuts rebutted
"""
ACCUSING = "accuse accuses accused accusing"


def any_of(*lists: str, base: bool = False, ing: bool = False) -> str:
    """A pattern for the verbs of these `lists`, with their first form and that in -ing or without."""
    forms = (form for verb in ";".join(lists).split(";") for form in verb.split()[0 if base else 1 :])
    return "|".join(form for form in forms if ing or not form.endswith("ing"))


_SAYS = (
    rf"(?:{any_of(TELLING, CLAIMING, RESPONDING, EXPLAINING, base=True)}|saying|accept(?:s|ed)?"
    r"|justif(?:y|ies|ied|ication)|statement|response|reaction|rejection|denial|rebuttal|explanation|position|version"
    r"|stance|view|side|account)"
)
# Not of 中国电文, the China Cables.
_BODY_ZH = r"(?:中[国國](?![电電]文)|北京|政府|[当當]局|外交部|官方|大使[馆館]?|[发發]言人)"
_SAYS_ZH = (
    r"(?:[说說称稱]|看[待法]|(?<=怎[么麼]|如何)看|回[应應]|否[认認]|承[认認]|反[驳駁]|解[释釋]|立[场場]|[态態]度|表[态態]"
    r"|[声聲]明)"
)
_RESPONDS = regex.compile(rf"(?i)\b(?:{any_of(RESPONDING, base=True, ing=True)}|statement|remarks)\b")
# "What the Global Times calls leaked documents" is somebody's word, and nothing that they say.
_TELLS = regex.compile(
    rf"(?i)(?<!\bwhat [^.,;]{{0,40}})\b(?:{any_of(TELLING, base=True, ing=True)}|{any_of(CLAIMING, ACCUSING, ing=True)}"
    r"|add(?:s|ed|ing)|urg(?:e[sd]?|ing)|according to)\b"
)
# Not "according to the government reports collected by somebody".
_PAPERS = "(?:reports?|documents?|papers?|files?|data|statistics|records?|sources?)"
_QUOTED = rf"according to (?:the )?(?:\p{{L}}+ )?{_BODY}(?! {_PAPERS}\b)"
_ASKS = regex.compile(
    rf"(?i)\b(?:{_BODY}\b.{{0,80}}?\b{_SAYS}|{_BODY} on|{_QUOTED}"
    r"|official (?:version|position|figures?|account|line))\b"
    rf"|{_BODY_ZH}.{{0,20}}?{_SAYS_ZH}"
)
_ANSWERS = regex.compile(
    r"(?i)\b(?:den(?:ial|ies|ied)|rejects?|response|reaction|rebut(?:s|tal)"
    r"|(?:official|government|Chinese) (?:answer|claim|line|position|version)|Beijing says)\b"
)
# Who is on somebody's side says nothing of what that one says.
_SIDING = regex.compile(rf"(?i)\b(?:tak(?:e|es|en|ing)|took|on) (?:the )?{_BODY} side\b")
# Another government: "what did the German foreign ministry say".
_ELSEWHERE = regex.compile(
    r"(?i)\b(?:(?-i:US|USA|UK|EU|UN)|U\.S\.|United (?:States|Kingdom|Nations)|American?|Brit(?:ish|ain)|German"
    r"|French|France|Turkish|Turkey|Kazakh(?:stan)?|Uzbek(?:istan)?|Kyrgyz|Pakistani?|Australian?|Canad(?:a|ian)"
    r"|Japan(?:ese)?|Indian?"
    r"|Russian?|Ukrainian|Swed(?:en|ish)|Dutch|Belgian|Italian|Norwegian|Danish|Swiss|Egyptian|Saudi|Malaysian?"
    r"|Indonesian?|Taiwan(?:ese)?|European|Trump|Biden)(?:['’]s)?"
    rf" (?:(?:foreign|state|federal|prime|trade|defen[cs]e|interior|former|current|new) )*{_BODY}"
)
_ASKING = regex.compile(
    rf"(?i)\b(?:{_BODY}|{_SAYS})\b|{_BODY_ZH}|(?:怎[么麼]|如何|有何)?{_SAYS_ZH}(?:了?些?什[么麼]|是什[么麼])?"
)


def asks_position(question: str) -> bool:
    """Does `question` ask what China's government or one of its officials says, or one of which it names no country?"""
    return _ASKS.search(without_others(_SIDING.sub("", question))) is not None


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it: for China to say something, not for China."""
    return positions(_ASKING, question) if asks_position(question) else set()


def without_others(text: str) -> str:
    """`text` without what it calls governments of other countries."""
    return _ELSEWHERE.sub("somebody", text)


def only_responds(text: str) -> bool:
    """Does `text` say that somebody responds, and nothing of what they say?"""
    return _RESPONDS.search(text) is not None and not tells(text)


def tells(text: str) -> bool:
    """Does `text` give something that somebody says?"""
    return _TELLS.search(text) is not None


def answers_somebody(index_terms: str) -> bool:
    """Do the index terms of a sentence say that a government answers somebody in it?"""
    return _ANSWERS.search(index_terms) is not None
