"""Promise 20: the limits."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord.allowance import Allowance, Allowances, Rate


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_one_at_a_time() -> None:
    clock = Clock()
    allowances = Allowances(clock, person=Rate(3, 10.0), server=Rate(100, 1.0))
    assert [allowances.claim(1, 7) for _ in range(3)] == [0, 0, 0]
    assert allowances.claim(1, 7) == 10.0
    assert allowances.claim(2, 7) == 0
    clock.now += 9
    assert allowances.claim(1, 7) == 1.0
    clock.now += 1
    assert allowances.claim(1, 7) == 0
    assert allowances.claim(1, 7) == 10.0


def test_a_server_has_a_limit_of_its_own_and_direct_messages_have_none() -> None:
    allowances = Allowances(Clock(), person=Rate(10, 1.0), server=Rate(2, 5.0))
    assert [allowances.claim(person, 7) for person in (1, 2, 3)] == [0, 0, 5.0]
    assert allowances.claim(3, 8) == 0
    assert allowances.claim(3, None) == 0


def test_a_refused_question_is_not_counted() -> None:
    clock = Clock()
    allowances = Allowances(clock, person=Rate(10, 1.0), server=Rate(1, 5.0))
    allowances.claim(1, 7)
    for _ in range(50):
        assert allowances.claim(2, 7) == 5.0
    assert allowances.claim(2, None) == 0


@given(st.lists(st.tuples(st.integers(0, 20), st.floats(0, 100)), max_size=80))
def test_nobody_is_remembered_whose_bucket_is_full(asked: list[tuple[int, float]]) -> None:
    clock = Clock()
    allowance = Allowance(Rate(2, 10.0), clock)
    for who, pause in asked:
        clock.now += pause
        if not allowance.wait(who):
            allowance.spend(who)
    clock.now += 1000
    allowance.spend("last")
    assert len(allowance._full_at) == 1
