"""The options of `/ask`, and their autocompletion."""

from typing import Any

import pytest

from bot.rendering.wording import LANGUAGES, wording_for
from tests.discord.conftest import Speaks, World, texts
from tests.discord.newsroom import ask, publish, with_newsroom
from tests.shelf.conftest import page

OPTIONS = ("outlet", "collection", "after", "before", "language")


async def choices(world: World, option: str, typed: str = "", person: Any = None, channel: Any = None) -> list[Any]:
    found = await (person or world.alice).autocomplete(channel or world.channel, "ask", option, typed, question="x")
    assert len(found) <= 25
    for choice in found:
        assert 1 <= len(choice["name"]) <= 100
        assert 1 <= len(choice["value"]) <= 100
    return [(choice["name"], choice["value"]) for choice in found]


async def test_every_option_is_completed_from_the_collection(world: World) -> None:
    await with_newsroom(world)
    assert await choices(world, "outlet", "wir") == [("The Wire", "The Wire")]
    assert ("Chinese (Simplified) (zh-Hans)", "zh-Hans") in await choices(world, "language", "chin")
    assert [value for _, value in await choices(world, "after")] == ["2020", "2019"]
    assert ("cables", "cables") in await choices(world, "collection", "cabels")


async def test_choices_are_named_in_the_readers_language(world: World, speaks: Speaks) -> None:
    await with_newsroom(world)
    speaks(world.alice, "de")
    assert ("Englisch (en)", "en") in await choices(world, "language", "engl")


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("typed", ["", "x" * 6000, "\u202e\u200b\0", "😀", "a b c d e f g h", "@everyone"])
async def test_whatever_is_typed_completes_without_a_fault(world: World, option: str, typed: str) -> None:
    await choices(world, option, typed)
    assert not world.env.errors


async def test_a_failure_completes_nothing_and_says_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*args: Any) -> None:
        raise RuntimeError("typed secret")

    monkeypatch.setattr(world.answers, "study", broken)
    assert await choices(world, "outlet", "secret") == []
    assert "secret" not in caplog.text


async def test_choices_are_the_own_servers_and_nobody_elses(world: World) -> None:
    await with_newsroom(world)
    await publish(world, page("Heron census", publisher="Secret Gazette", published="1999-01-02"))
    assert await choices(world, "outlet", "secret") == [("Secret Gazette", "Secret Gazette")]
    assert ("1999", "1999") in await choices(world, "after")
    other = world.env.create_guild()
    dora, carol = other.add_member(world.env.create_user("dora")), world.env.create_user("carol")
    channel = other.create_text_channel("theirs")
    for option in OPTIONS:
        for typed in ("", "secret", "1999", "heron"):
            theirs = await choices(world, option, typed, dora, channel)
            direct = await carol.autocomplete("ask", option, typed, question="x")
            assert not {"Secret Gazette", "1999"} & {value for _, value in theirs} | {c["value"] for c in direct} & {
                "1999"
            }


async def test_an_option_narrows_the_answer(world: World) -> None:
    await with_newsroom(world)
    answer = texts((await ask(world, "What was said about the telegram?", kind="official-statement")).components)
    assert "**Embassy Statement**" in answer[0]
    assert "The Telegram" not in "".join(answer)
    outside = "\n".join(texts((await ask(world, "telegram wardens", after="2020")).components))
    assert "Only what your filters" in outside


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_that_is_wrong_is_told_in_the_readers_language(world: World, speaks: Speaks, language: str) -> None:
    await with_newsroom(world)
    speaks(world.alice, language)
    wrong = {"outlet": "!", "after": "yesterday", "before": "2019-02-30"}
    (told,) = texts((await ask(world, **wrong)).components)
    wording = wording_for(language)
    for option, typed in wrong.items():
        assert wording("filter." + option, value=typed) in told
    (told,) = texts((await ask(world, after="2020", before="2019")).components)
    assert told == wording("filter.period", value="2020 – 2019")


@pytest.mark.parametrize("typed", ["English", "englisch", "Anglais", "英语", "EN", "en"])
async def test_a_language_may_be_called_by_its_name(world: World, typed: str) -> None:
    await with_newsroom(world)
    answer = texts((await ask(world, "Who signed the telegram to the wardens?", language=typed)).components)
    assert "**The Telegram**" in answer[0]
    listed = await world.alice.slash(world.channel, "source list", language=typed)
    assert "The Telegram" in "\n".join(texts(listed.response.components))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_language_or_collection_that_is_not_there_is_refused(
    world: World, speaks: Speaks, language: str
) -> None:
    await with_newsroom(world)
    speaks(world.alice, language)
    (told,) = texts((await ask(world, language="klingon", collection="Bananas")).components)
    wording = wording_for(language)
    assert wording("filter.language", value="klingon") in told
    assert wording("filter.collection", value="bananas") in told


async def test_what_is_typed_in_an_option_forges_nothing(world: World) -> None:
    (told,) = texts((await ask(world, after="[a](https://b.example) @everyone " + "x" * 60)).components)
    assert "\\[a\\](https\\://b.example) @\u200beveryone" in told
    assert len(told) < 500
