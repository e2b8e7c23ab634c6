"""Who somebody is, or what something is: which sentences introduce what a question names."""

import regex

_ASKS = regex.compile(
    r"""(?xi)^\W*(?:(?:so|and|but)\ )?(?:who|what)(?:['’]?s|\ is|\ was|\ are|\ were)\ (?:(?:the|an?|this|that)\ )?
    (?P<name>[^?.,!;:]{2,60}?)\W*$"""
)
_MOST_WORDS = 4
_ROLE = r"""(?:academic|activist|agency|ambassador|analyst|anthropologist|artist|author|chair|chairman|chairwoman|chief
    |commission|commentator|committee|company|council|country|county|director|doctor|economist|editor|envoy|expert|fellow
    |founder|governor|group|head|historian|institute|journalist|judge|lawmaker|lawyer|leader|lecturer|linguist|man|mayor
    |member|minister|movement|network|newspaper|official|organi[sz]ation|party|platform|poet|politician|prefecture|premier
    |president|professor|programme|prosecutor|province|region|reporter|representative|researcher|scholar|scientist
    |secretary|specialist|spokes(?:man|person|woman)|student|survivor|system|teacher|tribunal|witness|woman|writer)s?"""
# "…, a Uighur economist", "… is a German national", "… of Georgetown University", "… (the successor of the KGB)".
_BEHIND = regex.compile(
    rf"""(?x)(?:['’]s)?(?:(?:\ (?:is|was|are|were)|,\ (?:who|which)\ (?:is|was)|,)\ (?:then\ |formerly\ )?
        (?:an?|one\ of|known\ as|regarded\ as|described\ as|(?:the\ (?:[\p{{L}}’'-]+\ ){{0,3}})?{_ROLE})\b
    |,\ (?:who|whose|which|aged)\b|\ (?:of|at)\ (?:the\ )?\p{{Lu}}|\ \((?!\d))"""
)
# "the German academic …", "known as …", "Integrated Joint Operations Platform (…)". What somebody calls another is an
# opinion.
_BEFORE = regex.compile(rf"(?x)\b(?:{_ROLE},?|known\ as(?:\ (?:the|an?))?|\p{{Lu}}[\p{{L}} ]+\ \()\ ?$")
# What follows then is what that one says: "According to …, the training covers …".
_TOLD_BY = regex.compile(r"(?i)\b(?:according to|says|said|told) $")
_LOOKED_BACK = 50


def introduced(question: str) -> str:
    """What `question` wants to have introduced, in small letters: the name in "Who is …?"; "" where it asks more."""
    asked = _ASKS.match(question)
    name = asked["name"].lower() if asked else ""
    return name if len(name.split()) <= _MOST_WORDS else ""


def introduces(text: str, name: str) -> bool:
    """Does `text` say who or what `name`, in small letters, is?"""
    small = text.lower()
    start = small.find(name)
    while start >= 0:
        end = start + len(name)
        before = text[max(0, start - _LOOKED_BACK) : start]
        whole = not (before[-1:].isalnum() or small[end : end + 1].isalnum())
        if whole and (_BEFORE.search(before) or (_BEHIND.match(text, end) and not _TOLD_BY.search(before))):
            return True
        start = small.find(name, end)
    return False
