"""BM25: the library's own scores, bit for bit, without its traps."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retrieval import bm25
from bot.retrieval.bm25 import PostingsBM25
from bot.retrieval.index import BM25Index
from bot.retrieval.passage import Passage
from bot.retrieval.postings import Postings


@pytest.fixture(autouse=True, scope="module", params=["small", "large"])
def collection(request: pytest.FixtureRequest) -> Iterator[None]:
    """Small collections are scored and sifted in other ways than large ones: each test is for both."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "large":
            patch.setattr(bm25, "_SMALL", 0)
            patch.setattr(bm25, "_MANY", 0)
        yield


class LibraryIdf(PostingsBM25):
    """Ours with the idf of rank-bm25 plugged in."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {}
        if nd:
            BM25Okapi._calc_idf(self, nd)


words = st.sampled_from("abcdefghij")
documents = st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=20)


@given(documents, st.lists(st.sampled_from("abcdefghijxyz"), max_size=6), st.integers(0, 20))
def test_scores_are_the_librarys_own_bit_for_bit_also_after_additions(
    docs: list[list[str]], query: list[str], cut: int
) -> None:
    library = BM25Okapi(docs)
    ours = LibraryIdf(docs[:cut])
    ours.add_documents(docs[cut:])
    assert ours.get_scores(query).tobytes() == library.get_scores(query).astype(np.float64).tobytes()
    assert ours.get_batch_scores(query, [0]) == library.get_batch_scores(query, [0])


@given(documents, documents, st.lists(words, max_size=6), st.data())
def test_scores_are_the_librarys_own_bit_for_bit_also_after_removals_and_in_a_fork(
    first: list[list[str]], second: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    original = LibraryIdf(first)
    before = original.get_scores(query).tobytes()
    ours = original.fork()
    ours.add_documents(second)
    everything = first + second
    gone = data.draw(st.sets(st.integers(0, len(everything) - 1), max_size=len(everything) - 1))
    ours.remove_documents({i: everything[i] for i in gone})
    kept = [i for i in range(len(everything)) if i not in gone]
    library = BM25Okapi([everything[i] for i in kept])
    # The library sums the idf in the order in which it met the terms; the counts are ours.
    assert dict(ours.nd) == dict(LibraryIdf([everything[i] for i in kept]).nd)
    ours.idf = library.idf
    assert ours.get_scores(query)[kept].tobytes() == library.get_scores(query).astype(np.float64).tobytes()
    assert original.get_scores(query).tobytes() == before


@given(documents, documents, st.dictionaries(words, st.sampled_from([0.3, 1.0, 1.4])), st.integers(1, 12), st.data())
def test_the_top_holds_the_best_and_all_that_tie_with_the_last(
    first: list[list[str]], second: list[list[str]], query: dict[str, float], n: int, data: st.DataObject
) -> None:
    index = PostingsBM25(first)
    index.add_documents(second)
    index.remove_documents({i: first[i] for i in data.draw(st.sets(st.integers(0, len(first) - 1)))})
    scores = index.get_scores(query)
    ranked = sorted((-score, i) for i, score in enumerate(scores.tolist()) if score > 0)
    expected = [(i, -score) for score, i in ranked if -score >= -ranked[min(n, len(ranked)) - 1][0]]
    assert index.top(query, n) == expected


@given(documents, st.lists(words, max_size=4))
def test_postings_of_more_documents_than_four_bytes_can_name_score_the_same(
    docs: list[list[str]], query: list[str]
) -> None:
    base = Postings.of(docs)
    wide = PostingsBM25(replace(base, packed=base.packed.astype(np.int64)))
    assert wide.top(query, 3) == PostingsBM25(base).top(query, 3)


@given(documents, documents, st.lists(st.lists(words, max_size=4), max_size=4), st.integers(1, 3), st.data())
def test_what_is_kept_of_terms_for_the_next_query_changes_no_score(
    first: list[list[str]], second: list[list[str]], queries: list[list[str]], most: int, data: st.DataObject
) -> None:
    weights = data.draw(st.dictionaries(words, st.sampled_from([0.3, 1.0, 1.4])))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bm25, "_SMALL", 0)
        nothing_kept = PostingsBM25(first)
        nothing_kept.add_documents(second)
        expected = [nothing_kept.get_scores(query).tobytes() for query in (*queries, weights)]
        patch.setattr(bm25, "_SMALL", 100)
        patch.setattr(bm25, "_MOST_KEPT", most)
        index = PostingsBM25(first)
        for query in queries:
            index.get_scores(query)  # of which nothing holds after the addition
        index.add_documents(second)
        for _ in range(2):
            assert [index.get_scores(query).tobytes() for query in (*queries, weights)] == expected


@given(documents, st.lists(words, min_size=1, max_size=4))
def test_idf_is_never_negative_and_only_documents_with_a_query_word_score(
    docs: list[list[str]], query: list[str]
) -> None:
    index = PostingsBM25(docs)
    assert all(value >= 0 for value in index.idf.values())
    for document, score in zip(docs, index.get_scores(query), strict=True):
        assert (score > 0) == bool(set(document) & set(query))
    assert index.get_top_n(query, docs, len(docs)) == [
        d for d in index.get_top_n(query, docs, 99) if set(d) & set(query)
    ]


def changed(
    first: list[list[str]], second: list[list[str]], data: st.DataObject
) -> tuple[PostingsBM25, list[list[str]], set[int]]:
    """An index of `first`, to which `second` was added; all its documents; and which of them were removed."""
    index = PostingsBM25(first)
    index.add_documents(second)
    everything = first + second
    gone = data.draw(st.sets(st.integers(0, len(everything) - 1)))
    index.remove_documents({i: everything[i] for i in gone})
    return index, everything, gone


@given(documents, documents, st.lists(words, min_size=1, max_size=4), st.data())
def test_after_any_additions_and_removals_scores_equal_a_fresh_index(
    first: list[list[str]], second: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    index, everything, gone = changed(first, second, data)
    kept = [i for i in range(len(everything)) if i not in gone]
    fresh = PostingsBM25([everything[i] for i in kept])
    assert index.get_scores(query)[kept].tobytes() == fresh.get_scores(query).tobytes()
    assert not index.get_scores(query)[sorted(gone)].any()


def test_an_empty_index_finds_nothing() -> None:
    assert PostingsBM25().get_scores(["a"]).tolist() == []
    assert PostingsBM25([[]]).get_top_n(["a"], ["x"]) == []


def test_a_tokenizer_runs_in_this_process() -> None:
    index = PostingsBM25(["a b", "c"], tokenizer=str.split)
    assert index.get_top_n(["c"], ["first", "second"]) == ["second"]


def test_equal_scores_come_in_the_order_of_source_and_place_whenever_they_were_added() -> None:
    passages = [Passage(s, i * 10, i * 10 + 9, "", "same words here") for s in ("b", "a", "c") for i in (1, 0)]
    for order in (passages, passages[::-1]):
        hits = BM25Index(order).search({"word": 1.0}, 4)
        assert [h.passage.order for h in hits] == [("a", 0), ("a", 10), ("b", 0), ("b", 10)]


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_search_gives_the_best_first(limit: int) -> None:
    index = BM25Index(Passage("s", i, i + 1, "", "camp " * (i % 7 + 1) + "other " * 5) for i in range(50))
    hits = index.search({"camp": 1.0}, limit)
    assert len(hits) == min(limit, 50)
    assert all(a.score >= b.score for a, b in pairwise(hits))


@given(documents, documents, st.lists(st.sets(st.sampled_from("abcx"))), st.data())
def test_only_documents_that_hold_what_is_needed_are_found(
    first: list[list[str]], second: list[list[str]], needed: list[set[str]], data: st.DataObject
) -> None:
    ours, held, _ = changed(first, second, data)
    among = ours.holding_each(needed)
    fitting = {i for i, document in enumerate(held) if all(not each.isdisjoint(document) for each in needed)}
    every = ours.top("abc", len(held))
    assert ours.top("abc", len(held), among) == [(i, score) for i, score in every if i in fitting]


@dataclass
class Noting:
    """Wants no passage, and notes which it is asked for."""

    sources: Collection[str]
    needed: Sequence[Collection[str]]
    asked: list[str] = field(default_factory=list)

    def is_of(self, source_id: str) -> bool:
        return source_id in self.sources

    def __call__(self, passage: Passage) -> bool:
        self.asked.append(passage.source_id)
        return False


def test_what_lacks_a_needed_term_is_not_asked_for() -> None:
    index = BM25Index(Passage(f"s{i}", 0, 1, "", f"camp number {i}") for i in range(500))
    none = Noting({"s7"}, [{"camp"}, {"7", "8"}])
    assert index.search({"camp": 1.0}, 5, none) == []
    assert set(none.asked) == {"s7", "s8"}


def test_what_is_of_other_sources_is_asked_for_no_longer_than_a_few_of_many_would_be_found() -> None:
    index = BM25Index(Passage(f"s{i}", 0, 1, "", "camp" + " number" * i) for i in range(200))
    none = Noting({"s70", "s30"}, [])
    assert index.search({"camp": 1.0}, 5, none) == []
    assert none.asked == ["s0", "s1", "s2", "s3", "s4", "s30", "s70"]


@given(documents, documents, st.data())
def test_documents_that_hold_two_terms_are_counted_also_after_changes(
    first: list[list[str]], second: list[list[str]], data: st.DataObject
) -> None:
    ours, held, gone = changed(first, second, data)
    left = [set(document) for i, document in enumerate(held) if i not in gone]
    for one, other in ("ab", "ba", "aa", "ax"):
        assert ours.together(one, other) == sum({one, other} <= document for document in left)
