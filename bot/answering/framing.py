"""How people lead in to a question: "is it true that", "I wonder", "someone told me". It asks for nothing."""

import regex

from bot.answering.matches import positions

_SOMEBODY = r"(?:someone|somebody|people|they|friends?|he|she)"
_ANYBODY = r"(?:any(?:one|body|\ of\ you)|you(?:\ guys)?|we|some(?:one|body))"
_FRAME = regex.compile(
    rf"""(?ix)\b(?:
    (?:is|was|isn'?t)\ (?:it|this|that)\ (?:really\ |actually\ |even\ )?(?:true|right|correct|possible|the\ case|so)
    | (?:true|right|correct|possible)\ that
    | how\ (?:is|was)\ (?:it\ |that\ |this\ )?possible
    | i\ (?:just\ |only\ |also\ |once\ |keep\ |have\ |was\ |am\ |'m\ |would\ |'d\ )*(?:wonder(?:ed|ing)?|curious|asking
        |(?:heard|hear|read|saw|seen|told)(?:\ somewhere)?(?=\ (?:that|about|how|in)\b|[,:])
        |looking\ for|interested\ in|trying\ to\ (?:find\ out|understand)
        |(?:want|need|like)(?:ed)?\ to\ (?:know|understand|find\ out))
    | {_SOMEBODY}\ (?:just\ |once\ |keep\ |always\ )*(?:told|tells?|said|says?|claim(?:s|ed)?)\ (?:me|us)?
    | (?:do|does|did|would|can|could)\ {_ANYBODY}\ (?:please\ )?(?:happen\ to\ )?
        (?:know|remember|explain|tell|show|find|point|help)(?:\ (?:me|us))?
    | (?:just|only)\ (?:curious|asking|wondering) | (?:asking|wondering)\ (?:because|for\ a\ friend)
    | (?:any|no|some)\ idea | quick\ question
    | (?:what|which|that|this)\ (?:kinds?|sorts?|types?)(?:\ of)?
    )(?!\w)"""
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that lead in to it, which no text needs to hold."""
    return positions(_FRAME, question)
