"""Drafts that may be what is there already are found, however their sentences were put together."""

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.desk import Desk
from bot.answering.stopping import Stopped
from bot.corpus.source import BlockKind, Prose
from bot.shelf.examining import EXAMINED, Same, Warn, duplicates, examine
from tests.conftest import make_source

WORDS = [f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ru") for b in ("ber", "din", "fol", "gat") for c in "aeiou"]


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 25))).capitalize() + "."


@settings(max_examples=50)
@given(st.integers(0, 1000), st.integers(2, 60), st.booleans())
def test_half_of_a_text_in_any_order_among_other_sentences_is_found(seed: int, length: int, other_way: bool) -> None:
    chance = random.Random(seed)
    mine = [sentence(chance) for _ in range(length)]
    taken = chance.sample(mine, -(-length // 2))
    own = [sentence(chance) for _ in range(length // 2)]
    theirs = chance.sample([*taken, *own], len(taken) + len(own))
    texts = [" ".join(mine), " ".join(theirs)]
    one, two = (make_source(name, text) for name, text in zip("ab", texts[::-1] if other_way else texts, strict=True))
    assert [found.same for found in duplicates(one, [two])] == [Same.TEXT]


@given(st.integers(0, 1000))
def test_texts_of_the_same_words_are_not_taken_for_each_other(seed: int) -> None:
    chance = random.Random(seed)
    one, two = (make_source(name, " ".join(sentence(chance) for _ in range(20))) for name in "ab")
    assert list(duplicates(one, [two])) == []


def test_of_a_book_the_beginning_is_examined() -> None:
    book = replace(make_source("book"), prose=Prose.of([(BlockKind.PARAGRAPH, "新疆再教育营" * 100_000)]))
    others = [replace(book, id="copy"), replace(book, id="draft", prose=Prose.of([(BlockKind.PARAGRAPH, "A.")]))]
    desk = Desk([make_source("one", "The harbour was dredged.")])
    begun = time.process_time()
    found = examine(desk, book, others, (), lambda: False, today="2020-01-02")
    assert time.process_time() - begun < 4
    assert found.passages is None
    assert [twin.source_id for twin in found.duplicates] == ["copy", "draft"]


def test_a_draft_is_examined_as_a_whole_up_to_a_bound_and_given_up_where_nobody_waits() -> None:
    desk = Desk([make_source("one", "The harbour was dredged.")])
    text = "The otter census counted ninety animals. " * (EXAMINED // 41)
    found = examine(desk, make_source("otter-census", text), (), (), lambda: False, today="2020-01-02")
    assert found.passages and found.questions == ("Otter Census",)
    with pytest.raises(Stopped):
        examine(desk, make_source("otter-census", text), (), (), lambda: True, today="2020-01-02")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Editor's note: This article has been retracted.", Warn.RETRACTED),
        ("RETRACTED: Otters can fly", Warn.RETRACTED),
        ("Dieser Artikel wurde zurückgezogen.", Warn.RETRACTED),
        ("Cet article a été retiré.", Warn.RETRACTED),
        ("Эта статья была отозвана.", Warn.RETRACTED),
        ("Bu makale geri çekildi.", Warn.RETRACTED),
        ("编者按：本文已撤回。", Warn.RETRACTED),
        ("Correction: An earlier version of this article said that otters can fly.", Warn.CORRECTED),
        ("This story was updated to correct the number of otters.", Warn.CORRECTED),
        ("In einer früheren Version dieses Artikels hieß es, Otter könnten fliegen.", Warn.CORRECTED),
        ("Une version précédente de cet article disait que les loutres volent.", Warn.CORRECTED),
        ("В предыдущей версии этой статьи говорилось, что выдры летают.", Warn.CORRECTED),
        ("Düzeltme: Su samurları uçmaz.", Warn.CORRECTED),
        ("更正：本文較早版本稱水獺會飛。", Warn.CORRECTED),
        ("Satire", Warn.SATIRE),
        ("This article is a work of satire.", Warn.SATIRE),
        ("讽刺", Warn.SATIRE),
    ],
)
def test_a_page_that_says_of_itself_what_is_wrong_with_it_is_warned_of(text: str, warning: Warn) -> None:
    desk = Desk([make_source("one", "The harbour was dredged.")])
    for where in (f"{text}\n\nThe otters were counted.", f"The otters were counted.\n\n{text}"):
        draft = make_source("otters", where, published="2019", url=None)
        assert examine(desk, draft, (), (), lambda: False, today="2020-01-02").warnings == (warning,)


def test_a_page_about_what_is_wrong_with_another_is_not_warned_of() -> None:
    desk = Desk([make_source("one", "The harbour was dredged.")])
    text = "The journal retracted its article on otters. A paper of satire printed a correction. 他们撤回了报道。"
    draft = make_source("otters", text, published="2019", url=None)
    assert examine(desk, draft, (), (), lambda: False, today="2020-01-02").warnings == ()
