"""Whose words those in quotation marks are: is it told beside them?"""

from collections.abc import Iterable

import regex

from bot.text.foretelling import foretells
from bot.text.sentences import Sentence, sentences
from bot.text.speech import Speech, announces

# First forms that are nouns too ("a claim", "the United States") tell nothing by themselves.
_TELLING = (
    "says?|said|saying|tells?|told|telling|add(?:s|ed|ing)|writes?|wrote|writing|asks?|asked|asking"
    "|recall(?:s|ed|ing)|remember(?:s|ed)|explain(?:s|ed|ing)|repl(?:y|ies|ied)|answered|responded|stat(?:ed|ing)"
    "|claimed|claiming|insist(?:s|ed|ing)|argu(?:es?|ed|ing)|warn(?:s|ed|ing)|testif(?:y|ies|ied|ying)|noted"
    "|declare[sd]?|commented|remarked|describe[sd]?|describing|announce[sd]?|admit(?:s|ted)|den(?:y|ies|ied)"
    "|acknowledge[sd]?|complain(?:s|ed)|conclude[sd]?|shout(?:s|ed)|whispered|exclaimed|spoke|puts?\\ it"
    "|sag(?:t|te|ten|en)|erzähl(?:t|te|ten|en)|erklär(?:t|te|ten|en)|berichtet(?:e|en)?|schr(?:eibt|ieb|ieben)"
    "|fragt(?:e|en)?|beton(?:t|te|ten)|antwortet(?:e|en)?|zitiert"
    "|dit|disent|disait|racont(?:e|ent|ait|é)|expliqu(?:e|ent|ait|é)|déclar(?:e|ent|ait|é)|affirm(?:e|ent|ait|é)"
    "|écrit|demand(?:e|ait|é)|ajout(?:e|ait|é)|témoign(?:e|ait|é)"
    "|сказал[аи]?|говор(?:ит|ят|ил|ила|или)|рассказ(?:ал|ала|али|ывает)|заяв(?:ил|ила|или|ляет|ляют)|сообщ(?:ил|ила|или|ает)"
    "|спросил[аи]?|написал[аи]?|пишет|добавил[аи]?|объяснил[аи]?|вспомина(?:ет|л|ла)|ответил[аи]?"
    "|dedi(?:ler)?|diyor(?:lar)?|söyledi(?:ler)?|söylüyor|anlat(?:tı|ıyor)|belirtti|açıkladı|sordu|yazdı|ekledi"
    "|دې(?:دى|دۇق|يىشىچە)|دەپ|دەيدۇ"
)
# Only of what stands before it: a sentence behind it may tell anything.
_TELLING_BEFORE = (
    "meint(?:e|en)?|unterstr(?:eicht|ich)|kritisiert(?:e|en)?|fordert(?:e|en)?|warnt(?:e|en)?|ergänzt(?:e|en)?"
    "|kommentiert(?:e|en)?|bekräftigt(?:e|en)?|lobt(?:e|en)?|beklagt(?:e|en)?|klagt(?:e|en)?|äußert(?:e|en)?"
    "|estim(?:e|ait|é)|soulign(?:e|ait|é)|précis(?:e|ait|é)|insist(?:e|ait|é)|confi(?:e|ait|é)|dénonc(?:e|é)"
    "|rappell?(?:e|é)|s['’]inquiète|regrett(?:e|ait|é)|résume|conclut|poursuit|réagit"
    "|отметил[аи]?|подчеркнул[аи]?|уточнил[аи]?|пояснил[аи]?|заключил[аи]?|считает|уверен[аы]?|признал(?:ся|ась|а|и)?"
    "|vurgula(?:dı|dılar|yan)|ifade\\ et(?:ti|tiler)|kaydetti(?:ler)?|dile\\ getirdi(?:ler)?|konuştu(?:lar)?"
    "|değerlendirdi"
)
_TELLS = regex.compile(
    rf"(?i)\b(?:{_TELLING}|{_TELLING_BEFORE}|according to|laut|zufolge|selon|d['’]après|по словам|göre)\b"
    r"|(?<![小传傳])[说說](?!明)|(?<![名职職])[称稱](?![为為呼])|表示|指出|[强強][调調]|[问問][道：:]|[写寫]道|告[诉訴]"
    r"|回[答忆憶应應]|[补補]充|透露|[讲講]述|[认認][为為]|[评評][论論]|感慨|介[绍紹]|解[释釋]"
)
# Behind words that are over, a sentence of its own tells whose they were only where it tells nothing else: "the
# director said it was false" is another's word.
_THE_ONE = regex.compile(
    rf"""(?i)\W*+(?:\p{{L}}[\p{{L}}\p{{M}}.'’-]*+[ ,]++){{1,8}}?(?:{_TELLING})\b
    (?:(?<=\b(?:told|asked))\ (?:(?:the|a|an|our|his|her|their)\ )?[\p{{L}}'’-]++(?:\ (?-i:\p{{Lu}})[\p{{L}}'’-]*+)*)?
    (?:\ \p{{L}}+ly)?
    (?:\s*(?:[.,;:!?]|$)|\ (?:at|about|after|as|before|by|during|from|in|last|later|of|on|through|to|when|while)\b)
    (?!.*\bthat\b)""",
    regex.VERBOSE,
)
_PARTED = regex.compile(r"[,，]\S|[?!…？！]\S\s*\p{Ll}|.\S\s*[,，]")
_SIGNATURE = regex.compile(r"\s*[—–-]+\s*\p{Lu}[^.!?]*$")
# A name or a term is no longer. Where words stand without spaces between them they cannot be counted.
_MOST_WORDS, _LONGEST_TERM = 3, 40
_CLAUSE = regex.compile("[，；。！？]")
_ENDED = regex.compile(r"[.!?…۔؟。！？]\W*$")


def torn(text: str, start: int, end: int, spoken: Iterable[Speech], language: str = "en") -> bool:
    """Does `text[start:end]` hold words of a speech without telling beside them whose they are?

    So it is where it begins or ends inside a speech, too. What tells it is the rest of the sentence, one with a verb of
    saying next to it, or one that leads in. A speech of a few words is a name or a term, not a statement.
    """
    parts = [s for s in spoken if start < s.end and s.start < end and not _term(text, s)]
    if any(s.start < start or end < s.end for s in parts):
        return True
    if not parts:
        return False
    own, at = "", start
    joined: list[Speech] = []
    for speech in parts:
        between = text[at : speech.start]
        if joined and not _words(between):
            joined[-1] = Speech(joined[-1].start, speech.end, speech.closed)
        else:
            joined.append(speech)
        own += between + " " * (speech.end - speech.start)
        at = speech.end
    own += text[at:end]
    pieces = [Sentence(p.start - start, p.end - start) for p in sentences(text, start, end, language)]
    text, joined = text[start:end], [Speech(s.start - start, s.end - start, s.closed) for s in joined]
    befores = [None, *joined]
    return not all(
        _told(text, own, speech, pieces) or (before is not None and _goes_on(text, own, before, speech, pieces))
        for before, speech in zip(befores, joined, strict=False)
    )


def tells(text: str) -> bool:
    """Does the sentence `text` tell whose the words are that follow it?"""
    return announces(text) or foretells(text) or _TELLS.search(text) is not None


def _told(text: str, own: str, speech: Speech, pieces: list[Sentence]) -> bool:
    """Is it told beside `speech` whose it is? `own`: `text` with blanks for what is spoken; `pieces`: its sentences."""
    first, last = _touched(speech, pieces)
    if _words(own[pieces[first].start : speech.start]):
        return True
    rest = own[speech.end : pieces[last].end]
    opening = next((c for c in rest if c.isalnum()), "")
    if opening and (not opening.isupper() or not _ENDED.search(text[speech.start : speech.end])):
        return True
    before = own[pieces[first - 1].start : pieces[first - 1].end].rstrip() if first else ""
    behind = own[pieces[last + 1].start : pieces[last + 1].end] if last + 1 < len(pieces) else ""
    return tells(before) or any(_THE_ONE.match(words) or _SIGNATURE.match(words) for words in (rest, behind))


def _goes_on(text: str, own: str, before: Speech, speech: Speech, pieces: list[Sentence]) -> bool:
    """Is `speech` the rest of the one `before` it, parted by who says it: “We all ran,” she goes on. “It …”?"""
    last, first = _touched(before, pieces)[1], _touched(speech, pieces)[0]
    if first != last + 1 or not _words(own[before.end : pieces[last].end]):
        return False
    return _PARTED.match(text, before.end - 2) is not None


def _touched(speech: Speech, pieces: list[Sentence]) -> tuple[int, int]:
    """The first and the last of `pieces` in which `speech` stands."""
    first = next(i for i, piece in enumerate(pieces) if speech.start < piece.end)
    return first, next((i for i, piece in enumerate(pieces) if speech.end <= piece.end), len(pieces) - 1)


def _words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _term(text: str, speech: Speech) -> bool:
    # One that nobody closes may be as long as the text.
    if speech.end - speech.start > _LONGEST_TERM:
        return False
    words = text[speech.start : speech.end]
    return len(words.split()) <= _MOST_WORDS and not _CLAUSE.search(words)
