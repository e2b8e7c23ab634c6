"""Questions in the languages that the bot speaks, about texts in English."""

import pytest

from bot.answering.answer import Answered, NoAnswer
from bot.answering.desk import Desk


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Was zeigen die China Cables?", "China Cables"),
        ("Erzähl mir etwas über die China Cables", "China Cables"),
        ("Wer hat das Telegramm unterschrieben?", "signed"),
        ("Stimmt es, dass Frauen sterilisiert werden?", "terili"),
        ("Werden Uiguren in den Lagern gefoltert?", "tortured"),
        ("Was sagt die chinesische Regierung zu den Lagern?", "camp"),
        ("Que montrent les China Cables ?", "China Cables"),
        ("Parle-moi des China Cables", "China Cables"),
        ("Combien de personnes sont dans les camps ?", "camps"),
        ("Est-ce vrai que des femmes sont stérilisées ?", "terili"),
        ("Combien d'Ouïghours sont détenus ?", "detained"),
        ("Что показывают China Cables?", "China Cables"),
        ("Кто такой Адриан Ценц?", "Zenz"),
        ("Сколько людей в лагерях?", "camps"),
        ("Пытают ли людей в лагерях?", "camp"),
        ("Что говорит Китай о лагерях?", "camps"),
        ("China Cables ne gösteriyor?", "China Cables"),
        ("Bana China Cables'ı anlat", "China Cables"),
        ("Kamplarda kaç kişi var?", "camps"),
        ("Kamplarda işkence var mı?", "torture"),
        ("Sincan'da neler oluyor?", "Xinjiang"),
    ],
)
def test_what_is_asked_in_german_french_russian_and_turkish_is_found(shipped: Desk, question: str, shown: str) -> None:
    answer = shipped.ask(question)
    assert isinstance(answer, Answered)
    assert any(shown in quote.text for quote in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Wie wird das Wetter morgen?",
        "Wie viele Menschen leben in Berlin?",
        "Quel temps fera-t-il demain ?",
        "Combien de personnes vivent à Paris ?",
        "Какая завтра погода?",
        "Сколько людей живет в Москве?",
        "Elmalı turta tarifi",
        "İstanbul'da kaç kişi yaşıyor?",
    ],
)
def test_what_is_about_something_else_is_refused_in_any_language(shipped: Desk, question: str) -> None:
    assert isinstance(shipped.ask(question), NoAnswer)
