"""Evidence: of passages that hold the same words, the one that fits the question better comes first."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.answering.expectation import expectation
from bot.answering.position import asking, asks_position, only_responds, tells
from bot.answering.stating import holds_position
from bot.corpus.source import Kind
from tests.conftest import make_source

FILLER = "Rain fell on the hills. A river ran by the road. The market opened late."


def first(question: str, **texts: str) -> str:
    """The source that is quoted first; the ids stand in the order that loses a tie."""
    titles = {name: text.partition(" | ")[0] if " | " in text else "Untitled" for name, text in texts.items()}
    bodies = {name: text.rpartition(" | ")[2] for name, text in texts.items()}
    desk = Desk(make_source(name, bodies[name], title=titles[name]) for name in texts)
    return desk.ranked(question, desk.query(question), 1)[0].source.id


@pytest.mark.parametrize(
    ("question", "fits", "other"),
    [
        ("Who led the guard tower unit?", f"The guard tower stood here. {FILLER}", f"The tower had one guard. {FILLER}"),
        ("When did settlers reach Karakax?", f"Karakax, a settlement. {FILLER}", f"Karakax, a place of old. {FILLER}"),
        ("What happened in Karakax?", f"Karakax | Officials of Karakax wrote it. {FILLER}",
         f"Karakax and the towns of the far south | Officials of Karakax wrote it. {FILLER}"),
        ("How many guards came?", f"There were 40 guards. {FILLER}", f"There were some guards. {FILLER}"),
        ("What did the government say about the camp?", f"The government called the camp a lie. {FILLER}",
         f"Of the camp the government built a tower. {FILLER}"),
        ("Did guards come before dawn?", f"The guards came before it. {FILLER}", f"The guards came near it. {FILLER}"),
    ],
)  # fmt: skip
def test_the_passage_that_fits_the_question_better_comes_first(question: str, fits: str, other: str) -> None:
    assert first(question, a=other, b=fits) == "b"


def test_a_government_is_quoted_where_it_is_asked_for_though_it_names_nothing() -> None:
    reporting = make_source(
        "report", f"The River Papers describe the camp in Karakax. The River Papers are long. {FILLER}"
    )
    answer = make_source("reply", f"The spokesman said that the papers about the camp are a smear. {FILLER}")
    statement = replace(answer, id="statement", kind=Kind.OFFICIAL_STATEMENT, publisher="Xinhua")
    unheard = make_source("again", f"The papers about the camp are a smear, one reader wrote. {FILLER}")
    desk = Desk([reporting, unheard, answer])
    asked = "What did China say about the papers on the camp?"
    assert desk.ranked(asked, desk.query(asked), 1)[0].source.id == "reply"
    both = Desk([reporting, unheard, answer, statement])
    assert both.ranked(asked, both.query(asked), 1)[0].source.id == "statement"


def test_it_is_said_where_none_of_the_words_are_the_governments() -> None:
    others = make_source("others", f"The visa restrictions on officials began in May, the paper wrote. {FILLER}")
    its_own = make_source("its-own", f"China called the visa restrictions a farce. {FILLER}")
    for sources, of_others in (([others], True), ([others, its_own], False)):
        answer = Desk(sources).ask("What does China say about the visa restrictions?")
        assert isinstance(answer, Answered)
        assert answer.of_others == of_others
    answer = Desk([others]).ask("When did the visa restrictions begin?")
    assert isinstance(answer, Answered)
    assert not answer.of_others


def test_the_china_cables_are_no_government() -> None:
    assert not holds_position("Journalists of the China Cables say that they worked for a year.")
    assert not holds_position("Secret Chinese government documents, a collection called the Cables, name the camps.")
    assert holds_position("China says that they are free.")
    assert asks_position("what did china say about the china cables")
    assert not asks_position("Who wrote the China Cables stories?")
    assert not asks_position("what countries took china's side in 2019")
    assert asks_position("is anyone on China's side, and what does China say?")
    assert asks_position("中国怎么看中国电文") and not asks_position("中国电文说了什么")


@pytest.mark.parametrize("verb", ["admitted", "called", "claimed", "denied", "rejected", "stated", "told"])
def test_a_verb_of_saying_is_one_wherever_it_is_looked_for(verb: str) -> None:
    said = f"The Chinese government {verb} it."
    assert asks_position(f"What has the Chinese government {verb}?") and holds_position(said) and tells(said)


@pytest.mark.parametrize("verb", ["comment", "react", "reply", "respond"])
def test_who_only_responds_says_nothing(verb: str) -> None:
    assert only_responds(f"The embassy did not {verb} to the newspaper.")


def test_the_words_that_ask_for_a_position_are_known_in_chinese() -> None:
    for question, words in (
        ("政府对水獭怎么说", "政府怎么说"),
        ("外交部如何看待水獭", "外交部如何看待"),
        ("大使说了什么", "大使说了什么"),
        ("中国政府对水獭的立场是什么", "中国政府立场是什么"),
    ):
        assert "".join(question[i] for i in sorted(asking(question))) == words


def test_the_order_is_that_of_a_desk_made_anew() -> None:
    sources = [make_source(f"s{i}", f"Guards in tower {i} left. {FILLER}", title=f"Tower {i % 3}") for i in range(20)]
    desk = Desk(sources)
    desk.remove("s3")
    desk.add([sources[3], make_source("s4", "Nothing of that.")])
    desk.add([sources[4]])
    question = "Which guards left tower 7 in the rain?"
    assert desk.ask(question) == Desk(reversed(sources)).ask(question)


def test_one_passage_may_be_quoted_twice_but_no_sentence_is() -> None:
    desk = Desk([make_source("a", f"The camp opened in spring. {FILLER} Forty guards watched the camp.")])
    answer = desk.ask("Which camp did guards watch and when was the camp opened?")
    assert isinstance(answer, Answered)
    shown = [quote.text for quote in (*answer.quotes, *answer.more)]
    assert any("Forty guards" in text for text in shown) and any("opened in spring" in text for text in shown)
    spans = sorted((quote.start, quote.end) for quote in (*answer.quotes, *answer.more))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_government_is_quoted_for_what_it_says_of_what_is_asked() -> None:
    accuser = make_source("accuser", f"Otters work by force, a study says. China said that it rained. {FILLER}")
    answer = make_source(
        "reply", f"There was a study. China said that otters work, but nobody is there by force. {FILLER}"
    )
    desk = Desk([accuser, answer])
    asked = "What does China say about otters who work by force?"
    assert desk.ranked(asked, desk.query(asked), 1)[0].source.id == "reply"


def test_a_year_is_no_number_of_anything() -> None:
    assert (
        expectation("how many otters are there").met("There were otters in June 2019, and on 24 May, after the 1980s.")
        == 0
    )
    assert expectation("how many otters are there").met("In 2019 there were 2,019 otters.") == 1
    assert expectation("how many otters are there").met("There were 15 otters.") == 1
    assert expectation("how old is the dam").met("It was built in 2019.") == 1


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("how old was she", "She was 29 then.", 1),
        ("How old is the doctor?", "The doctor, a 54-year-old woman, fled.", 1),
        ("what is his age", "Li, 61, signed it.", 1),
        ("how old is he", "He was born in 1966.", 1),
        ("how old is he", "It holds 667 rows and 137 pages.", 0),
        ("她多大", "她25岁。", 1),
        ("how long was she held", "She was held for 29 days.", 1),
        ("Wie alt war sie?", "Sie war 29 Jahre alt.", 1),
        ("Wie alt war sie?", "29 Zeilen füllen das Buch.", 0),
        ("Quel âge a-t-elle ?", "Elle a 29 ans.", 1),
        ("Сколько ей лет?", "Ей 29 лет.", 1),
        ("Kaç yaşında?", "O 29 yaşında.", 1),
        ("Wie lange war sie in Haft?", "Sie war 29 Tage in Haft.", 1),
        ("Combien de temps est-elle restée ?", "Elle est restée trois jours.", 1),
    ],
)
def test_an_age_is_no_other_number(question: str, text: str, met: int) -> None:
    assert expectation(question).met(text) == met


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("Wie hoch ist der Damm?", "Der Damm ist 40 Meter hoch.", 1),
        ("Wie groß ist der Saal?", "Der Saal fasst zweihundert Otter.", 1),
        ("Wie viel kostet der Damm?", "Der Damm kostet drei Millionen.", 1),
        ("Wie vielen Ottern half sie?", "Sie half zwölf Ottern.", 1),
        ("Wie oft brach der Damm?", "Der Damm brach 3 Mal.", 1),
        ("How many otters are there?", "There were otters on Dec. 4.", 0),
        ("Wie hoch ist der Damm?", "Der Damm brach am 4. März 2019.", 0),
        ("Combien de loutres vivent ici ?", "Une centaine de loutres vivent ici.", 1),
        ("Combien de loutres vivent ici ?", "Les loutres vivent ici depuis le 3 mars 2019.", 0),
        ("À combien s’élève la prime ?", "La prime est de 40 000 euros.", 1),
        ("Сколько выдр живёт здесь?", "Здесь живут сорок выдр.", 1),
        ("Сколько выдр живёт здесь?", "Выдры живут здесь с 3 марта 2019 года.", 0),
        ("Burada kaç su samuru yaşıyor?", "Burada kırk su samuru yaşıyor.", 1),
        ("Baraj ne kadar yüksek?", "Baraj 40 metre.", 1),
        ("Burada kaç su samuru yaşıyor?", "Su samurları 3 Mart 2019'dan beri burada.", 0),
        ("这里有多少水獭？", "这里有四十只水獭。", 1),
        ("这里有多少水獭？", "2019年3月，这里有了水獭。", 0),
    ],
)
def test_a_number_is_expected_in_any_language(question: str, text: str, met: int) -> None:
    assert expectation(question).met(text) == met


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("When did the dam break?", "The dam broke on Dec. 4."),
        ("Wann brach der Damm?", "Der Damm brach im März."),
        ("Quand le barrage a-t-il cédé ?", "Il a cédé en août."),
        ("Когда прорвало плотину?", "Её прорвало в марте."),
        ("Baraj ne zaman yıkıldı?", "Baraj Mart ayında yıkıldı."),
        ("水坝什么时候垮的？", "水坝2019年垮了。"),
        ("水坝什么时候垮的？", "水坝3月垮了。"),
    ],
)
def test_a_date_is_expected_in_any_language(question: str, text: str) -> None:
    assert expectation(question).met(text) == 1
    assert expectation(question).met("Otter 5") == 0
