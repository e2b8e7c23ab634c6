"""Sentences that are misread without the next one: what it asks or claims, and what takes the one before it back."""

import regex

_QUESTION_MARKS = ("?", "？", "؟")
_CLOSING = "”’»«“」』\"')]）"
_CLAIM = regex.compile(
    r"""(?:q|question|claim|myth|rumou?r|allegation|frage|behauptung|mythos|affirmation|intox|rumeur|idée\x20reçue
    |вопрос|утверждение|миф|soru|iddia|efsane)(?:\x20?\#?\d{1,3})?\x20?:
    |(?:\p{Han}{0,6}[问問]|传言|傳言|谣言|謠言|网传|網傳|说法|說法)\x20?[:：]""",
    regex.IGNORECASE | regex.VERBOSE,
)
_LED = r"""(?:(?:but|yet|however|in\x20fact|in\x20truth|actually|of\x20course|aber|doch|mais|or|но|однако|ama|ancak
    |fakat),?\x20)?"""
_NOT = r"(?:did|do|does|was|were|is|are|has|have|had|could|would)(?:\x20not|n['’]t)"
# "It did not.", "None was.", "He was not there." But not: "He did not want his name printed."
_BRIEF = regex.compile(
    rf"""{_LED}(?:
    (?:it|he|she|they|we|i|this|that|these|those)\x20(?:\p{{L}}+ly\x20)?(?:{_NOT}|never\x20(?:did|was|were|has|had))
        (?:\x20[\p{{L}}’'-]+){{0,2}}
    |(?:none|no\x20one|not\x20one|nobody|neither|nothing)(?:\x20of\x20(?:them|it|these|this|that|those|the\x20\p{{L}}+))?
        \x20(?:was|were|is|are|did|does|do|has|have|had)(?:\x20[\p{{L}}’'-]+){{0,3}}
    )[.!]""",
    regex.IGNORECASE | regex.VERBOSE,
)
_FALSE = regex.compile(
    rf"""{_LED}(?:
    (?:it|this|that|all\x20(?:of\x20)?(?:this|that|it)|these|those|they
            |(?:the|this|that)\x20(?:claim|story|report|statement|rumou?r|allegation)s?)\x20
        (?:(?:\p{{L}}+ly|later|soon)\x20)?(?:is|was|are|were|has|have|proved|proves|turned\x20out)\x20(?:to\x20be\x20|been\x20)?(?:\p{{L}}+ly\x20)?
        (?:false|untrue|not\x20(?:true|so|correct|the\x20case)|wrong|incorrect|a\x20lie|lies|a\x20hoax|a\x20fabrication
        |fabricated|invented|made\x20up|fake|retracted|withdrawn|debunked|nonsense|satire|a\x20mistake|an\x20error)\b
    |(?:no|nonsense|never|false|wrong|untrue|lies|not\x20(?:so|true|at\x20all)|nein|unsinn|falsch|non|faux|нет|неправда
        |ложь|чушь|hayır|yalan|不是?|没有|沒有|假的|胡说|胡說)[.!,。！，]
    |there\x20(?:is|was|has\x20been)\x20no\x20(?:\p{{L}}+\x20)?(?:evidence|proof|sign|record|truth)\b
    |no\x20(?:evidence|proof)\b
    |(?:or\x20)?(?:at\x20least,?\x20)(?:that|this|so)\b
    |(?:das|dies|es)\x20(?:ist|war|stimmt|stimmte|trifft)\x20(?:\p{{L}}+\x20)?
        (?:nicht|falsch|unwahr|gelogen|erfunden|(?:eine\x20)?lüge)\b
    |dafür\x20gibt\x20es\x20keine?\b
    |(?:c['’](?:est|était)|ce\x20(?:n['’]est|n['’]était))\x20(?:\p{{L}}+\x20)?(?:faux|vrai|un\x20mensonge|inventé|inexact)\b
    |il\x20n['’]en\x20(?:est|était)\x20rien|il\x20n['’]y\x20a\x20aucune?\x20preuve
    |это\x20(?:(?:бы\w+|\p{{L}}+)\x20)?(?:ложь|неправда|не\x20так|не\x20правда|не\x20соответствует|вымысел|фейк)\b
    |(?:никаких\x20)?доказательств\b.{{0,30}}\bнет\b
    |bu\x20(?:\p{{L}}+\x20)?(?:doğru\x20değil|yalan|yanlış|asılsız|uydurma)
    |buna\x20dair\x20(?:hiçbir\x20)?(?:kanıt|delil)
    |(?:但是?|其实|其實|事实上|事實上|实际上|實際上|然而)?[，,]?(?:
        (?:这|這|那|此)(?:些|种|種)?(?:\p{{Han}}{{0,4}}?)(?:是|纯属|純屬|并非|並非|不)\p{{Han}}{{0,3}}?
            (?:谎言|謊言|谎话|謊話|假的|虚假|虛假|谣言|謠言|真的|真实|真實|事实|事實|属实|屬實|捏造|编造|編造)
        |(?:事实|事實)?(?:并|並)(?:非如此|不是这样|不是這樣|不属实|不屬實)
        |(?:并|並)?(?:没有|沒有)(?:任何)?(?:证据|證據)|毫无根据|毫無根據|纯属(?:捏造|虚构)|純屬(?:捏造|虛構))
    )""",
    regex.IGNORECASE | regex.VERBOSE,
)


def asks(text: str) -> bool:
    """Does `text` end with a question mark?"""
    return text.rstrip(_CLOSING).endswith(_QUESTION_MARKS)


def puts(text: str) -> bool:
    """Does a block that begins with `text` put a question or a claim that the next one answers: "Claim: …"?"""
    return _CLAIM.match(text) is not None


def takes_back(text: str) -> bool:
    """Does `text` take back what the sentence before it says: "It did not.", "There is no evidence for that."?"""
    return _BRIEF.fullmatch(text) is not None or _FALSE.match(text) is not None
