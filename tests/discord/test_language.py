"""Whose language the bot speaks, on Discord."""

import re
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.answering.answer import Answered
from bot.answering.desk import Desk
from bot.corpus.source import TextStatus, Unverified
from bot.discord.client import Cuttings
from bot.discord.commands_sync import fingerprint
from bot.discord.language import Translator
from bot.discord.layout import answer_layout, help_layout
from bot.discord.offers import Offers
from bot.rendering import markdown
from bot.rendering.wording import ENGLISH, LANGUAGES, wording_for
from tests.conftest import make_source
from tests.discord.conftest import Speaks, World, buttons, check_limits, texts
from tests.discord.newsroom import press

QUESTION = "What are the China Cables?"
TRANSLATIONS = [language for language in LANGUAGES if language != ENGLISH]


def rows(message: Any) -> list[dict[str, Any]]:
    return [component.to_dict() for component in message.components]


def first(message: Any, label: str) -> str:
    """The custom id of the first button with that label."""
    return buttons(message.components)[label][0]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_only_one_reads_is_in_their_language(world: World, speaks: Speaks, language: str) -> None:
    speaks(world.alice, language)
    wording = wording_for(language)
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    answer = result.response.components
    shown = texts(answer)[0]
    # The published words and their marks are the same for everyone.
    assert shown.startswith("> **1** · “ICIJ calls the leaked collection of documents “the **China Cables**,”")
    published = markdown.line(wording.date("2019-11-26"))
    assert f"-# The China Project (SupChina) · {published} · {wording('kind.news-report')}" in shown
    assert {wording("button.context"), wording("button.share")} <= set(buttons(answer))
    context = await world.alice.click(result.response, custom_id=first(result.response, wording("button.context")))
    assert texts(context.response.components)[0].startswith(f"-# {wording('answer.context')}\n")
    refused = await world.alice.slash(world.channel, "ask", question="capital of France")
    assert texts(refused.response.components)[0].startswith(f"**{wording('answer.nothing')}**")
    unread = await world.alice.slash(world.channel, "ask", question="Wie heißt die Hauptstadt von Frankreich?")
    assert texts(unread.response.components)[0].startswith(f"**{wording('answer.unread')}**\n")
    told = await world.alice.slash(world.channel, "help")
    helped = "\n".join(texts(told.response.components))
    assert wording("help.privacy") in helped
    assert "> “ICIJ calls" in helped
    for name in (
        *("topics", "timeline", "glossary", "source show", "source list", "about"),
        *("follow", "following", "privacy", "forget-me"),
    ):
        assert f"`/{name}`" in helped
    for message in (answer, context.response.components, refused.response.components, told.response.components):
        check_limits(message)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_faults_are_told_in_the_readers_language(
    world: World, speaks: Speaks, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks(world.alice, language)
    wording = wording_for(language)

    def broken(question: str, *args: Any, **options: Any) -> None:
        raise RuntimeError

    answered = await world.alice.slash(world.channel, "ask", question=QUESTION)
    monkeypatch.setattr(world.answers.desk, "ask", broken)
    failed = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert re.fullmatch(
        re.escape(wording("fault.failed", reference="REFERENCE")).replace("REFERENCE", "[0-9a-f]{6}"),
        failed.response.content,
    )
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    press = await world.alice.click(answered.response, label=wording("button.share"))
    assert texts(press.followups[0].components) == [wording("answer.share_forbidden")]
    await world.restart(Desk([make_source(markdown="A zebra.")]))
    old = await world.alice.click(answered.response, custom_id=first(answered.response, wording("button.context")))
    assert texts(old.response.components) == [wording("answer.outdated")]
    await world.env.bot.workload.stop(1)
    stopping = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert stopping.response.content == wording("fault.stopping")


async def test_a_language_that_we_do_not_speak_is_answered_in_english(world: World, speaks: Speaks) -> None:
    for locale in ("ja", "en-GB", "not-a-locale"):
        speaks(world.alice, locale)
        result = await world.alice.slash(world.channel, "ask", question=QUESTION)
        assert "Context" in buttons(result.response.components)


async def test_what_everyone_reads_is_in_the_servers_language(world: World, speaks: Speaks) -> None:
    guild = world.env.create_guild(preferred_locale="fr")
    channel = guild.create_text_channel("salon")
    dora = guild.add_member(world.env.create_user("dora"))
    speaks(dora, "tr")
    await dora.send(channel, f"<@{world.env.bot.user.id}> {QUESTION}")
    answer = channel.last_message
    assert "Contexte" in buttons(rows(answer))
    await dora.send(channel, f"<@{world.env.bot.user.id}>")
    assert "Mentionnez-moi" in texts(rows(channel.last_message))[0]
    # What is pressed there opens to one reader, in theirs.
    context = await dora.click(answer, custom_id=buttons(rows(answer))["Contexte"][0])
    assert context.ephemeral
    assert wording_for("tr")("answer.context") in texts(context.response.components)[0]


async def test_a_shared_answer_does_not_tell_the_language_of_who_shared_it(world: World, speaks: Speaks) -> None:
    speaks(world.alice, "tr")
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    await world.alice.click(result.response, label="Paylaş")
    post = rows(world.channel.last_message)
    assert "Context" in buttons(post)
    assert "26 November 2019" in texts(post)[0]
    assert "Kasım" not in str(post)
    # Their own message stays in theirs.
    assert "Paylaşıldı" in buttons(result.response.components)
    assert "Kasım" in texts(result.response.components)[0]


async def test_a_direct_message_is_answered_in_english(world: World, speaks: Speaks) -> None:
    carol = world.env.create_user("carol")
    speaks(carol, "ru")
    await carol.send_dm(QUESTION)
    assert "Context" in buttons(rows(carol.dm_channel.last_message))
    private = await carol.slash("ask", question=QUESTION)
    assert "Контекст" in buttons(private.response.components)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_fullest_messages_fit_in_every_language(language: str) -> None:
    wording = wording_for(language)
    sources = [
        make_source(
            f"s-{i}",
            f"Zebra{i} zebra " + "\\_\\*\\~" * 100 + f" {i * 7919}" * 20 + ".",
            title="_" * 300,
            publisher="*" * 300,
            authors=tuple("~" * 60 for _ in range(5)),
            published="2019-11-26",
            text_status=TextStatus.NOTES,
            unverified=frozenset(Unverified),
            reprint_url="https://example.org/reprint",
        )
        for i in range(8)
    ]
    desk = Desk(sources)
    answer = desk.ask("zebra")
    assert isinstance(answer, Answered)
    refused = desk.ask("zebbra elephantt")
    offers = Offers(share=True, feedback=True, official=True, ask=True, tell="x" * 90)
    for layout in (
        answer_layout(answer, wording, offers, example="x" * 300),
        answer_layout(refused, wording, offers, example="x" * 300),
        answer_layout(desk.ask("?"), wording, offers, example="x" * 300),
        help_layout(answer, wording, sources=1_234_567, passages=12_345_678),
    ):
        check_limits(layout.to_components())  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_note_says_in_every_language_that_the_words_are_ours(
    world: World, speaks: Speaks, language: str
) -> None:
    speaks(world.alice, language)
    wording = wording_for(language)
    source = make_source(markdown="Zebras were counted.", publisher="The Wire", text_status=TextStatus.NOTES)
    await world.restart(Desk([source]))
    result = await world.alice.slash(world.channel, "ask", question="zebras")
    heading, title, words, small = texts(result.response.components)[0].split("\n")
    assert heading == f"-# {wording('answer.note_on')}"
    assert (title, words) == ("**A Source**", "> **Zebras** were counted.")
    assert small.startswith("-# " + " ".join(wording("credit.note", publisher="The Wire").split()))
    assert "“" not in heading + words
    context = await press(world, result.response, wording("button.context"))
    around = texts(context.response.components)[0].split("\n")
    assert around[0] == f"-# {wording('answer.context')} · {wording('answer.note_on')}"
    assert around[1:] == [title, "> **Zebras were counted.**", small]
    cited = await press(world, result.response, wording("button.cite"))
    assert texts(cited.response.components)[2] == wording("cite.of_note")


# Commands


def told_commands(world: World) -> list[dict[str, Any]]:
    requests = [r for r in world.env.http_requests if r.method == "PUT" and r.path.endswith("/commands")]
    commands: list[dict[str, Any]] = requests[-1].json
    return commands


async def test_commands_are_described_in_every_language_and_named_in_english(world: World) -> None:
    commands = told_commands(world)
    typed = [command for command in commands if command["type"] == discord.AppCommandType.chat_input.value]
    assert {command["name"] for command in typed} >= {"ask", "help", "source"}
    for command in [*typed, *(option for c in typed for option in c.get("options", []))]:
        assert not command.get("name_localizations")
        described = command["description_localizations"]
        assert described.keys() == set(TRANSLATIONS), command["name"]
        for text in [command["description"], *described.values()]:
            assert 1 <= len(text) <= 100
    (ask,) = [command for command in commands if command["name"] == "ask"]
    assert ask["options"][0]["description_localizations"]["de"] == "Was möchtest du wissen?"


async def test_what_stands_in_a_messages_menu_is_named_in_every_language(world: World) -> None:
    (menu,) = [c for c in told_commands(world) if c["name"] == "Find sources for this message"]
    assert menu["type"] == discord.AppCommandType.message.value
    assert menu["name_localizations"].keys() == set(TRANSLATIONS)


async def test_a_changed_translation_is_told_to_discord(world: World) -> None:
    class Retold(Translator):
        async def translate(
            self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
        ) -> str | None:
            told = await super().translate(string, locale, context)
            return f"{told}!" if told else None

    bot: Cuttings = world.env.bot
    before = await fingerprint(bot.tree, Translator())
    assert await fingerprint(bot.tree, Translator()) == before
    assert await fingerprint(bot.tree, Retold()) != before
