"""Questions that speak of what was asked before: "and how old is he?"."""

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


def refers_back(question: str) -> bool:
    """Does `question` speak of what was asked before, so that it says too little by itself?"""
    return _REFERRING.search(question) is not None
