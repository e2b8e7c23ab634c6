"""Sentences that are understood only behind the one before them: "She also left.", "Dieser schwieg.", “…,” he said."""

import regex

# The day or year that is meant stands beside every quote.
_LATELY = {
    "de": "(?:Woche|Jahr|Jahres|Monat|Sommer|Winter|Herbst|Frühjahr|Frühling|Montag|Dienstag|Mittwoch|Donnerstag"
    "|Freitag|Samstag|Sonntag)",
    "fr": "(?:semaine|année|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mois|matin|soir|nuit|été|hiver"
    "|week-end)",
    "ru": "(?:недел|год|месяц|лет[оа]|утр|вечер|раз)",
    "tr": "(?:hafta|yıl|sene|ay|sabah|akşam|gün|gece|yaz|kış)",
}
_DAY = r"(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAYING = (
    "(?:sa(?:id|ys)|told|tells|add(?:ed|s)|wr(?:ote|ites)|ask(?:ed|s)|explain(?:ed|s)|recall(?:ed|s)|warn(?:ed|s)"
    "|not(?:ed|es)|argue[ds]|insist(?:ed|s)|continue[ds]|repl(?:ied|ies)|claim(?:ed|s)|went on|tweeted|testified)"
)
_SAGT = (
    "(?:so|(?:sag|erklär|mein|beton|ergänz|bericht|frag|erzähl|kritisier|warn|forder|resümier|kommentier|glaub|kündig"
    r"|lob|räum|antwort|beklag|unterstr)\p{L}{1,4}|schr(?:eibt|ieb)|fand|findet|fügte?)"
)
_SKAZAL = r"\p{L}+(?:ла?|ли|ет|ит|ют|ят)"
_NAMES_NONE = r"(?-i:\p{Lu}?[^\p{Lu}.,;:?!]{2,40})"

_PATTERNS = {
    "en": rf"""^\W*+(?:
        (?:he|she|it|they|his|her|its|their|this|that|these|those|such|but|however|also|instead|then|there|another|others
            |both|neither|elsewhere|meanwhile|moreover|furthermore|besides|afterwards|likewise|yet)\b
        |(?:after|at|before|by|during|for|from|in|like|of|on|since|under|until|with)\W+(?:that|this|these|those)\b
        |(?:[\w'’]++\W++){{1,3}}also\b
        |according\ to\ (?:him|her|it|them)\b | (?:for|in)\ (?:his|her|their)\ (?:part|view|opinion|words)\b
        |(?<=^)(?:{_NAMES_NONE}|on\ {_DAY}),\ (?:he|she|they)\b)
    |[,?!….]["”’]++\ (?:he|she|they)\ (?:(?:also|had|has|have|later|then)\ )?{_SAYING}\b
    |,\ (?:he|she|they)\ {_SAYING}[,.]
    |["”’]\ (?:said|asked|added|replied)\ (?:he|she|they)\b""",
    "de": rf"""^\W*+(?:
        (?:er|sie|ihre?[mnrs]?|seine?[mnrs]?|aber|allerdings|also|außerdem|beide|dabei|dadurch|dafür|dagegen|daher|damals
            |damit|danach|daneben|daran|darauf(?:hin)?|daraus|darin|darüber|darum|darunter|davon|davor|dazu|dennoch
            |denn|derselbe|dieselben?|deshalb|deswegen|dies|doch|dort|ebenfalls|ebenso|ferner|folglich|gleichzeitig|hierzu
            |hierbei|hierfür|hingegen|hinzu|insofern|jedoch|jene[mnrs]?|letztere[mnrs]?|solche[mnrs]?|somit|später
            |stattdessen|trotzdem|überdies|zudem|zugleich)\b
        |diese[mnrs]?\b(?!\ {_LATELY["de"]}) | so\ (?!\p{{L}}++\ wie\b)
        |es\b(?!\ (?:gab|gibt|geht|ging|heißt|hieß|ist|sei|wäre|war|wird|wurden?|würde|kam|kommt
            |folgt(?:e|en)?|bleibt|blieb|handelt|scheint|stellt(?:e)?|fehlt|regnet)\b)
        |das\ (?:alles|war|ist|sei|sind|waren|hatte?|habe|wird|wurde|würde|kann|könnte|muss|soll(?:te)?|darf|gilt|geht
            |gab|gibt|zeigte?|sagte?|führte?|bedeutete?|machte?|liegt|lag|heißt|hieß|beginnt|stimmte?|reicht|betrifft|galt
            |bestätigte?|erklärte?|meinte?|berichtete?|schrieb|teilte)\b
        |(?:auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|ohne|seit|trotz|über|um|unter|von|vor|während|wegen|zu)\W+
            (?:diese[mnrs]?\b(?!\ {_LATELY["de"]})|ihm|ihn|ihnen|ihre?[mnrs]?|jene[mnrs]?|seine[mnrs]?)\b
        |(?:[\w’-]++\ ){{0,3}}(?:auch|ebenfalls|zudem|außerdem|hingegen|jedoch)\b
        |(?:[\w’-]++\ ){{1,3}}(?-i:er|sie)\b)
    |[,?!…“”"«»]\W{{0,3}}{_SAGT}\ (?-i:er|sie)\b""",
    "fr": rf"""^\W*+(?:
        (?:elles?|ils|lui|eux|cela|ça|celui|celles?|ceux|mais|or|cependant|pourtant|toutefois|néanmoins|donc|ainsi|aussi
            |puis|ensuite|alors|là|leurs?|ses|sa|également|idem)\b
        |il\b(?!\ (?:y\ |faut|fallait|faudra|s['’]agi|reste\ à
            |est\ (?:\p{{L}}++\ )?(?:à|de|d['’]|que|qu['’]|nécessaire)))
        |(?:ce|cet|cette|ces)\b(?!\ {_LATELY["fr"]}) | c['’](?=\p{{L}}) | d['’]ailleurs | l['’]autre\b
        |(?:au\ contraire|de\ (?:même|plus|son\ côté)|en\ (?:effet|outre|revanche|conséquence|même\ temps)
            |par\ (?:ailleurs|conséquent)|de\ leur\ côté|à\ (?:son|leur)\ tour)\b
        |(?:à|après|avant|avec|chez|contre|dans|de|depuis|devant|en|malgré|par|pendant|pour|sans|selon|sous|sur)\W+
            (?:cela|celui|celles?|ceux|(?:ce|cet|cette|ces)\b(?!\ {_LATELY["fr"]})|elles?|eux|lui|ses|leurs?)\b
        |d['’]après\ (?:elles?|eux|lui)\b
        |(?:[\w’'-]++\ ){{1,3}}(?:aussi|également|cependant|toutefois|pourtant)\b)
    |[,?!…»”"]\W{{0,3}}[\p{{L}}'’]++(?:-t)?-(?:ils?|elles?)\b""",
    "ru": rf"""^\W*+(?:
        (?:он[аои]?|его|её|ее|ему|ей|ею|их|им|ими|эт(?:о|ому|им|ими|ом)|так(?:ой|ая|ие|ое)|но|однако|а|и|также|тоже
            |поэтому|потом|затем|тогда|там|туда|оттуда|об[ае]|позже|впоследствии|зато|между\ тем
            |тем\ (?:не\ менее|самым|временем)
            |кроме\ того|помимо\ (?:того|этого)|при\ этом|вместе\ с\ тем
            |в\ (?:то\ же\ время|свою\ очередь|частности)
            |из-за\ этого)\b
        |эт(?:от|а|и|у|их|ой|ого)\b(?!\ {_LATELY["ru"]})
        |(?:без|в|во|для|до|за|из|к|ко|на|над|о|об|от|перед|по|под|после|при|про|с|со|среди|у|через)\W+
            (?:эт(?:от|а|о|и|у|их|ой|ого|ому|им|ими|ом)\b(?!\ {_LATELY["ru"]})|него|неё|нее|них|нём|нем|ней|ним|ними
                |(?:его|её|ее|их)\b)
        |(?:[\w’-]++\ ){{1,3}}(?:также|тоже|однако)\b)
    |[,?!…»”"]\s*[—–-]\s*{_SKAZAL}\ он[аи]?\b | ,\ по\ (?:его|её|ее|их)\ словам\b""",
    "tr": rf"""^\W*+(?:
        (?:o|ona|onu|onun|ondan|onda|onlar\p{{L}}*+|bunlar\p{{L}}*+|bun(?:a|u|un|dan|da|unla)|böyle(?:ce|likle)?|öyle
            |orada|oradan|ancak|ama|fakat|oysa|ayrıca|üstelik|ardından|sonra|daha\ sonra|dolayısıyla
            |kendi(?:si|leri)\p{{L}}*+
            |[iİ]kisi|aynı\ zamanda|yine\ de|öte\ yandan|bu(?!\ {_LATELY["tr"]})|şu|ne\ var\ ki
            |diğer(?:i|leri)\p{{L}}*+)\b
        |(?:[\w’'-]++\ ){{1,2}}(?:da|de|dahi)\b | (?:[\w’'-]++\ ){{1,3}}ayrıca\b)
    |^["“«‘].*["”»’][\s,]{{0,3}}(?:dedi(?:ler)?|demişti|diyor|diye\ \p{{L}}++|(?:ifade|sözler)\p{{L}}*+\ \p{{L}}++
        |şeklinde\ \p{{L}}++)\W*+$""",
    "zh": r"""^[\W]*+(?:
        [他她它这這此该該]|其(?!实|實|他|它)|但|然而|不[过過](?!是)|可是|而(?!立|今)|因此|因而|所以|[于於]是|同[时時][，,]|另外|随[后後]|隨[后後]
        |[后後][来來]|之[后後][，,]|[对對]此|[与與]此同[时時]|[当當][时時][，,]|[两兩兩]者|二者|[并並]且|除此
        |[^，。：“”]{1,8}?[还還也](?=表示|[说說称稱]|指出|[强強][调調]|[认認][为為]|提到))
    |[”」』"，][，。]?[他她][们們]?[还還又也]?(?:[说說](?!法)|表示|[称稱]|指出|[强強][调調]|[补補]充|回[忆憶]|[问問]道|[写寫]道|[认認][为為])""",
}
_LEANS = {language: regex.compile(pattern, regex.VERBOSE | regex.IGNORECASE) for language, pattern in _PATTERNS.items()}


def leans(text: str, language: str) -> bool:
    """Does the sentence `text` lean on the one before it? `language`: of its source; a note on it may be in English."""
    own = _LEANS.get(language.partition("-")[0], _LEANS["en"])
    return _LEANS["en"].search(text) is not None or (own is not _LEANS["en"] and own.search(text) is not None)
