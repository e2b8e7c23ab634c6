"""Sentences that are understood only behind the one before them."""

import pytest

from bot.text.leaning import leans
from bot.text.words import tokens


def leaning(text: str, language: str) -> bool:
    return leans(text, [token.word for token in tokens(text)], language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "She left for Bachu."),
        ("en", "They’re all gone now."),
        ("en", "Mao Ning also left."),
        ("en", "After that, nobody came."),
        ("en", "On Monday, she left for Bachu."),
        ("en", "Asked about the well, he left."),
        ("en", "According to him, the well is dry."),
        ("en", "“The well is dry,” he said."),
        ("en", "“The well is dry,” she had told reporters. “It smells.”"),
        ("en", '"The well is dry," said she.'),
        ("de", "Er ging nach Bachu."),
        ("de", "Doch niemand kam."),
        ("de", "Dieser schwieg."),
        ("de", "Das sagte die Ministerin am Rande."),
        ("de", "Am Montag ging sie nach Bachu."),
        ("de", "Die Ministerin ging ebenfalls."),
        ("de", "Mit diesem Brunnen fing alles an."),
        ("de", "Bei ihr war der Brunnen trocken."),
        ("de", "„Der Brunnen ist trocken“, sagte er."),
        ("de-AT", "»Der Brunnen ist trocken«, so sie weiter."),
        ("fr", "Cela dure depuis un an."),
        ("fr", "Ce puits est à sec."),
        ("fr", "C’est le plus vieux puits du village."),
        ("fr", "Il a quitté Bachu."),
        ("fr", "Selon lui, le puits est à sec."),
        ("fr", "La ministre a également quitté Bachu."),
        ("fr", "« Le puits est à sec », dit-elle."),
        ("fr", "« Le puits est à sec », a-t-il ajouté."),
        ("ru", "Он уехал в Бачу."),
        ("ru", "Это длится год."),
        ("ru", "В этом колодце нет воды."),
        ("ru", "По его словам, колодец пуст."),
        ("ru", "Министр также уехала."),
        ("ru", "«Колодец пуст», — сказал он."),
        ("tr", "Bu kuyu kurudu."),
        ("tr", "O da Baçu'ya gitti."),
        ("tr", "Ancak kimse gelmedi."),
        ("tr", "Bakan da gitti."),
        ("tr", "“Kuyu kurudu” dedi."),
        ("zh", "他去了巴楚。"),
        ("zh", "但没有人来。"),
        ("zh-Hant", "這口井已經乾了。"),
        ("zh", "毛宁还表示，井水很好。"),
        ("zh", "“井干了。”她说。"),
    ],
)
def test_what_speaks_of_the_sentence_before_leans_on_it(language: str, sentence: str) -> None:
    assert leaning(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Wang Wei left for Bachu."),
        ("en", "After Wang Wei had left, he said nothing."),
        ("en", "“The well is dry,” said Wang Wei."),
        ("en", "“Pick a well, they are all dry,” said Wang Wei."),
        ("de", "Das alte Haus steht leer."),
        ("de", "Es gibt zwei Brunnen in Bachu."),
        ("de", "Diese Woche kam niemand."),
        ("de", "Der Brunnen ist trocken."),
        ("de", "„Der Brunnen ist trocken“, sagte Wang Wei."),
        ("fr", "Il y a deux puits à Bachu."),
        ("fr", "C’est Wang Wei qui a creusé le puits."),
        ("fr", "Ce lundi, personne n’est venu."),
        ("fr", "« Le puits est à sec », dit Wang Wei."),
        ("ru", "В этом году никто не приехал."),
        ("ru", "«Колодец пуст», — сказал Ван Вэй."),
        ("tr", "Bu hafta kimse gelmedi."),
        ("tr", "Kuyu kurudu."),
        ("tr", "Vang Vey “Kuyu kurudu” dedi."),
        ("zh", "王伟去了巴楚。"),
        ("zh", "其实井里有水。"),
        ("zh", "“井干了。”王伟说。"),
    ],
)
def test_what_speaks_for_itself_does_not(language: str, sentence: str) -> None:
    assert not leaning(sentence, language)


def test_a_note_in_english_leans_whatever_the_language_of_its_source() -> None:
    assert leaning("She left for Bachu.", "zh")
