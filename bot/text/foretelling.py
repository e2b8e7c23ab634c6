"""Sentences that tell, without a colon, that somebody's words follow: "She put it this way.", "He was clear."."""

import regex

_PATTERNS = (
    # English
    r"""\b(?:
    (?:ha[sd]|g[ai]ve[sn]?|issue[ds]|sent|release[ds]|posted|offer(?:ed|s)|made|read|published)
        \ (?:(?!no\b)[\w’'-]++\ ){0,3}
        (?:statement|message|answer|reply|response|comment|explanation|verdict|warning|remark)s?
        (?:\ (?:about|for|of|on|to|that\ day)\b[^.,;:]{0,60})?
    |(?:put|puts|phrase[ds]|saw|sees|summed|sums|explain(?:s|ed)|describe[ds]
        |recall(?:s|ed))\ (?:it|that|this|things|(?:the|her|his)\ \w+)
        \ (?:up\ )?(?:(?:this|that)\ way|like\ this|thus|as\ follows|in\ these\ words
            |(?:more\ )?(?:bluntly|differently|plainly|simply))
    |(?:was|is|were|are)\ (?:\w+\ )?(?:adamant|blunt|categorical|clear|emphatic|frank|succinct|unequivocal)
        (?:\ (?:about|in|on)\b[^.,;:]{1,40})?
    |(?:went|goes)\ on|continue[ds]|add(?:ed|s)|chimed\ in|did\ not\ mince\ (?:\w+\ )?words)[.!…]?$""",
    # German
    r"""\b(?:
    (?:beschr(?:eibt|ieb)|drückte?|erklärte?|fasste?|formulierte?|sagte?|sah|sieht)
        \ (?:es|das|dies|die\ \w+|den\ \w+)\ (?:\w+\ )?
        (?:so|folgendermaßen|wie\ folgt|anders|zusammen|aus)(?:\ aus|\ zusammen)?
    |(?:ist|war|wird|wurde)\ (?:\w+\ ){0,3}(?:deutlich|eindeutig|konkret|klar|unmissverständlich)
    |(?:gab|gibt|hat|hatte|veröffentlichte?|verschickte?)\ (?:\w+\ ){0,4}
        (?:Antwort|Botschaft|Erklärung|Mitteilung|Nachricht|Stellungnahme)
        (?:\ ab|\ heraus|\ parat)?
    |(?:äußerte?|zeigte?)\ (?:er\ |sie\ )?sich\b[^.;:]{1,80}
    |(?:fährt|fuhr)\ (?:\w+\ )?fort|führte?\ (?:\w+\ ){0,2}aus|stellte?\ (?:\w+\ )?klar|fügte?\ (?:\w+\ )?hinzu
    |machte?\ (?:\w+\ ){0,4}(?:deutlich|klar)|fand\ (?:\w+\ )?(?:deutliche|klare)\ Worte)[.!…]?$""",
    # French
    r"""\b(?:
    (?:décrit|dit|explique|exprime|formule|résume)\ (?:\w+\ ){0,2}
        (?:ainsi|autrement|comme\ suit|de\ cette\ façon|en\ ces\ termes)
    |(?:est|était|a\ été|se\ montre|s['’]est\ montrée?)\ (?:\w+\ )?
        (?:catégorique|claire?|directe?|ferme|formel(?:le)?|nette?)
        (?:\ sur\b[^.;:]{1,40})?
    |(?:a|avait)\ (?:diffusé|eu|fait|publié|envoyé)\ (?:\w+\ ){0,3}(?:communiqué|déclaration|message|mot|réponse)
    |(?:ajoute|conclut|continue|insiste|poursuit|précise|renchérit|a\ (?:ajouté|conclu|insisté|poursuivi|précisé))
        (?:-(?:t-)?(?:il|elle))?)[.!…]?$""",
    # Russian
    r"""\b(?:
    (?:выразил(?:ся|ась)?|объяснил[аи]?|описал[аи]?|сформулировал[аи]?|сказал[аи]?)\ (?:\p{L}+\ ){0,2}
        (?:так|иначе|следующим\ образом)
    |был[аи]?\ (?:\p{L}+\ )?(?:категорич|кратк|однознач|откровен)\p{L}+
    |(?:выступил|опубликовал|распространил|сделал)\p{L}?\ (?:с\ )?(?:\p{L}+\ ){0,2}
        (?:заявлени|обращени|сообщени)\p{L}+
    |(?:добавил|заключил|пояснил|продолжил|уточнил)[аи]?)[.!…]?$""",
    # Turkish
    r"""(?:\b(?:şöyle|şunları|şu\ (?:ifadelerle|sözlerle|şekilde))\ (?:\p{L}+\ ){0,3}\p{L}+
    |\b(?:açıklama|konuşma)(?:sı)?\ (?:vardı|yaptı|yayımladı)|\baçıklamada\ bulundu
    |\b(?:açık|kesin|net)(?:ti|tı))[.!…]?$""",
    # Chinese
    r"""(?:[这這]样|[这這]么|[這这]樣|如此|[发發]表[^。，]{0,6}[声聲]明|[态態]度[^。，]{0,3}
    (?:[坚堅][决決]|明[确確])|直言|坦言|[补補]充|[继繼][续續])(?:[说說道]|表示)?[。！…]?$""",
)
_FORETELLS = regex.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), regex.VERBOSE | regex.IGNORECASE)
_LOOKED_AT = 160


def foretells(text: str) -> bool:
    """Does the sentence `text` tell, without a colon, that somebody's words follow?"""
    return _FORETELLS.search(text[-_LOOKED_AT:]) is not None
