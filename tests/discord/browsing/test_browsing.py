"""Looking up on Discord: sources, lists, glossary, timeline, topics, and what there is."""

import gc
import re
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.answering.filtering import Filter
from bot.browsing.catalogue import Catalogue
from bot.corpus.alias import Alias
from bot.corpus.folder import SideFiles
from bot.corpus.side_files import Event, GlossaryEntry
from bot.corpus.source import Kind, TextStatus, Unverified
from bot.discord.browsing.states import Looked
from bot.discord.pager import PageButton
from bot.intake.page import Page
from bot.rendering.wording import LANGUAGES, wording_for
from bot.shelf.authority import Actor
from bot.store.ledger import Ledger
from tests.conftest import make_source
from tests.discord.conftest import Speaks, World, buttons, check_limits, components, texts
from tests.shelf.conftest import page

SOURCES = [
    make_source(
        "otters",
        "The otter census of the river counted ninety animals. It took a winter.",
        title="Otters, counted",
        publisher="The River Post",
        authors=("A. Writer",),
        published="2019-11-26",
        archive_url="https://web.archive.org/web/2019/https://example.org/otters",
        related=("denial", "gone"),
        collection="river",
    ),
    make_source(
        "denial",
        "The ministry says that there are no otters.",
        title="No otters",
        kind=Kind.OFFICIAL_STATEMENT,
        text_status=TextStatus.NOTES,
        published="2019-12",
        language="zh-Hant",
        collection="answers",
        unverified=frozenset({Unverified.TITLE, Unverified.URL}),
        reprint_url="https://reprint.example/denial",
    ),
    make_source("bare", "", title="Minks", text_status=TextStatus.NOTES, collection="river", related=("otters",)),
    *(
        make_source(f"note-{i:02}", f"Minister Rat met otter number {i}.", published=f"2018-01-{i:02}")
        for i in range(1, 24)
    ),
]
BESIDE = SideFiles(
    glossary=(
        GlossaryEntry("otter", "An animal of the river.", ("Lutra", "水獺", "水獺", "lutra", "Otter"), ("otters",)),
        GlossaryEntry("census", "A count.", (), ()),
    ),
    timeline=(
        Event("2019-11-24", "Minister Rat ordered an otter census.", ("otters", "denial", "note-01")),
        Event("2017", "Nobody at hand reports this.", ("gone",)),
    ),
    shipped=True,
)
ALIASES = [Alias("Minister Rat", "spelling", ("Minister Rat", "Mr. Ratt"))]


@pytest.fixture
async def library(world: World) -> World:
    await world.restart(Desk(SOURCES, ALIASES), beside=BESIDE)
    return world


async def looked(world: World, name: str, /, **options: str) -> Any:
    """What alice alone is shown."""
    result = await world.alice.slash(world.channel, name, **options)
    return shown(result)


def shown(result: Any) -> Any:
    assert result.ephemeral
    check_limits(result.response.components)
    return result.response


def text(message: Any) -> str:
    return "\n".join(texts(message.components))


def selects(message: Any) -> dict[str, dict[str, str]]:
    """placeholder → value → label of the options."""
    return {
        c["placeholder"]: {option["value"]: option["label"] for option in c["options"]}
        for c in components(message.components)
        if c["type"] == 3
    }


async def opened(world: World, message: Any, placeholder: str, value: str) -> Any:
    (custom_id,) = [c["custom_id"] for c in components(message.components) if c.get("placeholder") == placeholder]
    return shown(await world.alice.select(message, [value], custom_id=custom_id))


async def own_source(world: World, guild_id: int, title: str, body: str) -> str:
    """A server publishes a source of its own."""
    actor = Actor(world.bob.id, guild_id, manages=True)
    sources = world.env.bot.shelf.sources
    made: Page = page(title, body)
    draft = await sources.draft(actor, made)
    await sources.publish(actor, draft.source.id)
    return str(draft.source.id)


# One source


async def test_a_card_shows_what_is_known_of_a_source_and_where_to_read_it(library: World) -> None:
    card = await looked(library, "source show", source="otters")
    assert "**Otters, counted**\n-# The River Post · A. Writer · 26 November 2019 · News report\n" in text(card)
    assert "-# English · river · Full text · 13 words · 1 passage" in text(card)
    assert "> “The otter census of the river counted ninety animals. It took a winter.”" in text(card)
    found = buttons(card.components)
    assert found["example.org"] == ["https://example.org/otters"]
    assert found["Archived copy: web.archive.org"] == ["https://web.archive.org/web/2019/https://example.org/otters"]
    cited = shown(await library.alice.click(card, label="Cite"))
    assert "A. Writer" in text(cited)
    assert selects(card) == {
        "Official statements (1)": {"denial": "No otters"},
        "Related sources (1)": {"bare": "Minks"},
    }


async def test_a_note_is_never_quoted_and_an_unverified_address_never_linked(library: World) -> None:
    card = await looked(library, "source show", source="denial")
    assert "Chinese (Traditional) · title not verified" in text(card)
    assert "-# answers · Note in our own words" in text(card)
    assert "-# Cuttings’ note on:\n**No otters**\n> The ministry says" in text(card)
    assert "“" not in text(card)
    found = buttons(card.components)
    assert found.keys() == {"Reprint: reprint.example", "Cite"}
    assert found["Reprint: reprint.example"] == ["https://reprint.example/denial"]
    assert "Title and data only" in text(await looked(library, "source show", source="bare"))


async def test_an_unknown_source_gets_those_that_may_be_meant(library: World) -> None:
    unknown = await looked(library, "source show", source="minsk")
    assert text(unknown) == "There is no source “minsk” in the collection."
    card = await opened(library, unknown, "Did you mean one of these?", "bare")
    assert "**Minks**" in text(card)
    assert not selects(await looked(library, "source show", source="qqqq \u202e"))


async def test_a_word_of_one_sources_title_outlet_or_authors_opens_it(library: World) -> None:
    for typed in ("minks", "River Post", "writer", "counted otters"):
        card = await looked(library, "source show", source=typed)
        assert text(card).startswith(("**Minks**", "**Otters, counted**")), typed
        assert "no source" not in text(card)


async def test_a_word_of_several_sources_is_a_choice(library: World) -> None:
    found = await looked(library, "source show", source="Daily Test")
    assert text(found) == "Several sources fit “Daily Test”."
    assert "**Minks**" in text(await opened(library, found, "Open a source", "bare"))


# Lists


async def test_a_list_is_newest_first_in_pages_and_opens_its_sources(library: World) -> None:
    first = await looked(library, "source list")
    assert text(first).startswith("**26 sources** · page 1 of 3\n**No otters**\n-# 2019-12 · The Daily Test\n**Otters")
    assert "**Otters, counted**" in text(await opened(library, first, "Open a source", "otters"))
    second = await library.alice.click(first, label="Next")
    # The page takes the place of the one before it.
    assert second.response.id == first.id
    assert "page 2 of 3" in text(second.response)
    check_limits(second.response.components)
    third = (await library.alice.click(second.response, label="Next")).response
    assert "**Minks**\n-# undated" in text(third)
    (back, on) = (c for c in components(third.components) if c["type"] == 2)
    assert (back["disabled"], on["disabled"]) == (False, True)
    again = (await library.alice.click(third, label="Previous")).response
    assert "page 2 of 3" in text(again)


async def test_a_list_keeps_to_its_filters_on_every_page(library: World) -> None:
    filtered = await looked(library, "source list", after="2018-01-05", before="2018-01-20", collection="tests")
    assert "**16 sources** · page 1 of 2\n-# tests · from 5 January 2018 · until 20 January 2018" in text(filtered)
    following = (await library.alice.click(filtered, label="Next")).response
    assert "**16 sources** · page 2 of 2\n-# tests · from" in text(following)
    assert "2018-01-05" in text(following).splitlines()[-1]
    for only in ({"kind": "official-statement"}, {"language": "zh"}, {"collection": "answers"}):
        one = await looked(library, "source list", **only)
        assert text(one).splitlines()[2] == "**No otters**"
    assert "The River Post" in text(await looked(library, "source list", outlet="river post"))
    assert "Nothing in the collection fits" in text(await looked(library, "source list", collection="melons"))
    wrong = await looked(library, "source list", after="2019-13", before="soon")
    assert text(wrong).splitlines() == [
        "after: “2019-13” is no date. Write 2019, 2019-11 or 2019-11-26.",
        "before: “soon” is no date. Write 2019, 2019-11 or 2019-11-26.",
    ]


def test_the_longest_filter_is_carried_by_a_button() -> None:
    longest = Looked.of(Filter("x" * 30, Kind.OFFICIAL_STATEMENT, "c" * 200, "2019-11-26", "2020-11-26", "zh-Hant-TW"))
    named = Looked.of(Filter(None, None, "c" * 200, "2019-11-26", "2020-11-26"), "n" * 45)
    for looked in (longest, named):
        button = PageButton("ninechars", looked.state, 99_999, "Next")
        assert len(button.custom_id) <= 100
        assert Looked.read(looked.state) == looked
    for nonsense in ("", "||||||||||", "a|b", "\0"):
        Looked.read(nonsense)


# Glossary, timeline, topics, about


async def test_a_term_is_explained_with_its_names_and_who_uses_it(library: World) -> None:
    term = await looked(library, "glossary", term="LUTRA")
    assert text(term).startswith("**otter**\nAn animal of the river.\n-# Also: Lutra, 水獺\n**Used in 25 sources**")
    assert "2 × Otters, counted" in text(term)
    # Hits in notes are in our words, and it says so.
    assert "In notes the words are ours" in text(term)
    assert "**Otters, counted**" in text(await opened(library, term, "Open a source", "otters"))
    following = (await library.alice.click(term, label="Next")).response
    assert "page 2 of 3" in text(following)
    assert "**otter**" in text(following)


async def test_an_unknown_term_gets_those_that_may_be_meant(library: World) -> None:
    unknown = await looked(library, "glossary", term="ottre")
    assert text(unknown) == "“ottre” is not in the glossary."
    (choices,) = selects(unknown).values()
    (value,) = choices
    assert "**otter**" in text(await opened(library, unknown, "Did you mean one of these?", value))


async def test_a_timeline_has_events_with_their_sources_and_publications_in_order(library: World) -> None:
    whole = await looked(library, "timeline", after="2019")
    assert text(whole).splitlines() == [
        "**Timeline**",
        "-# from 2019",
        "**24 November 2019** · Minister Rat ordered an otter census.",
        "-# Otters, counted · No otters · +1",
        "**26 November 2019** · Published: Otters, counted (The River Post)",
        "**December 2019** · Published: No otters (The Daily Test)",
        "-# Events are told in our own words, from the sources named under them.",
    ]
    assert set(selects(whole)["Open a source"]) == {"otters", "denial", "note-01"}
    named = await looked(library, "timeline", name="Mr. Ratt")
    assert "ordered an otter census" in text(named)
    assert "Published" not in text(named)
    assert "page 1 of 5" in text(await looked(library, "timeline"))
    assert "Nothing in the collection fits" in text(await looked(library, "timeline", name="melons"))


async def test_topics_lead_to_their_sources(library: World) -> None:
    topics = await looked(library, "topics")
    assert "**tests** · 23 sources" in text(topics)
    options = selects(topics)["List the sources of a topic"]
    (river,) = [value for value, label in options.items() if label == "river"]
    listed = await opened(library, topics, "List the sources of a topic", river)
    assert text(listed).startswith("**2 sources**\n-# river\n**Otters, counted**")


async def test_about_counts_what_there_is_and_says_how_it_was_made(library: World) -> None:
    about = text(await looked(library, "about"))
    assert "The collection holds **26 sources**" in about
    assert "Published between 1 January 2018 and December 2019." in about
    assert "**Languages** English 25 · Chinese (Traditional) 1" in about
    assert "**Text** Full text 24 · Title and data only 1 · Note in our own words 1" in about
    assert "**How it was made.**" in about
    # An operator's own corpus was made in another way.
    await library.restart(beside=SideFiles())
    assert "How it was made" not in text(await looked(library, "about"))


# While somebody types


@pytest.mark.parametrize(
    ("command", "option", "typed", "value"),
    [
        ("source show", "source", "otters cou", "otters"),
        ("source show", "source", "river po", "otters"),
        ("source list", "outlet", "riv", "The River Post"),
        ("source list", "collection", "answ", "answers"),
        ("source list", "language", "chin", "zh-Hant"),
        ("glossary", "term", "lut", "otter"),
        ("timeline", "name", "minister", "Minister Rat"),
        ("timeline", "collection", "", "tests"),
    ],
)
async def test_choices_come_from_the_collection(
    library: World, command: str, option: str, typed: str, value: str
) -> None:
    choices = await library.alice.autocomplete(library.channel, command, option, typed)
    assert choices[0]["value"] == value
    for hostile in ("", "\0", "x" * 5000, "😀", "@everyone", "🏳️‍🌈" * 100):
        for choice in await library.alice.autocomplete(library.channel, command, option, hostile):
            assert 1 <= len(choice["name"]) <= 100
            assert 1 <= len(choice["value"]) <= 100
    assert not library.env.errors


# Whose it is


async def test_what_a_server_has_of_its_own_is_seen_in_that_server_only(library: World) -> None:
    other = library.env.create_guild()
    channel = other.create_text_channel("other")
    dora = other.add_member(library.env.create_user("dora"))
    badger = await own_source(
        library, library.guild.id, "Badgers at dusk", "A badger was seen by Minister Rat at dusk."
    )
    await own_source(library, other.id, "Herons at dawn", "A heron stood in the river at dawn.")
    boss = Actor(library.bob.id, library.guild.id, manages=True)
    await library.env.bot.shelf.names.put_term(boss, GlossaryEntry("badger", "Our animal.", ("brock",), (badger,)))
    await library.env.bot.shelf.names.put_term(boss, GlossaryEntry("otter", "Our own otter.", (), ()))
    await library.env.bot.shelf.hiding.hide(boss, "bare")

    assert "Added by this server" in text(await looked(library, "source show", source=badger))
    assert "**26 sources**" in text(await looked(library, "source list"))
    about = text(await looked(library, "about"))
    assert "Added by this server: 1\nLeft out by this server: 1" in about
    term = await looked(library, "glossary", term="brock")
    assert "Our animal." in text(term)
    assert "From this server’s glossary" in text(term)
    assert "Our own otter." in text(await looked(library, "glossary", term="otter"))
    assert "Badgers" in text(await looked(library, "timeline", after="2020"))

    carol = library.env.create_user("carol")

    async def there(name: str, **options: str) -> Any:
        return shown(await dora.slash(channel, name, **options))

    async def alone(name: str, **options: str) -> Any:
        return shown(await carol.slash(name, **options))

    for look, count in ((there, 27), (alone, 26)):
        seen = [
            await look("source show", source=badger),
            await look("source list"),
            await look("glossary", term="badger"),
            await look("glossary", term="otter"),
            await look("timeline", after="2020"),
            await look("topics"),
            await look("about"),
        ]
        every = "".join(str(message.components) for message in seen[1:]) + str(selects(seen[0]))
        for secret in ("Badger", "Our animal", "Our own otter", "Left out"):
            assert secret not in every
        assert f"**{count} sources**" in text(seen[1])
        assert "**Minks**" in text(await look("source show", source="bare"))
    for command, option in (("source show", "source"), ("source list", "collection"), ("glossary", "term")):
        assert "adger" not in str(await dora.autocomplete(channel, command, option, "badger"))
        assert "adger" not in str(await carol.autocomplete(command, option, "badger"))
    assert "Badgers at dusk" in str(
        await library.alice.autocomplete(library.channel, "source show", "source", "badger")
    )


async def test_old_buttons_and_selects_work_after_a_restart_and_after_what_they_show_is_gone(library: World) -> None:
    listed = await looked(library, "source list", collection="river")
    every = await looked(library, "source list")
    term = await looked(library, "glossary", term="otter")
    await library.restart(beside=BESIDE)
    assert "page 2 of 3" in text((await library.alice.click(every, label="Next")).response)
    assert "**Otters, counted**" in text(await opened(library, listed, "Open a source", "otters"))
    following = (await library.alice.click(term, label="Next")).response
    assert "page 2 of 3" in text(following)
    # Fewer pages than the button thinks: the last one.
    await library.restart(Desk(SOURCES[:2], ALIASES), beside=SideFiles())
    assert "**2 sources**" in text((await library.alice.click(every, label="Next")).response)
    assert "There is no source" in text(await opened(library, listed, "Open a source", "bare"))
    gone = (await library.alice.click(following, label="Next")).response
    assert text(gone) == "That is no longer in the collection."
    assert not library.env.errors


async def test_pages_and_selects_work_in_a_direct_message(library: World) -> None:
    carol = library.env.create_user("carol")
    listed = shown(await carol.slash("source list"))
    following = (await carol.click(listed, label="Next")).response
    assert "page 2 of 3" in text(following)
    (custom_id,) = [c["custom_id"] for c in components(following.components) if c["type"] == 3]
    assert "**Note 15**" in text(shown(await carol.select(following, ["note-15"], custom_id=custom_id)))


async def test_discords_failures_while_turning_a_page_neither_crash_nor_lose_it(library: World) -> None:
    listed = await looked(library, "source list")
    for status, code in ((404, 10062), (500, 0), (403, 50013)):
        library.env.inject_error("PATCH", "/webhooks/*", status=status, code=code)
        await library.alice.click(listed, label="Next")
        library.env.backend.faults.clear()
    assert "page 2 of 3" in text((await library.alice.click(listed, label="Next")).response)
    assert not library.env.errors


async def test_a_change_is_seen_at_once_and_no_catalogue_outlives_its_desk(library: World) -> None:
    for number in range(5):
        await own_source(
            library, library.guild.id, f"Badger number {number}", f"Badger {number} dug a tunnel at night."
        )
        assert f"**{27 + number} sources**" in text(await looked(library, "source list"))
    gc.collect()
    kept = [each for each in gc.get_objects() if isinstance(each, Catalogue) and "otters" in each.by_id]
    assert len(kept) <= 2


# Hostile and empty

HOSTILE = (
    "@everyone <@123456789012345678> <t:0:R> </ask:1> ||spoiler|| [click](https://evil.example) "
    "https://evil.example discord.gg/abc **bold** `code` # heading"
)
LIVE = re.compile(r"@everyone|<[@#t/:]|https?://|\]\(|\|\||discord\.gg")


async def test_hostile_sources_and_terms_ping_nobody_and_forge_nothing(world: World) -> None:
    sources = [
        make_source(
            f"s-{i}",
            "Zebras.",
            title=f"{i} {HOSTILE}"[:300],
            publisher=HOSTILE,
            authors=(HOSTILE,) * 9,
            published="2020-01-01",
            collection=f"c-{i}",
        )
        for i in range(12)
    ]
    ids = tuple(source.id for source in sources)
    beside = SideFiles((GlossaryEntry(HOSTILE[:90], HOSTILE, (HOSTILE,), ids),), (Event("2020", HOSTILE, ids),))
    await world.restart(Desk(sources), beside=beside)
    for name, options in (
        ("source show", {"source": "s-1"}),
        ("source show", {"source": HOSTILE}),
        ("source list", {"outlet": "[x](https://evil.example) @eve"}),
        ("source list", {}),
        ("glossary", {"term": HOSTILE[:90]}),
        ("glossary", {"term": "@everyone"}),
        ("timeline", {}),
        ("timeline", {"name": "<@123456789012345678> ||x||"}),
        ("topics", {}),
        ("about", {}),
    ):
        for line in texts((await looked(world, name, **options)).components):
            live = re.sub(r"\\[^0-9A-Za-z\s]", "\uf8ff", line)
            assert not LIVE.search(live), (name, live)
    assert not world.env.errors


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_fullest_pages_fit_in_every_language(world: World, speaks: Speaks, language: str) -> None:
    sources = [
        make_source(
            f"s-{i}-" + "x" * 90,
            "\\_\\*\\~" * 60 + f" zebra {i}.",
            title=f"{i}" + "_" * 299,
            publisher=f"*{i}" * 100,
            authors=tuple("~" * 60 for _ in range(5)),
            published="2019-11-26",
            collection=f"c{i}-" + "c" * 200,
            text_status=TextStatus.NOTES,
            unverified=frozenset(Unverified),
            reprint_url="https://example.org/reprint",
            related=tuple(f"s-{n}-" + "x" * 90 for n in range(30)),
        )
        for i in range(30)
    ]
    ids = tuple(source.id for source in sources)
    glossary = (GlossaryEntry("_" * 300 + "zebra", "*" * 4000, tuple("~" * 200 + str(i) for i in range(30)), ids),)
    beside = SideFiles(glossary, tuple(Event("2019-11-26", "_" * 900, ids) for _ in range(20)), shipped=True)
    await world.restart(Desk(sources), beside=beside)
    speaks(world.alice, language)
    (term,) = await world.alice.autocomplete(world.channel, "glossary", "term", "zebra")
    for name, options in (
        ("source show", {"source": sources[0].id}),
        ("source list", {"outlet": "0" * 30, "kind": "news-report", "after": "2018-01-01", "before": "2020-01-01"}),
        ("source list", {"kind": "news-report", "collection": sources[0].collection, "language": "en"}),
        ("source list", {"kind": "news-report", "after": "2018-01-01", "before": "2020-01-01", "language": "en"}),
        ("glossary", {"term": term["value"]}),
        ("timeline", {"after": "2018-01-01", "before": "2020-01-01"}),
        ("topics", {}),
        ("about", {}),
    ):
        message = await looked(world, name, **options)
        wording = wording_for(language)
        if wording("button.next") in buttons(message.components):
            check_limits((await world.alice.click(message, label=wording("button.next"))).response.components)


async def test_an_empty_collection_says_so(world: World) -> None:
    await world.restart(Desk([]))
    for name in ("source list", "timeline", "topics"):
        assert "Nothing in the collection fits that." in text(await looked(world, name))
    assert "**0 sources**" in text(await looked(world, "about"))
    assert "not in the glossary" in text(await looked(world, "glossary", term="otter"))
    assert await world.alice.autocomplete(world.channel, "source show", "source", "x") == []


async def test_a_damaged_database_is_a_fault_and_not_an_empty_glossary(
    library: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(ledger: Ledger, noun: str) -> None:
        raise OSError("disk")

    monkeypatch.setattr(Ledger, "items", broken)
    result = await library.alice.slash(library.channel, "glossary", term="otter")
    assert "no answer either way" in result.response.content


async def test_look_ups_can_be_installed_by_a_server_and_by_a_person(library: World) -> None:
    (told,) = [r.json for r in library.env.http_requests if r.method == "PUT" and r.path.endswith("/commands")][-1:]
    for command in told:
        if command["name"] in {"source", "glossary", "timeline", "topics", "about"}:
            assert command["integration_types"] == [0, 1]
            assert sorted(command["contexts"]) == [0, 1, 2]
