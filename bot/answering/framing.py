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
# "What do the China Cables show?": what a piece says, it shows.
_SHOWS = (
    r"(?:show|reveal|contain|prove|demonstrate|disclose|uncover|expose|discover|confirm|describe|cover|include)"
    r"(?:n|s|d|ed)?"
)
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
    | erz[äa]hle?(?:n\ Sie)?\ (?:mir|uns)(?:\ (?:etwas|mehr|was))?(?:\ (?:über|von))?
    | (?:parle|dis|dite|explique|raconte)[sz]?[-\ ](?:moi|nous) | (?:bana|bize)(?=\ .*\banlat)
    | wie\ (?:alt|breit|gro(?:ß|ss)|hoch|lange?|oft|schnell|schwer|stark|teuer|tief|viele?[mnrs]?|weit)
    | combien\ s['’]él[eè](?:ve(?:nt)?|vait) | quel\ [âa]ge
    | сколько\ (?:лет|времени) | (?:как|насколько)\ (?:велик[ао]?|высок[ао]?|долго|часто)
    | ne\ kadar | kaç\ yaşında
    | (?:draw|drew|drawn|reach(?:ed)?)\b(?<=\bconclusions?\b.*)
    | {_SHOWS}(?:\ (?-i:us))?(?<=\bwhat\ (?:all\ )?(?:do|does|did|has|have|had|can)\ [^,.?!]{{1,60}})
        (?=\W*$|\W*\ (?:about|and|concerning|in|of|on|regarding)\b)
    | (?:what|which|that|this)\ (?:kinds?|sorts?|types?)(?:\ of)?
    )(?!\w)"""
)

_IN_CHINESE = regex.compile(
    r"""(?x)[请請][问問] | 到底 | 究竟 | [现現]在 | 目前 | 如今
    | (?:[请請]|麻[烦煩]|可不?可?以|能不?能?|能否){0,3}+[你您]?(?:[给給跟向帮幫为為]我)?(?:
        介[绍紹](?:一?下)? | (?:解[释釋]|[说說]明|描述|概括|[总總][结結])一?下
        | [讲講][讲講] | [说說][说說] | [谈談][谈談] | 告[诉訴]我 | (?<=[给給跟]我)[讲講说說](?:一?下)? )
    | 我?很?(?:[想要]{1,2}|希望)(?:知道|[了瞭]解|[问問]|[请請]教|[听聽][听聽])(?:一?下)?
    | (?:有[没沒]有人|有人|你[们們]?|您|大家)(?:知不)?知道
    | [谁誰][能可以]{1,2}告[诉訴]我 | [这這那]件事
    | 我?(?:[听聽](?:人|朋友)?[说說]|[据據][说說]) | 我朋友[说說]
    | [关關][于於] | 有[关關](?!系|係)
    | 的(?:事情?|信息|[资資][料讯訊]|消息)(?=\W*$)
    | (?<=[，,。？?！!\s])[这這]?(?:是?不?是|是否)?真的?[吗嗎]
    """
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that lead in to it, which no text needs to hold."""
    return positions(_FRAME, question) | positions(_IN_CHINESE, question)


def without(question: str) -> str:
    """`question` without them."""
    return _IN_CHINESE.sub("", _FRAME.sub(" ", question))
