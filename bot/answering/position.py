"""What a government says: which questions ask for it, and which sentences hold it."""

import regex

from bot.answering.matches import positions

_BODY = (
    # Not of the China Cables.
    r"(?:China(?!(?-i: \p{Lu}))|Chinese(?!-)|Beijing|government|authorities|regime|officials?|minist(?:ry|er)|embassy"
    r"|ambassador|consul(?:ate)?|spokes(?:man|woman|person|people)|delegation|state media|white paper)(?:['’]?s)?"
)
_SAYS = (
    r"(?:sa(?:y|ys|id|ying)|tells?|told|(?:call|claim|reject|admit|accept|insist|defend|comment|answer|explain|react)"
    r"(?:s|ed|ted|ion)?|den(?:y|ies|ied|ial)|dismiss(?:es|ed)?|rebut(?:s|ted|tal)?|repl(?:y|ies|ied)"
    r"|(?:acknowledg|argu|describ|announc|stat)(?:e|es|ed)|statement|respon(?:d|ds|ded|se)|explanation|position|version"
    r"|stance|view|side|account|justif(?:y|ies|ied|ication))"
)
# Not of 中国电文, the China Cables.
_BODY_ZH = r"(?:中[国國](?![电電]文)|北京|政府|[当當]局|外交部|官方|大使[馆館]?|[发發]言人)"
_SAYS_ZH = (
    r"(?:[说說称稱]|看[待法]|(?<=怎[么麼]|如何)看|回[应應]|否[认認]|承[认認]|反[驳駁]|解[释釋]|立[场場]|[态態]度|表[态態]"
    r"|[声聲]明)"
)
_RESPONDS = regex.compile(r"(?i)\b(?:(?:respond|react|repli|comment)(?:s|es|ed)?|statement|remarks)\b")
# "What the Global Times calls leaked documents" is somebody's word, and nothing that they say.
_TELLS = regex.compile(
    r"(?i)(?<!\bwhat [^.,;]{0,40})\b(?:sa(?:y|ys|id|ying)|tells?|told|add(?:s|ed|ing)|according to"
    r"|(?:call|claim|reject|admit|insist|defend|accus)(?:e?s|ed|ing)|den(?:y|ies|ied|ying)|dismiss(?:es|ed)?"
    r"|(?:acknowledg|argu|describ|stat|urg)(?:e[sd]?|ing))\b"
)
_QUOTED = rf"according to (?:the )?(?:\p{{L}}+ )?{_BODY}"
_ASKS = regex.compile(
    rf"(?i)\b(?:{_BODY}\b.{{0,80}}?\b{_SAYS}|{_BODY} on|{_QUOTED}"
    r"|official (?:version|position|figures?|account|line))\b"
    rf"|{_BODY_ZH}.{{0,20}}?{_SAYS_ZH}"
)
# The body is who says it: "Chinese documents, a collection called" says nothing.
_SAID = (
    r"(?:sa(?:ys|id)|tells|told|(?:call|claim|reject|admit|insist|defend|comment|answer|explain|react|accus)(?:e?s|ed|ted)"
    r"|den(?:ies|ied)|dismiss(?:es|ed)|rebut(?:s|ted)|replie[sd]|(?:acknowledg|argu|describ|announc|stat)e[sd]"
    r"|respond(?:s|ed))"
)
_ACTIVE = "(?<!be )(?<!been )(?<!was )(?<!were )"
_HOLDS = regex.compile(
    rf"(?i)\b(?:{_BODY}\b(?:(?!document|paper|file|leak)[^.,;]){{0,40}}?{_ACTIVE}\b{_SAID}"
    rf"|{_QUOTED})\b"
)
_ANSWERS = regex.compile(
    r"(?i)\b(?:den(?:ial|ies|ied)|rejects?|response|reaction|rebut(?:s|tal)"
    r"|(?:official|government|Chinese) (?:answer|claim|line|position|version)|Beijing says)\b"
)
# Who is on somebody's side says nothing of what that one says.
_SIDING = regex.compile(rf"(?i)\b(?:tak(?:e|es|en|ing)|took|on) (?:the )?{_BODY} side\b")
_ASKING = regex.compile(
    rf"(?i)\b(?:{_BODY}|{_SAYS})\b|{_BODY_ZH}|(?:怎[么麼]|如何|有何)?{_SAYS_ZH}(?:了?些?什[么麼]|是什[么麼])?"
)


def asks_position(question: str) -> bool:
    """Does `question` ask what a government or one of its officials says?"""
    return _ASKS.search(_SIDING.sub("", question)) is not None


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it: for China to say something, not for China."""
    return positions(_ASKING, question) if asks_position(question) else set()


def holds_position(text: str) -> bool:
    """Does `text` say what one of them says?"""
    return _HOLDS.search(text) is not None


def only_responds(text: str) -> bool:
    """Does `text` say that somebody responds, and nothing of what they say?"""
    return _RESPONDS.search(text) is not None and not tells(text)


def tells(text: str) -> bool:
    """Does `text` give something that somebody says?"""
    return _TELLS.search(text) is not None


def answers_somebody(index_terms: str) -> bool:
    """Do the index terms of a sentence say that a government answers somebody in it?"""
    return _ANSWERS.search(index_terms) is not None
