"""Speech and the words beside it that tell whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.attribution import torn
from bot.text.speech import speeches

VIOLIN = '"My teacher hid a violin under the floor. He was beaten for it."'


def is_torn(text: str, language: str = "en") -> bool:
    return torn(text, 0, len(text), speeches(text), language)


@pytest.mark.parametrize(
    "text",
    [
        VIOLIN,
        f"{VIOLIN} She left in 2018.",
        f"She left in 2018. {VIOLIN}",
        f"{VIOLIN} She left in 2018. The director said it was false.",
        f"{VIOLIN} The director said it was false.",
        f"{VIOLIN} The director said on Monday that it was false.",
        f"{VIOLIN} The director disagreed.",
        '"Why did they take her away?" The director said it was false.',
        f"Gulzira Auelkhan said she was afraid. The days were long. {VIOLIN}",
        f'"I was afraid of everybody there," said Gulzira Auelkhan. Years went by. {VIOLIN}',
        f"It was in the United States. {VIOLIN}",
        "“我的老师把小提琴藏在地板下面。他被打了。”她2018年离开了。",
        "»Mein Lehrer versteckte eine Geige. Er wurde geschlagen.« Sie ging 2018.",
    ],
)
def test_words_that_name_no_speaker_do_not_tell_whose_a_speech_is(text: str) -> None:
    assert is_torn(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Gulzira Auelkhan said: {VIOLIN}",
        f"According to Gulzira Auelkhan, {VIOLIN}",
        f"Gulzira Auelkhan:\n{VIOLIN}",
        f"Gulzira Auelkhan recalled those days. {VIOLIN} She left in 2018.",
        f'"I was afraid of everybody there," said Gulzira Auelkhan. {VIOLIN} She left in 2018.',
        '"I was afraid of everybody there," Gulzira Auelkhan muttered. She left in 2018.',
        f"{VIOLIN} Gulzira Auelkhan said.",
        f"{VIOLIN} Gulzira Auelkhan, a musician, said quietly.",
        f"{VIOLIN} Gulzira Auelkhan told the Guardian.",
        f"{VIOLIN} Mr. Auelkhan said in 2018.",
        f"{VIOLIN} “Nobody ever came to help him.” Gulzira Auelkhan said.",
        f'"I am shocked by everything I heard," she went on. {VIOLIN}',
        f'"Why was I not told about it?" so the musician. {VIOLIN}',
        '"Why did they take her away?" King asked Scott.',
        f"{VIOLIN}\n— Gulzira Auelkhan",
        '"Why did they take her away?" he asked. She left in 2018.',
        '"Why did they take her away!" Foreign Ministry spokesman Geng Shuang said. She left in 2018.',
        'The memo calls for "transformation through education and study" of all. She left in 2018.',
        '"Strike hard against violent terrorism" campaigns were over by then.',
        'The memo calls them "students" and nothing else.',
        "“我的老师把小提琴藏在地板下面。他被打了。”古丽孜拉说。她2018年离开了。",
        "古丽孜拉回忆了那些日子。“我的老师把小提琴藏在地板下面。”",
        "»Mein Lehrer versteckte eine Geige«, sagte Gulzira Auelkhan.",
        "«Учитель спрятал скрипку под полом», — сказала Гульзира. Она уехала.",
        "Gülzira o günleri anlattı. “Öğretmenim kemanı döşemenin altına sakladı.”",
        "« Mon maître cachait un violon sous le sol », raconte Gulzira.",
    ],
)
def test_the_one_who_says_it_tells_whose_a_speech_is(text: str) -> None:
    assert not is_torn(text)


@given(st.text(alphabet='aB .,!?\n“”"。；—') | st.text())
def test_any_text_is_torn_or_not(text: str) -> None:
    assert is_torn(text) in {True, False}
