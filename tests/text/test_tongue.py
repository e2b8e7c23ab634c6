"""The language of a text that does not name it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.tongue import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The documents were obtained by a consortium of journalists, and they say how the camps are run.", "en"),
        (
            "Die Dokumente wurden von einem Verbund von Journalisten beschafft und sagen, wie es in den Lagern ist.",
            "de",
        ),
        ("Les documents obtenus par un consortium de journalistes disent comment les camps sont gérés.", "fr"),
        ("Los documentos que obtuvo un consorcio de periodistas dicen cómo es la vida en los campos.", "es"),
        (
            "Belgeler bir gazeteci grubu tarafından elde edildi ve kampların nasıl yönetildiği için çok şey söylüyor.",
            "tr",
        ),
        ("这些文件由国际调查记者同盟取得，说明了营地是怎么管理的。ICIJ 公布了全文。", "zh"),
        ("這些文件由國際調查記者同盟取得，說明了營地是怎麼管理的。", "zh-Hant"),
        ("この文書は記者たちの連合が入手した。", "ja"),
        ("Документы получил консорциум журналистов, и в них говорится о лагерях.", "ru"),
        ("Құжаттарды журналистер консорциумы алды.", "kk"),
        ("بۇ ھۆججەتلەرنى مۇخبىرلار بىرلەشمىسى قولغا چۈشۈردى.", "ug"),
        ("حصل اتحاد من الصحفيين على هذه الوثائق.", "ar"),
        ("이 문서는 기자 연합이 입수했다.", "ko"),
        ("Aynur Dawut", None),
        ("", None),
        ("12345 !?", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(text) is None or language_of(text)
