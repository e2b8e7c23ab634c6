"""Sentences: exact spans, and nobody's words torn from the one who says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.cleaning import clean
from bot.text.sentences import MAX_CHARACTERS, MAX_WORDS, sentences
from bot.text.words import word_count


def split(text: str, language: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Smith met Dr. J. R. Jones. They left.", ["Mr. Smith met Dr. J. R. Jones.", "They left."]),
        ("The U.S. Congress met at 5 p.m. Monday.", ["The U.S. Congress met at 5 p.m. Monday."]),
        ("It is in the U.S. The end.", ["It is in the U.S.", "The end."]),
        ("See No. 5656 of Nov. 24.", ["See No. 5656 of Nov. 24."]),
        ("He said no. They left.", ["He said no.", "They left."]),
        ("It grew by 3.5 percent. Then it fell.", ["It grew by 3.5 percent.", "Then it fell."]),
        ("“I was there. I saw it,” she said.", ["“I was there. I saw it,” she said."]),
        ('He said "Go. Now." and left.', ['He said "Go. Now." and left.']),
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("Art. 12 of Reg. No. 7 applies.", ["Art. 12 of Reg. No. 7 applies."]),
        ("J. A. Hobson wrote of A. A. Michelson.", ["J. A. Hobson wrote of A. A. Michelson."]),
        ("It is in chapter 9. Rules follow.", ["It is in chapter 9.", "Rules follow."]),
        ("He has abs. Müller has none.", ["He has abs.", "Müller has none."]),
        ("“He told me ‘Go. Now.’ and left,” she said.", ["“He told me ‘Go. Now.’ and left,” she said."]),
        ("他说：“他告诉我‘不行。’我走了。”会议结束。", ["他说：“他告诉我‘不行。’我走了。”", "会议结束。"]),
        ("“一。二。”他说。", ["“一。二。”他说。"]),
        ("面对“谁来负责？”的提问，他没有回答。", ["面对“谁来负责？”的提问，他没有回答。"]),
        ("“你是谁？”他问。她走了。", ["“你是谁？”他问。", "她走了。"]),
        ("他喊着“别动！”、“站住！”，冲了进来。", ["他喊着“别动！”、“站住！”，冲了进来。"]),
        ("《谁动了我的奶酪？》是一本书。他很喜欢。", ["《谁动了我的奶酪？》是一本书。", "他很喜欢。"]),
        ("(他说他不知道。)记者追问。", ["(他说他不知道。)", "记者追问。"]),
        ("今年会怎样?谁也不知道!专家各执一词。", ["今年会怎样?", "谁也不知道!", "专家各执一词。"]),
        ("她说：「算了……」會議結束了。", ["她说：「算了……」", "會議結束了。"]),
        ("“有时一停就是三天！”她说，“没有办法……”孩子八岁。", ["“有时一停就是三天！”她说，“没有办法……”", "孩子八岁。"]),
        ("“井水很甜。”村民李明谈起水井时很高兴。夜深了。", ["“井水很甜。”村民李明谈起水井时很高兴。", "夜深了。"]),
        ("“井水很甜。”县长介绍。夜深了。", ["“井水很甜。”县长介绍。", "夜深了。"]),
        ("约有4.2亿元……市政府没有回应。", ["约有4.2亿元……市政府没有回应。"]),
        ("A line\nAnother line", ["A line", "Another line"]),
        ("Our way: Look. Listen. Learn. It works.", ["Our way: Look. Listen. Learn.", "It works."]),
        ("It works. Look. Listen. Learn.", ["It works.", "Look. Listen. Learn."]),
        ("Does it work: Yes. Never. Maybe.", ["Does it work: Yes.", "Never.", "Maybe."]),
        ("He left for Bachu. Kuqa. Aksu burns.", ["He left for Bachu.", "Kuqa.", "Aksu burns."]),
        ("Wait… what? Yes.", ["Wait… what?", "Yes."]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Das kostet 4,2 Mio. Euro seit dem 9. Oktober, vom 9./10. Mai bis zum 1. April."),
        ("de", "Nr. 5 gilt, z. B. Köln, z.B. so, bzw. Art. 3 Abs. 2 und S. 5, u. a. Bonn."),
        ("de", "Im 19. Jahrhundert taufte Wilhelm II. Bahnhöfe, ca. 30 in 500 v. Chr. Troja."),
        ("de-AT", "Bgm. Kröger, Dr. med. Öhm und Dipl.-Ing. Adler wohnen in der Langen Str. 5."),
        ("fr", "Mme. Dupont, M. Le Pen et J.-P. Sartre, p. ex. Paris, art. 3, av. J.-C. Rome."),
        ("es", "El Sr. López y la Sra. De la Vega viven en EE. UU. Lima es la pág. 3."),
        ("ru", "Это было в г. Москве на ул. Ленина и им. Пушкина, т. е. Москва, 3 млн. Рублей."),
        ("tr", "19. Yüzyılda 1. Dünya ve II. Dünya Savaşı, Av. Ahmet, Dr. Öğr. Üyesi Ayşe, bkz. Ek."),
        ("ru", "Она живёт на ул. Ленина, д. 5, кв. 12."),
        ("ug", "دوكتور ئا. ئابدۇللا بىلەن م. تۇرسۇن كەلدى."),
        ("pl", "Było to 1. Maja."),
    ],
)
def test_abbreviations_and_ordinal_numbers_of_a_language_end_no_sentence(language: str, sentence: str) -> None:
    assert split(sentence, language) == [sentence]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "Ich sage es dir.", "Wärter kamen."),
        ("de", "Er lief zu Max.", "Polizei kam."),
        ("ru", "Журналисты рассказали о нем.", "Полиция молчала."),
        ("ru", "Охрана не отвечала им.", "Они ушли."),
        ("ru", "Им давали рис.", "Женщины плакали."),
        ("de", "Es war im Mai 2019.", "Köln lag vorn."),
        ("de", "Gezählt wurden 12.", "Danach gingen alle."),
        ("de", "Er regierte als Wilhelm II.", "Sein Sohn floh."),
        ("de", "Es gab Brot, Milch usw.", "Die Leute aßen."),
        ("de", "Troja fiel um 1200 v. Chr.", "Das ist sicher."),
        ("fr", "Rome existait en 500 av. J.-C.", "Les Romains y vivaient."),
        ("fr", "C’est le chapitre 9.", "Paris brûle."),
        ("es", "Dijo que no.", "Luego se fue de EE. UU."),
        ("es", "Vive en EE. UU.", "La familia no."),
        ("ru", "Это было в 2019 г.", "Он уехал."),
        ("ru", "Их было 9.", "Москва молчала."),
        ("tr", "Elma, armut vb.", "Bu yeter."),
        ("de", "Begründung: »Ihm droht Haft.«", "Sein Anwalt widersprach."),
        ("ug", "ئۇ «كەل!» دەپ ۋارقىرىدى.", "ھېچكىم كەلمىدى."),
        ("ug", "«كىم؟» دېدى ئۇ.", "ھېچكىم جاۋاب بەرمىدى."),
    ],
)
def test_sentences_of_other_languages_end(language: str, first: str, second: str) -> None:
    assert split(f"{first} {second}", language) == [first, second]


@given(st.text() | st.text(alphabet='ab .!?\n“”"。A1,;'))
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    cleaned = clean(text)
    assert "".join("".join(split(cleaned)).split()) == "".join(cleaned.split())
    for sentence in sentences(cleaned):
        part = cleaned[sentence.start : sentence.end]
        assert part == part.strip()
        assert part


@pytest.mark.parametrize("text", ["x" * 5000, "word " * 500, "word, " * 500, "字" * 3000, "a;b " * 900])
def test_an_overlong_sentence_comes_apart_and_says_so(text: str) -> None:
    pieces = sentences(text)
    assert len(pieces) > 1
    for piece in pieces:
        assert not piece.whole
        assert piece.end - piece.start <= MAX_CHARACTERS
        assert word_count(text[piece.start : piece.end]) <= MAX_WORDS
