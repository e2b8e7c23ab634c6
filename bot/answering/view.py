"""Questions for what somebody thinks or says of something: who tells it rarely calls it an opinion."""

import regex

from bot.answering.matches import positions

_NOUN = r"(?:opinions?|views?|take|stance|thoughts?|conclusions?)"
_VERB = r"(?:think|believe|conclude|comment|remark|feel|opine)"
_ASKING = regex.compile(
    rf"""(?ix)
    \b{_NOUN}(?=\ (?:on|about|of|regarding|concerning|from|by)\b)
    | (?<=\b(?:in|from)\ (?:[\p{{L}}\p{{M}}’'-]+\ ){{0,4}}){_NOUN}\b
    | (?<=\b(?:do|does|did|has|have|had|would)\ (?:[^,.?!]{{1,60}}\ )?){_VERB}(?:ed|d)?\b(?!\ tank)
    | (?<=\b[wW](?:hat|ho|hich|hy)\ (?:[^,.?!]{{1,40}}\ )?)(?:thinks|thought|believes|concludes|concluded|commented)\b
    | \bif\ (?:you|we|one)\ (?:are\ to\ )?believes?\b
    | \bconclusions?\b(?=.*\b(?:draw|drew|drawn|reach|reached)\b)
    """
)


def asking(question: str) -> set[int]:
    """The positions in `question` of the words that ask for it, which no passage that tells it needs to hold."""
    return positions(_ASKING, question)
