"""How people lead in to a question: "is it true that", "I wonder", "someone told me". It asks for nothing."""

import regex

from bot.answering.matches import positions

_I = r"i(?:['’](?:m|d|ve|ll))?"
_MEANWHILE = r"(?:just|only|also|once|keep|always|often|have|was|am|would|really)"
_SOMEBODY = (
    r"(?:someone|somebody|people|they|(?:my|a|some|the)\ (?:friends?|uncle|aunt|cousins?|teachers?|colleagues?)|he|she)"
)
_ANYBODY = r"(?:any(?:one|body|\ of\ you)|you(?:\ guys)?|we|some(?:one|body))"
_SOMETHING = (
    r"(?:(?:some|any|more|further|all|the|an?|bit|little|everything|something|anything|brief|short|quick|basic"
    r"|general)\ )*"
)
_FACTS = r"(?:info(?:rmation)?|details?|facts|background|overview|summary|explanation)\ (?:about|on|of)"
_EXPLAIN = r"(?:explain|describe|outline|summari[sz]e)(?:\ (?:to\ )?(?-i:me|us))?"
# What follows is a question or a statement of its own.
_CLAUSE = r"(?=\W*\b(?:that|if|whether|about|how|wh(?:o|om|ose|at|en|ere|ich|y))\b)"
_FRAME = regex.compile(
    rf"""(?ix)\b(?:
    (?:is|was|isn['’]?t)\ (?:it|this|that)\ (?:(?:really|actually|even)\ )?
        (?:(?:true|right|correct|possible)(?:\ that)?|the\ case\ that|so\ that)
    | (?<=^\W*)(?:true|correct|possible)\ that
    | how\ (?:is|was)\ (?:(?:it|that|this)\ )?possible
    | {_I}\ (?:{_MEANWHILE}\ )*(?:
        wonder(?:ed|ing)?|curious|asking(?:\ for\ a\ friend)?
        |looking\ for|interested\ in|trying\ to\ (?:find\ out|understand)
        |(?:heard|hear|read|saw|seen|told)(?:\ somewhere)?(?:(?=\ (?:about|how|in)\b|[,:])|\ that)
        |(?:want(?:ed)?|need|liked?)\ to\ (?:(?:know|understand|find\ out|learn|hear|read)(?:\ more)?(?:\ about)?))
    | {_SOMEBODY}\ (?:{_MEANWHILE}\ )*(?:(?:told|tells?)\ (?-i:me|us)(?:\ that)?|(?:said|says?|claim(?:s|ed)?)\ that)
    | (?:do|does|did|would|can|could)\ {_ANYBODY}\ (?:(?:please|happen\ to)\ )*
        (?:know|(?:tell|show|find|help)\ (?-i:me|us)|(?:remember|tell|find\ out){_CLAUSE}|{_EXPLAIN})
    | (?:tell|teach|brief|educate)\ (?-i:me|us)\ {_SOMETHING}(?:about|on|of)
    | (?:give|show|get|find)\ (?-i:me|us)\ {_SOMETHING}{_FACTS}
    | (?<=^\W*(?:please\ )?){_SOMETHING}{_FACTS}
    | (?<=^\W*(?:please\ )?){_EXPLAIN} | (?:to|for)\ (?-i:me|us)(?=\W*$)
    | (?:just|only)\ (?:curious|asking|wondering) | (?:asking|wondering)\ (?:because|for\ a\ friend)
    | (?:any|no|some)\ idea | quick\ question
    | (?:draw|drew|drawn|reach(?:ed)?)\b(?<=\bconclusions?\b.*)
    | (?:what|which|that|this)\ (?:kinds?|sorts?|types?)(?:\ of)?
    )(?!\w)"""
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that lead in to it, which no text needs to hold."""
    return positions(_FRAME, question)


def without(question: str) -> str:
    """`question` without them."""
    return _FRAME.sub(" ", question)
