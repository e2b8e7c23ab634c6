"""What there is to see of whether a passage answers."""

from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.source import IndexTerms
from tests.conftest import make_source

NAMES = [Alias("Zumrat Dawut", "spelling", ("Zumrat Dawut", "Zumret Dawut"))]


HAIL = "Hail fell on the harvest of pears."


def desk() -> Desk:
    return Desk(
        [make_source("one", "Zumrat Dawut counted apricots in Kashgar in 2018."), make_source("two", HAIL)], NAMES
    )


def test_a_name_is_one_however_it_is_written() -> None:
    missing = [
        desk().seen(f"saw {name} hail on the harvest of pears").names for name in ("Zumret Dawut", "zumret dawut")
    ]
    assert missing[0] == missing[1] > 0
    assert desk().seen("saw kashgar hail on the harvest of pears").names == 0
    assert desk().seen("saw Kashgar hail on the harvest of pears").names > 0


def test_what_is_found_beside_the_names_is_seen_apart() -> None:
    assert desk().seen("Zumrat Dawut").beyond_names == 0
    assert desk().seen("Zumrat Dawut apricots").beyond_names > 0


def test_things_that_are_there_are_counted() -> None:
    assert [desk().seen(q).held for q in ("Zumrat Dawut", "apricots of Zumrat Dawut", "apricots zebras")] == [1, 2, 1]


def test_a_single_thing_that_is_there_says_more_than_each_of_several() -> None:
    one, two = desk().seen("What are apricots?"), desk().seen("What are apricots of Kashgar?")
    assert (one.coverage, one.each) == (1, 1)
    assert (two.coverage, two.each) == (1, 0.5)


def test_an_errand_is_seen() -> None:
    assert [desk().seen(q).errand for q in ("where are my apricots", "where are the apricots")] == [1, 0]


def test_a_follow_up_without_a_word_of_its_own_is_no_surer_than_what_it_follows(desk: Desk) -> None:
    alone, followed = desk.seen("the leaked documents"), desk.seen("who wrote them?", "the leaked documents")
    assert alone.each <= 1 and followed.each <= 1
    sure, still = desk.ask("the leaked documents"), desk.ask("who are they?", "the leaked documents")
    assert still.confidence <= sure.confidence


def test_a_name_under_which_readers_look_is_as_good_as_one_in_the_text() -> None:
    terms = (IndexTerms(HAIL[:9], "Zumret Dawut, weather"),)
    indexed = Desk([make_source("two", HAIL, index_terms=terms)], NAMES)
    assert indexed.seen("Zumrat Dawut").coverage == 1
    assert indexed.seen("weather").coverage == 0.5


def test_what_one_sentence_of_the_quote_tells_is_seen_apart() -> None:
    together = Desk([make_source("one", "Zumrat counted the apricots of Kashgar. The mayor slept.")])
    apart = Desk([make_source("one", "Zumrat counted the apricots. The mayor of Kashgar slept.")])
    question = "Who counted the apricots of Kashgar?"
    one, other = together.seen(question), apart.seen(question)
    assert one.evidence == other.evidence
    assert one.sentence == one.evidence > other.sentence > 0


def test_a_title_tells_nothing_of_a_sentence() -> None:
    desk = Desk([make_source("one", "The mayor slept.", title="Apricots of Kashgar")])
    seen = desk.seen("Did the mayor count apricots?")
    assert seen.evidence > seen.sentence > 0
