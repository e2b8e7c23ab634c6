"""One engine at one size, measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.opening import opened
from bot.bench.contenders import CONTENDERS, Documents, emptied
from bot.bench.resampling import Sample
from bot.bench.timing import Spread, held, resident, spread, timed

SLOW_MILLISECONDS = 50
_FEW = 5


@dataclass(frozen=True)
class Figures:
    """Seconds, milliseconds (`query`), and bytes a passage. None: it cannot be done, or only by building anew."""

    query: Spread
    build: float
    memory: float
    cold: float | None
    added: float | None


def measured(name: str, documents: Documents, queries: Sequence[list[str]], new: Documents, folder: Path) -> Figures:
    """What the engine `name` costs over `documents`: `new` are one source more. Raises MissingLibrary."""
    emptied(folder)
    before = resident()
    engine, build = timed(lambda: CONTENDERS[name](documents, folder))
    memory = (resident() - before) / len(documents)
    _, first = timed(lambda: engine.search(queries[0]))
    few = first * 1000 > SLOW_MILLISECONDS * _FEW
    # The quickest of three: what else runs on a machine is not the engine's.
    query = spread(engine.search, queries[:_FEW]) if few else spread(engine.search, queries, best_of=3)
    cold = added = None
    store, stored, add = (getattr(engine, part, None) for part in ("store", "stored", "add"))
    if store and stored:
        store()
        _, cold = timed(lambda: stored(folder).search(queries[0]))
    if add:
        _, added = timed(lambda: (add(new), engine.search(new[0])))
    return Figures(query, build, memory, cold, added)


@dataclass(frozen=True)
class Whole:
    """A desk of so many passages. Seconds, and milliseconds (`question`)."""

    passages: int
    question: Spread
    built: float
    opened: float
    added: float
    loop_held: float


async def whole(sample: Sample, size: int, folder: Path) -> Whole:
    """What a question costs from its text to its quotes, and one source more, at about `size` passages."""
    sources = list(sample.sources(size))
    path = emptied(folder) / "index.bin"
    _, built = timed(lambda: opened(sources, (), path))

    def start() -> Desk:
        desk = opened(sources, (), path)
        desk.ask(sample.questions[0])
        return desk

    desk, seconds = timed(start)
    question = spread(desk.ask, sample.questions)
    more = sample.source("more", size + 1)

    def add() -> None:
        # As a server's desk follows a change.
        fork = desk.fork()
        fork.add([more])
        fork.ask(more.title)

    added, loop_held = await held(add)
    return Whole(desk.passages, question, built, seconds, added, loop_held)


def one_source(sample: Sample) -> Documents:
    """The documents of one source more."""
    return list(islice(sample.documents(1000), 10))
