"""What people say to a bot that is no question."""

import regex

from bot.text.words import folded

_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
_SAID = """
hi hello hey hiya yo howdy greetings good morning afternoon evening night day everyone all there bot cuttings
thanks thank you thx ty cheers so much very a lot ok okay great nice cool wow lol haha perfect awesome well done
huh hm hmm oh ah omg wtf damn that's thats it's interesting horrible terrible awful sad shocking crazy insane
unbelievable disgusting scary never mind nevermind start over go back
bye goodbye see later help test testing ping please yes no yeah yep nope sure sorry welcome how are doing
hallo servus moin guten morgen tag abend gute nacht danke dankeschön schön sehr vielen dank bitte tschüss tschüß
tschau wie geht's gehts es dir euch zusammen alles klar super
bonjour bonsoir salut coucou merci beaucoup bien au revoir ça va
merhaba selam selamlar günaydın iyi günler akşamlar geceler teşekkür teşekkürler ederim ederiz çok sağ ol sağol
sağolun olun nasılsın nasılsınız hoşça kal tamam
привет здравствуйте здравствуй добрый день вечер доброе утро доброй ночи спасибо большое благодарю пожалуйста пока
до свидания как дела хорошо ок всем
salam essalamu eleykum yaxshimusiz rehmet rahmet köp
سالام ئەسسالامۇ ئەلەيكۇم ياخشىمۇسىز رەھمەت كۆپ
"""
_SMALL_TALK = frozenset(map(folded, _SAID.split()))
# Chinese has no spaces between them.
_SAID_IN_CHINESE = regex.compile(
    r"""(?x)(?:
    (?:早上|上午|中午|下午|晚上)?[好早] | [早午晚]安 | 嗨 | 哈[喽囉] | 哈{2,}+ | [谢謝]{2} | [多感][谢謝]
    | 不客[气氣] | 再[见見] | 拜拜 | 辛苦 | [对對]不起 | [没沒][关關][系係]
    | 非常 | 十分 | [你您][们們]? | 大家 | 各位 | [的了吧啦啊呀吗嗎]
    )+"""
)


def is_small_talk(text: str) -> bool:
    """Does `text` hold nothing but greetings, thanks and the like?"""
    words = _WORD.findall(text)
    return bool(words) and all(folded(word) in _SMALL_TALK or _SAID_IN_CHINESE.fullmatch(word) for word in words)
