"""Headings under which somebody's claims stand, or what is not true: "Myths about the dam", "What Beijing says"."""

import regex

_CLAIM = regex.compile(
    r"""\b(?:myths?|mis(?:information|conceptions?)|disinformation|propaganda|hoax(?:es)?|lies?|fakes?|false(?:hoods?)?
    |fiction|untrue|fabricat\w+|debunk\w*|fact[ -]check\w*|conspirac\w+|rumou?rs?|alleg\w+|accus\w+|claim\w*|assert\w*
    |den(?:y|ies|ied|ials?)|rejects?|refut\w+|rebuttals?|supposed(?:ly)?|so-called|according\ to|narratives?|version
    |position|line|view|response|repl(?:y|ies)|in\ (?:his|her|their|its)\ own\ words
    |(?:what|how|as)\ .{1,60}\b(?:sa(?:y|ys|id)|tells?|told|argues?d?|insists?|wants?|thinks?|believes?|sees?|puts?))\b
    |谣|謠|传言|傳言|流言|谎|謊|虚假|虛假|不实|不實|假(?:的|新闻|新聞|消息|信息|訊息)|捏造|编造|編造|造假
    |声称|聲稱|宣称|宣稱|指称|指稱|据称|據稱|所谓|所謂|自称|自稱|指控|指责|指責|否认|否認|驳斥|駁斥|回应|回應
    |误区|誤區|误解|誤解|迷思|谬|謬|说法|說法|立场|立場|口径|口徑|宣传|宣傳|怎么说|怎麼說|如何说|如何說
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def of_claims(heading: str) -> bool:
    """Does `heading` say that what stands below is somebody's word, or is not true? Taken rather than missed."""
    return _CLAIM.search(heading) is not None
