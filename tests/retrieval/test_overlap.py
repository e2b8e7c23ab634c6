"""Overlapping pieces of Chinese words tell what the piece before them did not."""

from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.overlap import less_overlapping
from bot.retrieval.query import Concept

HOLDING = {"超级": 5, "级碗": 5, "国歌": 5, "歌手": 5}


def weights(question: dict[str, int], together: int) -> list[float]:
    concepts = [Concept({term: 1.0}, start=start) for term, start in question.items()]
    return [c.weight for c in less_overlapping(concepts, 1000, HOLDING.__getitem__, lambda one, other: together)]


def test_a_piece_that_always_stands_with_the_one_before_it_counts_about_half() -> None:
    first, second = weights({"超级": 0, "级碗": 1}, 5)
    assert first == 1
    assert 0.5 < second < 0.55


def test_a_piece_counts_wholly_where_the_one_before_it_tells_nothing_of_it() -> None:
    assert weights({"国歌": 0, "歌手": 1}, 0) == [1, 1]
    assert weights({"超级": 0, "国歌": 5}, 5) == [1, 1]


@given(st.integers(1, 5))
def test_the_more_often_two_pieces_stand_together_the_less_the_second_counts(together: int) -> None:
    _, second = weights({"超级": 0, "级碗": 1}, together)
    _, less = weights({"超级": 0, "级碗": 1}, together - 1)
    assert 0.5 <= second < less <= 1
