"""A fork of a desk: the same answers, and changes that nobody else notices."""

import gc
import time
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.corpus.source import Source
from tests.conftest import make_source

TEXTS = (
    "Zebras were counted near the river. Who counted them is not known.",
    "Melons grow in Hotan. The WHO counted zebras there in 2019.",
    "# Camping\n\nCampers camped beside the river, camping on melons.",
    "> Guards watched the gate.\n\nA camp was there, said Zumrat Dawut.",
    "水獭保护区里有八十只水獭。",
    "",
)
QUESTIONS = (
    "where were zebras counted", "melons", "campng by the river", "who are they", "Zumrat Dawud", "what did guards watch",
    "水獭保护区",
)  # fmt: skip
IDS = ("a", "b", "c", "d")

changes = st.lists(st.tuples(st.sampled_from(IDS), st.none() | st.sampled_from(TEXTS)), max_size=6)


def apply(desk: Desk, steps: list[tuple[str, str | None]]) -> None:
    for source_id, text in steps:
        if text is None:
            desk.remove(source_id)
        else:
            desk.add([make_source(source_id, text)])


def answers(desk: Desk) -> list[object]:
    return [desk.ask(question) for question in QUESTIONS]


@cache
def fresh(*sources: Source, aliases: tuple[Alias, ...] = ()) -> Desk:
    """A desk over `sources` that nobody changes: examples come to the same few sources again and again."""
    return Desk(sources, aliases)


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(TEXTS)), changes, changes)
def test_after_any_changes_a_fork_answers_as_a_desk_from_scratch_and_the_original_as_before(
    first: dict[str, str], steps: list[tuple[str, str | None]], others: list[tuple[str, str | None]]
) -> None:
    original = Desk(make_source(source_id, text) for source_id, text in first.items())
    before = answers(original)
    fork = original.fork()
    apply(fork, steps)
    other = fork.fork()
    apply(other, others)
    for desk in (original, fork, other):
        assert answers(desk) == answers(fresh(*desk.sources))
        assert desk.passages == fresh(*desk.sources).passages
        assert all(desk.source_by_key(source.key) == source for source in desk.sources)
    assert answers(original) == before


def test_a_fork_is_made_in_milliseconds() -> None:
    corpus = read_corpus(shipped_corpus())
    begun = time.process_time()
    desk = Desk(corpus.sources, corpus.aliases)
    built = time.process_time() - begun
    begun = time.process_time()
    forks = [desk.fork() for _ in range(10)]
    assert (time.process_time() - begun) / 10 < built / 20
    added: list[Source] = [make_source("own", "Zebras were counted near the river.")]
    forks[0].add(added)
    assert forks[0].source("own") is not None
    assert forks[1].source("own") is None


def test_a_desk_that_another_took_the_place_of_is_gone_at_once() -> None:
    """Else each change leaves one behind, until a full collection holds the event loop to find it."""
    desk = Desk([make_source("a", TEXTS[0])])
    desk.add([make_source("b", TEXTS[1])])
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            desk = desk.fork()
            answers(desk)
        assert gc.collect() == 0
    finally:
        gc.enable()
