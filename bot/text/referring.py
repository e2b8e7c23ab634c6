"""Questions that speak of what was asked before: "and how old is he?", "any proof?"."""

import regex

# "It" stands in many a question that refers to nothing ("is it true that …"), "there" and "that" in most.
_REFERRING = regex.compile(
    r"""(?ix)
    ^\W*(?:and|but|so|also|what\ about|how\ about|why\ so|since\ when|und|et|y|ve|peki|а|и)\b
    | \b(?:he|him|his|she|her|hers|they|them|their|theirs|its|this|these|those
        |(?-i:er|sie|il)|ihm|ihn|seine[mnrs]?|ihre?[mnrs]?|elle|lui|leurs?|ils|elles
        |он|она|они|его|её|ее|ей|ней|ему|нём|нем|им|ими|их
        |onun|onlar\p{L}*|uning|ular\p{L}*|ئۇنىڭ|ئۇلار\p{L}*)\b
    | \bit\b(?!\ (?:true|safe|possible|legal|illegal|allowed|forbidden|likely|dangerous|risky|right|ok|okay|like)\b)
    | \bthat\W*$
    | [他她它] | 那[么麼] | 这[个個]|這個 | 其中 | 呢\W*$
    """
)

# All that such a question may hold, and one of which it must.
_BESIDE = (
    "and|but|so|is|are|was|were|there|any|some|the|a|real|actual|hard|solid|more|what|s|who|where|how|do|does|did"
    "|can|could|have|has|had|been|be|got|we|you|they|anyone|show|me|us|exists?|for|of|this|that|it|these|those"
)
_PROOF = "proofs?|evidence|confirm(?:ation|ed)?|verif(?:ication|ied|y)|prove[dn]?|sure|certain|true|really|know|says"
_DOUBTING = regex.compile(
    rf"(?i)^\W*(?:(?:{_BESIDE})\W++)*(?:{_PROOF})(?:\W++(?:{_BESIDE}|{_PROOF}))*\W*$"
    r"|^\W*(?:why(?: not)?|how (?:so|come))\W*$"
    r"|^\W*(?:那[么麼]?|[这這]|有|[没沒]有|什[么麼]|任何|的|是)*[证證](?:[据據明]|[实實])(?:了|在哪[里裡]|[吗嗎呢])*\W*$"
)


def refers_back(question: str) -> bool:
    """Does `question` speak of what was asked before, so that it says too little by itself?"""
    return _REFERRING.search(question) is not None or doubts(question)


def doubts(question: str) -> bool:
    """Does `question` ask why or whether what was said before is so ("is there proof?"), and for nothing else?"""
    return _DOUBTING.search(question) is not None
