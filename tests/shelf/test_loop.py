"""The event loop goes on while much is taken in, made searchable, looked through and taken out."""

import gc
import random
from collections.abc import Awaitable, Iterator

import pytest

from bot.answering.garbage import spare_the_loop
from bot.browsing.catalogue import Catalogue
from bot.browsing.glossary import look_up
from bot.corpus.alias import Alias
from bot.corpus.folder import SideFiles
from bot.corpus.side_files import GlossaryEntry
from bot.corpus.writing import aliases_file
from bot.shelf.names import MAX_ENTRY
from bot.shelf.names import MOST as MOST_NAMES
from bot.shelf.packing import packed
from bot.shelf.sources import MOST
from bot.text.english import english
from tests.conftest import held, make_source
from tests.shelf.conftest import HERE, World, manager, page, upload

SOURCES = 500
# A tenth of a second for the 5,000 sources that a server may have.
SECONDS = 0.1 * SOURCES / MOST
ME = manager(HERE)
TERM = GlossaryEntry("word1", "A word.", (), ())


@pytest.fixture
def full_collections() -> Iterator[list[int]]:
    """Every full collection of garbage while the process is as in `cuttings run`."""
    before = gc.get_threshold()
    spare_the_loop()
    seen: list[int] = []

    def see(phase: str, info: dict[str, int]) -> None:
        if phase == "start" and info["generation"] == 2:
            seen.append(1)

    gc.callbacks.append(see)
    yield seen
    gc.callbacks.remove(see)
    gc.set_threshold(*before)
    gc.unfreeze()


async def test_the_first_misspelt_question_waits_for_no_list_of_words(
    world: World, request: pytest.FixtureRequest
) -> None:
    english.cache_clear()
    request.getfixturevalue("full_collections")
    read = english.cache_info().misses
    await world.answers.ask("Who dredged the hrabour xqzwyt?")
    assert (read, english.cache_info().misses) == (1, 1)


async def test_no_large_work_holds_the_event_loop(world: World, full_collections: list[int]) -> None:
    chance = random.Random(1)
    words = [f"word{i}" for i in range(3000)]
    sources = [
        make_source(f"s-{i}", "\n\n".join(" ".join(chance.choices(words, k=40)).capitalize() + "." for _ in range(12)))
        for i in range(SOURCES)
    ]
    data = packed(sources, (), (TERM,))

    def catalogue() -> Awaitable[object]:
        def look(catalogue: Catalogue) -> None:
            _ = catalogue.topics, catalogue.overview, catalogue.names, catalogue.sources
            look_up(TERM.term, (TERM,), catalogue.by_id.values())

        return world.answers.study(
            HERE, lambda desk: look(Catalogue(desk.sources, desk.aliases, SideFiles(glossary=(TERM,))))
        )

    times = {
        "import": await held(world.shelf.transfer.take(ME, upload(data))),
        "first question": await held(world.answers.ask("word1 word2", HERE)),
        "looking round": await held(catalogue()),
        "one source more": await held(world.published(ME)),
        "its question": await held(world.answers.ask("What did the otter census count?", HERE)),
        "all of them": await held(world.shelf.sources.outlines(ME)),
        "preview": await held(world.shelf.sources.draft(ME, page("Minks"))),
        "export": await held(world.shelf.transfer.export(ME)),
        "undo": await held(world.shelf.history.undo(ME)),
        "delete": await held(world.shelf.managing.delete_all(ME)),
    }
    assert {name: round(longest, 3) for name, longest in times.items() if longest > SECONDS} == {}
    assert full_collections == []


async def test_no_large_list_of_names_holds_the_event_loop(world: World, full_collections: list[int]) -> None:
    """As many names as a server may have, each as long as it may be."""

    def forms(of: str, number: int) -> tuple[str, ...]:
        return tuple(f"{of} {number:04} by name {form:03}" for form in range((MAX_ENTRY - 150) // 20))

    aliases = [Alias(f"Person {n}", "translation", (f"Person {n}", *forms("p", n))) for n in range(MOST_NAMES - 1)]
    terms = [GlossaryEntry(f"Term {n}", "A term.", forms("t", n), ()) for n in range(MOST_NAMES - 1)]
    assert sum(len(aliases_file([alias])) for alias in aliases) > 0.9 * MAX_ENTRY * MOST_NAMES
    names, data = world.shelf.names, packed([], aliases, terms)
    times = {
        "import": await held(world.shelf.transfer.take(ME, upload(data))),
        "aliases": await held(names.aliases(ME)),
        "terms": await held(names.glossary(HERE)),
        "one alias more": await held(names.add_alias(ME, Alias("Otter", "translation", ("Otter", *forms("o", 0))))),
        "one alias less": await held(names.drop_alias(ME, aliases[0])),
        "one term more": await held(names.put_term(ME, GlossaryEntry("Otter", "word " * 600, forms("o", 0)[:60], ()))),
        "import again": await held(world.shelf.transfer.take(ME, upload(data))),
        "export": await held(world.shelf.transfer.export(ME)),
        "undo": await held(world.shelf.history.undo(ME)),
    }
    # Ten megabytes that a process hands over are put together in one step.
    bounds = dict.fromkeys(times, SECONDS) | dict.fromkeys(("import", "import again"), 3 * SECONDS)
    assert {name: round(longest, 3) for name, longest in times.items() if longest > bounds[name]} == {}
    assert full_collections == []
