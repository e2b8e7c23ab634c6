"""Looking round a corpus: lists, cards, glossary, timeline, topics and counts, of any sources."""

import pytest

from bot.answering.filtering import Filter
from bot.browsing.glossary import Defined, Undefined, look_up
from bot.browsing.naming import Names, named_in, names_of
from bot.browsing.overview import overview
from bot.browsing.pages import page
from bot.browsing.related import card, official_statements, shelf
from bot.browsing.timeline import Happened, Published, timeline
from bot.browsing.topics import Topics
from bot.corpus.alias import Alias
from bot.corpus.folder import read_corpus, read_side_files, shipped_corpus
from bot.corpus.side_files import Event, GlossaryEntry
from bot.corpus.source import Kind, TextStatus, Unverified
from tests.conftest import make_source

ALIASES = [
    Alias("Zhu Hailun", "translation", ("Zhu Hailun", "朱海仑")),
    Alias("Zhu Hailun", "spelling", ("Zhu Hailun", "Chu Hailun")),
    Alias("camp", "synonym", ("camp", "school")),
]
GLOSSARY = [
    GlossaryEntry("IJOP", "A platform.", ("Integrated Platform", "一体化平台"), ("c",)),
    GlossaryEntry("Zhu", "A man.", ("Chu Hailun",), ()),
]
A = make_source("a", "The IJOP, or Integrated Platform (IJOP), lists people.", published="2019-11-24", related=("b",))
B = make_source(
    "b", "The ministry denies it.", kind=Kind.OFFICIAL_STATEMENT, published="2019-11-26", collection="denials"
)
C = make_source("c", "Zhu Hailun signed it.", kind=Kind.OFFICIAL_STATEMENT, published="2019", related=("a", "gone"))
D = make_source("d", "", text_status=TextStatus.NOTES, title="朱海仑", unverified=frozenset({Unverified.TITLE}))
SOURCES = [D, C, B, A]
EVENTS = [
    Event("2019-11-24", "The IJOP bulletins were published.", ("a",)),
    Event("2017", "Chu Hailun signed the telegram.", ("c", "nowhere")),
    Event("2018", "Nobody at hand reports it.", ("nowhere",)),
]


def test_a_list_is_in_the_order_of_publication_and_keeps_to_its_filter() -> None:
    assert [source.id for source in shelf(SOURCES)] == ["d", "c", "a", "b"]
    assert [source.id for source in shelf(SOURCES, Filter(kind=Kind.OFFICIAL_STATEMENT))] == ["c", "b"]


@pytest.mark.parametrize(("number", "items", "given"), [(1, "abc", 1), (2, "de", 2), (0, "abc", 1), (9, "de", 2)])
def test_a_page_that_is_not_there_is_the_nearest_one(number: int, items: str, given: int) -> None:
    there = page("abcde", number, 3)
    assert ("".join(there.items), there.number, there.pages, there.total) == (items, given, 2, 5)
    assert page("", number).pages == 1


def test_a_card_shows_relations_in_both_directions() -> None:
    shown = card(A, SOURCES)
    assert (shown.passages, shown.words) == (1, 8)
    assert shown.related == (B,)
    assert shown.naming == (C,)
    assert card(D, SOURCES).passages == 0
    assert card(C, SOURCES).related == (A,)


def test_official_statements_are_found_whichever_side_names_the_other() -> None:
    assert official_statements(A, SOURCES) == [C, B]
    assert official_statements(B, SOURCES) == []


@pytest.mark.parametrize("text", ["IJOP", "ijop", "integrated PLATFORM", "一体化平台"])
def test_a_term_is_defined_by_any_of_its_names_and_counted_once_where_names_overlap(text: str) -> None:
    found = look_up(text, GLOSSARY, SOURCES)
    assert isinstance(found, Defined)
    assert found.entry is GLOSSARY[0]
    assert [(use.source.id, use.times) for use in found.uses] == [("a", 3), ("c", 0)]


def test_whole_words_of_one_terms_names_alone_are_that_term() -> None:
    assert look_up("integrated", GLOSSARY, SOURCES) == look_up("IJOP", GLOSSARY, SOURCES)
    assert look_up("platform", GLOSSARY, ()) == look_up("IJOP", GLOSSARY, ())
    for text, near in (
        ("integ", ("IJOP",)),
        ("hailun", ("Zhu", "Ma")),
        ("of", ()),
        ("platform integrated", ("IJOP",)),
    ):
        others = [*GLOSSARY, GlossaryEntry("Ma", "A man.", ("Ma of Hailun",), ())]
        assert look_up(text, others, ()) == Undefined(near), text


def test_an_unknown_term_gets_the_ones_that_may_be_meant() -> None:
    assert look_up("integrated platfrom", GLOSSARY, SOURCES) == Undefined(("IJOP",))
    assert look_up("melons", GLOSSARY, SOURCES) == look_up(" ", GLOSSARY, SOURCES) == Undefined(())


@pytest.mark.parametrize("text", ["reading", "into", "hands", "i", "p", "the", "platform pizza"])
def test_a_term_that_is_far_from_the_text_is_not_proposed(text: str) -> None:
    glossary = [*GLOSSARY, GlossaryEntry("Ice and trading by the pound", "A man.", (), ())]
    assert look_up(text, glossary, ()) == Undefined(())


def test_a_timeline_holds_events_and_publications_in_order() -> None:
    assert [(type(entry), entry.date) for entry in timeline(EVENTS, SOURCES)] == [
        (Happened, "2017"),
        (Published, "2019"),
        (Happened, "2019-11-24"),
        (Published, "2019-11-24"),
        (Published, "2019-11-26"),
    ]
    first = timeline(EVENTS, SOURCES)[0]
    assert isinstance(first, Happened)
    assert first.sources == (C,)


def test_a_timeline_is_narrowed_by_collection_name_and_period() -> None:
    assert [entry.date for entry in timeline(EVENTS, SOURCES, collection="denials")] == ["2019-11-26"]
    assert [entry.date for entry in timeline(EVENTS, SOURCES, names=names_of("朱海仑", ALIASES))] == ["2017"]
    assert [entry.date for entry in timeline(EVENTS, SOURCES, before="2018")] == ["2017"]
    assert [entry.date for entry in timeline(EVENTS, SOURCES, after="2019-11-25")] == ["2019", "2019-11-26"]


def test_a_name_has_all_its_spellings_and_no_synonyms() -> None:
    assert set(names_of("chu hailun", ALIASES)) == {"chu hailun", "Zhu Hailun", "朱海仑", "Chu Hailun"}
    assert names_of("school", ALIASES) == ("school",)
    # The glossary's Zhu shares a name with the aliases' Zhu Hailun: they are one.
    assert named_in(EVENTS, Names(ALIASES, GLOSSARY)) == ["IJOP", "Zhu Hailun"]


def test_topics_name_what_tells_a_collection_from_the_others() -> None:
    sources = [
        *(make_source(f"x{i}", "The IJOP and Zhu Hailun.", collection="ijop") for i in range(2)),
        *(make_source(f"y{i}", "Only Zhu Hailun.", collection="man") for i in range(3)),
    ]
    topics = Topics(sources, Names(ALIASES, GLOSSARY))
    assert [(t.collection, t.sources, t.names) for t in topics.topics] == [("man", 3, ()), ("ijop", 2, ("IJOP",))]
    assert [t.collection for t in topics.nearest("what is the integrated platform")] == ["ijop"]
    assert [t.collection for t in topics.nearest("pizza", 1)] == ["man"]
    assert Topics([], Names()).topics == Topics([], Names()).nearest("x") == []


def test_an_overview_counts_what_there_is() -> None:
    held = overview(SOURCES)
    assert (held.sources, held.first, held.last) == (4, "2019", "2019-11-26")
    assert list(held.kinds.items()) == [("news-report", 2), ("official-statement", 2)]
    assert held.texts == {"full": 3, "none": 1}
    assert held.unverified == {"title": 1}
    assert overview([]).first is None


def test_the_shipped_corpus_can_be_looked_round() -> None:
    corpus, beside = read_corpus(shipped_corpus()), read_side_files(shipped_corpus())
    assert beside.problems == ()
    for entry in beside.glossary:
        shown = [name.casefold() for name in (entry.term, *entry.other_names)]
        assert len(shown) == len(set(shown)), entry.term
        for name in (entry.term, *entry.aliases):
            assert isinstance(look_up(name, beside.glossary, ()), Defined), name
    assert len(timeline(beside.timeline, corpus.sources)) == len(beside.timeline) + len(corpus.sources)
    topics = Topics(corpus.sources, Names(corpus.aliases, beside.glossary)).topics
    assert sum(topic.sources for topic in topics) == len(corpus.sources)
    assert all(topic.names for topic in topics)
    assert any(official_statements(source, corpus.sources) for source in corpus.sources)
