"""Citing a quote on Discord."""

import json
from typing import Any

import pytest

from bot.answering.desk import Desk
from tests.conftest import make_source
from tests.discord.conftest import World, check_limits, components, texts
from tests.discord.newsroom import ask, press, with_newsroom


def select(rows: Any) -> dict[str, Any]:
    (found,) = [component for component in components(rows) if component["type"] == 3]
    return found


def cited(message: Any) -> str:
    """The citation as it is copied out of its block."""
    block = texts(message.components)[1]
    assert block.startswith("```\n")
    assert block.endswith("\n```")
    return block.removeprefix("```\n").removesuffix("\n```")


async def test_cite_shows_the_plain_citation_with_the_quoted_words_to_one_reader(world: World) -> None:
    await with_newsroom(world)
    shown = await press(world, await ask(world), "Cite")
    assert shown.ephemeral
    check_limits(shown.response.components)
    citation = cited(shown.response)
    assert citation.startswith("“The leaked telegram told wardens to prevent escapes from the camps.")
    assert "Ann Reporter, “The Telegram”, The Wire, 24 November 2019, https://example.org/leak (archived: " in citation
    today = world.env.bot.shelf.now()
    assert f"accessed {today.day} {today:%B %Y}" in citation


async def test_every_other_style_takes_its_place(world: World) -> None:
    await with_newsroom(world)
    shown = (await press(world, await ask(world), "Cite")).response
    options = [option["value"] for option in select(shown.components)["options"]]
    assert options == ["plain", "markdown", "chicago", "apa", "bibtex", "csl-json"]
    found = {}
    for style in options:
        await world.alice.select(shown, [style])
        check_limits(shown.components)
        found[style] = cited(shown)
        (chosen,) = [o["value"] for o in select(shown.components)["options"] if o.get("default")]
        assert chosen == style
    assert found["apa"].startswith("Reporter, A. (2019, November 24). The Telegram.")
    assert found["chicago"].startswith("Reporter, Ann. “The Telegram.” The Wire, November 24, 2019.")
    assert found["bibtex"].startswith("@")
    assert json.loads(found["csl-json"])[0]["title"] == "The Telegram"


async def test_a_note_is_cited_without_quoted_words(world: World) -> None:
    await with_newsroom(world)
    shown = (await press(world, await ask(world, "Who grows melons in Hotan?"), "Cite")).response
    citation = cited(shown)
    assert citation.startswith("“Melons”, Green Post, 2020")
    assert "Farmers" not in citation


async def test_under_the_citation_of_a_note_it_says_that_the_note_was_read_and_not_the_publication(
    world: World,
) -> None:
    await with_newsroom(world)
    shown = (await press(world, await ask(world, "Who grows melons in Hotan?"), "Cite")).response
    for style in ("plain", "bibtex"):
        await world.alice.select(shown, [style])
        assert "Cuttings’ note on it, in our own words" in texts(shown.components)[2]
        assert "Cuttings" not in cited(shown)
    published = (await press(world, await ask(world), "Cite")).response
    assert len(texts(published.components)) == 2


async def test_citing_works_after_a_restart_and_explains_itself_after_a_change(world: World) -> None:
    await with_newsroom(world)
    answer = await ask(world)
    shown = (await press(world, answer, "Cite")).response
    await world.restart()
    await world.alice.select(shown, ["apa"])
    assert cited(shown).startswith("Reporter, A.")
    await world.restart(Desk([make_source(markdown="A zebra.")]))
    assert "has changed since" in texts((await press(world, answer, "Cite")).response.components)[0]
    await world.alice.select(shown, ["plain"])
    assert "has changed since" in texts(shown.components)[0]


@pytest.mark.parametrize(
    "hostile", ["``` @everyone <@123456789012345678>", "`" * 40, "``\u200b`" * 9, "[a](https://b.c)"]
)
async def test_no_source_ends_the_block_that_a_citation_stands_in(world: World, hostile: str) -> None:
    source = make_source(markdown="Zebras were counted.", title=f"Zebras {hostile}", publisher=hostile)
    await world.restart(Desk([source]))
    shown = (await press(world, await ask(world, "zebras"), "Cite")).response
    for style in ("plain", "markdown", "bibtex", "csl-json"):
        await world.alice.select(shown, [style])
        check_limits(shown.components)
        assert "```" not in cited(shown)


@pytest.mark.parametrize("name", ["name " * 50, "`" * 250, "\U0001d163" * 250])
async def test_a_citation_of_any_length_fits(world: World, name: str) -> None:
    source = make_source(markdown="Zebras. " * 400, title="zebra `" * 500, publisher=name, authors=(name,) * 40)
    await world.restart(Desk([source]))
    shown = (await press(world, await ask(world, "zebras"), "Cite")).response
    for style in ("plain", "markdown", "chicago", "apa", "bibtex", "csl-json"):
        await world.alice.select(shown, [style])
        check_limits(shown.components)
