"""Sentences that are understood only behind the one before them: "She also left.", "Dieser schwieg.", “…,” he said."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from bot.text.words import folded

_OPENING = 4
"""So many words of a sentence are looked at where the place in it tells: "Mao Ning also said"."""


class _Signs(NamedTuple):
    """What tells in one language that a sentence leans.

    `first`: words that it opens with. `perhaps`: such words too, where `opening` matches. `early`: words among the
    first. `maybe_early`: such words too, where `opening` matches. `hints`: where the text holds one of them, `said` is
    looked for: words that are told by somebody who is not named. They save the time that a pattern takes.
    """

    first: frozenset[str]
    perhaps: frozenset[str]
    early: frozenset[str]
    maybe_early: frozenset[str]
    opening: regex.Pattern[str]
    hints: tuple[str, ...]
    said: regex.Pattern[str]


def _signs(
    first: str, opening: str, hints: tuple[str, ...], said: str, *, perhaps: str = "", early: str = "", maybe: str = ""
) -> _Signs:
    return _Signs(
        _folded(first), _folded(perhaps), _folded(early), _folded(maybe), _compiled(opening), hints, _compiled(said)
    )


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERBOSE | regex.IGNORECASE)


_ENGLISH = _signs(
    """
    he she it they his her its their this that these those such but however also instead then there another others both
    neither elsewhere meanwhile moreover furthermore besides afterwards likewise yet
    he's she's they're they've they'd he'd she'd he'll she'll they'll
    """,
    r"""\W*(?:
    (?:after|at|before|by|during|for|from|in|like|of|on|since|under|until|with)\W+(?:that|this|these|those)\b
    |according\ to\ (?:him|her|it|them)\b | (?:for|in)\ (?:his|her|their)\ (?:part|view|opinion|words)\b)""",
    (" he ", " she ", " they ", " said he", " said she"),
    r"""^(?:(?-i:\p{Lu}?[^\p{Lu}.,;:?!“”"]{2,40})|on\ (?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),\ (?:he|she|they)\b
    |[,?!….]["”’]++\ (?:he|she|they)\ (?:(?:also|had|has|have|later|then)\ )?(?P<says>(?:sa(?:id|ys)|told|tells
        |add(?:ed|s)|wr(?:ote|ites)|ask(?:ed|s)|explain(?:s|ed)|recall(?:s|ed)|warn(?:ed|s)|not(?:ed|es)|argue[ds]
        |insist(?:ed|s)|continue[ds]|repl(?:ied|ies)|claim(?:ed|s)|went\ on|tweeted|testified))\b
    |,\ (?:he|she|they)\ (?&says)[,.]
    |["”’]\ (?:said|asked|added|replied)\ (?:he|she|they)\b""",
    perhaps="after at before by during for from in like of on since under until with according",
    early="also",
)
_ELSEWHERE = {
    "de": _signs(
        """
        er sie ihr ihre ihrer ihrem ihren ihres sein seine seiner seinem seinen seines aber allerdings also außerdem
        beide dabei dadurch dafür dagegen daher damals damit danach daneben daran darauf daraufhin daraus darin darüber
        darum darunter davon davor dazu denn dennoch derselbe dieselbe dieselben deshalb deswegen dies doch dort
        ebenfalls ebenso ferner folglich gleichzeitig hierzu hierbei hierfür hingegen hinzu insofern jedoch jene jener
        jenem jenen jenes letztere letzterer letzteres solche solcher solches somit später so stattdessen trotzdem
        überdies zudem zugleich auch
        """,
        r"""\W*(?:
        diese[mnrs]?\b(?!\ (?P<time>(?:Woche|Jahr|Monat|Sommer|Winter|Herbst|Frühjahr|Frühling|Morgen|Abend|Montag
            |Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)))
        |es\b(?!\ (?:gab|gibt|geht|ging|heißt|hieß|ist|sei|wäre|war|wird|wurden?|würde|kam|kommt|folgt(?:e|en)?|bleibt
            |blieb|handelt|scheint|stellte?|fehlt|regnet)\b)
        |das\ (?:alles|war|ist|sei|sind|waren|hatte?|habe|wird|wurde|würde|kann|könnte|muss|soll(?:te)?|darf|gilt|geht
            |gab|gibt|zeigte?|sagte?|führte?|bedeutete?|machte?|liegt|lag|heißt|hieß|beginnt|stimmte?|reicht|betrifft
            |galt|bestätigte?|erklärte?|meinte?|berichtete?|schrieb|teilte)\b
        |\p{L}++\W+(?:diese[mnrs]?\b(?!\ (?&time))|ihm|ihn|ihnen|ihre?[mnrs]?|jene[mnrs]?|seine[mnrs]?)\b
        |(?:[\w’-]++\ ){1,3}(?-i:er|sie)\b)""",
        (" er", " sie"),
        r"""[,?!…“”"«»]\W{0,3}(?:so|(?:sag|erklär|mein|beton|ergänz|bericht|frag|erzähl|kritisier|warn|forder|resümier
            |kommentier|glaub|kündig|lob|räum|antwort|beklag|unterstr)\p{L}{1,4}|schr(?:eibt|ieb)|fand|findet|fügte?)
        \ (?-i:er|sie)\b""",
        perhaps="""
        diese dieser diesem diesen dieses es das
        auf aus bei durch für gegen hinter in mit nach ohne seit trotz über um unter von vor während wegen zu
        """,
        early="auch ebenfalls zudem außerdem hingegen jedoch",
        maybe="er sie",
    ),
    "fr": _signs(
        """
        elle elles ils lui eux cela ça celui celle celles ceux mais or cependant pourtant toutefois néanmoins donc ainsi
        aussi puis ensuite alors leur leurs ses sa également idem
        """,
        r"""\W*(?:
        il\b(?!\ (?:y\ |faut|fallait|faudra|s['’]agi|reste\ à
            |est\ (?:\p{L}++\ )?(?:à|de|d['’]|que|qu['’]|nécessaire)))
        |(?:ce|cet|cette|ces)\b(?!\ (?P<time>(?:semaine|année|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mois
            |matin|soir|nuit|été|hiver|week-end)))
        |c['’](?!est\ (?-i:\p{Lu}))\p{L} | d['’]ailleurs | l['’]autre\b | d['’]après\ (?:elles?|eux|lui)\b
        |(?:au\ contraire|de\ (?:même|plus|son\ côté)|en\ (?:effet|outre|revanche|conséquence|même\ temps)
            |par\ (?:ailleurs|conséquent)|de\ leur\ côté|à\ (?:son|leur)\ tour)\b
        |\p{L}++\W+(?:cela|celui|celles?|ceux|(?:ce|cet|cette|ces)\b(?!\ (?&time))|elles?|eux|lui|ses|leurs?)\b)""",
        ("-il", "-elle"),
        r"""[,?!…»”"]\W{0,3}[\p{L}'’]++(?:-t)?-(?:ils?|elles?)\b""",
        perhaps="""
        il ce cet cette ces c'est c'était d'ailleurs l'autre d'après au de en par à
        après avant avec chez contre dans depuis devant malgré pendant pour sans selon sous sur
        """,
        early="aussi également cependant toutefois pourtant",
    ),
    "ru": _signs(
        """
        он она оно они его её ему ей ею их им ими это этому этим этими этом такой такая такие такое но однако а и также
        тоже поэтому потом затем тогда там туда оттуда оба обе позже впоследствии зато
        """,
        r"""\W*(?:
        (?:между\ тем|тем\ (?:не\ менее|самым|временем)|кроме\ того|помимо\ (?:того|этого)|при\ этом|вместе\ с\ тем
            |в\ (?:то\ же\ время|свою\ очередь|частности)|из-за\ этого)\b
        |эт(?:от|а|и|у|их|ой|ого)\b(?!\ (?P<time>(?:недел|год|месяц|лет[оа]|утр|вечер|раз)))
        |\p{L}++\W+(?:эт(?:от|а|о|и|у|их|ой|ого|ому|им|ими|ом)\b(?!\ (?&time))|него|неё|нее|них|нём|нем|ней|ним|ними
            |его|её|ее|их)\b)""",
        (" он", "по его", "по её", "по ее", "по их"),
        r"""[,?!…»”"]\s*[—–-]\s*\p{L}+(?:ла?|ли|ет|ит|ют|ят)\ он[аи]?\b | ,\ по\ (?:его|её|ее|их)\ словам\b""",
        perhaps="""
        между тем кроме помимо при вместе из этот эта эти эту этих этой этого
        без в во для до за к ко на над о об от перед по под после про с со среди у через
        """,
        early="также тоже однако",
    ),
    "tr": _signs(
        """
        o ona onu onun ondan onda onlar onlara onları onların onlardan bunlar bunlara bunları bunların bunlardan buna
        bunu bunun bundan bunda bununla böyle böylece böylelikle öyle orada oradan ancak ama fakat oysa ayrıca üstelik
        ardından sonra dolayısıyla kendisi kendileri ikisi şu diğeri diğerleri
        """,
        r"""\W*(?:
        bu\b(?!\ (?:hafta|yıl|sene|ay|sabah|akşam|gün|gece|yaz|kış))
        |(?:daha\ sonra|aynı\ zamanda|yine\ de|öte\ yandan|ne\ var\ ki|her\ ikisi)\b
        |(?:[\w’'-]++\ ){1,2}(?:da|de|dahi)\b)""",
        ("dedi", "demiş", "diyor", "diye ", "ifade", "sözler", "şeklinde"),
        r"""^["“«‘].*["”»’][\s,]{0,3}(?:dedi(?:ler)?|demişti|diyor|diye\ \p{L}++|(?:ifade|sözler)\p{L}*+\ \p{L}++
            |şeklinde\ \p{L}++)\W*+$""",
        perhaps="bu daha aynı yine öte ne her",
        early="ayrıca",
        maybe="da de dahi",
    ),
    "zh": _signs(
        "他 她 它 这 此 该 但",
        r"""\W*(?:其(?!实|實|他|它)|然而|不[过過](?!是)|可是|而(?!立|今)|因此|因而|所以|[于於]是|同[时時][，,]|另外|[随隨][后後]
        |[后後][来來]|之[后後][，,]|[对對]此|[与與]此同[时時]|[当當][时時][，,]|[两兩]者|二者|[并並]且|除此)""",
        ("他", "她", "还", "還", "也"),
        r"""^\W*[^，。：“”]{1,8}?[还還也](?=表示|[说說称稱]|指出|[强強][调調]|[认認][为為]|提到)
        |[”」』"，][，。]?[他她][们們]?[还還又也]?(?:[说說](?!法)|表示|[称稱]|指出|[强強][调調]|[补補]充|回[忆憶]|[问問]道|[写寫]道
        |[认認][为為])""",
        perhaps="其 然 不 可 而 因 所 于 同 另 随 后 之 对 与 当 两 二 并 除",
    ),
}


def leans(text: str, words: Sequence[str], language: str) -> bool:
    """Does the sentence `text` lean on the one before it?

    `words`: its first words without case and accents, as the terms of a text have them. `language`: of its source; a
    note on it may be in English.
    """
    opening = words[:_OPENING]
    if not opening:
        return False
    own = _ELSEWHERE.get(language.partition("-")[0])
    return _leans(text, opening, _ENGLISH) or (own is not None and _leans(text, opening, own))


def _leans(text: str, words: Sequence[str], signs: _Signs) -> bool:
    if words[0] in signs.first or not signs.early.isdisjoint(words):
        return True
    if (words[0] in signs.perhaps or not signs.maybe_early.isdisjoint(words)) and signs.opening.match(text):
        return True
    return any(hint in text for hint in signs.hints) and signs.said.search(text) is not None
