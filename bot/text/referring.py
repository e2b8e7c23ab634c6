"""Questions that speak of what was asked before: "and how old is he?", "any proof?", "when?"."""

import regex

from bot.text.words import CJK, terms

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
    # "Who published it?", of which Chinese says no "it".
    | ^\W*(?:那|是)?(?:[谁誰]|什[么麼][时時]候|何[时時]|在?哪[里裡儿兒]|怎[么麼])\p{Han}{1,4}的[呢吗嗎]?\W*$
    | [他她它] | 那[么麼] | 这[个個]|這個 | 其中 | 呢\W*$
    """
)

# All that such a question may hold, and one of which it must.
_BESIDE = (
    "and|but|so|is|are|was|were|there|any|some|the|a|real|actual|hard|solid|more|what|s|who|where|how|do|does|did"
    "|can|could|have|has|had|been|be|got|we|you|they|anyone|show|me|us|exists?|for|of|this|that|it|these|those"
)
_PROOF = "proofs?|evidence|confirm(?:ation|ed)?|verif(?:ication|ied|y)|prove[dn]?|sure|certain|true|really|know|says"
_DOUBTING = regex.compile(
    rf"(?i)^\W*(?:(?:{_BESIDE})\W++)*(?:{_PROOF})(?:\W++(?:{_BESIDE}|{_PROOF}))*\W*$"
    r"|^\W*(?:why(?: not)?|how (?:so|come))\W*$"
    r"|^\W*(?:那[么麼]?|[这這]|有|[没沒]有|什[么麼]|任何|的|是)*[证證](?:[据據明]|[实實])(?:了|在哪[里裡]|[吗嗎呢])*\W*$"
)

# What asks, and what may stand beside it in a question that asks nothing else: "since when?", "how many exactly".
_ASKING = (
    "who|whom|whose|what|when|where|why|how|which|now|nowadays|today"
    "|heute|jetzt|aujourd['’]hui|maintenant|bugün|şimdi|сейчас|сегодня"
    "|wer|wen|wem|wessen|was|wann|wo|woher|wohin|warum|wieso|weshalb|wozu|wie|wieviele?|welche[rsnm]?"
    "|qui|que|quoi|quand|où|pourquoi|comment|combien|quel(?:le)?s?"
    "|kim(?:ler|in|e)?|ne(?:den|rede|reden|reye|ler)?|niçin|niye|nasıl|kaç|hangi(?:si|leri)?"
    "|кто|кого|кому|кем|что|чего|когда|где|куда|откуда|почему|зачем|как(?:ой|ая|ое|ие|их|ого)?|сколько"
)
_ASKED_OF = (
    "and|but|so|ok(?:ay)?|then|else|more|exactly|in|by|for|from|to|of|at|on|since|until|with|about|is|are|was|were|did|do|does|has"
    "|many|much|long|often|old|far|big|large|year|month|day|date|time|ones?|there"
    "|laut|und|aber|denn|genau|noch|seit|bis|von|für|an|mit|viele?|lange|oft|alt|jahr|sonst|ist|war"
    "|selon|d['’]après|et|mais|alors|exactement|depuis|jusqu['’]à|de|par|pour|avec|année|temps|âge|encore|d['’]autre|est-ce"
    "|ve|peki|tam|olarak|zaman|kadar|yıl|yaşında|tarafından|başka"
    "|и|а|но|именно|ещё|еще|с|до|по|от|для|лет|долго|пор|году?"
)
_BARE = regex.compile(
    rf"(?i)^\W*(?:(?:{_ASKED_OF})\W++)*(?:{_ASKING})(?:\W++(?:{_ASKING}|{_ASKED_OF}))*\W*$"
    r"|^\W*(?:那[么麼]?|是|在|有|[从從]|到|[为為被由给給])*"
    r"(?:什[么麼](?:[时時]候|地方|[样樣]|原因)?|何[时時地处處人]|[为為]何|[现現]在|目前|如今|今天|哪(?:[里裡些个個儿兒]|一?[年天月]|[国國]|些人)?|怎[么麼][样樣]?|如何|几时|幾時"
    r"|多[少久大]|[几幾][个個人年]|[谁誰])+(?:[说說讲講]的|年|次|天|的|了|呢|啊)*\W*$"
)
_DOUBTING_ELSEWHERE = regex.compile(
    r"""(?ix)^\W*(?:(?:und|aber|gibt|es|ist|das|sind|sie|dafür|da|welche|die|denn|et|mais|est|ce|que|c['’]est|il|y|a|t|des|les
        |une|quelles?|ve|peki|bu|bunun|için|и|а|но|это|есть|ли|какие)[\W_]++)*
    (?:beweise?|belegt|wirklich|echt|stimmt|wahr|sicher|preuves?|vraiment|vrai|sûre?s?|kanıt(?:lar|ı)?|gerçek(?:ten)?|doğru
        |emin|правда|доказательства|действительно|точно)
    (?:[\W_]++(?:das|es|dafür|denn|mi|mı|mu|var|değil|ли|это|так|ça|cela))*\W*$
    |^\W*(?:那|[这這]|是|的|都|[会會])*(?:真(?:的|[实實])?|[属屬][实實]|可[信靠]|[确確]定)(?:假的)?(?:[吗嗎]|[么麼])\W*$"""
)
# Sources and examples of what was said before.
_SHOWING = regex.compile(
    r"(?ix)^\W*(?:(?:and|but|so|ok(?:ay)?|please|can|could|do|you|i|see|give|show|have|get|me|us|an?|any|some|the|your|one"
    r"|more|for|what|whats|s|are|is|where|from|there|und|ein|eine|die|gibt|es|et|un|une|des|les|par|bir)\W++)*"
    r"(?:sources?|citations?|references?|links?|examples?|e\.?g|quellen?|belege?|beispiele?|exemples?|kaynak(?:lar)?|örnek"
    r"|источники?|пример|примеры)(?:\W++(?:please|pls|for|that|this|it|bitte|svp|lütfen|пожалуйста|olarak|de|cela))*\W*$"
    r"|^\W*(?:有|[没沒]有|什[么麼]|任何|的|是|[举舉][个個]|比如|例如)*(?:[来來]源|出[处處]|例子|例)(?:[呢吗嗎]|是?什[么麼]|在哪[里裡]?)*\W*$"
)
_MORE = regex.compile(
    r"""(?ix)^\W*(?:(?:and|but|so|ok(?:ay)?|yes|please|can|could|would|you|i|we|tell|show|give|say|see|hear|get|have|want
        |like|to|know|me|us|some|any|even|the|a|bit|little|what|is|there|anything|something|who\ knows
        |erzähle?|zeige?|sage?|gib|mir|uns|noch|was|sonst|bitte|und|gibt|es|etwas
        |dites?|dis|raconte[sz]?|montre[sz]?|moi|nous|m['’]?|en|et|quoi|d['’]?|savoir|de
        |bana|biraz|başka|ve|peki|ne|и|а|что|мне|расскажи(?:те)?|покажи(?:те)?|пожалуйста)\W*+)*?
    (?<!\w)(?:more|further|next|else|continue|go\ on|carry\ on|keep\ going|elaborate|explain|details?
        |mehr|weiter|noch(?:\ was)?|fortsetzen|plus|encore|autre|(?:la\ )?suite|continue[rz]?
        |daha(?:\ fazla)?|devam(?:ı|\ et|\ edin)?|fazlası|ещё|еще|больше|дальше|подробнее|продолжай(?:те)?)
    (?:\W++(?:please|pls|about|of|on|it|that|this|them|details?|info(?:rmation)?|quotes?|sources?|results?|further|more|then
        |bitte|davon|dazu|darüber|svp|s['’]il|te|vous|plaît|de|détails|lütfen|bilgi|göster|anlat|söyle|пожалуйста))*\W*$
    |^\W*(?:[请請]|[还還]有|能|可以|不能|[给給]我|告[诉訴]我|再|多)*
    (?:更多|[继繼][续續]|接[着著][说說]|[详詳][细細](?:一?[点點些]|[说說]{2})?|[说說](?:一?[点點些])|(?<=[还還]有)(?:什[么麼]|[别別]的)?[吗嗎呢]
        |展[开開][说說讲講]{2})(?:的|一?[点點些]|[信资][息料]|吧|[吗嗎呢])*\W*$"""
)
# What makes a sentence of a few words: it asks, or has a verb of grammar.
_ASKS = regex.compile(
    rf"(?i)\b(?:{_ASKING}|is|are|was|were|be|been|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
    r"|ist|sind|war|waren|hat|haben|wird|wurde|gibt|kann|est|sont|était|a|ont|peut|var|yok|m[ıiuü]|есть|был[аио]?|ли)\b"
)
# So few words, or characters of Chinese, may say too little by themselves.
_FEW_WORDS, _FEW_CHARACTERS = 2, 8
# Who asks for nothing but more is brief.
_BRIEF = 60


def refers_back(question: str) -> bool:
    """Does `question` speak of what was asked before, so that it says too little by itself?"""
    return _REFERRING.search(question) is not None or doubts(question) or only_asks(question)


def may_refer_back(question: str) -> bool:
    """Does `question` refer back, or is it so short, and names nobody by a capital or number, that it may?"""
    if refers_back(question):
        return True
    words = [term for term in terms(question) if not term.function]
    if CJK.search(question):
        return len(CJK.findall(question)) <= _FEW_CHARACTERS
    names = any(question[term.start].isupper() or question[term.start].isdigit() for term in words if term.start)
    return len(words) <= _FEW_WORDS and not names


def only_asks(question: str) -> bool:
    """Does `question` only ask ("since when?", "for example?"), and leave it to what was asked before, of what?"""
    return any(pattern.search(question) for pattern in (_BARE, _DOUBTING_ELSEWHERE, _SHOWING)) or asks_for_more(
        question
    )


def is_fragment(question: str) -> bool:
    """Is `question` no sentence, but a thing that is named ("youngest person?", "any photos")? Of Chinese none is."""
    return CJK.search(question) is None and _ASKS.search(question) is None


def asks_for_more(question: str) -> bool:
    """Does `question` ask for more of what was told ("tell me more", "what else?"), and for nothing else?"""
    return len(question) <= _BRIEF and _MORE.search(question) is not None


def doubts(question: str) -> bool:
    """Does `question` ask why or whether what was said before is so ("is there proof?"), and for nothing else?"""
    return _DOUBTING.search(question) is not None
