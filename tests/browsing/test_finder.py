"""Autocompletion: what begins so first, the same every time, within Discord's limits, whatever is typed."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.browsing.finder import Choice, Finder, source_finder, term_finder, value_finder
from bot.corpus.side_files import GlossaryEntry
from tests.conftest import make_source

SOURCES = [
    make_source("bbc-leak", title="Data leak reveals camps", publisher="BBC News", published="2019-11-24"),
    make_source("old-leak", title="An older leak", publisher="Xinhua", published="2009", authors=("Ann Reporter",)),
    make_source("undated", title="Leak without a date", publisher="The Guardian"),
    make_source("melons", title="Melons of Ürümqi", publisher="BBC News", published="2020-01"),
]
FINDER = source_finder(SOURCES)


def ids(typed: str, finder: Finder = FINDER) -> list[str]:
    return [choice.value for choice in finder.find(typed)]


def test_what_begins_so_comes_first_then_words_then_what_is_nearly_so() -> None:
    assert ids("leak") == ["undated", "bbc-leak", "old-leak"]
    assert ids("bbc") == ["melons", "bbc-leak"]
    assert ids("guardian") == ["undated"]
    assert ids("urumqi") == ["melons"]
    assert ids("gaurdian") == ["undated"]
    assert ids("older leka") == ["old-leak"]
    assert ids("ann rep") == ["old-leak"]
    assert ids("zebra") == []


def test_what_holds_the_typed_words_is_told_from_what_only_may_be_meant() -> None:
    assert [choice.value for choice in FINDER.holding("ann rep")] == ["old-leak"]
    assert [choice.value for choice in FINDER.holding("leak")] == ids("leak")
    assert FINDER.holding("gaurdian") == FINDER.holding("zebra") == FINDER.holding(" !?") == []


def test_what_is_proposed_for_a_whole_text_is_nearer_than_what_is_offered_on_the_way() -> None:
    for typed, near in (("gaurdian", ["undated"]), ("guar", ["undated"]), ("gu", []), ("guards", []), ("!", [])):
        assert [choice.value for choice in FINDER.alike(typed)] == near, typed
    assert ids("gu") == ids("guar") == ["undated"]


def test_nothing_typed_gives_the_newest() -> None:
    assert ids("") == ids("  !?") == ["melons", "bbc-leak", "old-leak", "undated"]
    assert FINDER.find("")[0].name == "Melons of Ürümqi (BBC News, 2020-01)"


def test_values_come_by_how_often_they_occur() -> None:
    outlets = value_finder(source.publisher for source in SOURCES)
    assert ids("", outlets) == ["BBC News", "The Guardian", "Xinhua"]
    assert ids("guard", outlets) == ["The Guardian"]


def test_a_term_is_found_by_any_of_its_names() -> None:
    terms = term_finder([GlossaryEntry("Uyghurs", "A people.", ("Uighurs", "维吾尔族"), ())])
    assert ids("uig", terms) == ids("维吾", terms) == ["Uyghurs"]


@given(st.text(max_size=300), st.lists(st.tuples(st.text(max_size=250), st.text(max_size=120)), max_size=40))
def test_no_choice_is_too_long_and_there_are_never_too_many(typed: str, texts: list[tuple[str, str]]) -> None:
    sources = [
        make_source(f"{i}-{'x' * len(name)}", title=title, publisher=name) for i, (title, name) in enumerate(texts)
    ]
    for finder in (source_finder(sources), value_finder(name for _, name in texts if name.strip())):
        found = finder.find(typed)
        assert found == finder.find(typed)
        assert len(found) <= 25
        assert all(len(choice.name) <= 100 and len(choice.value) <= 100 for choice in found)


def test_a_long_outlet_is_cut_where_a_filter_still_fits_it() -> None:
    from bot.answering.filtering import Filter

    publisher = "International Consortium of Investigative Journalists (publisher of the leak); " + "issued by " * 9
    source = make_source(publisher=publisher)
    (choice,) = value_finder([publisher]).find("consortium")
    assert Filter(outlet=choice.value).matches(source)


def test_a_choice_is_found_by_its_first_names_only_however_many_it_has() -> None:
    finder = Finder([(Choice("Otter", "otter"), (f"otter{number}" for number in itertools.count()))])
    assert ids("otter0", finder) == ["otter"]
