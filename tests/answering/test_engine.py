"""Another engine can stand in the place of BM25: the index is behind a small interface."""

from collections.abc import Iterable, Mapping

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.retrieval.analyzer import Analyzer
from bot.retrieval.index import Hit, Wanted
from bot.retrieval.passage import Passage
from tests.conftest import make_source


class Counting:
    """Scores a passage by how many of the terms it holds."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._passages: dict[Passage, set[str]] = {}

    def add(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            self._passages[passage] = {t.term for t in self._analyzer.terms(f"{passage.title} {passage.text}")}

    def remove(self, source_id: str) -> None:
        self._passages = {p: held for p, held in self._passages.items() if p.source_id != source_id}

    def search(self, weights: Mapping[str, float], limit: int, wanted: Wanted | None = None) -> list[Hit]:
        passages = {p: held for p, held in self._passages.items() if wanted is None or wanted(p)}
        hits = [Hit(p, float(len(held & weights.keys()))) for p, held in passages.items()]
        return sorted((h for h in hits if h.score), key=lambda h: (-h.score, h.passage.order))[:limit]

    def holding(self, term: str) -> int:
        return sum(term in held for held in self._passages.values())

    def together(self, one: str, other: str) -> int:
        return sum({one, other} <= held for held in self._passages.values())

    def vocabulary(self) -> Mapping[str, str]:
        return {term: term for held in self._passages.values() for term in held}

    def __len__(self) -> int:
        return len(self._passages)

    def fork(self) -> "Counting":
        fork = Counting(self._analyzer)
        fork._passages = self._passages.copy()
        return fork


def test_a_desk_works_on_another_engine() -> None:
    sources = [make_source("a", "Zebras were counted near the river."), make_source("b", "Melons grow in Hotan.")]
    desk = Desk(sources, index=Counting)
    answer = desk.ask("where were zebras counted")
    assert isinstance(answer, Answered)
    assert answer.quotes[0].source.id == "a"
    desk.remove("a")
    assert not isinstance(desk.ask("where were zebras counted"), Answered)
