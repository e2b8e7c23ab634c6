"""Following what is new, and seeing and removing what is stored about oneself."""

import asyncio
from typing import Any

import aiohttp
import discord
import pytest

from bot.answering.desk import Desk
from bot.corpus.alias import Alias
from bot.corpus.side_files import GlossaryEntry
from bot.discord.following.daily import DAY
from bot.discord.following.teller import TELLING
from bot.rendering.wording import LANGUAGES, wording_for
from bot.shelf.authority import Actor
from bot.shelf.making import Fields
from bot.shelf.readers import Readers
from bot.store.errors import StoreError
from bot.store.people import MOST_FOLLOWS, Follow, Following
from bot.store.server_settings import ServerSettings
from tests.conftest import make_source
from tests.discord.conftest import Speaks, World, buttons, check_limits, components, texts
from tests.discord.newsroom import set_up
from tests.discord.test_asking import HOSTILE
from tests.shelf.conftest import page, upload

SHIPPED = [
    make_source("harbour", "The harbour of Altdorf was dredged in March by forty workers.", collection="harbours"),
    make_source("bakery", "The bakery on Mill Street gave bread to the miners.", collection="bread"),
]
ALIASES = [Alias("Uyghur", "spelling", ("Uyghur", "Uighur", "维吾尔"))]


@pytest.fixture
async def here(world: World) -> World:
    """A world with two shipped topics and a known name."""
    await world.restart(Desk(SHIPPED, ALIASES))
    return world


def moderator(world: World, guild_id: int | None = None) -> Actor:
    return Actor(1, guild_id or world.guild.id, manages=True)


async def publish(world: World, title: str, text: str = "", guild_id: int | None = None, **fields: Any) -> str:
    """Publish a source as a moderator does; its id."""
    sources, actor = world.env.bot.shelf.sources, moderator(world, guild_id)
    draft = await sources.draft(actor, page(title, text))
    if fields:
        given: Fields = fields
        draft = await sources.edit(actor, draft.source.id, draft.number, given)
    await sources.publish(actor, draft.source.id)
    await settled(world)
    return str(draft.source.id)


async def settled(world: World) -> None:
    """Wait until everybody has been told what there is to tell."""
    if TELLING in (tasks := world.env.bot.errands._tasks):
        await tasks[TELLING]
    await world.env.settle()


def told(world: World, person: Any) -> list[list[dict[str, Any]]]:
    """What the bot wrote to somebody directly."""
    channel = world.env.backend.dm_channels.get(person.id)
    posts = [r for r in world.env.http_requests if r.method == "POST" and r.path == f"/channels/{channel}/messages"]
    return [post.json["components"] for post in posts]


def said(rows: Any) -> str:
    return "\n".join(texts(rows))


async def follows(world: World, person: Any) -> list[str]:
    stored = await world.env.bot.shelf.readers.about(person.id)
    return [follow.wanted for follow in stored.follows]


async def test_a_topic_is_followed_and_ended_from_the_message_that_tells_of_it(here: World) -> None:
    begun = await here.alice.slash(here.channel, "follow topic", topic="harbours")
    assert begun.ephemeral
    assert "Topic: harbours" in said(begun.response.components)
    assert "Test Guild" in said(begun.response.components)
    await publish(here, "Otter census", collection="harbours")
    await publish(here, "Bread news", collection="bread")
    (message,) = told(here, here.alice)
    check_limits(message)
    assert "New in Test Guild" in said(message).replace("*", "")
    assert "Topic: harbours" in said(message)
    assert "“The otter census of the river counted ninety animals last winter.”" in said(message)
    assert "example.org" in buttons(message)
    assert not told(here, here.bob)
    await here.restart()
    ended = await here.alice.user.click(here.alice.user.dm_channel.last_message, label="End this follow")
    assert ended.ephemeral
    assert "You no longer follow this: Topic: harbours" in said(ended.response.components)
    assert await follows(here, here.alice) == []
    await publish(here, "Ferry census", collection="harbours")
    assert len(told(here, here.alice)) == 1


@pytest.mark.parametrize("typed", ["River animals", "river_animals", "RIVER-animals"])
async def test_a_topic_is_followed_as_people_write_it(here: World, typed: str) -> None:
    await publish(here, "Otter census", collection="river-animals")
    begun = await here.alice.slash(here.channel, "follow topic", topic=typed)
    assert "Topic: river-animals" in said(begun.response.components).replace("\\", "")
    await publish(here, "Heron census", collection="river-animals")
    assert len(told(here, here.alice)) == 1
    listed = await here.alice.slash(here.channel, "source list", collection=typed)
    assert "Heron census" in said(listed.response.components)


async def test_followers_are_told_in_the_language_that_the_server_set(here: World) -> None:
    await set_up(here, ServerSettings(language="de"))
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    await publish(here, "Harbour opened", collection="harbours")
    (message,) = told(here, here.alice)
    assert "Follow beenden" in buttons(message) or "Nicht mehr verfolgen" in str(message), buttons(message)


async def test_a_name_is_followed_in_all_its_spellings(here: World) -> None:
    await here.alice.slash(here.channel, "follow name", name="Uighur")
    await publish(here, "One", "Reporters met a Uyghur poet in the old town of the valley yesterday.")
    await publish(here, "Two", "关于维吾尔人的报道。这里有很多句子说明情况。")
    await publish(here, "Three", "Reporters met a Kazakh poet in the old town of the valley yesterday.")
    assert [said(message).count("Name: Uighur") for message in told(here, here.alice)] == [1, 1]
    assert "**Uyghur** poet" in said(told(here, here.alice)[0])


async def test_a_name_of_the_glossary_is_followed_in_all_its_spellings_too(here: World) -> None:
    entry = GlossaryEntry("Integrated Platform", "A police programme.", ("IJOP", "一体化平台"), ())
    await here.env.bot.shelf.names.put_term(moderator(here), entry)
    offered = await here.alice.autocomplete(here.channel, "follow name", "name", "IJO")
    assert [choice["value"] for choice in offered] == ["Integrated Platform"]
    await here.alice.slash(here.channel, "follow name", name="Integrated Platform")
    await publish(here, "One", "Officers of the town typed each name into IJOP every morning of the week.")
    assert len(told(here, here.alice)) == 1


async def test_a_search_is_followed(here: World) -> None:
    await here.alice.slash(here.channel, "follow search", question="How many otters were counted?")
    await publish(here, "Otter census", "Ninety otters were counted on the river last winter by the rangers.")
    await publish(here, "Bread news", "The price of bread has risen in every town of the valley since May.")
    (message,) = told(here, here.alice)
    assert "Search: How many otters were counted?" in said(message)
    assert "Ninety" in said(message).replace("*", "")


async def test_each_new_source_is_told_once_however_it_comes_and_goes(here: World) -> None:
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    shelf, actor = here.env.bot.shelf, moderator(here)
    source_id = await publish(here, "Otter census", collection="harbours")
    for change in (shelf.sources.retire, shelf.sources.restore, shelf.sources.retire):
        await change(actor, source_id)
    await shelf.history.undo(actor)
    kept = await shelf.sources.get(actor, source_id)
    await shelf.sources.edit(actor, source_id, kept.number, {"title": "Another title"})
    await shelf.transfer.take(actor, upload(await shelf.transfer.export(actor)))
    await settled(here)
    await here.restart()
    await settled(here)
    assert len(told(here, here.alice)) == 1


async def test_what_is_imported_together_is_told_together(here: World) -> None:
    other = here.env.create_guild().id
    for number in range(8):
        await publish(here, f"Otter census {number}", guild_id=other, collection="harbours")
    pack = await here.env.bot.shelf.transfer.export(moderator(here, other))
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    await here.env.bot.shelf.transfer.take(moderator(here), upload(pack))
    await settled(here)
    (message,) = told(here, here.alice)
    check_limits(message)
    assert said(message).count("Topic: harbours") == 3
    assert "-# 5 more" in said(message)


async def test_what_was_there_before_is_not_new(here: World) -> None:
    await publish(here, "Otter census", collection="harbours")
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    await publish(here, "Bread news", collection="bread")
    await here.restart()
    await settled(here)
    assert told(here, here.alice) == []


async def test_what_is_published_in_one_server_is_not_told_of_in_another(here: World) -> None:
    other = here.env.create_guild()
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    await publish(here, "Otter census", guild_id=other.id, collection="harbours")
    assert told(here, here.alice) == []


@pytest.mark.parametrize(("status", "code"), [(403, 50007), (500, 0), (404, 10013), (429, 0)])
async def test_a_message_that_cannot_be_sent_changes_nothing(here: World, status: int, code: int) -> None:
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    await here.bob.slash(here.channel, "follow topic", topic="harbours")
    here.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    source_id = await publish(here, "Otter census", collection="harbours")
    assert (await here.env.bot.shelf.sources.get(moderator(here), source_id)).state == "published"
    assert len(await follows(here, here.alice)) == 1
    assert len(told(here, here.bob)) == 1
    assert not here.env.errors


async def test_who_left_the_server_is_told_nothing_and_forgotten(here: World) -> None:
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    here.guild.remove_member(here.alice)
    await publish(here, "Otter census", collection="harbours")
    assert told(here, here.alice) == []
    assert await follows(here, here.alice) == []


async def test_at_the_start_and_every_day_those_who_left_are_forgotten(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    await here.bob.slash(here.channel, "follow topic", topic="harbours")
    here.guild.remove_member(here.alice)
    async with here.database.changing() as session:
        await session.run("INSERT INTO follows VALUES (4040, 5, 'topic', 'gone')")
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(seconds if seconds > 60 else 0)

    async def full(self: Readers) -> None:
        swept.append(1)
        raise StoreError("The disk is full.")

    swept: list[int] = []
    monkeypatch.setattr(Readers, "sweep", full)
    await here.restart(pause=pause)
    await here.env.settle()
    assert swept == [1]
    async with here.database.reading() as session:
        assert await session.rows("SELECT user_id FROM follows") == [(here.bob.id,)]
    assert DAY in pauses


async def test_where_one_follower_cannot_be_asked_for_the_others_are_told_and_looked_up_all_the_same(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (here.alice, here.bob):
        await person.slash(here.channel, "follow topic", topic="harbours")
    fetch = discord.Guild.fetch_member

    async def cut_off(guild: discord.Guild, user_id: int, /) -> discord.Member:
        if user_id == here.alice.id:
            raise aiohttp.ClientOSError("connection reset")
        return await fetch(guild, user_id)

    monkeypatch.setattr(discord.Guild, "fetch_member", cut_off)
    await publish(here, "Otter census", collection="harbours")
    assert len(told(here, here.bob)) == 1
    here.guild.remove_member(here.bob)
    await here.restart()
    await here.env.settle()
    assert await follows(here, here.alice) == ["harbours"]
    assert await follows(here, here.bob) == []


async def test_a_server_that_cannot_be_asked_keeps_its_followers(here: World) -> None:
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    here.guild.remove_member(here.alice)
    here.env.inject_error("GET", "/guilds/*/members/*", status=403, code=50001)
    await here.restart()
    await here.env.settle()
    assert await follows(here, here.alice) == ["harbours"]


@pytest.mark.parametrize(
    ("command", "option", "typed", "problem"),
    [
        ("topic", "topic", "harbors", "There is no topic “harbors” here"),
        ("topic", "topic", "own", "There is no topic “own” here"),
        ("name", "name", "?!", "nothing to follow in that"),
        ("search", "question", "hello there", "nothing to follow in that"),
        ("search", "question", "who funds you?", "nothing to follow in that"),
        ("search", "question", "\u202e\u200b", "nothing to follow in that"),
        ("topic", "topic", f"{HOSTILE}"[:300], "There is no topic"),
    ],
)
async def test_what_nobody_can_follow_is_said(here: World, command: str, option: str, typed: str, problem: str) -> None:
    result = await here.alice.slash(here.channel, f"follow {command}", **{option: typed})
    assert result.ephemeral
    assert problem in said(result.response.components)
    assert await follows(here, here.alice) == []


async def test_autocompletion_offers_the_topics_and_names_of_this_server(here: World) -> None:
    async def offered(command: str, option: str, typed: str) -> list[str]:
        return [c["value"] for c in await here.alice.autocomplete(here.channel, command, option, typed)]

    other = here.env.create_guild()
    await publish(here, "Secret", guild_id=other.id, collection="secrets")
    assert await offered("follow topic", "topic", "") == ["bread", "harbours"]
    assert await offered("follow topic", "topic", "harb") == ["harbours"]
    assert await offered("follow topic", "topic", "secrets") == []
    assert await offered("follow name", "name", "Uigh") == ["Uyghur"]
    assert await offered("follow name", "name", "x" * 100) == []


async def test_nobody_follows_without_end(here: World) -> None:
    readers, actor = here.env.bot.shelf.readers, Actor(here.alice.id, here.guild.id)
    for number in range(MOST_FOLLOWS):
        await readers.follow(actor, Following.SEARCH, f"{number} " + "w" * 290)
    result = await here.alice.slash(here.channel, "follow topic", topic="harbours")
    assert "You follow 50 things here already" in said(result.response.components)
    listed = await here.alice.slash(here.channel, "following")
    check_limits(listed.response.components)
    first, second = (c for c in components(listed.response.components) if c["type"] == 3)
    assert len(first["options"]) + len(second["options"]) == MOST_FOLLOWS
    stored = await here.alice.slash(here.channel, "privacy")
    check_limits(stored.response.components)
    assert " more" in said(stored.response.components)


async def test_following_lists_and_ends_also_after_a_restart(here: World) -> None:
    for topic in ("harbours", "bread"):
        await here.alice.slash(here.channel, "follow topic", topic=topic)
    await here.bob.slash(here.channel, "follow topic", topic="bread")
    listed = await here.alice.slash(here.channel, "following")
    assert listed.ephemeral
    assert said(listed.response.components).split("\n") == [
        "You follow 2 things. Choose one to end it.",
        "- Topic: bread · Test Guild",
        "- Topic: harbours · Test Guild",
    ]
    (select,) = (c for c in components(listed.response.components) if c["type"] == 3)
    values = {option["label"]: option["value"] for option in select["options"]}
    await here.restart()
    await here.alice.select(listed.response, [values["Topic: bread"]], custom_id=select["custom_id"])
    assert await follows(here, here.alice) == ["harbours"]
    assert await follows(here, here.bob) == ["bread"]


async def test_what_one_person_follows_another_cannot_end(here: World) -> None:
    begun = await here.alice.slash(here.channel, "follow topic", topic="harbours")
    key = buttons(begun.response.components)["End this follow"][0].partition(":")[2]
    assert await here.env.bot.shelf.readers.unfollow(here.bob.id, key) is None
    assert await follows(here, here.alice) == ["harbours"]


async def test_privacy_says_exactly_what_is_stored_and_forget_me_removes_it(here: World) -> None:
    nothing = await here.alice.slash(here.channel, "privacy")
    assert nothing.ephemeral
    assert said(nothing.response.components).startswith("**Nothing is stored about you.**")
    await here.alice.slash(here.channel, "follow search", question="who dredged @everyone **Altdorf**")
    alice = Actor(here.alice.id, here.guild.id, manages=True)
    await here.env.bot.shelf.sources.draft(alice, page("Otter census"))
    listed = said((await here.alice.slash(here.channel, "privacy")).response.components)
    assert "- In Test Guild, 1 change that you made as a moderator bears your id." in listed
    assert "- In Test Guild you follow this: Search: who dredged @\u200beveryone" in listed
    assert "bob" not in listed
    asked = await here.alice.slash(here.channel, "forget-me")
    assert asked.ephemeral
    assert await follows(here, here.alice)
    await here.restart()
    done = await here.alice.click(asked.response, label="Remove everything")
    assert "Nothing is stored about you any more" in str(done.response.components)
    stored = await here.env.bot.shelf.readers.about(here.alice.id)
    assert (stored.follows, stored.changes) == ((), {})
    held = b"".join(path.read_bytes() for path in here.database.path.parent.iterdir())
    # SQLite keeps numbers as they are, and what is deleted until something takes its place.
    for trace in (str(here.alice.id).encode(), here.alice.id.to_bytes(8, "big"), b"dredged @"):
        assert trace not in held


async def test_in_a_direct_message_everything_is_listed_and_nothing_begun(here: World) -> None:
    other = here.env.create_guild()
    carol = here.env.create_user("carol")
    for guild in (here.guild, other):
        member = guild.add_member(carol)
        await member.slash(guild.create_text_channel("talk"), "follow topic", topic="harbours")
    listed = await carol.slash("following")
    assert "You follow 2 things" in said(listed.response.components)
    assert {"following", "privacy"} <= set(carol.available_commands())
    assert not any(name.startswith("follow ") for name in carol.available_commands())
    for command in ("privacy", "forget-me"):
        assert (await carol.slash(command)).ephemeral


async def test_the_fullest_list_of_follows_fits(here: World) -> None:
    for i in range(MOST_FOLLOWS):
        actor = Actor(here.alice.id, here.guild.id)
        await here.env.bot.shelf.readers.follow(actor, Following.SEARCH, f"{i:02} " + "*" * 97)
    listed = await here.alice.slash(here.channel, "following")
    check_limits(listed.response.components)
    assert " more" in said(listed.response.components)


async def test_in_a_server_only_what_is_followed_there_is_listed(here: World) -> None:
    other = here.env.create_guild()
    await here.env.bot.shelf.readers.follow(Actor(here.alice.id, other.id), Following.TOPIC, "elsewhere")
    listed = await here.alice.slash(here.channel, "following")
    assert "You follow nothing here" in said(listed.response.components)


async def test_hostile_names_forge_nothing(here: World) -> None:
    await here.alice.slash(here.channel, "follow name", name=f"zebra {HOSTILE}"[:300])
    await here.alice.slash(here.channel, "follow search", question="zebra")
    await publish(here, f"Zebra {HOSTILE}", f"Ninety zebra were counted, says {HOSTILE}")
    (message,) = told(here, here.alice)
    check_limits(message)
    live = said(message).replace("\\", "\uf8ff")
    assert not any(f" {mark}" in live for mark in ("@everyone", "<@", "https://", "||", "[click]"))
    posts = [r for r in here.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert all(post.json["allowed_mentions"]["parse"] == [] for post in posts)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_speaks_the_readers_language(here: World, speaks: Speaks, language: str) -> None:
    speaks(here.alice, language)
    result = await here.alice.slash(here.channel, "follow topic", topic="harbours")
    wording = wording_for(language)
    assert wording("followed.topic", wanted="harbours") in said(result.response.components)
    assert wording("button.end_follow") in buttons(result.response.components)


async def test_what_is_ended_before_the_message_is_sent_is_not_told(here: World) -> None:
    await here.alice.slash(here.channel, "follow topic", topic="harbours")
    news = here.env.bot.shelf.news
    take = news.take

    async def forgotten_meanwhile(*args: Any) -> Any:
        found = await take(*args)
        await here.env.bot.shelf.readers.forget(here.alice.id)
        return found

    news.take = forgotten_meanwhile
    await publish(here, "Otter census", collection="harbours")
    assert told(here, here.alice) == []


def test_a_follows_key_depends_on_all_of_it() -> None:
    one = Follow(1, 2, Following.TOPIC, "a")
    others = [
        Follow(1, 2, Following.TOPIC, "b"),
        Follow(3, 2, Following.TOPIC, "a"),
        Follow(1, 2, Following.SEARCH, "a"),
    ]
    assert len({follow.key for follow in (one, *others)}) == 4
    assert len(one.key) == 24
