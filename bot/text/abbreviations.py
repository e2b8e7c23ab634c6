"""Full stops that end no sentence, and words that open one: they differ from language to language."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

import regex

# Before a capital, too. Behind the bar: those that do end a sentence when a word follows that opens one.
_EVERYWHERE = """
mr mrs ms dr prof sr jr st mt ft gen col sgt capt lt cmdr adm maj rep sen gov pres hon rev fr
vs e.g i.e cf al ca nos vol pp p fig ed eds art para paras sec ch approx dept univ inst assn reg regs
bros
jan feb mar apr jun jul aug sept sep oct nov dec
| no co inc ltd corp etc
"""
# None that is as often a word: a sentence more in a quote is no false quote, but it is none that answers.
_OWN = {
    "de": """
    abb abs abt allg aufl bd bde bearb bgm bspw bzgl bzw dipl dipl.-ing ebd eigtl einschl engl entspr evtl exkl fa
    franz frl frz geb gegr gest ggf ggfs hbf hg hl hr hrn hrsg ing inkl insb insbes jur kap kath lfd lt
    med mind nat nr nrn okt phil pos präs priv rd rer resp röm sog stv tel verf verh vgl vors wg ziff zit zzgl
    zzt dez febr jän
    | a b d e g h i m n o q s t u v z ä art chr dgl ff jh jhd jhdt min mio mrd mwst sek std str tsd usf usw
    """,
    "es": """
    sra srta sres dra d dª dña dn ud uds vd vds av avda ctra pza núm pág págs aprox lic ing arq gral cnel sto sta excmo
    ilmo mons pdte profa ee ff jj arts cap tel
    | a c e h s aa al ej mar no oo pp uu
    """,
    "fr": """
    m mm mme mmes mlle mlles mgr pr ste av apr bd boul chap éd env hab réf tél
    | art c ex s sq t
    """,
    "ru": """
    ул просп пр пл кв корп стр обл пос дер св оз проф акад доц канд ред изд см ср напр прим гл табл илл ст
    экз ок англ лат рус тел макс
    | им а б в г д е ж з и к л м н о п р с т у ф х ц ч ш э гг вв руб коп тыс млн млрд трлн чел др пр мин сек км кг
    """,
    "tr": """
    av doç yrd öğr gör arş uzm op müh mim sn hz bkz mah cad cd sok sk apt blv bul nu tel krş çev yay haz ss md alb yb
    yzb tğm org korg tümg tuğg ord müd bşk
    | c s al gen mar şti vb vd vs yy
    """,
}
_STARTERS = {
    "en": "The A An In On At It He She They We I But And This That These Those",
    "de": """
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Man Und Aber Doch Denn Dann Danach Da Dabei
    Damit Dazu Daher Dafür Deshalb In Im An Am Auf Aus Bei Beim Mit Nach Nun So Zu Zum Zur Für Von Vom Vor Seit Um Unter
    Über Dies Diese Dieser Dieses Diesen Jetzt Heute Hier Auch Als Wenn Weil Während Was Wer Wie Wo Warum Ob Nicht Kein
    Keine Alle Viele Schon Noch Nur Sein Seine Ihr Ihre Jede Jeder
    """,
    "es": """
    El La Los Las Un Una En Es Ese Esa Eso Este Esta Esto Estos Estas Y Pero No Por Para Con De Del Se Su Sus Según Sin
    También Cuando Como Luego Después Entonces Si Al A Ante Tras Desde Hasta Entre Sobre Así Ahora Hoy Ya Más Qué Quién
    """,
    "fr": """
    Le La Les L Un Une Des Du De Il Elle Ils Elles On Nous Je Et Mais Ce Cet Cette Ces C Cela En Dans Pour Par Avec Sans
    Sur Sous Après Avant Depuis Selon Si Son Sa Ses Leur Leurs À Au Aux Quand Comme Puis Alors Ainsi Aussi Tout Tous Qui
    """,
    "ru": """
    А Без Бы В Во Вот Все Всё Где Да Для До Его Если Ещё Её Же За И Из Или Их К Как Когда Кто Кроме Мы На Над Не Но О Об
    Он Она Они Оно От По Под Поэтому После При Про С Сейчас Со Также Так Там То Тогда Только У Уже Хотя Что Чтобы Эта
    Эти Это Этот Я
    """,
    "tr": """
    Bu Bunun Bunu Buna Bunlar Bir O Onun Onu Onlar Ve Ama Ancak Fakat Çünkü Eğer Ayrıca Daha Sonra Şu Ben Biz Siz Her
    Hem Böylece Bugün Şimdi
    """,
}
_WRITE_ORDINALS = frozenset("bs cs da de et fi hr hu is lb lv nb nn no pl sk sl sr tr".split())
"""Languages in which "9. " is "the ninth"."""

# "J. Smith", "J.-P. Sartre", "U.S. Congress", and in Uyghur, where a vowel has two letters and ئۇ is "he".
_INITIALS = regex.compile(r"\p{Lu}(?:\.?-\p{Lu})?|(?:\p{L}\.)+\p{L}|\p{Arabic}|ئ[اەې]")
# "9. Oktober", "9./10. Oktober", "24.12. Heiligabend", "Wilhelm II. Kaiser"; a year ends its sentence.
_ORDINAL = regex.compile(r"(?:\d{1,2}\.[/–-]?)?\d{1,2}|\d{3}|[IVXL]{2,6}")


class Stops(NamedTuple):
    """Where a full stop ends no sentence in one language.

    `abbreviations`: the words before it, in small letters; those of `may_end` do end one before `starters`.
    """

    abbreviations: Collection[str]
    may_end: Collection[str]
    starters: Collection[str]
    ordinals: bool

    def goes_on(self, word: str, following: str) -> bool:
        """Does the sentence go on behind the full stop of `word`, with the word `following`?"""
        starts = following in self.starters
        if word.lower() in self.abbreviations:
            # "No. 5656" and "Acme Inc. Friday", but "He said no. They left."
            return not (starts and word.lower() in self.may_end)
        if _INITIALS.fullmatch(word) or (self.ordinals and _ORDINAL.fullmatch(word)):
            # But "in the U.S. The …".
            return not starts
        return False


@cache
def stops(language: str) -> Stops:
    """Those of a `language`, by its code; English ones for a language of which nothing is known."""
    code = language.partition("-")[0]
    common, common_end = (part.split() for part in _EVERYWHERE.split("|"))
    own, own_end = (part.split() for part in _OWN.get(code, "|").split("|"))
    return Stops(
        frozenset([*common, *common_end, *own, *own_end]),
        frozenset([*common_end, *own_end]),
        frozenset(_STARTERS.get(code, _STARTERS["en"]).split()),
        code in _WRITE_ORDINALS,
    )
