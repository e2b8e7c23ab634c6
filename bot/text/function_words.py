"""Words that carry grammar and no subject. Nothing that could be asked for stands here."""

from collections.abc import Collection

import regex

_ENGLISH_GRAMMAR = """
a an the this that these those such same
i me my myself we us our ours ourselves you your yours yourself yourselves
he him his himself she her hers herself it its itself they them their theirs themselves
one ones someone somebody something anyone anybody anything everyone everybody everything
nobody nothing none each every either neither both any some all few many much more most other another
who whom whose which what whatever when where why how whether
and or but nor so yet if then else than as because since while although though unless until
of in on at by for with about against between into through during before after above below to from up down
out off over under again further within without upon among across along around toward towards per via
be am is are was were been being have has had having do does did doing done
will would shall should can could may might must ought
not no only own too very just also even still ever never anymore here there now
im ive id ill youre youve youd youll hes shes theyre theyve theyd theyll weve wed
isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont wouldnt shouldnt cant cannot couldnt mustnt
whats whos wheres whens whys hows thats theres heres lets
s t d ll re ve m
get gets got gotten
""".split()

# What people ask with, and how they write in chats.
_ENGLISH_ASKING = """
please tell tells told telling say says said saying know knows give gives gave mean means meant meaning
happen happens happened happening really actually exactly
info information detail details explain quote quotes thing things stuff hey hi hello pls plz thx thanks guys bro lol
like wtf omg u ur tbh imo btw idk lmao wanna gonna gotta dunno yall
r y w wat wut wen wich wether cuz coz cus bc bcs abt b4 tho thru rn smth sth tf lemme gimme ya yea yeah nah ok okay alot
kinda vs
""".split()

_ENGLISH = _ENGLISH_GRAMMAR + _ENGLISH_ASKING

_CHINESE = """
的 了 吗 呢 吧 啊 是 在 和 与 及 或 就 都 也 还 很 这 那 哪 谁 什 么 怎 为 几 多 少 有 没 不 被 把 从 到 对 于 上 下 中
个 個 说 說 意思 要 会 會 能 可 以 请 請 让 讓 给 給 已 将 將 多久
什么 怎么 为什 么是 哪些 哪里 哪个 多少 是谁 是什 嗎 麼 這 誰 為 幾 沒 還 從 對 於 哪裡 哪個 什麼 怎麼 為什
""".split()

# In Simplified script, as texts are searched. As words they are left out of a question, with each of their characters.
_CHINESE_GRAMMAR = """
他们 她们 它们 我们 你们 咱们 大家 自己 本身 本人 彼此 互相 相互 某些 某个 某人 有些 有人 有的 一些 一切 所有 全部
全都 许多 其他 其它 其中 其间 各个 各自 各种 每个 几个 多个 任何 别的 这个 这些 这种 这样 这里 这儿 那个 那些 那种
那样 那里 那儿 因为 因此 因而 由于 所以 为了 为何 为止 如果 假如 倘若 即使 尽管 虽然 但是 可是 不过 然而 否则 而且
并且 以及 或者 或是 还是 还有 不仅 不但 不只 不论 除了 此外 另外 甚至 等等 例如 比如 诸如 关于 有关 对于 基于 根据
按照 随着 来自 自从 直到 通常 之前 之后 之中 之内 之间 之上 之下 之一 之类 以前 以后 以来 以内 以外 以便 以免 今后
此前 此后 此时 从此 当时 当中 先前 后来 然后 现在 目前 如今 至今 已经 曾经 正在 即将 将要 将会 一直 始终 仍然 依然
依旧 刚刚 刚才 有时 时候 再次 不再 尚未 从未 未曾 可以 可能 能够 能否 应该 应当 必须 不能 不会 不得 不必 不是 并不
没有 是否 就是 只是 只有 只要 只好 作为 处于 有着 进行 发生 非常 十分 更加 最多 至少 大约 大概 一共 总共 仅仅 完全
当然 究竟 到底 好像 如此 如何 何时 何人 何处 何种 怎样 多么 几时 一下 一样 同样 起来 而已 知道 告诉 得到 拿到 事情 东西
""".split()

# What asks in Chinese. A pair of characters that reaches into it is no word.
_ASKS_IN_CHINESE = regex.compile(
    "[为為]什[么麼]|什[么麼][时時]候"
    # What happened, what it shows: a text that tells it need not say so.
    "|(?:(?:[发發]生|[说說讲講写寫]|[说說证證][明]|揭[示露]|[显顯]示|[披透]露|包[含括]|提到|[记記][载載录錄])[了出过過着著]?)?"
    "(?:什[么麼]|哪些(?=事|[内內]容|信息))(?:事情?|[内內]容|信息|[东東]西)?|[内內]容(?=是什[么麼])|"
    "怎[么麼][样樣]?|怎[样樣]|如何|[为為]何|何[时時地处處人种種]|有何|是否"
    "|多[少久大长長远遠]|[几幾][个個]|哪(?:[些里裡]|一?[年天个個种種位次])|[谁誰]|[吗嗎呢]"
)

# Of other languages in which questions come, without accents, and only what is no English word or name: "die", "son"
# and "kim" are some.
_OTHERS = {
    "de": """
    der das dem des ein eine einen einem einer eines und oder ist sind waren wird werden wurde wurden wer wie viel viele
    wo wann warum welche welcher welches welchen wieso es er sie ihr ihre seine im am zu zum zur mit von vom auf aus bei
    nach unter um durch steht ob dass nicht kein keine auch noch gibt haben hatte sich enthalt enthalten heisst heissen
    sagt sagte sagen sagten wieviel wieviele geschah geschieht geschehen passiert passierte passieren zeigt zeigen
    zeigten gezeigt erzahl erzahle erzahlen erklar erklare erklaren weiss wissen jemand jemanden bitte etwas dazu
    daruber wirklich stimmt eigentlich derzeit gerade informationen
    """,
    "fr": """
    le les une du de des et ou est sont etait ont ete qui que quoi quel quelle quels quelles quand pourquoi combien ce
    cette ces il elle ils elles se sa ses leur leurs dans sur avec au aux en ne pas montre montrent montrer parle parlez
    expliquez raconte racontez savoir sait savez disent passe contient contiennent propos vraiment actuellement
    """,
    "es": """
    el las una unos unas de del en que se es fue fueron quien quienes cual cuales como cuando donde por cuanto cuanta
    cuantos cuantas lo su sus sobre
    """,
    "tr": """
    ve bir bu su neden nasil kac hangi nerede icin ile ne da de olarak oldu olan var kimdir nedir hakkinda neler
    nelerdir oluyor olmus gosteriyor goster anlat anlatin anlatir anlatiyor soyle soyluyor soyledi diyor biliyor misin
    misiniz lutfen gercekten acikla bana simdi
    """,
    "ru": """
    и в во на с со к по из за о об от до у не ли а но что кто кого где когда как какои какая какие каким сколько почему
    это такое такои такая такие эти этот был была были есть показывают показывает показали расскажи расскажите объясни
    объясните говорит говорят сказал сказала сказали знает знаете происходит происходило произошло случилось пожалуиста
    правда деиствительно сеичас информация нибудь
    """,
}
# What carries grammar only where the question is in that language: in others it has a meaning, or is a name.
_ELSEWHERE = {
    "de": """
    die den war warst man hat bin als dann denn doch aber bis fast fur gegen ganz habe hast hier ihm ihn ihnen ihren
    ihrem ihrer ins ja je jede jeder jedes jedoch jetzt kann mal mehr mein meine mich mir muss mag nur nun ohne schon
    seit sei sein seinen seinem seiner selbst sehr soll sollen sonst uber uns vor weil wenn wem wessen werde wir welchem
    weshalb woher wohin worum wozu zwischen diese dieser dieses diesen diesem dies alle alles gab etwa etwas sowie
    sondern einige dessen deren dort damit dabei dafur darf daran darin darauf darum dagegen deshalb wieder wollen
    wollte konnte konnten konnen los
    """,
    "fr": """
    dit son la un par plus pour ma mes mon ton tes ta tout tous toute toutes sans sous chez comme car donc ni mais sera
    fut fait font va cet cela ceci ici lui moi nous vous notre votre nos vos tres peut peuvent entre vers pendant depuis
    apres avant afin ainsi alors aussi comment etre avoir avait avaient si vrai vraie dis dites dire explique quelqu
    """,
    "es": """
    los mi son la un uno al con desde han ella ellos entre era eran esta estan este estos ese eso ha hay hasta mas
    mientras muy nos o para pero porque sea ser si sin solo tan todo todos tras tu yo dice dijo dicen dijeron
    """,
    "tr": """
    kim mi mu ki o yok kadar gibi daha cok niye nicin nereye nereden ama fakat veya ise olur ben sen biz siz onlar
    onun bunun sonra once hic mudur midir diye beri gore kendi ederek eden etti etmek
    """,
    "ru": """
    его ее их он она они мы вы я ты мне нам вам или если чем чего кому чему кем для при без над под про через между
    после перед быть будет бы же так тоже также уже еще только там здесь этого этои этом всех все всего то та те тот
    чтобы
    """,
}
# Of those, what is a name only with a capital: small beside names that have theirs, it tells the language.
_NAMES_IN_CAPITALS = frozenset("kim mi mu niye nicin cok kadar gibi".split())
# They tell that a question is in a language that the bot does not speak. In English ones they may have a meaning.
_UNSPOKEN = {
    "it": """
    cosa perche quanti quante quanto quale quali gli dei degli delle nel nella nei nelle sul sulla sulle sono erano
    stato stata stati hanno successo
    """,
    "pt": "quem qual quais foi foram nao pelo pela pelos pelas onde quantos quantas voce isso tambem aconteceu",
    "pl": """
    kto czy gdzie kiedy dlaczego jest byl był była było byli ktory który która które przez oraz nie jakie jaki jaka ilu
    """,
    "nl": """
    het een waar wanneer waarom welke zijn werd wordt worden niet hoeveel voor uit bij naar ook heeft hebben gebeurde
    """,
}
# They stand in names, whatever the language: von der Leyen, Le Monde.
_IN_NAMES = frozenset("da de del der des du el en las le les lo su van von zu".split())

_SWAPPED = {
    word[:i] + word[i + 1] + word[i] + word[i + 2 :]: word
    for word in reversed(_ENGLISH)
    if len(word) > 2
    for i in range(len(word) - 1)
}

_FOREIGN = frozenset(" ".join(_OTHERS.values()).split())
FUNCTION_WORDS = frozenset(_ENGLISH) | _FOREIGN | frozenset(_CHINESE + _CHINESE_GRAMMAR)

GRAMMAR = FUNCTION_WORDS - frozenset(_ENGLISH_ASKING) - {"us"}
"""Those that tell nothing whatever they stand for. "us" is a country, as people type it."""


def unswapped(word: str) -> str | None:
    """The English function word that `word` is with two neighbouring letters swapped, as `the` for `teh`."""
    return None if word in FUNCTION_WORDS else _SWAPPED.get(word)


def asks_in_chinese(question: str) -> set[int]:
    """The positions in `question` of the Chinese words that ask."""
    return {i for match in _ASKS_IN_CHINESE.finditer(question) for i in range(*match.span())}


# What carries grammar in several languages tells nothing of which it is.
_SHARED = frozenset("a am an as do es he i in is me no on or so us was wat will".split())
_ENGLISH_WORDS = frozenset(_ENGLISH)
_ENGLISH_ONLY = _ENGLISH_WORDS - _FOREIGN - _SHARED
_FOREIGN_ONLY = _FOREIGN.union(" ".join(_UNSPOKEN.values()).split()) - _ENGLISH_WORDS - _SHARED
_TELLING = {language: _FOREIGN_ONLY.intersection(words.split()) - _IN_NAMES for language, words in _OTHERS.items()}


def is_english_grammar(word: str) -> bool:
    """Does `word`, without case and accents, carry grammar in English, whatever it does in other languages?"""
    return word in _ENGLISH_WORDS


def is_foreign(words: Collection[str], small: Collection[str] = ()) -> bool:
    """Are more of the `words` of a question function words of other languages than of English? Chinese is none.

    `small`: those that are written without a capital where others have one.
    """
    telling = _FOREIGN_ONLY | _NAMES_IN_CAPITALS.intersection(small)
    return sum(word in telling for word in words) > sum(word in _ENGLISH_ONLY for word in words)


def grammar_elsewhere(words: Collection[str], small: Collection[str] = ()) -> frozenset[str]:
    """Those of the `words` of a question that carry grammar, for it is in a language in which they do.

    As "die" in "was ist die IJOP", but not "war" in "von der Leyen war crimes". `small`: as for `is_foreign`.
    """
    if not is_foreign(words, small):
        return frozenset()
    named = _NAMES_IN_CAPITALS.intersection(small)
    telling = {
        language: sum(word in own or (word in named and word in _ELSEWHERE[language].split()) for word in words)
        for language, own in _TELLING.items()
    }
    most = max(telling.values())
    if not most:
        return frozenset()
    likely = " ".join(_ELSEWHERE[language] for language, count in telling.items() if count == most)
    return frozenset(likely.split()).intersection(words)
