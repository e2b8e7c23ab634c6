"""Words that carry grammar and no subject. Nothing that could be asked for stands here."""

from collections.abc import Collection

import regex

_ENGLISH = """
a an the this that these those such same
i me my mine myself we us our ours ourselves you your yours yourself yourselves
he him his himself she her hers herself it its itself they them their theirs themselves
one ones someone somebody something anyone anybody anything everyone everybody everything
nobody nothing none each every either neither both any some all few many much more most other another
who whom whose which what whatever when where why how whether
and or but nor so yet if then else than as because since while although though unless until
of in on at by for with about against between into through during before after above below to from up down
out off over under again further within without upon among across along around toward towards per via
be am is are was were been being have has had having do does did doing done
will would shall should can could may might must ought
not no only own too very just also even still ever never here there now
im ive id ill youre youve youd youll hes shes theyre theyve theyd theyll weve wed
isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont wouldnt shouldnt cant cannot couldnt mustnt
whats whos wheres whens whys hows thats theres heres lets
s t d ll re ve m
get gets got
please tell say says said know give mean means meant meaning happen happens happened really actually exactly
info information detail details explain quote quotes thing things stuff hey hi hello pls plz thx thanks guys bro lol
like wtf omg u ur tbh imo btw idk lmao wanna gonna gotta dunno yall
r y w wat wut wen wich wether cuz coz cus bc bcs abt b4 tho thru rn smth sth tf lemme gimme ya yea yeah nah ok okay alot
kinda vs
""".split()

_CHINESE = """
的 了 吗 呢 吧 啊 是 在 和 与 及 或 就 都 也 还 很 这 那 哪 谁 什 么 怎 为 几 多 少 有 没 不 被 把 从 到 对 于 上 下 中
个 個 说 說 意思 要 会 會 能 可 以 请 請 让 讓 给 給 已 将 將 多久
什么 怎么 为什 么是 哪些 哪里 哪个 多少 是谁 是什 嗎 麼 這 誰 為 幾 沒 還 從 對 於 哪裡 哪個 什麼 怎麼 為什
""".split()

# What asks in Chinese. A pair of characters that reaches into it is no word.
_ASKS_IN_CHINESE = regex.compile(
    "[为為]什[么麼]|什[么麼](?:[时時]候)?|怎[么麼][样樣]?|怎[样樣]|如何|[为為]何|何[时時地处處人种種]|有何|是否"
    "|多[少久大长長远遠]|[几幾][个個]|哪(?:[些里裡]|一?[年天个個种種位次])|[谁誰]|[吗嗎呢]"
)

# Of other languages in which questions come, without accents, and only what is no English word or name: "die", "son"
# and "kim" are some.
_OTHERS = """
der das dem des ein eine einen einem einer eines und oder ist sind waren wird werden wurde wurden wer wie viel viele
wo wann warum welche welcher welches welchen wieso es er sie ihr ihre seine im am zu zum zur mit von vom auf aus bei
nach unter um durch steht ob dass nicht kein keine auch noch gibt haben hatte sich enthalt
enthalten heisst heissen sagt sagte wieviel wieviele le les une du de et ou est sont etait
ont ete qui que quoi quel quelle quels quelles quand pourquoi combien ce cette ces il elle ils elles se sa ses leur
leurs dans sur avec au aux en ne pas el las una unos unas del fue fueron quien quienes cual cuales como cuando donde
por cuanto cuanta cuantos cuantas lo sus sobre han ve bir bu su neden nasıl kac hangi nerede icin ile da olarak oldu
olan var kimdir nedir
и в во на с со к по из за о об от до у не ли а но что кто кого где когда как какои какая какие каким
сколько почему это такое эти этот был была были есть
""".split()

_SWAPPED = {
    word[:i] + word[i + 1] + word[i] + word[i + 2 :]: word
    for word in reversed(_ENGLISH)
    if len(word) > 2
    for i in range(len(word) - 1)
}

FUNCTION_WORDS = frozenset(_ENGLISH) | frozenset(_OTHERS) | frozenset(_CHINESE)


def unswapped(word: str) -> str | None:
    """The English function word that `word` is with two neighbouring letters swapped, as `the` for `teh`."""
    return None if word in FUNCTION_WORDS else _SWAPPED.get(word)


def asks_in_chinese(question: str) -> set[int]:
    """The positions in `question` of the Chinese words that ask."""
    return {i for match in _ASKS_IN_CHINESE.finditer(question) for i in range(*match.span())}


# In English they are words with a meaning; what carries grammar in several languages tells nothing of which it is.
_ELSEWHERE = frozenset("den des die dit kim los mi son".split())
_SHARED = frozenset("a am an as do es he i in is me no on or so us was will".split())
_ENGLISH_ONLY = frozenset(_ENGLISH) - frozenset(_OTHERS) - _SHARED
_FOREIGN_ONLY = frozenset(_OTHERS) - frozenset(_ENGLISH) - _SHARED


def is_foreign(words: Collection[str]) -> bool:
    """Are more of the `words` of a question function words of other languages than of English? Chinese is none."""
    return sum(word in _FOREIGN_ONLY for word in words) > sum(word in _ENGLISH_ONLY for word in words)


def grammar_elsewhere(words: Collection[str]) -> frozenset[str]:
    """Those of the `words` of a question that carry grammar, for it is in a language in which they do.

    As "die" in "was ist die IJOP".
    """
    return _ELSEWHERE.intersection(words) if is_foreign(words) else frozenset()
